import SuretyFlow

// Questions about types.
extension BodyTyper {
    /// What a declared type is made of; any other type is its own.
    mutating func underlying(_ type: TypeID) -> TypeID {
        let record = types[type]
        guard record.kind == .named else { return type }
        let declaration = typeDeclaration(record.first)
        if declaration.state != .done { return .unknown }
        let arguments = types.secondList(type)
        if arguments.isEmpty || type == declaration.type { return declaration.underlying }
        if let known = underlyingCache[UInt64(type.index)] { return TypeID(known) }
        // What is remembered must not depend on where it was asked for.
        let outer = (nesting, steps)
        nesting = 0
        let result = substitute(declaration.underlying, declaration.firstTypeParameter, arguments)
        (nesting, steps) = outer
        underlyingCache.insert(UInt64(type.index), result.index)
        return result
    }

    /// As `underlying`, and of a type parameter the one type that its constraint leaves, if it leaves one.
    mutating func coreType(_ type: TypeID) -> TypeID {
        guard types.kind(type) == .typeParameter else { return underlying(type) }
        let constraint = underlying(program.typeParameters[Int(types[type].first)].constraint)
        var steps = 0
        return underlying(coreTerm(constraint, depth: 0, &steps))
    }

    /// The only type in the type set of a constraint; unknown if there are several, or any.
    private mutating func coreTerm(_ constraint: TypeID, depth: Int, _ steps: inout Int) -> TypeID {
        steps += 1
        guard depth < 10, steps < 100 else { return .unknown }
        switch types.kind(constraint) {
        case .union:
            let terms = types.firstList(constraint)
            return terms.count == 1 ? coreTerm(terms.type(0), depth: depth + 1, &steps) : .unknown
        case .interface:
            var found = TypeID.unknown
            let embedded = types.secondList(constraint)
            for index in 0..<embedded.count {
                let element = embedded.type(index)
                let core = coreTerm(
                    types.kind(underlying(element)) == .interface ? underlying(element) : element,
                    depth: depth + 1, &steps)
                if !core.isUnknown { found = core }
            }
            return found
        case .named where types.kind(underlying(constraint)) == .interface:
            return coreTerm(underlying(constraint), depth: depth + 1, &steps)
        default:
            return depth == 0 ? .unknown : constraint
        }
    }

    /// The element of a pointer, slice, array, channel or map; unknown for all else.
    mutating func element(_ type: TypeID) -> TypeID {
        let core = coreType(type)
        let record = types[core]
        switch record.kind {
        case .pointer, .slice, .array, .channel: return TypeID(record.first)
        case .map: return TypeID(record.second)
        default: return .unknown
        }
    }

    /// The key of a map; unknown for all else.
    mutating func key(_ type: TypeID) -> TypeID {
        let record = types[coreType(type)]
        return record.kind == .map ? TypeID(record.first) : .unknown
    }

    /// The types in a tuple; of any other type, that type alone.
    func elements(_ type: TypeID) -> [TypeID] {
        types.kind(type) == .tuple ? types.firstList(type).map { TypeID($0) } : [type]
    }

    /// How many values an expression of that type has: 1, or what a call returns.
    func valueCount(_ type: TypeID) -> Int {
        types.kind(type) == .tuple ? types.firstList(type).count : 1
    }

    /// The value at that place among those of an expression of that type.
    @inline(__always)
    func value(_ type: TypeID, at place: Int) -> TypeID {
        guard types.kind(type) == .tuple else { return place == 0 ? type : .unknown }
        let list = types.firstList(type)
        return place < list.count ? list.type(place) : .unknown
    }

    // MARK: Signatures

    /// The types of the parameters.
    mutating func parameters(_ signature: TypeID) -> TypeList {
        let core = coreType(signature)
        return types.kind(core) == .signature ? types.firstList(core) : types.firstList(.emptyTuple)
    }

    /// The types of the results.
    mutating func results(_ signature: TypeID) -> TypeList {
        let core = coreType(signature)
        return types.kind(core) == .signature ? types.secondList(core) : types.firstList(.emptyTuple)
    }

    /// Whether the last parameter is variadic.
    mutating func isVariadic(_ signature: TypeID) -> Bool {
        let record = types[coreType(signature)]
        return record.kind == .signature && record.detail == 1
    }

    /// The type of a call of a function with that type: its result, or a tuple of none or several.
    mutating func resultType(_ signature: TypeID) -> TypeID {
        let core = coreType(signature)
        guard types.kind(core) == .signature else { return .unknown }
        let results = types.secondList(core)
        if results.count == 1 { return results.type(0) }
        let mark = scratch.count
        for result in results { scratch.append(result) }
        return finish(.tuple, from: mark)
    }

    /// The declared type of what a function of that type gives beside an error, or of what that points to; none where it
    /// gives anything else.
    mutating func givenType(by signature: TypeID) -> DeclaredType {
        let results = results(signature)
        guard results.count == 2, results.type(1) == .error else { return .none }
        return declaredType(results.type(0))
    }

    /// The names of a declared type, or of what a pointer to one points to; none for any other.
    func declaredType(_ type: TypeID) -> DeclaredType {
        guard let declaration = declaration(of: type)?.declaration, declaration.package >= 0 else {
            return .none
        }
        return DeclaredType(
            package: program.symbols.intern(program.packages[Int(declaration.package)].path),
            name: declaration.name)
    }

    // MARK: Structs

    /// One field of a struct.
    struct Field {
        var name: Symbol
        var type: TypeID
        var isEmbedded: Bool
    }

    /// The fields of a struct, or of one behind a name; none for all else.
    mutating func structFields(_ type: TypeID) -> [Field] {
        let core = coreType(type)
        guard types.kind(core) == .structure else { return [] }
        let list = types.firstList(core)
        return stride(from: 0, to: list.count, by: 3).map {
            Field(name: Symbol(list[$0]), type: list.type($0 + 1), isEmbedded: list[$0 + 2] != 0)
        }
    }

    // MARK: Kinds

    /// The kind of what a type is made of.
    mutating func underlyingKind(_ type: TypeID) -> TypeKind { types.kind(coreType(type)) }

    /// Whether a type is a pointer.
    mutating func isPointer(_ type: TypeID) -> Bool { underlyingKind(type) == .pointer }
    /// Whether a type is an interface (a type parameter is none).
    mutating func isInterface(_ type: TypeID) -> Bool { types.kind(underlying(type)) == .interface }
    /// Whether values of a type are errors and nothing else: `error`, or an interface that has its method.
    mutating func isError(_ type: TypeID) -> Bool {
        type == .error || !type.isUnknown && isInterface(type) && hasErrorMethod(type)
    }

    /// Whether values of a type can be given as errors: a package keeps its own in variables, of `error` or of a type of its own.
    mutating func hasErrorMethod(_ type: TypeID) -> Bool {
        if type == .error { return true }
        guard !type.isUnknown, types.kind(type) != .basic else { return false }
        return member(type, program.known.errorMethod).kind == .method
    }

    /// Whether a type is a function.
    mutating func isFunction(_ type: TypeID) -> Bool { underlyingKind(type) == .signature }
    /// Whether a type is a struct.
    mutating func isStruct(_ type: TypeID) -> Bool { underlyingKind(type) == .structure }
    /// Whether a type is a type parameter.
    func isTypeParameter(_ type: TypeID) -> Bool { types.kind(type) == .typeParameter }

    /// Whether a type is an interface without methods.
    mutating func isEmptyInterface(_ type: TypeID) -> Bool { underlying(type) == .emptyInterface }

    /// Whether a type is a boolean one.
    mutating func isBool(_ type: TypeID) -> Bool {
        let core = coreType(type)
        return core == BasicType.bool.type || core == BasicType.untypedBool.type
    }

    /// Whether a type is a string one.
    mutating func isString(_ type: TypeID) -> Bool {
        let core = coreType(type)
        return core == BasicType.string.type || core == BasicType.untypedString.type
    }

    /// Which predeclared type a type is made of, if one.
    mutating func basic(_ type: TypeID) -> BasicType? {
        let record = types[coreType(type)]
        return record.kind == .basic ? BasicType(rawValue: UInt8(truncatingIfNeeded: record.first)) : nil
    }

    /// The type that a variable gets from an expression of that type.
    mutating func defaultType(_ type: TypeID) -> TypeID {
        let record = types[type]
        guard record.kind == .basic, let basic = BasicType(rawValue: UInt8(truncatingIfNeeded: record.first))
        else {
            return type
        }
        return basic.defaultType.type
    }

    /// The declaration of a declared type (behind at most one pointer), and the package it is of.
    @inline(__always)
    func declaration(of type: TypeID) -> (number: UInt32, declaration: GoTypeDeclaration)? {
        var record = types[type]
        if record.kind == .pointer { record = types[TypeID(record.first)] }
        return record.kind == .named ? (record.first, typeDeclaration(record.first)) : nil
    }
}

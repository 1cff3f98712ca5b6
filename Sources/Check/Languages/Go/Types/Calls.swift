import SuretyFlow

/// What a call calls.
enum Callee {
    /// A declared function, perhaps of another package, perhaps instantiated.
    case function(FunctionID)
    /// A method of the `receiver`, an expression. `Member.viaInterface` says whether it is called through an
    /// interface; `BodyTyper.path` names the embedded fields on the way.
    case method(Member, receiver: Node)
    /// A method as a function: the receiver is the first argument.
    case methodExpression(Member)
    /// A predeclared function.
    case builtin(Builtin)
    /// No call: a conversion to that type.
    case conversion(TypeID)
    /// A function literal, called at once.
    case literal(Node)
    /// A value of function type: a variable, a field, a result.
    case dynamic
    /// Cannot be told.
    case unknown
}

// Calls: what they call, and what they give.
extension BodyTyper {
    /// What a `call` calls.
    mutating func callee(_ node: Node) -> Callee {
        callee(ofFunction: tree.unparenthesized(tree.leftNode(node)))
    }

    /// What a call of that expression calls.
    mutating func callee(ofFunction function: Node) -> Callee {
        switch tree.kind(function) {
        case .identifier:
            return callee(resolution(function))
        case .selector:
            switch selection(function) {
            case .package(let resolution): return callee(resolution)
            case .method(let member): return .method(member, receiver: tree.leftNode(function))
            case .methodExpression(let member, _): return .methodExpression(member)
            case .field: return .dynamic
            case .unknown: return .unknown
            }
        case .functionLiteral:
            return .literal(function)
        case .index:
            if let generic = genericFunction(tree.index(function).operand) {
                return .function(FunctionID(generic))
            }
            if isType(function) { return .conversion(resolveType(function)) }
            return .dynamic
        default:
            if isType(function) { return .conversion(resolveType(function)) }
            return .dynamic
        }
    }

    private mutating func callee(_ resolution: Resolution) -> Callee {
        switch resolution.kind {
        case .function: .function(FunctionID(resolution.number))
        case .builtin: Builtin(rawValue: UInt8(resolution.number)).map { .builtin($0) } ?? .unknown
        case .type, .localType, .predeclaredType: .conversion(type(of: resolution))
        case .variable:
            program.functionHeld(byVariable: resolution.number).map { .function(FunctionID($0)) } ?? .dynamic
        case .local: .dynamic
        default: .unknown
        }
    }

    /// The number of the function, if an expression names a generic one.
    mutating func genericFunction(_ node: Node) -> UInt32? {
        let resolution = meaning(tree.unparenthesized(node))
        guard resolution.kind == .function,
            program.functions[Int(resolution.number)].typeParameterCount > 0
        else { return nil }
        return resolution.number
    }

    /// The tuple of the type arguments that are written; it may be shorter than the list of type parameters.
    mutating func explicitArguments(_ list: NodeList, _ function: UInt32) -> TypeID {
        let mark = scratch.count
        for argument in list.prefix(Int(program.functions[Int(function)].typeParameterCount)) {
            let type = resolveType(argument)
            scratch.append(type.index)
        }
        return finish(.tuple, from: mark)
    }

    // MARK: Results

    /// The type of a call.
    mutating func typeOfCall(_ node: Node) -> TypeID {
        switch callee(node) {
        case .function(let function):
            let entry = program.functions[Int(function.index)]
            if entry.typeParameterCount == 0 { return resultType(entry.signature) }
            return resultOfGeneric(entry, node)
        case .method(let member, _):
            return resultOfMethod(member, node, skipping: 0)
        case .methodExpression(let member):
            return resultOfMethod(member, node, skipping: 1)
        case .builtin(let builtin): return resultOfBuiltin(builtin, node)
        case .conversion(let type): return type
        case .literal(let literal): return resultType(typeOf(literal))
        case .dynamic: return resultType(typeOf(tree.leftNode(node)))
        case .unknown: return .unknown
        }
    }

    private mutating func resultOfMethod(_ member: Member, _ node: Node, skipping count: Int) -> TypeID {
        guard let function = member.function, program.functions[Int(function.index)].typeParameterCount > 0
        else {
            return resultType(member.type)
        }
        var entry = program.functions[Int(function.index)]
        // The receiver's own type parameters are replaced already; now come the method's.
        entry.signature = member.type
        return resultOfGeneric(entry, node, skipping: count)
    }

    /// The type of a call of a generic function: its type arguments are those written, and for the rest what
    /// the arguments tell.
    private mutating func resultOfGeneric(_ function: GoFunction, _ node: Node, skipping: Int = 0) -> TypeID {
        guard chain < 100 else { return .unknown }
        chain += 1
        defer { chain -= 1 }
        let count = Int(function.typeParameterCount)
        let mark = scratch.count
        pushExplicit(tree.unparenthesized(tree.leftNode(node)), count)
        inferFromArguments(function, node, mark, count, skipping: skipping)
        inferFromConstraints(function, mark, count)
        for place in mark..<mark + count {
            let type = defaultType(TypeID(scratch[place]))
            scratch[place] = type.index
        }
        let arguments = finish(.tuple, from: mark)
        let signature = substitute(
            function.signature, function.firstTypeParameter, types.firstList(arguments))
        return resultType(signature)
    }

    /// Pushes a slot for each type parameter, with the type that is written for it, or unknown.
    private mutating func pushExplicit(_ function: Node, _ count: Int) {
        let mark = scratch.count
        for _ in 0..<count { scratch.append(0) }
        guard tree.kind(function) == .index else { return }
        for (place, argument) in tree.index(function).indices.enumerated() where place < count {
            let type = resolveType(argument)
            scratch[mark + place] = type.index
        }
    }

    private mutating func inferFromArguments(
        _ function: GoFunction, _ node: Node, _ mark: Int, _ count: Int, skipping: Int
    ) {
        let parameters = types.firstList(function.signature)
        let isVariadic = types[function.signature].detail == 1
        let arguments = tree.call(node).arguments
        var place = -skipping
        for argument in arguments {
            let type = typeOf(argument)
            // `f(g())` hands on all results of g.
            let values = arguments.count == 1 ? valueCount(type) : 1
            for index in 0..<values {
                defer { place += 1 }
                guard place >= 0, !parameters.isEmpty else { continue }
                let isLast = place >= parameters.count - 1
                var parameter = parameters.type(Swift.min(place, parameters.count - 1))
                if isLast, isVariadic, !tree.hasEllipsis(node) { parameter = element(parameter) }
                unify(parameter, value(type, at: index), function.firstTypeParameter, mark, count)
            }
        }
    }

    /// A constraint such as `~[]E` tells E once its own parameter is known, and the other way round.
    private mutating func inferFromConstraints(_ function: GoFunction, _ mark: Int, _ count: Int) {
        for place in 0..<count {
            let parameter = program.typeParameters[Int(function.firstTypeParameter) + place]
            let core = coreType(parameter.type)
            guard !core.isUnknown else { continue }
            if scratch[mark + place] != 0 {
                unify(core, TypeID(scratch[mark + place]), function.firstTypeParameter, mark, count)
            }
        }
    }

    private mutating func resultOfBuiltin(_ builtin: Builtin, _ node: Node) -> TypeID {
        let arguments = tree.call(node).arguments
        switch builtin {
        case .len, .cap, .copy: return BasicType.int.type
        case .make: return arguments.first.map { resolveType($0) } ?? .unknown
        case .new:
            guard let first = arguments.first else { return .unknown }
            // `new(x)` with a value makes a variable that holds it.
            let type = isType(first) ? resolveType(first) : defaultType(typeOf(first))
            return types.intern(.pointer, first: type.index)
        case .append, .min, .max:
            var best = TypeID.unknown
            for argument in arguments {
                best = typeOf(argument)
                if builtin == .append || !isUntyped(best) { break }
            }
            return best
        case .real, .imag:
            let argument = arguments.first.map { typeOf($0) } ?? .unknown
            return basic(argument) == .complex64 ? BasicType.float32.type : BasicType.float64.type
        case .complex:
            let isShort = arguments.contains { basic(typeOf($0)) == .float32 }
            return isShort ? BasicType.complex64.type : BasicType.complex128.type
        case .recover: return .emptyInterface
        case .clear, .close, .delete, .panic, .print, .println: return .emptyTuple
        case .Alignof, .Offsetof, .Sizeof: return BasicType.uintptr.type
        case .Add: return BasicType.unsafePointer.type
        case .String: return BasicType.string.type
        case .StringData: return types.intern(.pointer, first: BasicType.uint8.type.index)
        case .Slice, .SliceData:
            let first = arguments.first.map { typeOf($0) } ?? .unknown
            let element = element(first)
            return types.intern(builtin == .Slice ? .slice : .pointer, first: element.index)
        }
    }
}

import SuretyFlow

// From the syntax of a type to the type.
extension BodyTyper {
    /// The type that an expression denotes; unknown if it is none, or not known.
    mutating func resolveType(_ node: Node) -> TypeID {
        let left = tree.leftNode(node)
        switch tree.kind(node) {
        case .identifier, .selector:
            return type(of: meaning(node))
        case .paren:
            return resolveType(left)
        case .star:
            let element = resolveType(left)
            return types.intern(.pointer, first: element.index)
        case .ellipsis:
            let element = left.isNone ? TypeID.unknown : resolveType(left)
            return types.intern(.slice, first: element.index)
        case .index:
            return resolveInstance(node)
        case .arrayType:
            let element = resolveType(tree.rightNode(node))
            if left.isNone { return types.intern(.slice, first: element.index) }
            return types.intern(.array, first: element.index, second: length(left))
        case .mapType:
            let key = resolveType(left)
            let value = resolveType(tree.rightNode(node))
            return types.intern(.map, first: key.index, second: value.index)
        case .channelType:
            let element = resolveType(left)
            return types.intern(.channel, detail: UInt16(tree.tag(node)), first: element.index)
        case .functionType:
            return resolveSignature(node)
        case .structType:
            return resolveStruct(node)
        case .interfaceType:
            return resolveInterface(node)
        case .unary where tree.token(node) == .tilde:
            return union([resolveType(left)])
        case .binary where tree.token(node) == .or:
            return resolveUnion(node)
        default:
            return .unknown
        }
    }

    /// The type that a name stands for; unknown if it stands for none.
    mutating func type(of resolution: Resolution) -> TypeID {
        switch resolution.kind {
        case .predeclaredType, .localType: TypeID(resolution.number)
        case .type: type(ofDeclaration: resolution.number)
        default: .unknown
        }
    }

    /// The type that a declaration declares; what an alias stands for.
    mutating func type(ofDeclaration number: UInt32) -> TypeID {
        let declaration = typeDeclaration(number)
        if declaration.isAlias { return target(ofAlias: number) }
        return declaration.type
    }

    private mutating func target(ofAlias number: UInt32) -> TypeID {
        let declaration = typeDeclaration(number)
        switch declaration.state {
        case .done: return declaration.underlying
        // An alias of itself.
        case .busy: return .unknown
        case .open:
            let entry = program.typeDeclarations.baseAddress.unsafelyUnwrapped + Int(number)
            entry.pointee.state = .busy
            let target = within(file: declaration.file) { typer in
                typer.addToEnvironment(declaration)
                return typer.resolveType(typer.tree.typeSpecification(declaration.node).type)
            }
            entry.pointee.underlying = target
            entry.pointee.state = .done
            return target
        }
    }

    /// Brings the type parameters of a type declaration into scope.
    mutating func addToEnvironment(_ declaration: GoTypeDeclaration) {
        addToEnvironment(first: declaration.firstTypeParameter, count: declaration.typeParameterCount)
    }

    /// Brings type parameters into scope.
    mutating func addToEnvironment(first: Int32, count: Int32) {
        for number in Int(first)..<Int(first + count) {
            let parameter = program.typeParameters[number]
            environment.append(parameter.name.index)
            environment.append(parameter.type.index)
        }
    }

    // MARK: Parts

    /// The length of an array; the largest number where it is not simple.
    private mutating func length(_ node: Node) -> UInt32 {
        guard tree.kind(node) != .ellipsis, case .integer(let value)? = constant(node), value >= 0,
            value < Int64(UInt32.max)
        else { return UInt32.max }
        return UInt32(value)
    }

    /// The type whose list of parts is pending in `scratch` above `mark`.
    mutating func finish(_ kind: TypeKind, from mark: Int, detail: UInt16 = 0) -> TypeID {
        let list = UnsafeBufferPointer(start: scratch.start + mark, count: scratch.count - mark)
        let type = types.intern(kind, detail: detail, firstList: list)
        scratch.truncate(to: mark)
        return type
    }

    /// The type whose two lists of parts are pending in `scratch` above `mark` and `second`.
    mutating func finish(_ kind: TypeKind, from mark: Int, second: Int, detail: UInt16 = 0) -> TypeID {
        let first = UnsafeBufferPointer(start: scratch.start + mark, count: second - mark)
        let rest = UnsafeBufferPointer(start: scratch.start + second, count: scratch.count - second)
        let type = types.intern(kind, detail: detail, firstList: first, secondList: rest)
        scratch.truncate(to: mark)
        return type
    }

    /// The signature of a `functionType`.
    mutating func resolveSignature(_ node: Node) -> TypeID {
        let parts = tree.functionType(node)
        let mark = scratch.count
        let isVariadic = pushTypes(parts.parameters)
        let second = scratch.count
        _ = pushTypes(parts.results)
        return finish(.signature, from: mark, second: second, detail: isVariadic ? 1 : 0)
    }

    /// Pushes the type of each parameter; returns whether the last one is variadic.
    private mutating func pushTypes(_ list: Node) -> Bool {
        var isVariadic = false
        guard !list.isNone else { return false }
        for field in tree.fields(list) {
            let parts = tree.field(field)
            let type = resolveType(parts.type)
            for _ in 0..<Swift.max(1, parts.names.count) { scratch.append(type.index) }
            isVariadic = tree.kind(parts.type) == .ellipsis
        }
        return isVariadic
    }

    private mutating func resolveStruct(_ node: Node) -> TypeID {
        let mark = scratch.count
        for field in tree.fields(node) {
            let parts = tree.field(field)
            let type = resolveType(parts.type)
            for name in parts.names { pushField(tree.symbol(name), type, isEmbedded: false) }
            if parts.names.isEmpty { pushField(embeddedName(parts.type), type, isEmbedded: true) }
        }
        return finish(.structure, from: mark)
    }

    private mutating func pushField(_ name: Symbol, _ type: TypeID, isEmbedded: Bool) {
        scratch.append(name.index)
        scratch.append(type.index)
        scratch.append(isEmbedded ? 1 : 0)
    }

    /// The name of an embedded field.
    func embeddedName(_ type: Node) -> Symbol {
        var type = type
        while true {
            switch tree.kind(type) {
            case .star, .paren, .index: type = tree.leftNode(type)
            case .identifier: return tree.symbol(type)
            case .selector: return tree.selected(type)
            default: return program.known.blank
            }
        }
    }

    private mutating func resolveInterface(_ node: Node) -> TypeID {
        let mark = scratch.count
        for field in tree.fields(node) {
            let parts = tree.field(field)
            guard let name = parts.names.first else { continue }
            let signature = resolveType(parts.type)
            let function = program.interfaceMethods[ProgramTables.key(file: file, node: field)]
            scratch.append(tree.symbol(name).index)
            scratch.append(function ?? UInt32.max)
            scratch.append(signature.index)
        }
        let second = scratch.count
        for field in tree.fields(node) {
            let parts = tree.field(field)
            guard parts.names.isEmpty else { continue }
            let embedded = resolveType(parts.type)
            scratch.append(embedded.index)
        }
        return finish(.interface, from: mark, second: second)
    }

    private mutating func resolveUnion(_ node: Node) -> TypeID {
        let mark = scratch.count
        var term = node
        while tree.kind(term) == .binary, tree.token(term) == .or {
            pushTerm(tree.rightNode(term))
            term = tree.leftNode(term)
        }
        pushTerm(term)
        // The chain leans to the left, so that the last term came first.
        var terms = UnsafeMutableBufferPointer(start: scratch.start + mark, count: scratch.count - mark)
        terms.reverse()
        return finish(.union, from: mark)
    }

    private mutating func pushTerm(_ node: Node) {
        let type = tree.kind(node) == .unary ? resolveType(tree.leftNode(node)) : resolveType(node)
        scratch.append(type.index)
    }

    private mutating func union(_ terms: [TypeID]) -> TypeID {
        let mark = scratch.count
        for term in terms { scratch.append(term.index) }
        return finish(.union, from: mark)
    }

    /// The type `T[A, B]`.
    private mutating func resolveInstance(_ node: Node) -> TypeID {
        let parts = tree.index(node)
        let resolution = meaning(parts.operand)
        guard resolution.kind == .type else { return .unknown }
        let mark = scratch.count
        for argument in parts.indices {
            let type = resolveType(argument)
            scratch.append(type.index)
        }
        return instance(of: resolution.number, argumentsFrom: mark)
    }

    /// The instance of a generic type for the arguments that are pending in `scratch` above `mark`.
    mutating func instance(of number: UInt32, argumentsFrom mark: Int) -> TypeID {
        let declaration = typeDeclaration(number)
        let count = scratch.count - mark
        guard count == Int(declaration.typeParameterCount) else {
            scratch.truncate(to: mark)
            return .unknown
        }
        if declaration.isAlias {
            let target = target(ofAlias: number)
            // The arguments live in a tuple, which stays where it is.
            let arguments = finish(.tuple, from: mark)
            return substitute(target, declaration.firstTypeParameter, types.firstList(arguments))
        }
        let list = UnsafeBufferPointer(start: scratch.start + mark, count: count)
        let type = types.intern(.named, first: number, secondList: list)
        scratch.truncate(to: mark)
        return type
    }
}

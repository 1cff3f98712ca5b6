import SuretyFlow

// The walk that resolves all names of a declaration: scopes and declarations.
extension BodyTyper {
    // MARK: Scopes

    /// Opens a block; returns what `closeScope` needs.
    @inline(__always)
    mutating func openScope() -> Int {
        depth &+= 1
        return undo.count
    }

    /// Closes a block: its names get back what they meant outside.
    @inline(__always)
    mutating func closeScope(_ mark: Int) {
        var at = undo.count
        while at > mark {
            at &-= 2
            bindings[Int(undo[at])] = undo[at &+ 1]
        }
        undo.truncate(to: mark)
        depth &-= 1
    }

    @inline(__always)
    private mutating func bind(_ name: Symbol, _ resolution: Resolution) {
        undo.append(name.index)
        undo.append(bindings[Int(name.index)])
        bindings[Int(name.index)] = resolution.raw
    }

    /// Declares a variable or constant and gives its identifier that meaning.
    @discardableResult
    mutating func declare(
        _ node: Node, _ source: Local.Source, origin: Node, place: Int = 0, isSpread: Bool = false,
        kind: Resolution.Kind = .local, owner: Node = .none
    ) -> Int {
        let name = tree.symbol(node)
        let index = locals.count
        var local = Local(name: name, node: node, level: level, depth: depth, source: source, origin: origin)
        local.place = Int32(truncatingIfNeeded: place)
        local.isSpread = isSpread
        local.owner = owner
        locals.append(local)
        let resolution = Resolution(kind, UInt32(truncatingIfNeeded: index))
        // A blank variable has an index too (its initialiser may matter), but no use can mean it.
        if name != program.known.blank { bind(name, resolution) }
        resolutions[Int(node.index) &- base] = resolution.raw
        return index
    }

    /// Gives an identifier the meaning that it has here.
    @inline(__always)
    mutating func use(_ node: Node) {
        let name = tree.symbol(node)
        let bound = bindings[Int(name.index)]
        resolutions[Int(node.index) &- base] = bound != 0 ? bound : lookUp(name).raw
    }

    // MARK: Declarations

    /// Walks a top-level declaration.
    mutating func walkDeclaration(_ node: Node) {
        level = 0
        depth = 0
        let mark = openScope()
        switch tree.kind(node) {
        case .functionDeclaration: walkFunction(node)
        case .generalDeclaration where tree.token(node) != .import: walkGeneral(node, isTopLevel: true)
        default: break
        }
        closeScope(mark)
    }

    private mutating func walkFunction(_ node: Node) {
        let parts = tree.functionDeclaration(node)
        let number = functionNumber(node)
        if let number {
            bindTypeParameters(ofFunction: program.functions[number], parts.receiver)
            bindParameters(parts.typeParameters, first: program.functions[number].firstTypeParameter)
        }
        for field in tree.fields(parts.typeParameters) { walk(tree.field(field).type) }
        for field in tree.fields(parts.receiver) { walk(tree.field(field).type) }
        walk(parts.type)
        declareParameters(parts.receiver, isResult: false)
        declareParameters(ofType: parts.type)
        // The body shares its scope with the parameters: `err := …` there does not hide a result.
        if !parts.body.isNone { walkStatements(tree.statements(parts.body)) }
    }

    /// The number of the function that a declaration is.
    mutating func functionNumber(_ node: Node) -> Int? {
        // Functions are numbered in the order of files and nodes.
        var low = 1
        var high = program.functions.count
        while low < high {
            let middle = (low + high) / 2
            let function = program.functions[middle]
            if (function.file, function.node.index) < (file, node.index) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < program.functions.count, program.functions[low].file == file,
            program.functions[low].node == node
        else { return nil }
        return low
    }

    /// In a method of `T[A, B]` the names in the receiver stand for T's own type parameters.
    private mutating func bindTypeParameters(ofFunction function: GoFunction, _ receiver: Node) {
        guard function.receiver >= 0, let field = tree.fields(receiver).first else { return }
        let declaration = typeDeclaration(UInt32(function.receiver))
        for (place, name) in receiverArguments(tree.field(field).type).enumerated() {
            guard place < Int(declaration.typeParameterCount), tree.kind(name) == .identifier else {
                continue
            }
            let parameter = program.typeParameters[Int(declaration.firstTypeParameter) + place]
            bindType(name, parameter.type)
        }
    }

    /// The names in `T[A, B]`, the type of a receiver.
    mutating func receiverArguments(_ type: Node) -> NodeList {
        var type = type
        while tree.kind(type) == .paren || tree.kind(type) == .star { type = tree.leftNode(type) }
        return tree.kind(type) == .index ? tree.index(type).indices : tree.list(at: 0)
    }

    private mutating func bindParameters(_ list: Node, first: Int32) {
        var number = Int(first)
        for field in tree.fields(list) {
            for name in tree.field(field).names {
                bindType(name, program.typeParameters[number].type)
                number += 1
            }
        }
    }

    private mutating func bindType(_ name: Node, _ type: TypeID) {
        let resolution = Resolution(.localType, type.index)
        if tree.symbol(name) != program.known.blank { bind(tree.symbol(name), resolution) }
        resolutions[Int(name.index) - base] = resolution.raw
    }

    /// Declares the parameters and results of a function or a literal. Their types are walked before: in
    /// `func(url string, v url.Values)` the second `url` is still the package.
    mutating func declareParameters(ofType node: Node) {
        let parts = tree.functionType(node)
        declareParameters(parts.parameters, isResult: false)
        declareParameters(parts.results, isResult: true)
    }

    private mutating func declareParameters(_ list: Node, isResult: Bool) {
        guard !list.isNone else { return }
        for field in tree.fields(list) {
            let parts = tree.field(field)
            for name in parts.names {
                let index = declare(name, .declared, origin: parts.type)
                locals.start[index].isParameter = true
                locals.start[index].isResult = isResult
            }
        }
    }

    /// Walks a declaration of constants, types or variables.
    mutating func walkGeneral(_ node: Node, isTopLevel: Bool) {
        for specification in tree.specifications(node) {
            switch tree.kind(specification) {
            case .typeSpecification: walkType(specification, isTopLevel: isTopLevel)
            case .valueSpecification: walkValues(specification, node, isTopLevel: isTopLevel)
            default: break
            }
        }
    }

    private mutating func walkValues(_ node: Node, _ group: Node, isTopLevel: Bool) {
        let parts = tree.valueSpecification(node)
        walk(parts.type)
        for value in parts.values { walk(value) }
        if isTopLevel {
            for name in parts.names { use(name) }
            return
        }
        let isConstant = tree.token(node) == .const
        for (place, name) in parts.names.enumerated() {
            if isConstant {
                declare(name, .value, origin: node, place: place, kind: .localConstant, owner: group)
            } else if !parts.type.isNone {
                declare(name, .declared, origin: parts.type)
            } else if parts.values.count == parts.names.count {
                declare(name, .value, origin: parts.values[place])
            } else if let value = parts.values.first {
                declare(name, .value, origin: value, place: place, isSpread: true)
            } else {
                declare(name, .unknown, origin: .none)
            }
        }
    }

    private mutating func walkType(_ node: Node, isTopLevel: Bool) {
        let parts = tree.typeSpecification(node)
        if isTopLevel {
            let mark = openScope()
            let resolution = lookUp(tree.symbol(parts.name))
            if resolution.kind == .type {
                bindParameters(
                    parts.typeParameters, first: typeDeclaration(resolution.number).firstTypeParameter)
            }
            for field in tree.fields(parts.typeParameters) { walk(tree.field(field).type) }
            walk(parts.type)
            closeScope(mark)
            return
        }
        declareLocalType(node, parts.name, parts.typeParameters, parts.type)
    }

    private mutating func declareLocalType(_ node: Node, _ name: Node, _ parameters: Node, _ type: Node) {
        if tree.isAlias(node) {
            walk(type)
            bindType(name, resolveType(type))
            return
        }
        let number = UInt32(program.typeDeclarations.count + localDeclarations.count)
        var declaration = GoTypeDeclaration(
            name: tree.symbol(name), package: package, file: file, node: node, isAlias: false, state: .busy)
        declaration.type = types.intern(
            .named, first: number, secondList: UnsafeBufferPointer(start: nil, count: 0))
        localDeclarations.append(declaration)
        bindType(name, declaration.type)
        let mark = openScope()
        // Type parameters of a local type stay unknown: no compiler accepts them.
        for field in tree.fields(parameters) {
            for name in tree.field(field).names { bindType(name, .unknown) }
        }
        walk(type)
        closeScope(mark)
        let place = Int(number) - program.typeDeclarations.count
        localDeclarations[place].underlying = underlying(resolveType(type))
        localDeclarations[place].state = .done
    }
}

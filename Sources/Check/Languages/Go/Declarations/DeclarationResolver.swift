import SuretyFlow

/// Finds the types of all declarations, once, before any body is looked at.
extension BodyTyper {
    /// Resolves everything that is declared at the top level of the program's files.
    mutating func resolveDeclarations() {
        makeNamedTypes()
        resolveUniverse()
        for number in program.typeParameters.indices {
            let type = types.intern(.typeParameter, first: UInt32(number))
            program.typeParameters[number].type = type
        }
        giveOwnArguments()
        for number in 1..<Swift.max(1, program.typeDeclarations.count) { resolveTypeDeclaration(number) }
        for number in 1..<Swift.max(1, program.functions.count) { resolveFunction(number) }
        for index in program.objects.indices { resolveObject(index) }
    }

    private mutating func makeNamedTypes() {
        for number in 1..<Swift.max(1, program.typeDeclarations.count) {
            let declaration = program.typeDeclarations[number]
            guard !declaration.isAlias, declaration.typeParameterCount == 0 else { continue }
            program.typeDeclarations[number].type = types.intern(
                .named, first: UInt32(number), secondList: UnsafeBufferPointer(start: nil, count: 0))
        }
    }

    /// A generic type, named without arguments as in its own methods, has its own parameters as arguments.
    private mutating func giveOwnArguments() {
        for number in 1..<Swift.max(1, program.typeDeclarations.count) {
            let declaration = program.typeDeclarations[number]
            guard !declaration.isAlias, declaration.typeParameterCount > 0 else { continue }
            let mark = scratch.count
            for parameter in 0..<Int(declaration.typeParameterCount) {
                scratch.append(
                    program.typeParameters[Int(declaration.firstTypeParameter) + parameter].type.index)
            }
            program.typeDeclarations[number].type = instance(of: UInt32(number), argumentsFrom: mark)
        }
    }

    /// `error` is an interface with the method `Error() string`, function 0.
    private mutating func resolveUniverse() {
        let mark = scratch.count
        scratch.append(BasicType.string.type.index)
        let signature = finish(.signature, from: mark, second: mark)
        program.functions[0].signature = signature
        scratch.append(program.known.errorMethod.index)
        scratch.append(0)
        scratch.append(signature.index)
        program.typeDeclarations[0].underlying = finish(.interface, from: mark, second: scratch.count)
    }

    private mutating func resolveTypeDeclaration(_ number: Int) {
        let declaration = program.typeDeclarations[number]
        enter(file: declaration.file)
        environment.removeAll()
        addToEnvironment(declaration)
        let parts = tree.typeSpecification(declaration.node)
        resolveConstraints(parts.typeParameters, first: declaration.firstTypeParameter)
        if declaration.isAlias {
            _ = type(ofDeclaration: UInt32(number))
            return
        }
        guard declaration.state == .open else { return }
        program.typeDeclarations[number].state = .busy
        let type = resolveType(parts.type)
        program.typeDeclarations[number].underlying = flattened(type)
        program.typeDeclarations[number].state = .done
    }

    /// `type A B` takes what B is made of, wherever B is declared.
    private mutating func flattened(_ type: TypeID) -> TypeID {
        let record = types[type]
        guard record.kind == .named else { return type }
        let declaration = typeDeclaration(record.first)
        switch declaration.state {
        case .done: return underlying(type)
        case .busy: return .unknown
        case .open:
            let saved = (file, package, tree)
            resolveTypeDeclaration(Int(record.first))
            (file, package, tree) = saved
            return underlying(type)
        }
    }

    /// Resolves the constraints of type parameters.
    private mutating func resolveConstraints(_ list: Node, first: Int32) {
        var number = Int(first)
        for field in tree.fields(list) {
            let parts = tree.field(field)
            let constraint = resolveType(parts.type)
            let asInterface = interface(ofConstraint: constraint)
            for _ in parts.names {
                program.typeParameters[number].constraint = asInterface
                number += 1
            }
        }
    }

    /// `[T ~[]E]` is short for `[T interface{ ~[]E }]`.
    private mutating func interface(ofConstraint type: TypeID) -> TypeID {
        switch types.kind(type) {
        case .interface, .unknown: return type
        case .named:
            // A declared type may be an interface or a single type; which, is known when it is resolved.
            if typeDeclaration(types[type].first).state != .done || types.kind(underlying(type)) == .interface
            {
                return type
            }
        default: break
        }
        let mark = scratch.count
        scratch.append(type.index)
        return finish(.interface, from: mark, second: mark)
    }

    // MARK: Functions, variables, constants

    private mutating func resolveFunction(_ number: Int) {
        let function = program.functions[number]
        enter(file: function.file)
        environment.removeAll()
        if function.isInterfaceMethod {
            addToEnvironment(program.typeDeclarations[Int(function.receiver)])
            program.functions[number].signature = resolveType(tree.field(function.node).type)
            return
        }
        let parts = tree.functionDeclaration(function.node)
        if function.receiver >= 0, let field = tree.fields(parts.receiver).first {
            let declaration = program.typeDeclarations[Int(function.receiver)]
            for (place, name) in receiverArguments(tree.field(field).type).enumerated() {
                guard place < Int(declaration.typeParameterCount), tree.kind(name) == .identifier else {
                    continue
                }
                environment.append(tree.symbol(name).index)
                environment.append(
                    program.typeParameters[Int(declaration.firstTypeParameter) + place].type.index)
            }
        }
        addToEnvironment(first: function.firstTypeParameter, count: function.typeParameterCount)
        resolveConstraints(parts.typeParameters, first: function.firstTypeParameter)
        program.functions[number].signature = resolveSignature(parts.type)
    }

    private mutating func resolveObject(_ index: Int) {
        let object = program.objects[index]
        switch object.kind {
        case .function:
            program.objects[index].type = program.functions[Int(object.number)].signature
            program.objects[index].isTyped = true
        case .type:
            program.objects[index].isTyped = true
        case .variable, .constant:
            environment.removeAll()
            _ = type(ofObject: UInt32(index))
            if object.kind == .constant { _ = value(ofConstant: UInt32(index)) }
        }
    }
}

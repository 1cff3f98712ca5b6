import SuretyFlow

// What the rest of the analyser asks about functions.
extension GoProgram {
    /// How many functions there are; they are numbered from 0.
    public var functionCount: Int { tables.functions.count }

    @inline(__always)
    func function(_ function: FunctionID) -> GoFunction { tables.functions[Int(function.index)] }

    /// The package of a function; nil for `error.Error`, the only one of the universe.
    public func package(of function: FunctionID) -> Int? {
        let package = self.function(function).package
        return package < 0 ? nil : Int(package)
    }

    /// The file that declares a function, as an index into `files`; nil for the universe.
    public func file(of function: FunctionID) -> Int? {
        let file = self.function(function).file
        return file < 0 ? nil : Int(file)
    }

    /// The name without receiver.
    public func symbol(of function: FunctionID) -> Symbol { self.function(function).name }

    /// The name of the receiver's base type; nil for a function that is no method.
    public func receiverName(of function: FunctionID) -> Symbol? {
        let receiver = self.function(function).receiver
        return receiver < 0 ? nil : tables.typeDeclarations[Int(receiver)].name
    }

    /// Whether a function is a method, of an interface too; one whose receiver is not known counts.
    public func isMethod(_ function: FunctionID) -> Bool {
        let entry = self.function(function)
        if entry.receiver >= 0 { return true }
        return entry.file >= 0 && !tree(of: entry).functionDeclaration(entry.node).receiver.isNone
    }

    /// Whether a function is a method of an interface.
    public func isInterfaceMethod(_ function: FunctionID) -> Bool {
        self.function(function).isInterfaceMethod
    }

    /// Whether a function has a body.
    public func hasBody(_ function: FunctionID) -> Bool { self.function(function).hasBody }

    /// The name as a reader would write it: `os.Open`, `os.File.Close`.
    public func name(of function: FunctionID) -> String {
        let entry = self.function(function)
        var parts: [String] = []
        if entry.package >= 0 { parts.append(symbols.name(of: packages[Int(entry.package)].name)) }
        if let receiver = receiverName(of: function) { parts.append(symbols.name(of: receiver)) }
        parts.append(symbols.name(of: entry.name))
        return parts.joined(separator: ".")
    }

    /// Where a function is declared; nil for the universe.
    public func span(of function: FunctionID) -> SourceSpan? {
        let entry = self.function(function)
        return entry.file < 0 ? nil : files[Int(entry.file)].span(entry.node)
    }

    private func tree(of entry: GoFunction) -> SyntaxTree { tables.trees[Int(entry.file)] }

    /// The name of the receiver's variable; nil without one, or if it has no name.
    public func receiverVariable(of function: FunctionID) -> Symbol? {
        let entry = self.function(function)
        guard entry.file >= 0, !entry.isInterfaceMethod else { return nil }
        let tree = tree(of: entry)
        return tree.fields(tree.functionDeclaration(entry.node).receiver).first
            .flatMap { tree.field($0).names.first }.map { tree.symbol($0) }
    }

    /// The names of the parameters, one for each; the empty symbol for one without a name.
    public func parameterNames(of function: FunctionID) -> [Symbol] {
        names(of: function) { $0.parameters }
    }

    /// The names of the results, one for each; the empty symbol for one without a name.
    public func resultNames(of function: FunctionID) -> [Symbol] {
        names(of: function) { $0.results }
    }

    private func names(
        of function: FunctionID, _ part: ((parameters: Node, results: Node)) -> Node
    ) -> [Symbol] {
        let entry = self.function(function)
        guard entry.file >= 0 else { return [] }
        let tree = tree(of: entry)
        let type =
            entry.isInterfaceMethod
            ? tree.field(entry.node).type : tree.functionDeclaration(entry.node).type
        let list = part(tree.functionType(type))
        var names: [Symbol] = []
        for field in tree.fields(list) {
            let own = tree.field(field).names
            names += own.isEmpty ? [.empty] : own.map { tree.symbol($0) }
        }
        return names
    }

    /// The functions of a package with that name and, for a method, that receiver's base type.
    public func find(package: Int, receiver: Symbol? = nil, name: Symbol) -> FunctionID? {
        let scopes = tables.scopes.find(.package(package), receiver ?? name)
        guard scopes != ScopeTable.missing else { return nil }
        let object = tables.objects[Int(scopes)]
        guard receiver != nil else { return object.kind == .function ? FunctionID(object.number) : nil }
        guard object.kind == .type else { return nil }
        let method = tables.scopes.find(.methods(Int(object.number)), name)
        if method != ScopeTable.missing { return FunctionID(method) }
        return interfaceMethod(object.number, name)
    }

    /// A method that a declared interface itself lists.
    private func interfaceMethod(_ declaration: UInt32, _ name: Symbol) -> FunctionID? {
        let entry = tables.typeDeclarations[Int(declaration)]
        guard entry.file >= 0 else { return nil }
        let tree = tables.trees[Int(entry.file)]
        let type = tree.unparenthesized(tree.typeSpecification(entry.node).type)
        guard tree.kind(type) == .interfaceType else { return nil }
        for field in tree.fields(type) {
            guard let own = tree.field(field).names.first, tree.symbol(own) == name else { continue }
            return tables.interfaceMethods[ProgramTables.key(file: entry.file, node: field)]
                .map { FunctionID($0) }
        }
        return nil
    }
}

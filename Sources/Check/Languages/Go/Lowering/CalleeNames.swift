import SuretyFlow

/// Numbers for what calls name: a function by its own number, a method by its name, whatever the receiver.
///
/// Nothing is typed for it, and local variables that hide a function are not seen: the numbers say which bodies
/// deserve a closer look, nothing more. An unexported method is told from those of other packages.
struct CalleeNames: ~Copyable {
    private let tables: ProgramTables
    private var methodNumbers = IndexMap()
    /// By number, counted from the first method's: whether methods of all packages have it.
    private var isShared: [Bool] = []
    /// How many numbers there are.
    private(set) var count: Int

    init(_ tables: ProgramTables) {
        self.tables = tables
        count = tables.functions.count
    }

    /// The number of a function, as its callers name it.
    mutating func number(of index: Int) -> Int {
        let function = tables.functions[index]
        guard function.file >= 0, isMethod(function) else { return index }
        return number(ofMethod: function.name, package: function.package)
    }

    /// Whether methods of all packages have a number in common.
    func isSharedByPackages(_ number: Int) -> Bool {
        number >= tables.functions.count && isShared[number - tables.functions.count]
    }

    private func isMethod(_ function: GoFunction) -> Bool {
        function.receiver >= 0 || function.isInterfaceMethod
            || !tables.trees[Int(function.file)].functionDeclaration(function.node).receiver.isNone
    }

    /// The number of what a call in a file calls; nil for what is neither a function's name nor a method's.
    mutating func number(ofCall node: Node, file: Int) -> Int? {
        let tree = tables.trees[file]
        var callee = tree.unparenthesized(tree.leftNode(node))
        if tree.kind(callee) == .index { callee = tree.unparenthesized(tree.leftNode(callee)) }
        switch tree.kind(callee) {
        case .identifier: return function(tree.symbol(callee), file)
        case .selector:
            let base = tree.leftNode(callee)
            if tree.kind(base) == .identifier {
                let imported = tables.scopes.find(.file(file), tree.symbol(base))
                if imported != ScopeTable.missing {
                    let package = tables.imports[Int(imported)].package
                    return package < 0 ? nil : member(tree.selected(callee), of: Int(package))
                }
            }
            return number(ofMethod: tree.selected(callee), package: tables.packageOfFile[file])
        default: return nil
        }
    }

    private func function(_ name: Symbol, _ file: Int) -> Int? {
        if let found = member(name, of: Int(tables.packageOfFile[file])) { return found }
        for package in tables.dotImports[Int32(file)] ?? [] where package >= 0 {
            if let found = member(name, of: Int(package)) { return found }
        }
        return nil
    }

    private func member(_ name: Symbol, of package: Int) -> Int? {
        let index = tables.scopes.find(.package(package), name)
        guard index != ScopeTable.missing else { return nil }
        if tables.objects[Int(index)].kind == .function { return Int(tables.objects[Int(index)].number) }
        return tables.functionHeld(byVariable: index).map(Int.init)
    }

    /// The number of methods of a name, and of what is called like one.
    mutating func number(ofMethod name: Symbol, package: Int32) -> Int {
        let everywhere = UInt64(name.index) | 1 << 63
        if let known = methodNumbers[everywhere] { return Int(known) }
        let inPackage = UInt64(package + 1) << 32 | UInt64(name.index)
        if let known = methodNumbers[inPackage] { return Int(known) }
        let isShared = tables.symbols.isExported(name)
        methodNumbers.insert(isShared ? everywhere : inPackage, UInt32(count))
        self.isShared.append(isShared)
        count += 1
        return count - 1
    }
}

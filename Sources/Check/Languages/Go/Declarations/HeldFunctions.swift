import SuretyFlow

// Variables that stand for functions.
extension ProgramTables {
    /// The function of another package that a variable of a package begins as: `var open = os.Open`. That is how a program
    /// lets its tests put another one there, which does the same for whoever calls it.
    func functionHeld(byVariable index: UInt32) -> UInt32? {
        let object = objects[Int(index)]
        guard object.kind == .variable, object.file >= 0 else { return nil }
        let file = Int(object.file)
        let tree = trees[file]
        let parts = tree.valueSpecification(object.node)
        guard parts.values.count == parts.names.count else { return nil }
        let value = tree.unparenthesized(parts.values[Int(object.place)])
        guard tree.kind(value) == .selector else { return nil }
        let base = tree.leftNode(value)
        guard tree.kind(base) == .identifier else { return nil }
        let imported = scopes.find(.file(file), tree.symbol(base))
        guard imported != ScopeTable.missing else { return nil }
        let package = imports[Int(imported)].package
        guard package >= 0 else { return nil }
        let held = scopes.find(.package(Int(package)), tree.selected(value))
        guard held != ScopeTable.missing, objects[Int(held)].kind == .function else { return nil }
        return objects[Int(held)].number
    }
}

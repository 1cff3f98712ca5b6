import SuretyFlow

// How often loops come back to what stands in them.
extension UseFinder {
    /// How often the code around a node comes to it: what leaves behind it in the round is no round more.
    mutating func rounds(of node: Node, _ ancestors: [Node]) -> Rounds {
        let tree = typer.tree
        var most = Rounds.one
        for ancestor in ancestors {
            switch tree.kind(ancestor) {
            case .functionLiteral: return most
            case .block, .caseClause, .communicationClause:
                if leavesBehind(node, in: tree.statements(ancestor)) { return most }
            case .forStatement:
                if !contains(tree.forStatement(ancestor).initial, node) {
                    most = max(most, rounds(ofFor: ancestor))
                }
            case .rangeStatement:
                let parts = tree.rangeStatement(ancestor)
                if !contains(parts.operand, node) {
                    most = max(most, rounds(over: parts.operand, parts.value))
                }
            default: continue
            }
        }
        return most
    }

    /// A loop that counts, compares or asks for the next of something has an end; one that waits for something to happen
    /// may have none.
    private func rounds(ofFor loop: Node) -> Rounds {
        let tree = typer.tree
        let parts = tree.forStatement(loop)
        if parts.condition.isNone { return .unbounded }
        if !parts.post.isNone { return .bounded }
        let condition = tree.unparenthesized(parts.condition)
        switch tree.kind(condition) {
        case .call: return asksForNext(tree.unparenthesized(tree.leftNode(condition))) ? .bounded : .unbounded
        case .binary:
            switch tree.token(condition) {
            case .less, .lessEqual, .greater, .greaterEqual: return .bounded
            default: return .unbounded
            }
        default: return .unbounded
        }
    }

    private func asksForNext(_ callee: Node) -> Bool {
        guard typer.tree.kind(callee) == .selector else { return false }
        let name = tables.symbols.name(of: typer.tree.selected(callee))
        return Self.asking.contains { name.hasPrefix($0) }
    }

    private static let asking = ["Next", "Scan", "More", "HasNext", "HasMore"]

    private mutating func rounds(over operand: Node, _ value: Node) -> Rounds {
        switch typer.underlyingKind(typer.typeOf(operand)) {
        case .channel, .signature: .unbounded
        // Channels give one value.
        case .unknown: value.isNone ? .unbounded : .bounded
        default: .bounded
        }
    }
}

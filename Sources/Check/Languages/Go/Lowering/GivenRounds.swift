import SuretyFlow

// Loops that go over a few things that are given: those of the source, of a package variable, or of a field, which is
// configured. How many a parameter, a call or a library gives is for others to say.
extension Lowerer {
    /// The most rounds that a constant may ask for and be few.
    private static var fewRounds: Int64 { 64 }

    /// Whether a loop goes over a few things.
    func isOverFew(_ loop: Node) -> Bool {
        switch tree.kind(loop) {
        case .rangeStatement: return isGiven(tree.rangeStatement(loop).operand)
        case .forStatement: return countsToFew(tree.forStatement(loop).condition)
        default: return false
        }
    }

    /// Whether each loop around what is being lowered goes over a few things, and there is one.
    var isInLoopsOverFew: Bool {
        let loops = frames[frames.count - 1].targets.filter { $0.continueBlock != nil }
        return !loops.isEmpty && loops.allSatisfy(\.isOverFew)
    }

    private func isGiven(_ operand: Node) -> Bool {
        let node = tree.unparenthesized(operand)
        if view.isChannel(node) || view.isFunctionRange(node) { return false }
        switch tree.kind(node) {
        case .compositeLiteral: return true
        case .slice: return isGiven(tree.leftNode(node))
        case .identifier:
            if case .global = view.resolve(node) { return true }
            return isFew(node)
        case .selector: return view.isOwnFieldOrVariable(node)
        default: return isFew(node)
        }
    }

    /// `i < 10`, the bound on either side.
    private func countsToFew(_ condition: Node) -> Bool {
        let node = tree.unparenthesized(condition)
        guard !node.isNone, tree.kind(node) == .binary else { return false }
        switch tree.token(node) {
        case .less, .lessEqual, .greater, .greaterEqual, .notEqual:
            return isFew(tree.leftNode(node)) || isFew(tree.rightNode(node))
        default: return false
        }
    }

    private func isFew(_ node: Node) -> Bool {
        if case .constant(_, let count?) = view.constant(tree.unparenthesized(node)) {
            return count > 1 && count <= Self.fewRounds
        }
        return false
    }
}

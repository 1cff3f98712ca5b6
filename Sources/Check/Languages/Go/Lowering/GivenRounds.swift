import SuretyFlow

// Loops that go over a few things that are given: those of the source, of a package variable, or of a field, which is
// configured. How many a parameter, a call or a library gives is for others to say.
extension Lowerer {
    /// The most rounds that a constant may ask for and be few.
    private static var fewRounds: Int64 { 64 }

    /// How many rounds a loop has, as its head says.
    func rounds(of loop: Node) -> DeferRounds {
        switch tree.kind(loop) {
        case .rangeStatement:
            let operand = tree.rangeStatement(loop).operand
            if isGiven(operand) { return .few }
            let node = tree.unparenthesized(operand)
            if view.isChannel(node) || view.isFunctionRange(node) { return .open }
            return isParameter(node) ? .given : .counted
        case .forStatement:
            let parts = tree.forStatement(loop)
            return rounds(while: parts.condition, hasPost: !parts.post.isNone)
        default: return .open
        }
    }

    /// How many rounds the loops around what is being lowered have: as many as the one that has most.
    var roundsAround: DeferRounds {
        frames[frames.count - 1].targets.filter { $0.continueBlock != nil }.map(\.rounds).max() ?? .open
    }

    /// `i < 10` has few, the bound on either side; `i < n` counts, if something is done behind each round.
    private func rounds(while condition: Node, hasPost: Bool) -> DeferRounds {
        let node = tree.unparenthesized(condition)
        guard !node.isNone, tree.kind(node) == .binary else { return .open }
        let token = tree.token(node)
        guard [.less, .lessEqual, .greater, .greaterEqual, .notEqual].contains(token) else { return .open }
        if isFew(tree.leftNode(node)) || isFew(tree.rightNode(node)) { return .few }
        return token != .notEqual && hasPost ? .counted : .open
    }

    private func isGiven(_ operand: Node) -> Bool {
        let node = tree.unparenthesized(operand)
        if view.isChannel(node) || view.isFunctionRange(node) { return false }
        switch tree.kind(node) {
        case .compositeLiteral: return true
        case .slice: return isGiven(tree.leftNode(node))
        case .identifier:
            switch view.resolve(node) {
            case .global: return true
            case .local(let number): return view.isGivenList(local: number)
            default: return isFew(node)
            }
        case .selector: return view.isOwnFieldOrVariable(node)
        default: return isFew(node)
        }
    }

    private func isParameter(_ node: Node) -> Bool {
        guard tree.kind(node) == .identifier, case .local(let number) = view.resolve(node) else {
            return false
        }
        return view.isParameter(local: number)
    }

    private func isFew(_ node: Node) -> Bool {
        if case .constant(_, let count?) = view.constant(tree.unparenthesized(node)) {
            return count > 1 && count <= Self.fewRounds
        }
        return false
    }
}

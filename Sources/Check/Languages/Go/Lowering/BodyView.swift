import SuretyFlow

/// What is known of a call's signature.
struct CallSignature {
    /// What each result can be.
    var results: [Shape]
    /// Which release names the results' types have, joined.
    var resultMask: NameMask
    /// Which release names each parameter's type has.
    var parameterMasks: [NameMask]

    /// The mask of the parameter that an argument is bound to.
    func mask(_ argument: Int) -> NameMask {
        guard let last = parameterMasks.last else { return NameMask(bits: 0) }
        return argument < parameterMasks.count ? parameterMasks[argument] : last
    }
}
final class BodyView {
    let tree: SyntaxTree
    let declaration: Node
    var localCount: Int { 0 }
    var nodes: Range<Int32> { 0..<0 }
    init(tree: SyntaxTree, declaration: Node) { self.tree = tree; self.declaration = declaration }
    func resolve(_ node: Node) -> Name { .unknown }
    func selection(_ node: Node) -> Selected { .unknown }
    func target(_ node: Node) -> Target { .unknown }
    func signature(of target: Target, _ node: Node) -> CallSignature { CallSignature(results: [], resultMask: NameMask(bits: 0), parameterMasks: []) }
    func resultCount(_ node: Node) -> Int { 0 }
    func shape(ofType node: Node) -> Shape { .unknown }
    func shape(ofLocal number: Int) -> Shape { .unknown }
    func outcome(ofResults node: Node) -> OutcomeKind { .none }
    func constant(_ node: Node) -> (UInt64, Int64?)? { nil }
    func isInstantiation(_ node: Node) -> Bool { false }
    func isType(_ node: Node) -> Bool { false }
    func structFields(_ node: Node) -> [Symbol]? { nil }
    func local(ofClause clause: Node, in node: Node) -> Int? { nil }
}

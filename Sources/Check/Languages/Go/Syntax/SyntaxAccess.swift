import SuretyFlow

// What a node consists of, kind by kind, so that nothing else knows the layout of records.
extension SyntaxTree {
    // MARK: Expressions

    /// The symbol of an `identifier`.
    @inline(__always)
    func symbol(_ node: Node) -> Symbol { Symbol(UInt32(bitPattern: left[Int(node.index)])) }

    /// The name that a `selector` selects.
    @inline(__always)
    func selected(_ node: Node) -> Symbol { Symbol(UInt32(bitPattern: right[Int(node.index)])) }

    /// The type (or none) and the elements of a `compositeLiteral`.
    @inline(__always)
    func compositeLiteral(_ node: Node) -> (type: Node, elements: NodeList) {
        (leftNode(node), list(at: right[Int(node.index)] &+ 1))
    }

    /// The operand and the indices (or type arguments) of an `index`.
    @inline(__always)
    func index(_ node: Node) -> (operand: Node, indices: NodeList) {
        (leftNode(node), list(at: right[Int(node.index)] &+ 1))
    }

    /// The parts of a `slice`; all but the operand may be none.
    @inline(__always)
    func slice(_ node: Node) -> (operand: Node, low: Node, high: Node, max: Node) {
        let record = right[Int(node.index)]
        return (leftNode(node), recordNode(record, 1), recordNode(record, 2), recordNode(record, 3))
    }

    /// The operand and the type of a `typeAssertion`; the type is none for `.(type)`.
    @inline(__always)
    func typeAssertion(_ node: Node) -> (operand: Node, type: Node) {
        (leftNode(node), recordNode(right[Int(node.index)], 1))
    }

    /// The callee and the arguments of a `call`.
    @inline(__always)
    func call(_ node: Node) -> (function: Node, arguments: NodeList) {
        (leftNode(node), list(at: right[Int(node.index)] &+ 1))
    }

    /// Whether the last argument of a `call` is followed by `...`.
    @inline(__always)
    func hasEllipsis(_ node: Node) -> Bool { tag(node) != 0 }

    /// The expression within any number of `paren`.
    @inline(__always)
    func unparenthesized(_ node: Node) -> Node {
        var node = node
        while kind(node) == .paren { node = leftNode(node) }
        return node
    }

    // MARK: Types

    /// The parameters and results (none if there are none) of a `functionType`, both `fieldList`.
    @inline(__always)
    func functionType(_ node: Node) -> (parameters: Node, results: Node) { (leftNode(node), rightNode(node)) }

    /// The fields of a `structType`, an `interfaceType` or a `fieldList`; empty for none.
    @inline(__always)
    func fields(_ node: Node) -> NodeList {
        switch kind(node) {
        case .fieldList: list(at: left[Int(node.index)])
        case .structType, .interfaceType: list(at: right[Int(node.index)] &+ 1)
        default: list(at: 0)
        }
    }

    /// The names (perhaps none) and the type of a `field`.
    @inline(__always)
    func field(_ node: Node) -> (names: NodeList, type: Node) {
        (list(at: left[Int(node.index)]), rightNode(node))
    }

    /// The tag of a `field` of a struct, or none.
    func fieldTag(_ node: Node) -> Node {
        guard tag(node) != 0 else { return .none }
        let names = left[Int(node.index)]
        return recordNode(names, Int(extra[Int(names)]) &+ 1)
    }

    // MARK: Statements

    /// The statements of a `block`, `caseClause` or `communicationClause`.
    @inline(__always)
    func statements(_ node: Node) -> NodeList {
        switch kind(node) {
        case .block: list(at: left[Int(node.index)])
        case .caseClause, .communicationClause: list(at: right[Int(node.index)] &+ 1)
        default: list(at: 0)
        }
    }

    /// Both sides of an `assignment`.
    @inline(__always)
    func assignment(_ node: Node) -> (left: NodeList, right: NodeList) {
        (list(at: left[Int(node.index)]), list(at: right[Int(node.index)]))
    }

    /// The results of a `returnStatement`.
    @inline(__always)
    func results(_ node: Node) -> NodeList { list(at: left[Int(node.index)]) }

    /// The parts of an `ifStatement`; init and otherwise may be none.
    @inline(__always)
    func ifStatement(_ node: Node) -> (initial: Node, condition: Node, then: Node, otherwise: Node) {
        let record = right[Int(node.index)]
        return (recordNode(record, 0), leftNode(node), recordNode(record, 1), recordNode(record, 2))
    }

    /// The parts of a `switchStatement`; init and value may be none; the clauses are the statements of body.
    @inline(__always)
    func switchStatement(_ node: Node) -> (initial: Node, value: Node, body: Node) {
        let record = left[Int(node.index)]
        return (recordNode(record, 0), recordNode(record, 1), recordNode(record, 2))
    }

    /// The parts of a `typeSwitch`; init and the name may be none.
    @inline(__always)
    func typeSwitch(_ node: Node) -> (initial: Node, name: Node, operand: Node, body: Node) {
        let record = left[Int(node.index)]
        return (recordNode(record, 0), recordNode(record, 1), recordNode(record, 2), recordNode(record, 3))
    }

    /// The expressions (or types) and the statements of a `caseClause`.
    @inline(__always)
    func caseClause(_ node: Node) -> (expressions: NodeList, statements: NodeList) {
        (list(at: left[Int(node.index)]), list(at: right[Int(node.index)] &+ 1))
    }

    /// Whether a clause is `default:`.
    @inline(__always)
    func isDefault(_ node: Node) -> Bool { tag(node) != 0 }

    /// The parts of a `forStatement`; the first three may be none.
    @inline(__always)
    func forStatement(_ node: Node) -> (initial: Node, condition: Node, post: Node, body: Node) {
        let record = left[Int(node.index)]
        return (recordNode(record, 0), recordNode(record, 1), recordNode(record, 2), recordNode(record, 3))
    }

    /// The parts of a `rangeStatement`; key and value may be none.
    @inline(__always)
    func rangeStatement(_ node: Node) -> (key: Node, value: Node, operand: Node, body: Node) {
        let record = left[Int(node.index)]
        return (recordNode(record, 0), recordNode(record, 1), recordNode(record, 2), recordNode(record, 3))
    }

    /// Whether a `rangeStatement` declares its variables.
    @inline(__always)
    func rangeDefines(_ node: Node) -> Bool { tag(node) == 2 }

    // MARK: Declarations

    /// The specifications of a `generalDeclaration`.
    @inline(__always)
    func specifications(_ node: Node) -> NodeList { list(at: left[Int(node.index)]) }

    /// The parts of a `valueSpecification`; the type may be none. `iota` is its index in its group.
    @inline(__always)
    func valueSpecification(_ node: Node) -> (names: NodeList, type: Node, values: NodeList, iota: Int) {
        let record = right[Int(node.index)]
        return (
            list(at: left[Int(node.index)]), recordNode(record, 0), list(at: record &+ 2),
            Int(extra[Int(record) &+ 1])
        )
    }

    /// The parts of a `typeSpecification`; the type parameters may be none.
    @inline(__always)
    func typeSpecification(_ node: Node) -> (name: Node, typeParameters: Node, type: Node) {
        let record = right[Int(node.index)]
        return (leftNode(node), recordNode(record, 0), recordNode(record, 1))
    }

    /// Whether a `typeSpecification` is an alias.
    @inline(__always)
    func isAlias(_ node: Node) -> Bool { tag(node) != 0 }

    /// The parts of a `functionDeclaration`; receiver, type parameters and body may be none.
    @inline(__always)
    func functionDeclaration(
        _ node: Node
    ) -> (name: Node, receiver: Node, typeParameters: Node, type: Node, body: Node) {
        let record = right[Int(node.index)]
        return (
            leftNode(node), recordNode(record, 0), recordNode(record, 1), recordNode(record, 2),
            recordNode(record, 3)
        )
    }
}

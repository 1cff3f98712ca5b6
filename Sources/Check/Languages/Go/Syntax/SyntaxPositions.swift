// Where a node starts and ends. Chains that lean to one side are walked with loops, not by recursion.
extension SyntaxTree {
    /// The byte range of a node.
    func range(_ node: Node) -> Range<Int> {
        let start = start(node)
        return start..<max(start, end(node))
    }

    /// The offset of a node's first byte.
    func start(_ node: Node) -> Int {
        var node = node
        while true {
            let index = Int(node.index)
            switch kinds[index] {
            case .selector, .index, .slice, .typeAssertion, .call, .binary, .keyValue, .send,
                .incrementDecrement,
                .labeled, .expressionStatement:
                node = leftNode(node)
            case .compositeLiteral:
                if left[index] == 0 { return position(node) }
                node = leftNode(node)
            case .assignment:
                let sides = assignment(node)
                guard let first = sides.left.first ?? sides.right.first else { return position(node) }
                node = first
            default:
                return position(node)
            }
        }
    }

    /// The offset behind a node's last byte.
    func end(_ node: Node) -> Int {
        var node = node
        while true {
            let index = Int(node.index)
            switch kinds[index] {
            case .bad, .basicLiteral: return Int(left[index])
            case .paren, .fieldList, .block, .generalDeclaration: return Int(right[index])
            case .compositeLiteral, .index, .slice, .typeAssertion, .call, .structType, .interfaceType,
                .caseClause,
                .communicationClause:
                return Int(extra[Int(right[index])])
            case .identifier, .selector: return nameEnd(position(node))
            case .none: return 0
            case .empty: return position(node) + (tag(node) == 0 ? 1 : 0)
            case .incrementDecrement: return position(node) + 2
            case .functionDeclaration: return Int(extra[Int(right[index]) + 4])
            default:
                let last = lastChild(node)
                if last.isNone { return position(node) + keywordLength(node) }
                node = last
            }
        }
    }

    /// The child with which a node ends; none if it ends with its own token.
    private func lastChild(_ node: Node) -> Node {
        let index = Int(node.index)
        switch kinds[index] {
        case .star, .unary, .expressionStatement, .ellipsis, .channelType, .goStatement, .deferStatement,
            .branch,
            .selectStatement:
            return leftNode(node)
        case .functionType: return right[index] != 0 ? rightNode(node) : leftNode(node)
        case .field: return fieldTag(node).isNone ? rightNode(node) : fieldTag(node)
        case .assignment: return assignment(node).right.last ?? .none
        case .returnStatement: return results(node).last ?? .none
        case .ifStatement:
            let parts = ifStatement(node)
            return parts.otherwise.isNone ? parts.then : parts.otherwise
        case .switchStatement: return switchStatement(node).body
        case .typeSwitch: return typeSwitch(node).body
        case .forStatement: return forStatement(node).body
        case .rangeStatement: return rangeStatement(node).body
        case .valueSpecification:
            let parts = valueSpecification(node)
            return parts.values.last ?? (parts.type.isNone ? parts.names.last ?? .none : parts.type)
        case .typeSpecification: return typeSpecification(node).type
        default: return rightNode(node)
        }
    }

    private func keywordLength(_ node: Node) -> Int {
        switch kind(node) {
        case .branch: token(node).text.utf8.count
        case .returnStatement: 6
        case .ellipsis: 3
        default: 0
        }
    }

    /// The end of the name that starts at that offset.
    private func nameEnd(_ start: Int) -> Int {
        let continues = LexerTables.shared.continues
        var at = start
        while continues[Int(source[at])] != 0 || source[at] >= 0x80 { at += 1 }
        // The symbol `.` of a dot import, and the `_` that stands for a missing name.
        return at == start && source[at] == 0x2E ? at + 1 : at
    }
}

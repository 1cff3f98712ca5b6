import SuretyFlow

// The walk that resolves all names of a declaration: expressions and types.
extension BodyTyper {
    /// Walks an expression or a type; none is allowed.
    mutating func walk(_ node: Node) {
        var node = node
        while true {
            switch tree.kind(node) {
            case .identifier:
                use(node)
                return
            case .none, .bad, .basicLiteral:
                return
            case .selector, .star, .unary, .paren, .ellipsis, .channelType:
                node = tree.leftNode(node)
            case .binary:
                walkBinary(node)
                return
            case .call:
                let parts = tree.call(node)
                walk(parts.function)
                for argument in parts.arguments { walk(argument) }
                return
            case .index:
                let parts = tree.index(node)
                walk(parts.operand)
                for index in parts.indices { walk(index) }
                return
            case .slice:
                let parts = tree.slice(node)
                walk(parts.operand)
                walk(parts.low)
                walk(parts.high)
                node = parts.max
            case .typeAssertion:
                let parts = tree.typeAssertion(node)
                walk(parts.operand)
                node = parts.type
            case .compositeLiteral:
                walkLiteral(node)
                return
            case .functionLiteral:
                walkFunctionLiteral(node)
                return
            case .keyValue, .arrayType, .mapType:
                walk(tree.leftNode(node))
                node = tree.rightNode(node)
            case .functionType:
                let parts = tree.functionType(node)
                for field in tree.fields(parts.parameters) { walk(tree.field(field).type) }
                for field in tree.fields(parts.results) { walk(tree.field(field).type) }
                return
            case .structType, .interfaceType:
                for field in tree.fields(node) { walk(tree.field(field).type) }
                return
            default:
                return
            }
        }
    }

    /// A long sum leans to the left; its operands are walked from the first to the last without recursion.
    private mutating func walkBinary(_ node: Node) {
        let mark = scratch.count
        var first = node
        while tree.kind(first) == .binary {
            scratch.append(UInt32(bitPattern: first.index))
            first = tree.leftNode(first)
        }
        walk(first)
        while scratch.count > mark {
            let operation = Node(Int32(bitPattern: scratch[scratch.count - 1]))
            scratch.truncate(to: scratch.count - 1)
            walk(tree.rightNode(operation))
        }
    }

    private mutating func walkLiteral(_ node: Node) {
        let parts = tree.compositeLiteral(node)
        walk(parts.type)
        // In the literal of an array or a map a key is an expression; elsewhere it may name a field.
        let type = tree.kind(parts.type)
        let mayNameFields = type != .arrayType && type != .mapType
        for element in parts.elements {
            guard tree.kind(element) == .keyValue else {
                walkElement(element, of: node, isKey: false)
                continue
            }
            let key = tree.leftNode(element)
            if tree.kind(key) == .identifier, mayNameFields {
                use(key)
                resolutions[Int(key.index) &- base] = markedAsKey(resolutions[Int(key.index) &- base])
                keys.append(key.index)
                keys.append(node.index)
            } else {
                walkElement(key, of: node, isKey: true)
            }
            walkElement(tree.rightNode(element), of: node, isKey: false)
        }
    }

    private func markedAsKey(_ raw: UInt32) -> UInt32 {
        var resolution = Resolution(raw: raw)
        resolution.isKey = true
        return resolution.raw
    }

    /// Walks an element; a literal without a type remembers the literal around it, which gives it one.
    @inline(__always)
    private mutating func walkElement(_ node: Node, of literal: Node, isKey: Bool) {
        if tree.kind(node) == .compositeLiteral, tree.leftNode(node).isNone {
            resolutions[Int(node.index) &- base] = UInt32(bitPattern: literal.index) << 1 | (isKey ? 1 : 0)
        }
        walk(node)
    }

    private mutating func walkFunctionLiteral(_ node: Node) {
        let type = tree.leftNode(node)
        walk(type)
        level += 1
        let mark = openScope()
        declareParameters(ofType: type)
        walkStatements(tree.statements(tree.rightNode(node)))
        closeScope(mark)
        level -= 1
    }
}

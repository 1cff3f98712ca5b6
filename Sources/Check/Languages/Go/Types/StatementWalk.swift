import SuretyFlow

// The walk that resolves all names of a declaration: statements.
extension BodyTyper {
    /// Walks statements in the scope at hand.
    mutating func walkStatements(_ statements: NodeList) {
        for statement in statements { walkStatement(statement) }
    }

    private mutating func walkBlock(_ node: Node) {
        let mark = openScope()
        walkStatements(tree.statements(node))
        closeScope(mark)
    }

    /// Walks a statement; none is allowed.
    mutating func walkStatement(_ node: Node) {
        switch tree.kind(node) {
        case .expressionStatement, .goStatement, .deferStatement, .incrementDecrement:
            walk(tree.leftNode(node))
        case .assignment:
            walkAssignment(node)
        case .block:
            walkBlock(node)
        case .send:
            walk(tree.leftNode(node))
            walk(tree.rightNode(node))
        case .returnStatement:
            for result in tree.results(node) { walk(result) }
        case .labeled:
            walkStatement(tree.rightNode(node))
        case .generalDeclaration:
            walkGeneral(node, isTopLevel: false)
        case .ifStatement:
            let parts = tree.ifStatement(node)
            let mark = openScope()
            walkStatement(parts.initial)
            walk(parts.condition)
            walkBlock(parts.then)
            walkStatement(parts.otherwise)
            closeScope(mark)
        case .forStatement:
            let parts = tree.forStatement(node)
            let mark = openScope()
            walkStatement(parts.initial)
            walk(parts.condition)
            walkStatement(parts.post)
            walkBlock(parts.body)
            closeScope(mark)
        case .rangeStatement: walkRange(node)
        case .switchStatement:
            let parts = tree.switchStatement(node)
            let mark = openScope()
            walkStatement(parts.initial)
            walk(parts.value)
            for clause in tree.statements(parts.body) { walkClause(clause) }
            closeScope(mark)
        case .typeSwitch: walkTypeSwitch(node)
        case .selectStatement:
            for clause in tree.statements(tree.leftNode(node)) {
                let mark = openScope()
                walkStatement(tree.leftNode(clause))
                walkStatements(tree.statements(clause))
                closeScope(mark)
            }
        default:
            break
        }
    }

    private mutating func walkClause(_ clause: Node) {
        let parts = tree.caseClause(clause)
        for expression in parts.expressions { walk(expression) }
        let mark = openScope()
        walkStatements(parts.statements)
        closeScope(mark)
    }

    private mutating func walkTypeSwitch(_ node: Node) {
        let parts = tree.typeSwitch(node)
        let mark = openScope()
        walkStatement(parts.initial)
        walk(parts.operand)
        for clause in tree.statements(parts.body) {
            let clauseParts = tree.caseClause(clause)
            for type in clauseParts.expressions { walk(type) }
            let inner = openScope()
            if !parts.name.isNone {
                let index = declare(parts.name, .clause, origin: clause, owner: node)
                locals.start[index].node = clause
                resolutions[Int(clause.index) - base] = UInt32(index + 1)
            }
            walkStatements(clauseParts.statements)
            closeScope(inner)
        }
        closeScope(mark)
    }

    private mutating func walkRange(_ node: Node) {
        let parts = tree.rangeStatement(node)
        walk(parts.operand)
        let mark = openScope()
        if tree.rangeDefines(node) {
            declareRange(parts.key, node, 0)
            declareRange(parts.value, node, 1)
        } else {
            walk(parts.key)
            walk(parts.value)
        }
        walkBlock(parts.body)
        closeScope(mark)
    }

    private mutating func declareRange(_ name: Node, _ statement: Node, _ place: Int) {
        if tree.kind(name) == .identifier {
            declare(name, .range, origin: statement, place: place)
        } else {
            walk(name)
        }
    }

    private mutating func walkAssignment(_ node: Node) {
        let sides = tree.assignment(node)
        for value in sides.right { walk(value) }
        guard tree.token(node) == .define else {
            for target in sides.left { walk(target) }
            return
        }
        let isSpread = sides.left.count != sides.right.count
        for (place, name) in sides.left.enumerated() {
            guard tree.kind(name) == .identifier else {
                walk(name)
                continue
            }
            // A name that this very block declares already is assigned, not declared.
            let bound = Resolution(raw: bindings[Int(tree.symbol(name).index)])
            if bound.kind == .local, locals[Int(bound.number)].depth == depth {
                resolutions[Int(name.index) &- base] = bound.raw
            } else if isSpread {
                declare(name, .value, origin: sides.right[0], place: place, isSpread: true)
            } else {
                declare(name, .value, origin: sides.right[place])
            }
        }
    }
}

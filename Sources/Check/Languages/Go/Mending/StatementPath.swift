import SuretyFlow

/// A statement, and the blocks and functions around it.
struct StatementPath {
    /// A step down: a statement in a list of statements.
    struct Level {
        /// The block or clause whose statement it is.
        var list: Node
        /// Its place in the list.
        var index: Int
        /// The statement.
        var statement: Node
    }

    /// The function's declaration or literal that is the innermost around it.
    var function: Node
    /// From the function's own statements to the innermost one.
    var levels: [Level] = []

    var innermost: Level? { levels.last }
}

extension GoMender {
    /// The way to the innermost statement that a span lies in; nil outside of functions.
    func path(to span: SourceSpan) -> StatementPath? {
        let place = Int(span.start)..<Int(span.end)
        guard let declaration = file.declarations.first(where: { contains($0, place) }) else { return nil }
        var found: StatementPath?
        // A node comes behind all its descendants: the functions around the place are met from the innermost on.
        let first = file.firstNode(ofDeclaration: file.declarations.firstIndex(of: declaration) ?? 0)
        for index in first.index...declaration.index {
            let node = Node(index)
            guard [.functionLiteral, .functionDeclaration].contains(tree.kind(node)),
                contains(body(of: node), place)
            else { continue }
            var path = StatementPath(function: node)
            descend(body(of: node), place, &path)
            found = path
            break
        }
        return found
    }

    /// The body of a function's declaration or literal.
    func body(of function: Node) -> Node {
        tree.kind(function) == .functionLiteral
            ? tree.rightNode(function) : tree.functionDeclaration(function).body
    }

    /// The signature of a function's declaration or literal.
    func signature(of function: Node) -> Node {
        tree.kind(function) == .functionLiteral
            ? tree.leftNode(function) : tree.functionDeclaration(function).type
    }

    func contains(_ node: Node, _ place: Range<Int>) -> Bool {
        guard !node.isNone else { return false }
        let range = tree.range(node)
        return range.lowerBound <= place.lowerBound && place.upperBound <= range.upperBound
    }

    private func descend(_ list: Node, _ place: Range<Int>, _ path: inout StatementPath) {
        for (index, statement) in tree.statements(list).enumerated() where contains(statement, place) {
            path.levels.append(StatementPath.Level(list: list, index: index, statement: statement))
            for inner in lists(in: statement) where contains(inner, place) {
                descend(inner, place, &path)
                return
            }
            return
        }
    }

    /// The blocks and clauses right below a statement; function literals are others' business.
    func lists(in statement: Node) -> [Node] {
        switch tree.kind(statement) {
        case .block: return [statement]
        case .labeled: return lists(in: tree.rightNode(statement))
        case .ifStatement:
            let parts = tree.ifStatement(statement)
            return [parts.then]
                + (tree.kind(parts.otherwise) == .block ? [parts.otherwise] : lists(in: parts.otherwise))
        case .forStatement: return [tree.forStatement(statement).body]
        case .rangeStatement: return [tree.rangeStatement(statement).body]
        case .switchStatement: return Array(tree.statements(tree.switchStatement(statement).body))
        case .typeSwitch: return Array(tree.statements(tree.typeSwitch(statement).body))
        case .selectStatement: return Array(tree.statements(tree.leftNode(statement)))
        default: return []
        }
    }

    /// Whether control does not go on behind a block: it ends in a return, a jump or a panic.
    func isLeft(_ block: Node) -> Bool {
        guard let last = tree.statements(block).last else { return false }
        switch tree.kind(last) {
        case .returnStatement, .branch: return true
        case .expressionStatement:
            let call = tree.unparenthesized(tree.leftNode(last))
            guard tree.kind(call) == .call else { return false }
            let callee = text(tree.leftNode(call))
            return callee == "panic" || callee == "os.Exit"
                || [".Fatal", ".Fatalf", ".Fatalln"].contains { callee.hasSuffix($0) }
        default: return false
        }
    }

    /// The statement behind which an acquisition is known to have succeeded: itself, where it cannot fail, or the check
    /// that follows it; nil where nobody checks.
    func check(of acquisition: StatementPath.Level) -> Node? {
        let statement = acquisition.statement
        if tree.kind(statement) == .ifStatement {
            let parts = tree.ifStatement(statement)
            return parts.otherwise.isNone && isLeft(parts.then) ? statement : nil
        }
        guard tree.kind(statement) == .assignment,
            let last = tree.assignment(statement).left.last, tree.kind(last) == .identifier
        else { return tree.kind(statement) == .expressionStatement ? statement : nil }
        let error = text(last)
        let list = tree.statements(acquisition.list)
        let next = acquisition.index + 1 < list.count ? list[acquisition.index + 1] : .none
        if tree.kind(next) == .ifStatement {
            let parts = tree.ifStatement(next)
            if mentions(parts.condition, error) {
                return parts.initial.isNone && parts.otherwise.isNone && isLeft(parts.then) ? next : nil
            }
        }
        // A second result that is no error, such as a cancel function.
        return error.lowercased().contains("err") || error == "_" || error == "ok" ? nil : statement
    }

    /// Whether an expression or statement mentions a name.
    func mentions(_ node: Node, _ name: String) -> Bool {
        let range = tree.range(node)
        let wanted = symbols.intern(name)
        return (1..<tree.count).contains { index in
            let inner = Node(Int32(index))
            return tree.kind(inner) == .identifier && tree.symbol(inner) == wanted
                && range.contains(tree.position(inner))
        }
    }
}

import SuretyFlow

// Statements, all but those with a head and a block.
extension Parser {
    /// Parses `{…}`.
    mutating func parseBlock() -> Node {
        let position = expect(.leftBrace)
        let list = parseStatementList()
        let end = expectClosing(.rightBrace)
        return add(.block, position, list, end)
    }

    /// Parses statements up to `}` or the next clause.
    mutating func parseStatementList() -> Int32 {
        let mark = pending.count
        parseStatements()
        return finishList(from: mark)
    }

    /// Parses statements up to `}` or the next clause, and leaves them pending.
    mutating func parseStatements() {
        while token != .case, token != .default, token != .rightBrace, token != .endOfFile {
            let before = at
            pending.append(parseStatement().index)
            if at == before, token != .rightBrace { next() }
        }
    }

    /// Parses a statement and the semicolon behind it.
    mutating func parseStatement() -> Node {
        defer { leave() }
        guard enter() else { return bad(from: start) }
        switch token {
        case .identifier, .integer, .float, .imaginary, .character, .string, .func, .leftParen, .leftBracket,
            .struct, .map, .chan, .interface, .add, .subtract, .multiply, .and, .xor, .arrow, .not, .tilde:
            let statement = parseSimpleStatement(allowing: .label)
            // A label's statement has its own semicolon.
            if kind(statement) != .labeled { expectSemicolon() }
            return statement
        case .const, .type, .var: return parseDeclaration(recovering: .statement)
        case .go: return parseCallStatement(.goStatement, "go")
        case .defer: return parseCallStatement(.deferStatement, "defer")
        case .return: return parseReturn()
        case .break, .continue, .goto, .fallthrough: return parseBranch()
        case .leftBrace:
            let block = parseBlock()
            expectSemicolon()
            return block
        case .if: return parseIf()
        case .switch: return parseSwitch()
        case .select: return parseSelect()
        case .for: return parseFor()
        case .semicolon:
            let node = add(.empty, start, 0, 0, tag: isNewline ? 1 : 0)
            next()
            return node
        case .rightBrace:
            return add(.empty, start, 0, 0, tag: 1)
        default:
            let position = start
            missing("statement")
            skip(to: .statement)
            return bad(from: position)
        }
    }

    /// What a simple statement may be besides the usual.
    enum SimpleContext {
        /// Nothing else.
        case plain
        /// A label.
        case label
        /// Nothing else, and a `:` ends it.
        case clause
        /// `x := range y`. The result is then a `rangeStatement` without a body.
        case range
    }

    /// Parses an expression, a send, an increment, an assignment, a label.
    mutating func parseSimpleStatement(allowing context: SimpleContext) -> Node {
        let mark = pending.count
        let first = parseExpression()
        switch token {
        case .semicolon, .leftBrace, .rightBrace:
            return add(.expressionStatement, tree.position(first), first.index, 0)
        default: break
        }
        pending.append(first.index)
        while token == .comma {
            next()
            pending.append(parseExpression().index)
        }
        if token == .assign || token == .define || token.isCompoundAssignment {
            return parseAssignment(from: mark, allowing: context)
        }
        if pending.count > mark + 1 {
            let range = tree.range(first)
            problem(range.lowerBound, range.upperBound, "expected 1 expression")
        }
        pending.truncate(to: mark)
        return parseSimpleRest(first, allowing: context)
    }

    private mutating func parseSimpleRest(_ first: Node, allowing context: SimpleContext) -> Node {
        let position = start
        switch token {
        case .colon where context != .clause:
            next()
            guard context == .label, kind(first) == .identifier else {
                problem(position, position + 1, "illegal label declaration")
                return bad(from: tree.start(first))
            }
            let statement = parseStatement()
            return add(.labeled, position, first.index, statement.index)
        case .arrow:
            next()
            let value = parseExpression()
            return add(.send, position, first.index, value.index)
        case .increment, .decrement:
            let node = add(.incrementDecrement, position, first.index, 0, tag: token.rawValue)
            next()
            return node
        default:
            return add(.expressionStatement, tree.position(first), first.index, 0)
        }
    }

    private mutating func parseAssignment(from mark: Int, allowing context: SimpleContext) -> Node {
        let position = start
        let operation = token
        next()
        if context == .range, token == .range, operation == .assign || operation == .define {
            return parseRangeClause(from: mark, isDefinition: operation == .define)
        }
        let left = finishList(from: mark)
        let right = parseExpressionList()
        return add(.assignment, position, left, right, tag: operation.rawValue)
    }

    /// Parses `go f()` or `defer f()`.
    private mutating func parseCallStatement(_ kind: NodeKind, _ name: String) -> Node {
        let position = start
        next()
        let expression = parseExpression()
        expectSemicolon()
        let call = tree.unparenthesized(expression)
        if self.kind(call) != .bad {
            let range = tree.range(expression)
            if call != expression {
                problem(
                    range.lowerBound, range.upperBound, "expression in \(name) must not be parenthesized")
            } else if self.kind(call) != .call {
                problem(
                    range.lowerBound, range.upperBound, "expression in \(name) must be function call")
            }
        }
        return add(kind, position, call.index, 0)
    }

    private mutating func parseReturn() -> Node {
        let position = start
        next()
        var results: Int32 = 0
        if token != .semicolon, token != .rightBrace { results = parseExpressionList() }
        expectSemicolon()
        return add(.returnStatement, position, results, 0)
    }

    private mutating func parseBranch() -> Node {
        let position = start
        let keyword = token
        next()
        var label = Node.none
        if keyword == .goto || keyword != .fallthrough && token == .identifier { label = parseName() }
        expectSemicolon()
        return add(.branch, position, label.index, 0, tag: keyword.rawValue)
    }
}

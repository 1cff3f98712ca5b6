import SuretyFlow

// Statements with a head and a block: if, for, switch, select.
extension Parser {
    /// Parses `if init; condition {…} else …`.
    mutating func parseIf() -> Node {
        defer { leave() }
        guard enter() else { return bad(from: start) }
        let position = start
        next()
        let head = parseIfHead()
        let then = parseBlock()
        var otherwise = Node.none
        if token == .else {
            next()
            if token == .if {
                otherwise = parseIf()
            } else if token == .leftBrace {
                otherwise = parseBlock()
                expectSemicolon()
            } else {
                missing("if statement or block")
                let position = start
                otherwise = bad(from: position)
            }
        } else {
            expectSemicolon()
        }
        let record = record(head.initial.index, then.index, otherwise.index)
        return add(.ifStatement, position, head.condition.index, record)
    }

    private mutating func parseIfHead() -> (initial: Node, condition: Node) {
        if token == .leftBrace {
            missing("condition of if statement")
            return (.none, bad(from: start))
        }
        let level = expressionLevel
        expressionLevel = -1
        defer { expressionLevel = level }
        var first = Node.none
        if token != .semicolon {
            if token == .var {
                problem(start, start + 3, "var declaration not allowed in if initializer")
                next()
            }
            first = parseSimpleStatement(allowing: .plain)
        }
        if token == .leftBrace { return (.none, condition(first)) }
        let semicolon = start
        let isWritten = token == .semicolon && !isNewline
        expect(.semicolon)
        if token == .leftBrace {
            problem(
                semicolon, semicolon + 1,
                isWritten
                    ? "missing condition in if statement" : "unexpected newline, expecting { after if clause")
            return (first, bad(from: start))
        }
        return (first, condition(parseSimpleStatement(allowing: .plain)))
    }

    /// The expression of a statement that stands where an expression must.
    private mutating func condition(_ statement: Node) -> Node {
        if statement.isNone { return .none }
        if kind(statement) == .expressionStatement { return tree.leftNode(statement) }
        let range = tree.range(statement)
        problem(range.lowerBound, range.upperBound, "expected expression, found statement")
        return add(.bad, range.lowerBound, Int32(truncatingIfNeeded: range.upperBound), 0)
    }

    // MARK: Loops

    /// Parses a loop.
    mutating func parseFor() -> Node {
        let position = start
        next()
        var parts = (initial: Node.none, condition: Node.none, post: Node.none)
        var range = Node.none
        if token != .leftBrace {
            let level = expressionLevel
            expressionLevel = -1
            if token == .range {
                range = parseRangeClause(from: pending.count, isDefinition: nil)
            } else if token != .semicolon {
                parts.condition = parseSimpleStatement(allowing: .range)
                if kind(parts.condition) == .rangeStatement { range = parts.condition }
            }
            if range.isNone, token == .semicolon { parseForClauses(&parts) }
            expressionLevel = level
        }
        let body = parseBlock()
        expectSemicolon()
        if !range.isNone {
            let index = Int(range.index)
            // The clause was added before the body; a node must come behind its parts.
            let parts = tree.rangeStatement(range)
            let record = record(parts.key.index, parts.value.index, parts.operand.index, body.index)
            return add(.rangeStatement, position, record, 0, tag: tags[index])
        }
        let condition = condition(parts.condition)
        let record = record(parts.initial.index, condition.index, parts.post.index, body.index)
        return add(.forStatement, position, record, 0)
    }

    private mutating func parseForClauses(_ parts: inout (initial: Node, condition: Node, post: Node)) {
        next()
        parts.initial = parts.condition
        parts.condition = .none
        if token != .semicolon {
            if token == .leftBrace {
                missing("for loop condition")
                return
            }
            parts.condition = parseSimpleStatement(allowing: .plain)
        }
        expectSemicolon()
        if token != .leftBrace { parts.post = parseSimpleStatement(allowing: .plain) }
    }

    /// Parses `range x` behind the variables that are pending above `mark`.
    mutating func parseRangeClause(from mark: Int, isDefinition: Bool?) -> Node {
        let position = start
        next()
        let count = pending.count - mark
        let key = count > 0 ? pending[mark] : 0
        let value = count > 1 ? pending[mark + 1] : 0
        if count > 2 {
            let range = tree.range(Node(pending[mark + 2]))
            problem(range.lowerBound, range.upperBound, "expected at most 2 expressions")
        }
        pending.truncate(to: mark)
        let operand = parseExpression()
        let tag: UInt8 = isDefinition.map { $0 ? 2 : 1 } ?? 0
        return add(.rangeStatement, position, record(key, value, operand.index, 0), 0, tag: tag)
    }

    // MARK: Switches

    /// Parses an expression switch or a type switch.
    mutating func parseSwitch() -> Node {
        let position = start
        next()
        var initial = Node.none
        var value = Node.none
        if token != .leftBrace {
            let level = expressionLevel
            expressionLevel = -1
            if token != .semicolon { value = parseSimpleStatement(allowing: .plain) }
            if token == .semicolon {
                next()
                initial = value
                value = .none
                if token != .leftBrace { value = parseSimpleStatement(allowing: .plain) }
            }
            expressionLevel = level
        }
        let guarded = typeSwitchGuard(value)
        let body = parseClauses(isSelect: false)
        if let guarded {
            let record = record(initial.index, guarded.name.index, guarded.operand.index, body.index)
            return add(.typeSwitch, position, record, 0)
        }
        let condition = condition(value)
        return add(.switchStatement, position, record(initial.index, condition.index, body.index), 0)
    }

    /// The name and the operand of `name := x.(type)`, if the statement is that.
    private mutating func typeSwitchGuard(_ statement: Node) -> (name: Node, operand: Node)? {
        switch kind(statement) {
        case .expressionStatement:
            return typeSwitchOperand(tree.leftNode(statement)).map { (.none, $0) }
        case .assignment:
            let sides = tree.assignment(statement)
            guard sides.left.count == 1, sides.right.count == 1,
                let operand = typeSwitchOperand(sides.right[0])
            else { return nil }
            switch tree.token(statement) {
            case .define: break
            case .assign:
                let position = tree.position(statement)
                problem(position, position + 1, "expected ':=', found '='")
            default: return nil
            }
            let name = sides.left[0]
            return (kind(name) == .identifier ? name : .none, operand)
        default:
            return nil
        }
    }

    private func typeSwitchOperand(_ node: Node) -> Node? {
        guard kind(node) == .typeAssertion else { return nil }
        let parts = tree.typeAssertion(node)
        return parts.type.isNone ? parts.operand : nil
    }

    /// Parses `select {…}`.
    mutating func parseSelect() -> Node {
        let position = start
        next()
        let body = parseClauses(isSelect: true)
        return add(.selectStatement, position, body.index, 0)
    }

    private mutating func parseClauses(isSelect: Bool) -> Node {
        let position = expect(.leftBrace)
        let mark = pending.count
        while token == .case || token == .default {
            pending.append((isSelect ? parseCommunicationClause() : parseCaseClause()).index)
        }
        let list = finishList(from: mark)
        let end = expectClosing(.rightBrace)
        expectSemicolon()
        return add(.block, position, list, end)
    }

    private mutating func parseCaseClause() -> Node {
        let position = start
        let isDefault = token == .default
        next()
        let expressions = isDefault ? 0 : parseExpressionList()
        return parseClauseBody(.caseClause, position, expressions, isDefault)
    }

    private mutating func parseClauseBody(
        _ kind: NodeKind, _ position: Int, _ head: Int32, _ isDefault: Bool
    ) -> Node {
        expect(.colon)
        let mark = pending.count
        parseStatements()
        let end: Int
        if pending.count > mark {
            end = tree.end(Node(pending[pending.count - 1]))
        } else {
            end = previousEnd
        }
        let record = finishEndedList(from: mark, end: Int32(truncatingIfNeeded: end))
        return add(kind, position, head, record, tag: isDefault ? 1 : 0)
    }

    private mutating func parseCommunicationClause() -> Node {
        let position = start
        let isDefault = token == .default
        next()
        let statement = isDefault ? Node.none : parseSimpleStatement(allowing: .clause)
        return parseClauseBody(.communicationClause, position, statement.index, isDefault)
    }
}

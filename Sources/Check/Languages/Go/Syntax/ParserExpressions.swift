import SuretyFlow

// Operators and what follows an operand: selectors, indices, calls, composite literals.
extension Parser {
    /// Parses an expression, or a type where the grammar cannot tell.
    @inline(__always)
    mutating func parseExpression() -> Node { parseBinary(above: 0) }

    /// Parses `a, b, c`; the list.
    mutating func parseExpressionList() -> Int32 {
        let mark = pending.count
        pending.append(parseExpression().index)
        while token == .comma {
            next()
            pending.append(parseExpression().index)
        }
        return finishList(from: mark)
    }

    /// Parses operands joined by operators that bind more tightly than `precedence`.
    mutating func parseBinary(above precedence: UInt8) -> Node {
        let first = parseUnary()
        return token.precedence > precedence ? parseOperators(first, above: precedence) : first
    }

    /// Parses the operators behind an operand.
    mutating func parseOperators(_ first: Node, above precedence: UInt8) -> Node {
        var result = first
        var count = 0
        while true {
            let operation = token
            let own = operation.precedence
            if own <= precedence { return result }
            count &+= 1
            if count > SyntaxLimits.operators {
                tooDeep()
                return result
            }
            let position = start
            next()
            let operand = parseBinary(above: own)
            result = add(.binary, position, result.index, operand.index, tag: operation.rawValue)
        }
    }

    /// Parses an operand with the operators before it.
    mutating func parseUnary() -> Node {
        switch token {
        case .add, .subtract, .not, .xor, .and, .tilde, .multiply:
            let operation = token
            let position = start
            let operand = parseBehindOperator()
            if operation == .multiply { return add(.star, position, operand.index, 0) }
            return add(.unary, position, operand.index, 0, tag: operation.rawValue)
        case .arrow:
            let position = start
            let operand = parseBehindOperator()
            if kind(operand) == .channelType {
                receiveOnly(operand, arrow: position)
                return operand
            }
            return add(.unary, position, operand.index, 0, tag: Token.arrow.rawValue)
        default:
            return parsePrimary()
        }
    }

    private mutating func parseBehindOperator() -> Node {
        defer { leave() }
        guard enter() else { return bad(from: start) }
        next()
        return parseUnary()
    }

    /// Gives the arrow before a channel type to the type: `<-chan T` was read as a receive from `chan T`, and
    /// in
    /// `<-chan<- T` the second arrow belongs to the element, `<-chan (<-T)`, which must be a channel too.
    private mutating func receiveOnly(_ channel: Node, arrow: Int) {
        var channel = channel
        var arrow = arrow
        while true {
            let index = Int(channel.index)
            let direction = tags[index]
            let element = Node(left[index])
            let innerArrow = direction == 1 ? start(ofArrowIn: channel) : arrow
            if direction == 2 { problem(arrow, arrow + 2, "expected 'chan', found '<-'") }
            change(channel, to: .channelType, position: arrow, left: element.index, right: 0, tag: 2)
            if direction != 1 { return }
            if kind(element) != .channelType {
                problem(innerArrow, innerArrow + 2, "expected channel type")
                return
            }
            channel = element
            arrow = innerArrow
        }
    }

    private func start(ofArrowIn channel: Node) -> Int {
        var at = Int(positions[Int(channel.index)])
        while lexer.source[at] != 0x3C, at < lexer.length { at += 1 }
        return at
    }

    /// Parses an operand and what follows it.
    @inline(__always)
    mutating func parsePrimary() -> Node {
        if token == .identifier {
            let name = parseName()
            switch token {
            case .period, .leftParen, .leftBracket, .leftBrace: return parseSuffixes(name)
            default: return name
            }
        }
        return parseSuffixes(parseOperand())
    }

    /// Parses selectors, indices, calls and literal values behind an operand.
    mutating func parseSuffixes(_ operand: Node) -> Node {
        var result = operand
        var count = 0
        while true {
            switch token {
            case .period: result = parseSelector(result)
            case .leftParen: result = parseCall(result)
            case .leftBracket: result = parseIndex(result)
            case .leftBrace:
                guard beginsLiteral(result) else { return result }
                result = parseLiteralValue(type: result)
            default: return result
            }
            count &+= 1
            if count > SyntaxLimits.chain {
                tooDeep()
                return result
            }
        }
    }

    /// Whether `{` behind that operand begins a literal's value, not a block.
    private mutating func beginsLiteral(_ operand: Node) -> Bool {
        let type = tree.unparenthesized(operand)
        switch kind(type) {
        case .bad, .identifier, .selector, .index:
            if expressionLevel < 0 { return false }
        case .arrayType, .structType, .mapType:
            break
        default:
            return false
        }
        if type != operand {
            let range = tree.range(operand)
            problem(range.lowerBound, range.upperBound, "cannot parenthesize type in composite literal")
        }
        return true
    }

    /// Parses `.name` or `.(type)`.
    private mutating func parseSelector(_ operand: Node) -> Node {
        next()
        switch token {
        case .identifier:
            let node = add(.selector, start, operand.index, Int32(bitPattern: lexer.values[at]))
            next()
            return node
        case .leftParen:
            let position = start
            next()
            var type = Node.none
            if token == .type { next() } else { type = parseType() }
            let end = expectClosing(.rightParen)
            return add(.typeAssertion, position, operand.index, record(end, type.index))
        default:
            missing("selector or type assertion")
            if token != .rightBrace { next() }
            return operand
        }
    }

    /// Parses `(arguments)`.
    private mutating func parseCall(_ function: Node) -> Node {
        let position = start
        defer { leave() }
        guard enter() else { return function }
        next()
        expressionLevel += 1
        let mark = pending.count
        var ellipsis: UInt8 = 0
        while token != .rightParen, token != .endOfFile, ellipsis == 0 {
            pending.append(parseExpression().index)
            if token == .ellipsis {
                ellipsis = 1
                next()
            }
            guard isComma(before: .rightParen, in: "argument list") else { break }
            next()
        }
        expressionLevel -= 1
        let end = expectClosing(.rightParen)
        return add(.call, position, function.index, finishEndedList(from: mark, end: end), tag: ellipsis)
    }

    /// Parses `[index]`, `[low:high:max]` or `[type, type]`.
    private mutating func parseIndex(_ operand: Node) -> Node {
        let position = start
        defer { leave() }
        guard enter() else { return operand }
        next()
        if token == .rightBracket {
            missing("operand")
            let hole = bad(from: start)
            next()
            let mark = pending.count
            pending.append(hole.index)
            return add(.index, position, operand.index, finishEndedList(from: mark, end: Int32(previousEnd)))
        }
        expressionLevel += 1
        defer { expressionLevel -= 1 }
        let first = token == .colon ? Node.none : parseExpression()
        if token == .colon { return parseSliceRest(operand, position, low: first) }
        let mark = pending.count
        pending.append(first.index)
        while token == .comma {
            next()
            if token == .rightBracket || token == .endOfFile { break }
            pending.append(parseType().index)
        }
        let end = expectClosing(.rightBracket)
        return add(.index, position, operand.index, finishEndedList(from: mark, end: end))
    }

    private mutating func parseSliceRest(_ operand: Node, _ position: Int, low: Node) -> Node {
        var bounds = (high: Node.none, max: Node.none)
        var colons: UInt8 = 0
        while token == .colon, colons < 2 {
            colons += 1
            next()
            if token == .colon || token == .rightBracket || token == .endOfFile {
                if colons == 2 || token == .colon && colons == 1 {
                    missing(colons == 1 ? "middle index of 3-index slice" : "final index of 3-index slice")
                }
            } else if colons == 1 {
                bounds.high = parseExpression()
            } else {
                bounds.max = parseExpression()
            }
        }
        let end = expectClosing(.rightBracket)
        let record = record(end, low.index, bounds.high.index, bounds.max.index)
        return add(.slice, position, operand.index, record, tag: colons - 1)
    }

    /// Parses `{elements}` of a composite literal.
    mutating func parseLiteralValue(type: Node) -> Node {
        let position = start
        defer { leave() }
        guard enter() else { return bad(from: position) }
        next()
        // Within braces a brace begins a literal again, even in the head of a statement.
        expressionLevel += 1
        let mark = pending.count
        while token != .rightBrace, token != .endOfFile {
            var element = parseLiteralPart()
            if token == .colon {
                let colon = start
                next()
                let value = parseLiteralPart()
                element = add(.keyValue, colon, element.index, value.index)
            }
            pending.append(element.index)
            guard isComma(before: .rightBrace, in: "composite literal") else { break }
            next()
        }
        expressionLevel -= 1
        let end = expectClosing(.rightBrace)
        return add(.compositeLiteral, position, type.index, finishEndedList(from: mark, end: end))
    }

    private mutating func parseLiteralPart() -> Node {
        token == .leftBrace ? parseLiteralValue(type: .none) : parseExpression()
    }

    /// Parses a name, a literal, a parenthesis, a function literal or a type.
    mutating func parseOperand() -> Node {
        switch token {
        case .identifier:
            return parseName()
        case .integer, .float, .imaginary, .character, .string:
            return parseBasicLiteral()
        case .leftParen:
            return parseParen()
        case .func:
            return parseFunctionTypeOrLiteral()
        default:
            let type = parseTypeIfAny()
            if !type.isNone { return type }
            let position = start
            missing("operand")
            skip(to: .statement)
            return bad(from: position)
        }
    }

    /// Parses a name.
    @inline(__always)
    mutating func parseName() -> Node {
        guard token == .identifier else {
            missing("name")
            return missingName()
        }
        let node = add(.identifier, start, Int32(bitPattern: lexer.values[at]), 0)
        next()
        return node
    }

    /// A name `_` of no length in place of one that is missing.
    mutating func missingName() -> Node {
        add(.identifier, start, Parser.blankName, 0)
    }

    /// Stands for the number of `_` or `.`, which a file need not name, until symbols take the place of
    /// numbers.
    static var blankName: Int32 { -1 }
    /// As `blankName`, for `.`.
    static var dotName: Int32 { -2 }

    /// Parses a literal.
    @inline(__always)
    mutating func parseBasicLiteral() -> Node {
        let node = add(.basicLiteral, start, Int32(bitPattern: lexer.values[at]), 0, tag: token.rawValue)
        next()
        return node
    }

    private mutating func parseParen() -> Node {
        let position = start
        defer { leave() }
        guard enter() else { return bad(from: position) }
        next()
        expressionLevel += 1
        let inner = parseExpression()
        expressionLevel -= 1
        let end = expectClosing(.rightParen)
        return add(.paren, position, inner.index, end)
    }

    private mutating func parseFunctionTypeOrLiteral() -> Node {
        let position = start
        let type = parseFunctionType()
        guard token == .leftBrace else { return type }
        let level = expressionLevel
        expressionLevel = 0
        let body = parseBlock()
        expressionLevel = level
        functionCount += 1
        return add(.functionLiteral, position, type.index, body.index)
    }
}

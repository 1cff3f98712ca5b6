import SuretyFlow

// Types.
extension Parser {
    /// Parses a type; reports it if there is none.
    mutating func parseType() -> Node {
        let type = parseTypeIfAny()
        if !type.isNone { return type }
        let position = start
        missing("type")
        skip(to: .expressionEnd)
        return bad(from: position)
    }

    /// Parses a type, if the current token starts one.
    mutating func parseTypeIfAny() -> Node {
        switch token {
        case .identifier:
            let name = parseTypeName()
            return token == .leftBracket ? parseTypeArguments(name) : name
        case .leftBracket, .struct, .multiply, .func, .interface, .map, .chan, .arrow, .leftParen:
            defer { leave() }
            guard enter() else { return bad(from: start) }
            return parseTypeLiteral()
        default:
            return .none
        }
    }

    private mutating func parseTypeLiteral() -> Node {
        let position = start
        switch token {
        case .leftBracket:
            next()
            return parseArrayRest(position, length: nil)
        case .struct: return parseStruct()
        case .multiply:
            next()
            let element = parseType()
            return add(.star, position, element.index, 0)
        case .func: return parseFunctionType()
        case .interface: return parseInterface()
        case .map:
            next()
            expect(.leftBracket)
            let key = parseType()
            expect(.rightBracket)
            let value = parseType()
            return add(.mapType, position, key.index, value.index)
        case .leftParen:
            next()
            let inner = parseType()
            let end = expectClosing(.rightParen)
            return add(.paren, position, inner.index, end)
        default: return parseChannel()
        }
    }

    private mutating func parseChannel() -> Node {
        let position = start
        var direction: UInt8 = 0
        if token == .chan {
            next()
            if token == .arrow {
                direction = 1
                next()
            }
        } else {
            next()
            expect(.chan)
            direction = 2
        }
        let element = parseType()
        return add(.channelType, position, element.index, 0, tag: direction)
    }

    /// Parses `name` or `package.name`.
    mutating func parseTypeName() -> Node {
        let name = parseName()
        return token == .period ? parseQualified(name) : name
    }

    /// Parses `.name` behind a package's name.
    mutating func parseQualified(_ package: Node) -> Node {
        next()
        guard token == .identifier else {
            missing("name")
            return package
        }
        let node = add(.selector, start, package.index, Int32(bitPattern: lexer.values[at]))
        next()
        return node
    }

    /// Parses `[type, type]` behind the name of a generic type.
    mutating func parseTypeArguments(_ type: Node) -> Node {
        let position = start
        defer { leave() }
        guard enter() else { return type }
        next()
        expressionLevel += 1
        let mark = pending.count
        while token != .rightBracket, token != .endOfFile {
            pending.append(parseType().index)
            guard isComma(before: .rightBracket, in: "type argument list") else { break }
            next()
        }
        expressionLevel -= 1
        if pending.count == mark { missing("type argument list") }
        let end = expectClosing(.rightBracket)
        return add(.index, position, type.index, finishEndedList(from: mark, end: end))
    }

    /// Parses the rest of an array or slice type behind `[`; `length` if it is parsed already.
    mutating func parseArrayRest(_ position: Int, length: Node?) -> Node {
        var size = length ?? .none
        if length == nil {
            expressionLevel += 1
            if token == .ellipsis {
                size = add(.ellipsis, start, 0, 0)
                next()
            } else if token != .rightBracket {
                size = parseExpression()
            }
            expressionLevel -= 1
        }
        if token == .comma {
            // `[n, m]T` is most likely meant as `[n][m]T`.
            problem(start, start + 1, "unexpected comma; expecting ]")
            next()
        }
        expect(.rightBracket)
        let element = parseType()
        return add(.arrayType, position, size.index, element.index)
    }

    /// Parses `[…]` behind the first name of a field or parameter: `name []T` and `name [n]T` have a name and
    /// a type,
    /// `Type[A]` and `Type[A, B]` are instantiations, and the name comes back as none.
    mutating func parseArrayOrInstance(_ name: Node) -> (name: Node, type: Node) {
        let position = start
        next()
        let mark = pending.count
        var trailingComma = -1
        expressionLevel += 1
        while token != .rightBracket, token != .endOfFile {
            trailingComma = -1
            pending.append(token == .ellipsis ? parseEllipsisLength().index : parseExpression().index)
            guard token == .comma else { break }
            trailingComma = start
            next()
        }
        expressionLevel -= 1
        let count = pending.count - mark
        let end = expectClosing(.rightBracket)
        if count == 0 {
            let element = parseType()
            return (name, add(.arrayType, position, 0, element.index))
        }
        if count == 1 {
            let element = parseTypeIfAny()
            if !element.isNone {
                if trailingComma >= 0 {
                    problem(trailingComma, trailingComma + 1, "unexpected comma; expecting ]")
                }
                let length = pending[mark]
                pending.truncate(to: mark)
                return (name, add(.arrayType, position, length, element.index))
            }
        }
        return (.none, add(.index, position, name.index, finishEndedList(from: mark, end: end)))
    }

    private mutating func parseEllipsisLength() -> Node {
        let position = start
        missing("expression")
        next()
        return add(.ellipsis, position, 0, 0)
    }

    // MARK: Structs and interfaces

    private mutating func parseStruct() -> Node {
        let position = start
        next()
        expect(.leftBrace)
        let mark = pending.count
        while token == .identifier || token == .multiply || token == .leftParen {
            pending.append(parseStructField().index)
        }
        let end = expectClosing(.rightBrace)
        return add(.structType, position, 0, finishEndedList(from: mark, end: end))
    }

    private mutating func parseStructField() -> Node {
        let position = start
        let mark = pending.count
        var type = Node.none
        if token == .identifier {
            let name = parseName()
            switch token {
            case .period:
                type = parseEmbeddedArguments(parseQualified(name))
            case .string, .semicolon, .rightBrace:
                type = name
            default:
                pending.append(name.index)
                type = parseFieldNames(after: name, mark)
            }
        } else {
            type = parseEmbeddedPointer()
        }
        var tag = Node.none
        if token == .string { tag = parseBasicLiteral() }
        expectSemicolon()
        var names = finishList(from: mark)
        if !tag.isNone {
            // The tag's literal goes behind the list of names, which is the last thing in `extra` unless
            // empty.
            if names == 0 { names = record(0) }
            extra.append(tag.index)
        }
        return add(.field, position, names, type.index, tag: tag.isNone ? 0 : 1)
    }

    private mutating func parseFieldNames(after name: Node, _ mark: Int) -> Node {
        while token == .comma {
            next()
            pending.append(parseName().index)
        }
        guard token == .leftBracket, pending.count == mark + 1 else { return parseType() }
        let parts = parseArrayOrInstance(name)
        if parts.name.isNone { pending.truncate(to: mark) }
        return parts.type
    }

    /// Parses `*T`, and tolerates parentheses around it or within.
    private mutating func parseEmbeddedPointer() -> Node {
        let position = start
        let isParenthesized = token == .leftParen
        if isParenthesized {
            problem(start, start + 1, "cannot parenthesize embedded type")
            next()
        }
        let isPointer = token == .multiply
        if isPointer { next() }
        let isInnerParenthesized = !isParenthesized && token == .leftParen
        if isInnerParenthesized {
            problem(start, start + 1, "cannot parenthesize embedded type")
            next()
        }
        let element = parseEmbeddedArguments(parseTypeName())
        if isParenthesized || isInnerParenthesized, token == .rightParen { next() }
        return isPointer ? add(.star, position, element.index, 0) : element
    }

    private mutating func parseEmbeddedArguments(_ type: Node) -> Node {
        token == .leftBracket ? parseTypeArguments(type) : type
    }

    private mutating func parseInterface() -> Node {
        let position = start
        next()
        expect(.leftBrace)
        let mark = pending.count
        while true {
            if token == .identifier {
                pending.append(parseInterfaceMember().index)
            } else {
                let start = start
                let term = token == .tilde ? parseTerm() : parseTypeIfAny()
                if term.isNone { break }
                pending.append(add(.field, start, 0, parseUnion(term).index).index)
            }
            expectSemicolon()
        }
        let end = expectClosing(.rightBrace)
        return add(.interfaceType, position, 0, finishEndedList(from: mark, end: end))
    }

    /// Parses a method or an embedded element that begins with a name.
    private mutating func parseInterfaceMember() -> Node {
        let position = start
        let isGenericMethod = peek(1) == .leftBracket && peek(2) == .identifier && beginsConstraint(peek(3))
        guard peek(1) == .leftParen || isGenericMethod else {
            let first = parseTypeIfAny()
            return add(.field, position, 0, parseUnion(first).index)
        }
        let name = parseName()
        if isGenericMethod {
            problem(start, start + 1, "interface method must have no type parameters")
            _ = parseTypeParameters()
        }
        let type = parseSignature(at: start)
        let mark = pending.count
        pending.append(name.index)
        return add(.field, position, finishList(from: mark), type.index)
    }

    /// Whether that token behind `[name` shows that it is a type parameter with its constraint.
    func beginsConstraint(_ token: Token) -> Bool {
        switch token {
        case .identifier, .interface, .tilde, .func, .map, .chan, .struct: true
        default: false
        }
    }

    /// Parses `~T` or a type, as in a constraint.
    mutating func parseTerm() -> Node {
        guard token == .tilde else { return parseType() }
        let position = start
        next()
        let type = parseType()
        return add(.unary, position, type.index, 0, tag: Token.tilde.rawValue)
    }

    /// Parses `| term | term` behind a first term.
    mutating func parseUnion(_ first: Node) -> Node {
        var result = first
        var count = 0
        while token == .or {
            count += 1
            if count > SyntaxLimits.operators {
                tooDeep()
                return result
            }
            let position = start
            next()
            let term = parseTerm()
            result = add(.binary, position, result.index, term.index, tag: Token.or.rawValue)
        }
        return result
    }

    // MARK: Functions

    /// Parses `func(…) …`.
    mutating func parseFunctionType() -> Node {
        let position = start
        next()
        if token == .leftBracket {
            problem(start, start + 1, "function type must have no type parameters")
            _ = parseTypeParameters()
        }
        return parseSignature(at: position)
    }

    /// Parses parameters and results.
    mutating func parseSignature(at position: Int) -> Node {
        let parameters = parseParameters()
        let results = parseResults()
        return add(.functionType, position, parameters.index, results.index)
    }

    private mutating func parseResults() -> Node {
        if token == .leftParen { return parseParameters() }
        let position = start
        let type = parseTypeIfAny()
        if type.isNone { return .none }
        let mark = pending.count
        pending.append(add(.field, position, 0, type.index).index)
        return add(
            .fieldList, position, finishList(from: mark), Int32(truncatingIfNeeded: previousEnd), tag: 1)
    }
}

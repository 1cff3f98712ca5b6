import SuretyFlow

// The file, and its declarations.
extension Parser {
    /// Parses the file; returns the name of its package and the list of its declarations.
    ///
    /// Without a package clause it is most likely no Go at all, and nothing is read of it.
    mutating func parseFile() -> (package: Node, declarations: Int32) {
        let mark = pending.count
        if !lexer.problems.isEmpty, lexer.problems[0].start <= start { return (.none, 0) }
        expect(.package)
        let name = parseName()
        expectSemicolon()
        if !problems.isEmpty { return (.none, 0) }
        var previous = Token.import
        while token != .endOfFile {
            if token == .import, previous != .import {
                problem(start, end(ofToken: at), "imports must appear before other declarations")
            }
            previous = token
            let before = at
            pending.append(parseDeclaration(recovering: .declaration).index)
            if at == before { next() }
        }
        return (name, finishList(from: mark))
    }

    /// Parses a declaration.
    mutating func parseDeclaration(recovering place: RecoveryPoint) -> Node {
        switch token {
        case .import, .const, .var, .type:
            return parseGeneralDeclaration()
        case .func:
            return parseFunctionDeclaration()
        default:
            let position = start
            missing("declaration")
            skip(to: place)
            return bad(from: position)
        }
    }

    private mutating func parseGeneralDeclaration() -> Node {
        let position = start
        let keyword = token
        next()
        let mark = pending.count
        guard token == .leftParen else {
            pending.append(parseSpecification(keyword, iota: 0).index)
            let end = tree.end(Node(pending[mark]))
            let list = finishList(from: mark)
            return add(
                .generalDeclaration, position, list, Int32(truncatingIfNeeded: end), tag: keyword.rawValue)
        }
        next()
        var iota: Int32 = 0
        while token != .rightParen, token != .endOfFile {
            let before = at
            pending.append(parseSpecification(keyword, iota: iota).index)
            if at == before { next() }
            iota += 1
        }
        let end = expectClosing(.rightParen)
        expectSemicolon()
        return add(.generalDeclaration, position, finishList(from: mark), end, tag: keyword.rawValue)
    }

    private mutating func parseSpecification(_ keyword: Token, iota: Int32) -> Node {
        switch keyword {
        case .import: parseImport()
        case .type: parseTypeSpecification()
        default: parseValues(keyword, iota: iota)
        }
    }

    private mutating func parseImport() -> Node {
        let position = start
        var name = Node.none
        if token == .identifier {
            name = parseName()
        } else if token == .period {
            name = add(.identifier, start, Parser.dotName, 0)
            next()
        }
        var path = Node.none
        if token == .string {
            path = parseBasicLiteral()
        } else {
            let position = start
            problem(
                position, end(ofToken: at),
                token.isLiteral ? "import path must be a string" : "missing import path")
            if token.isLiteral { next() } else { skip(to: .expressionEnd) }
            path = bad(from: position)
        }
        expectSemicolon()
        return add(.importSpecification, position, name.index, path.index)
    }

    private mutating func parseValues(_ keyword: Token, iota: Int32) -> Node {
        let position = start
        let mark = pending.count
        pending.append(parseName().index)
        while token == .comma {
            next()
            pending.append(parseName().index)
        }
        let names = finishList(from: mark)
        var type = Node.none
        if keyword == .const {
            if token != .endOfFile, token != .semicolon, token != .rightParen { type = parseTypeIfAny() }
        } else if token != .assign {
            type = parseType()
        }
        if token == .assign {
            next()
            while true {
                pending.append(parseExpression().index)
                guard token == .comma else { break }
                next()
            }
        }
        let record = extra.count
        extra.append(type.index)
        extra.append(iota)
        extra.append(Int32(truncatingIfNeeded: pending.count - mark))
        for item in mark..<pending.count { extra.append(pending[item]) }
        pending.truncate(to: mark)
        expectSemicolon()
        return add(
            .valueSpecification, position, names, Int32(truncatingIfNeeded: record), tag: keyword.rawValue)
    }

    // MARK: Types

    private mutating func parseTypeSpecification() -> Node {
        let position = start
        let name = parseName()
        var parameters = Node.none
        var type = Node.none
        var alias: UInt8 = 0
        if token == .leftBracket {
            let bracket = start
            next()
            if token == .identifier, let first = parseFirstTypeParameter(&type, bracket) {
                parameters = parseTypeParametersRest(bracket, first: first)
            } else if type.isNone {
                type = parseArrayRest(bracket, length: nil)
            }
        }
        if type.isNone {
            if token == .assign {
                alias = 1
                next()
            }
            type = parseType()
        }
        expectSemicolon()
        return add(.typeSpecification, position, name.index, record(parameters.index, type.index), tag: alias)
    }

    /// Decides what `type T [name …` is. Either it returns the first type parameter, with as much of its
    /// constraint as an expression parser can read, or it sets `type` to the array type.
    ///
    /// `[P *C]` and `[P (C)]` read as expressions: they are array lengths, unless a comma follows or C can
    /// only be a type. A name before `[` starts a constraint, since an array's length is never indexed.
    private mutating func parseFirstTypeParameter(_ type: inout Node, _ bracket: Int) -> (
        name: Node, type: Node
    )? {
        let name = parseName()
        if token == .leftBracket { return (name, .none) }
        expressionLevel += 1
        let operand = parseSuffixes(name)
        let length = parseOperators(operand, above: 0)
        expressionLevel -= 1
        if length == name {
            if token != .rightBracket { return (name, .none) }
        } else if let constraint = constraint(in: length, behind: name, force: token == .comma) {
            return (name, constraint)
        }
        type = parseArrayRest(bracket, length: length)
        return nil
    }

    /// The constraint that was read as the rest of an expression which begins with a type parameter's name.
    private mutating func constraint(in expression: Node, behind name: Node, force: Bool) -> Node? {
        let index = Int(expression.index)
        switch kind(expression) {
        case .binary:
            let operand = Node(left[index])
            let other = Node(right[index])
            if operand == name {
                guard tags[index] == Token.multiply.rawValue, force || isTypeElement(other) else {
                    return nil
                }
                change(
                    expression, to: .star, position: Int(positions[index]), left: other.index, right: 0,
                    tag: 0)
                return expression
            }
            guard let inner = constraint(in: operand, behind: name, force: force || isTypeElement(other))
            else {
                return nil
            }
            left[index] = inner.index
            return expression
        case .call:
            let call = tree.call(expression)
            guard call.function == name, call.arguments.count == 1, !tree.hasEllipsis(expression),
                force || isTypeElement(call.arguments[0])
            else { return nil }
            return call.arguments[0]
        default:
            return nil
        }
    }

    /// Whether an expression can only be a type or a constraint.
    private func isTypeElement(_ node: Node) -> Bool {
        var node = node
        while true {
            switch kind(node) {
            case .arrayType, .structType, .functionType, .interfaceType, .mapType, .channelType: return true
            case .binary:
                if isTypeElement(Node(right[Int(node.index)])) { return true }
                node = Node(left[Int(node.index)])
            case .unary: return tags[Int(node.index)] == Token.tilde.rawValue
            case .paren: node = Node(left[Int(node.index)])
            default: return false
            }
        }
    }

    // MARK: Functions

    private mutating func parseFunctionDeclaration() -> Node {
        let position = start
        next()
        let receiver = token == .leftParen ? parseParameters() : Node.none
        let name = parseName()
        let typeParameters = token == .leftBracket ? parseTypeParameters() : Node.none
        let type = parseSignature(at: position)
        var body = Node.none
        if token == .leftBrace {
            body = parseFunctionBody()
            expectSemicolon()
        } else if token == .semicolon {
            next()
            if token == .leftBrace {
                problem(start, start + 1, "unexpected semicolon or newline before {")
                body = parseFunctionBody()
                expectSemicolon()
            }
        } else {
            expectSemicolon()
        }
        if !body.isNone { functionCount += 1 }
        let end = body.isNone ? tree.end(type) : tree.end(body)
        let record = record(
            receiver.index, typeParameters.index, type.index, body.index, Int32(truncatingIfNeeded: end))
        return add(.functionDeclaration, position, name.index, record)
    }

    private mutating func parseFunctionBody() -> Node {
        expressionLevel = 0
        return parseBlock()
    }
}

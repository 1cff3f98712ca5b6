import SuretyFlow

// Parameters, results and type parameters: whether a name is a parameter or a type is known at the list's end
// only.
extension Parser {
    /// Parses `(…)`.
    mutating func parseParameters() -> Node {
        let position = start
        guard token == .leftParen else {
            missing("'('")
            return add(.fieldList, position, 0, Int32(truncatingIfNeeded: previousEnd))
        }
        next()
        let fields = parseParameterList(first: nil, closing: .rightParen)
        let end = expectClosing(.rightParen)
        return add(.fieldList, position, fields, end)
    }

    /// Parses `[…]` of type parameters.
    mutating func parseTypeParameters() -> Node {
        let position = start
        next()
        return parseTypeParametersRest(position, first: nil)
    }

    /// Parses type parameters behind `[`, the first of which may be parsed already (its constraint may go
    /// on).
    mutating func parseTypeParametersRest(_ position: Int, first: (name: Node, type: Node)?) -> Node {
        let fields = parseParameterList(first: first, closing: .rightBracket)
        let end = expectClosing(.rightBracket)
        return add(.fieldList, position, fields, end)
    }

    /// Parses parameters up to a closing bracket and returns the list of fields.
    ///
    /// Each entry is pending as two numbers, a name and a type, one of which may be none.
    private mutating func parseParameterList(first: (name: Node, type: Node)?, closing: Token) -> Int32 {
        let isTypeList = closing == .rightBracket
        let mark = pending.count
        var first = first
        while first != nil || token != closing && token != .endOfFile {
            var entry: (name: Node, type: Node)
            if let given = first, !given.type.isNone {
                entry = (given.name, parseUnion(given.type))
            } else {
                entry = parseParameter(name: first?.name, isTypeList)
            }
            first = nil
            pending.append(entry.name.index)
            pending.append(entry.type.index)
            guard isComma(before: closing, in: isTypeList ? "type parameter list" : "parameter list") else {
                break
            }
            next()
        }
        if pending.count == mark { return 0 }
        checkEllipsis(from: mark, isTypeList)
        return groupParameters(from: mark, isTypeList)
    }

    /// Parses one entry of a list: a type, a name, or a name and its type.
    private mutating func parseParameter(name given: Node?, _ isTypeList: Bool) -> (name: Node, type: Node) {
        if given == nil, token != .identifier {
            if token == .ellipsis { return (.none, parseEllipsis()) }
            if isTypeList, token == .tilde { return (.none, parseUnion(parseTerm())) }
            let position = start
            let type = parseTypeIfAny()
            if type.isNone {
                missing(isTypeList ? "']'" : "')'")
                skip(to: .expressionEnd)
                return (.none, bad(from: position))
            }
            return (.none, isTypeList ? parseUnion(type) : type)
        }
        let name = given ?? parseName()
        switch token {
        case .identifier, .multiply, .arrow, .func, .chan, .map, .struct, .interface, .leftParen:
            let type = parseType()
            return (name, isTypeList ? parseUnion(type) : type)
        case .leftBracket:
            let parts = parseArrayOrInstance(name)
            return (parts.name, isTypeList ? parseUnion(parts.type) : parts.type)
        case .ellipsis:
            return (name, parseEllipsis())
        case .period:
            let qualified = parseQualified(name)
            let type = token == .leftBracket ? parseTypeArguments(qualified) : qualified
            return (.none, isTypeList ? parseUnion(type) : type)
        case .tilde where isTypeList:
            return (name, parseUnion(parseTerm()))
        case .or where isTypeList:
            return (.none, parseUnion(name))
        default:
            return (name, .none)
        }
    }

    private mutating func parseEllipsis() -> Node {
        let position = start
        next()
        let type = parseTypeIfAny()
        if type.isNone { problem(position, position + 3, "'...' parameter is missing type") }
        return add(.ellipsis, position, type.index, 0)
    }

    /// `...` belongs to the last parameter only.
    private mutating func checkEllipsis(from mark: Int, _ isTypeList: Bool) {
        var index = mark + 1
        while index < pending.count {
            let type = Node(pending[index])
            if kind(type) == .ellipsis, isTypeList || index + 1 < pending.count {
                let position = tree.position(type)
                problem(position, position + 3, "can only use ... with the final parameter")
            }
            index += 2
        }
    }

    /// Makes fields of the entries: without a single `name type` all names are types, else types are shared
    /// leftwards.
    private mutating func groupParameters(from mark: Int, _ isTypeList: Bool) -> Int32 {
        let count = (pending.count - mark) / 2
        var named = 0
        for entry in 0..<count where pending[mark + 2 * entry] != 0 && pending[mark + 2 * entry + 1] != 0 {
            named += 1
        }
        if named == 0 {
            if isTypeList { problem(start, end(ofToken: at), "missing type parameter name or constraint") }
            for entry in 0..<count {
                let name = pending[mark + 2 * entry]
                let type = Node(name != 0 ? name : pending[mark + 2 * entry + 1])
                let field = add(.field, tree.start(type), 0, type.index)
                pending[mark + entry] = field.index
            }
            pending.truncate(to: mark + count)
            return finishList(from: mark)
        }
        if named != count { shareTypes(from: mark, count, isTypeList) }
        return fieldsOfNames(from: mark, count)
    }

    /// Gives each lone name the type to its right.
    private mutating func shareTypes(from mark: Int, _ count: Int, _ isTypeList: Bool) {
        var type: Int32 = 0
        for entry in stride(from: count - 1, through: 0, by: -1) {
            let own = pending[mark + 2 * entry + 1]
            if own == 0 {
                if type == 0 {
                    let name = Node(pending[mark + 2 * entry])
                    problem(
                        start, end(ofToken: at),
                        isTypeList ? "missing type constraint" : "missing parameter type")
                    let hole = bad(from: tree.start(name))
                    pending[mark + 2 * entry + 1] = hole.index
                } else {
                    pending[mark + 2 * entry + 1] = type
                }
                continue
            }
            type = own
            if pending[mark + 2 * entry] == 0 {
                let range = tree.range(Node(own))
                problem(
                    range.lowerBound, range.upperBound,
                    isTypeList ? "missing type parameter name" : "missing parameter name")
                let blank = add(.identifier, range.lowerBound, Parser.blankName, 0)
                pending[mark + 2 * entry] = blank.index
            }
        }
    }

    /// Makes one field of each run of names with the same type.
    private mutating func fieldsOfNames(from mark: Int, _ count: Int) -> Int32 {
        var fields = 0
        var entry = 0
        while entry < count {
            let type = pending[mark + 2 * entry + 1]
            let names = extra.count
            extra.append(0)
            let position = tree.position(Node(pending[mark + 2 * entry]))
            while entry < count, pending[mark + 2 * entry + 1] == type {
                extra.append(pending[mark + 2 * entry])
                entry += 1
            }
            extra[names] = Int32(truncatingIfNeeded: extra.count - names - 1)
            // The place of a finished entry is free: fields are never more than entries.
            let field = add(.field, position, Int32(truncatingIfNeeded: names), type)
            pending[mark + fields] = field.index
            fields += 1
        }
        pending.truncate(to: mark + fields)
        return finishList(from: mark)
    }
}

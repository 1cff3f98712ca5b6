import SuretyFlow

/// Parses the tokens of one file into the arrays of a tree. Its memory is reused from file to file.
///
/// The grammar is spread over extensions, one file an area. All of them are tolerant: what is expected and
/// missing gives a note and parsing goes on, at the latest at the next token that can only start a statement
/// or declaration.
struct Parser: ~Copyable {
    var lexer = Lexer()

    // The current token.
    private(set) var at = 0
    private(set) var token = Token.endOfFile

    // The nodes so far.
    private(set) var kinds: UnsafeMutablePointer<NodeKind>
    private(set) var tags: UnsafeMutablePointer<UInt8>
    private(set) var positions: UnsafeMutablePointer<UInt32>
    private(set) var left: UnsafeMutablePointer<Int32>
    private(set) var right: UnsafeMutablePointer<Int32>
    private(set) var nodeCount = 0
    private var nodeCapacity = 0
    /// Lists and records.
    var extra = RawList<Int32>(capacity: 1 << 14)
    /// The items of unfinished lists.
    var pending = RawList<Int32>(capacity: 1 << 10)

    /// How many functions with a body there are so far, function literals among them.
    var functionCount = 0
    /// Negative in the head of an `if`, `for` or `switch`, where `{` begins the block.
    var expressionLevel = 0
    /// How deep the construct at hand is nested.
    private(set) var depth = 0
    /// What is wrong with the file.
    private(set) var problems: [SyntaxProblem] = []
    /// Where recovery last stopped, and how often in a row: it must not stop there forever.
    private var lastStop = -1
    private var stopCount = 0

    init() {
        kinds = .allocate(capacity: 1)
        tags = .allocate(capacity: 1)
        positions = .allocate(capacity: 1)
        left = .allocate(capacity: 1)
        right = .allocate(capacity: 1)
    }

    deinit { freeNodes() }

    private func freeNodes() {
        kinds.deallocate()
        tags.deallocate()
        positions.deallocate()
        left.deallocate()
        right.deallocate()
    }

    /// Reads the tokens of a text and gets ready to parse them.
    mutating func begin(_ text: borrowing SourceText) {
        lexer.read(text)
        // Most files have fewer nodes than tokens, so that growing is rare.
        let wanted = lexer.count + 64
        if wanted > nodeCapacity || nodeCapacity > 1 << 23 {
            freeNodes()
            nodeCapacity = max(wanted, 1 << 14)
            kinds = .allocate(capacity: nodeCapacity)
            tags = .allocate(capacity: nodeCapacity)
            positions = .allocate(capacity: nodeCapacity)
            left = .allocate(capacity: nodeCapacity)
            right = .allocate(capacity: nodeCapacity)
        }
        nodeCount = 0
        extra.removeAll()
        extra.append(0)
        pending.removeAll()
        functionCount = 0
        expressionLevel = 0
        depth = 0
        problems.removeAll(keepingCapacity: true)
        lastStop = -1
        stopCount = 0
        at = 0
        token = lexer.kinds[0]
        _ = add(.none, 0, 0, 0)
    }

    // MARK: Tokens

    /// Goes to the next token. At the end it stays there.
    @inline(__always)
    mutating func next() {
        if token != .endOfFile { at &+= 1 }
        token = lexer.kinds[at]
    }

    /// The token that many places ahead.
    @inline(__always)
    func peek(_ distance: Int) -> Token {
        let index = at &+ distance
        return index < lexer.count ? lexer.kinds[index] : .endOfFile
    }

    /// Where the current token starts.
    @inline(__always)
    var start: Int { Int(lexer.starts[at]) }

    /// Where the token before the current one ends.
    var previousEnd: Int { at > 0 ? end(ofToken: at - 1) : 0 }

    /// Where a token ends.
    func end(ofToken index: Int) -> Int {
        let start = Int(lexer.starts[index])
        switch lexer.kinds[index] {
        case .identifier:
            return start + Int(lexer.names.lengths[Int(lexer.values[index])])
        case .integer, .float, .imaginary, .character, .string:
            return Int(lexer.values[index])
        case .endOfFile:
            return start
        case .illegal:
            return start + lexer.scalar(start).length
        case .semicolon:
            return lexer.source[start] == 0x3B ? start + 1 : start
        default:
            return start + lexer.kinds[index].text.utf8.count
        }
    }

    /// Whether the current token is a semicolon that nobody wrote.
    var isNewline: Bool { token == .semicolon && lexer.source[start] != 0x3B }

    /// Goes over an expected token, or reports that it is missing. Returns its offset.
    @inline(__always)
    @discardableResult
    mutating func expect(_ expected: Token) -> Int {
        let offset = start
        if token == expected { next() } else { missing(expected.text) }
        return offset
    }

    /// Goes over an expected closing token; returns the offset behind it.
    @inline(__always)
    mutating func expectClosing(_ expected: Token) -> Int32 {
        let offset = start
        if token == expected {
            next()
            return Int32(truncatingIfNeeded: offset &+ 1)
        }
        if isNewline, peek(1) == expected {
            missing("',' before newline or '\(expected.text)'")
            next()
            next()
            return Int32(truncatingIfNeeded: end(ofToken: at - 1))
        }
        missing(expected.text)
        return Int32(truncatingIfNeeded: previousEnd)
    }

    /// Goes over the end of a statement or declaration; it need not be written before a closing bracket.
    @inline(__always)
    mutating func expectSemicolon() {
        if token == .semicolon {
            next()
        } else if token != .rightParen, token != .rightBrace {
            missingSemicolon()
        }
    }

    private mutating func missingSemicolon() {
        missing("';'")
        if token == .comma { next() } else { skip(to: .statement) }
    }

    /// Whether a list goes on behind an element. A missing comma is reported and taken as written.
    @inline(__always)
    mutating func isComma(before closing: Token, in list: StaticString) -> Bool {
        if token == .comma { return true }
        if token == closing { return false }
        problem(start, end(ofToken: at), "missing ',' \(isNewline ? "before newline " : "")in \(list)")
        return true
    }

    // MARK: Nodes

    /// Adds a node.
    @inline(__always)
    mutating func add(_ kind: NodeKind, _ position: Int, _ left: Int32, _ right: Int32, tag: UInt8 = 0)
        -> Node
    {
        if nodeCount == nodeCapacity { growNodes() }
        let index = nodeCount
        kinds[index] = kind
        tags[index] = tag
        positions[index] = UInt32(truncatingIfNeeded: position)
        self.left[index] = left
        self.right[index] = right
        nodeCount = index &+ 1
        return Node(Int32(truncatingIfNeeded: index))
    }

    @inline(never)
    private mutating func growNodes() {
        let larger = nodeCapacity * 2
        kinds.grow(from: nodeCount, to: larger)
        tags.grow(from: nodeCount, to: larger)
        positions.grow(from: nodeCount, to: larger)
        left.grow(from: nodeCount, to: larger)
        right.grow(from: nodeCount, to: larger)
        nodeCapacity = larger
    }

    /// Turns a node into another; the parser sees only later what some were.
    mutating func change(
        _ node: Node, to kind: NodeKind, position: Int, left: Int32, right: Int32, tag: UInt8
    ) {
        let index = Int(node.index)
        kinds[index] = kind
        tags[index] = tag
        positions[index] = UInt32(truncatingIfNeeded: position)
        self.left[index] = left
        self.right[index] = right
    }

    /// Adds a node for what could not be parsed from `start` up to the current token.
    mutating func bad(from start: Int) -> Node {
        add(.bad, start, Int32(truncatingIfNeeded: max(start, previousEnd)), 0)
    }

    /// The kind of a node.
    @inline(__always)
    func kind(_ node: Node) -> NodeKind { kinds[Int(node.index)] }

    /// A view of the nodes so far.
    var tree: SyntaxTree {
        SyntaxTree(
            kinds: kinds, tags: tags, positions: positions, left: left, right: right, extra: extra.start,
            count: nodeCount, source: lexer.source)
    }

    /// Turns the items that are pending above `mark` into a list.
    @inline(__always)
    mutating func finishList(from mark: Int) -> Int32 {
        let count = pending.count &- mark
        if count == 0 { return 0 }
        let index = extra.count
        extra.reserve(count &+ 1)
        extra.append(Int32(truncatingIfNeeded: count))
        for item in mark..<pending.count { extra.append(pending[item]) }
        pending.truncate(to: mark)
        return Int32(truncatingIfNeeded: index)
    }

    /// Turns the items that are pending above `mark` into a record of an end offset and a list.
    @inline(__always)
    mutating func finishEndedList(from mark: Int, end: Int32) -> Int32 {
        let index = extra.count
        extra.append(end)
        extra.append(Int32(truncatingIfNeeded: pending.count &- mark))
        for item in mark..<pending.count { extra.append(pending[item]) }
        pending.truncate(to: mark)
        return Int32(truncatingIfNeeded: index)
    }

    /// Adds a record.
    @inline(__always)
    mutating func record(_ numbers: Int32...) -> Int32 {
        let index = extra.count
        for number in numbers { extra.append(number) }
        return Int32(truncatingIfNeeded: index)
    }

    // MARK: Errors

    /// Enters a nested construct; false if that is too deep, and then there is nothing left to parse.
    @inline(__always)
    mutating func enter() -> Bool {
        depth &+= 1
        if depth > SyntaxLimits.nesting {
            tooDeep()
            return false
        }
        return true
    }

    /// Leaves a nested construct.
    @inline(__always)
    mutating func leave() { depth &-= 1 }

    /// Gives the rest of the file up.
    mutating func tooDeep() {
        problem(start, end(ofToken: at), "nested too deeply: the rest of the file is not read")
        at = lexer.count - 1
        token = .endOfFile
    }

    /// Reports something, once a place.
    mutating func problem(_ start: Int, _ end: Int, _ message: String) {
        if let last = problems.last, last.start == start || problems.count >= 50 { return }
        problems.append(SyntaxProblem(start: start, end: end, message: message))
    }

    /// Reports that something else was expected in place of the current token.
    @inline(never)
    mutating func missing(_ expected: String) {
        let found = isNewline ? "newline" : token.text
        problem(start, end(ofToken: at), "expected \(expected), found \(found)")
    }

    /// Skips to a token from which parsing can go on.
    mutating func skip(to place: RecoveryPoint) {
        while token != .endOfFile {
            if place.contains(token) {
                if at == lastStop, stopCount < 10 {
                    stopCount += 1
                    return
                }
                if at > lastStop {
                    lastStop = at
                    stopCount = 0
                    return
                }
            }
            next()
        }
    }
}

/// Something wrong with the grammar of a file.
struct SyntaxProblem {
    var start: Int
    var end: Int
    var message: String
}

/// Where parsing can go on after an error.
enum RecoveryPoint {
    /// At a keyword that starts a declaration.
    case declaration
    /// At a keyword that starts a statement.
    case statement
    /// Behind an expression.
    case expressionEnd

    /// Whether a token is such a place. Only keywords count as starts: a name may be in the midst of
    /// anything.
    func contains(_ token: Token) -> Bool {
        switch self {
        case .declaration:
            switch token {
            case .import, .const, .type, .var: true
            default: false
            }
        case .statement:
            switch token {
            case .break, .const, .continue, .defer, .fallthrough, .for, .go, .goto, .if, .return, .select,
                .switch,
                .type, .var:
                true
            default: false
            }
        case .expressionEnd:
            switch token {
            case .comma, .colon, .semicolon, .rightParen, .rightBracket, .rightBrace: true
            default: false
            }
        }
    }
}

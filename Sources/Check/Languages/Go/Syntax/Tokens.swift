/// The tokens of Go. The order matters: assignment operators follow their operators at a fixed distance, and
/// a keyword is everything from `break` on.
enum Token: UInt8 {
    case endOfFile, illegal
    case identifier, integer, float, imaginary, character, string

    case add, subtract, multiply, divide, remainder, and, or, xor, shiftLeft, shiftRight, andNot
    case addAssign, subtractAssign, multiplyAssign, divideAssign, remainderAssign, andAssign, orAssign,
        xorAssign
    case shiftLeftAssign, shiftRightAssign, andNotAssign

    case logicalAnd, logicalOr, arrow, increment, decrement, equal, less, greater, assign, not, tilde
    case notEqual, lessEqual, greaterEqual, define, ellipsis
    case leftParen, leftBracket, leftBrace, comma, period
    case rightParen, rightBracket, rightBrace
    /// Written, or inserted at the end of a line.
    case semicolon
    case colon

    case `break`, `case`, chan, const, `continue`, `default`, `defer`, `else`, `fallthrough`, `for`, `func`,
        go
    case goto, `if`, `import`, interface, map, package, range, `return`, select, `struct`, `switch`, type,
        `var`

    /// How many tokens there are.
    static var count: Int { Int(Token.var.rawValue) + 1 }

    /// Whether this is `+=` or its like.
    @inline(__always)
    var isCompoundAssignment: Bool {
        rawValue >= Token.addAssign.rawValue && rawValue <= Token.andNotAssign.rawValue
    }

    /// Whether this is one of the 25 keywords.
    @inline(__always)
    var isKeyword: Bool { rawValue >= Token.break.rawValue }

    /// Whether this is a literal.
    @inline(__always)
    var isLiteral: Bool {
        rawValue >= Token.integer.rawValue && rawValue <= Token.string.rawValue
    }

    /// The precedence as a binary operator, 0 if it is none.
    var precedence: UInt8 {
        switch self {
        case .logicalOr: 1
        case .logicalAnd: 2
        case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: 3
        case .add, .subtract, .or, .xor: 4
        case .multiply, .divide, .remainder, .shiftLeft, .shiftRight, .and, .andNot: 5
        default: 0
        }
    }

    /// Whether a newline behind it ends a statement.
    var endsStatement: Bool {
        switch self {
        case .identifier, .integer, .float, .imaginary, .character, .string, .break, .continue, .fallthrough,
            .return, .increment, .decrement, .rightParen, .rightBracket, .rightBrace:
            true
        default: false
        }
    }

    /// The spelling, for notes and for printing; categories have their name.
    var text: String {
        switch self {
        case .endOfFile: "end of file"
        case .illegal: "illegal character"
        case .identifier: "name"
        case .integer, .float, .imaginary, .character, .string: "literal"
        default: Token.spelling[Int(rawValue)]
        }
    }

    private static let spelling: [String] =
        ["", "", "", "", "", "", "", ""]
        + ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "&^"]
        + ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&^="]
        + ["&&", "||", "<-", "++", "--", "==", "<", ">", "=", "!", "~", "!=", "<=", ">=", ":=", "..."]
        + ["(", "[", "{", ",", ".", ")", "]", "}", ";", ":"]
        + [
            "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for",
            "func",
            "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select",
            "struct",
            "switch", "type", "var",
        ]

    /// The keywords with their spelling.
    static var keywords: [(Token, String)] {
        (Token.break.rawValue...Token.var.rawValue).compactMap { raw in
            Token(rawValue: raw).map { ($0, spelling[Int(raw)]) }
        }
    }
}

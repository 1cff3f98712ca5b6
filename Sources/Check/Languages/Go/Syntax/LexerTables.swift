/// What a byte may begin.
enum ByteClass: UInt8 {
    /// Nothing: an illegal character.
    case illegal
    /// A blank, a tab or a carriage return.
    case space
    case newline
    /// A letter of ASCII or `_`.
    case letter
    case digit
    /// A letter, perhaps, outside of ASCII.
    case wide
    /// `"`
    case quote
    /// `` ` ``
    case backquote
    /// `'`
    case apostrophe
    case slash
    case period
    /// A token of one byte that begins no longer one: `( ) [ ] { } , ; ~`
    case single
    /// Any other operator.
    case operation
    /// A zero byte: the end, if nothing follows.
    case zero
}

/// Tables that the lexer reads for every byte or name: built once, passed by value.
struct LexerTables: @unchecked Sendable {
    /// The class of each byte.
    let classes: UnsafePointer<ByteClass>
    /// 1 for the bytes of ASCII that continue a name.
    let continues: UnsafePointer<UInt8>
    /// The token of a `single` byte.
    let singles: UnsafePointer<Token>
    /// 1 for the tokens behind which a newline is a semicolon.
    let endsStatement: UnsafePointer<UInt8>
    /// The first eight bytes of the keyword in each slot of the hash table, or 0.
    let keywordKeys: UnsafePointer<UInt64>
    let keywordLengths: UnsafePointer<UInt8>
    let keywordTokens: UnsafePointer<Token>
    /// The factor that makes the keywords' hash perfect.
    let keywordFactor: UInt64

    /// The slot of a word of that length with those first eight bytes.
    @inline(__always)
    static func slot(_ key: UInt64, _ length: Int, factor: UInt64) -> Int {
        Int(truncatingIfNeeded: ((key &+ UInt64(truncatingIfNeeded: length)) &* factor) >> 57)
    }

    /// The tables.
    static let shared = LexerTables()

    private init() {
        let classes = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
        classes.initialize(repeating: .illegal, count: 256)
        let continues = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        continues.initialize(repeating: 0, count: 256)
        let singles = UnsafeMutablePointer<Token>.allocate(capacity: 256)
        singles.initialize(repeating: .illegal, count: 256)
        let ends = UnsafeMutablePointer<UInt8>.allocate(capacity: Token.count)
        for raw in 0..<Token.count {
            ends[raw] = Token(rawValue: UInt8(raw))?.endsStatement == true ? 1 : 0
        }
        LexerTables.fillClasses(classes, continues, singles)
        self.classes = UnsafePointer(classes)
        self.continues = UnsafePointer(continues)
        self.singles = UnsafePointer(singles)
        endsStatement = UnsafePointer(ends)
        (keywordKeys, keywordLengths, keywordTokens, keywordFactor) = LexerTables.keywordTable()
    }

    private static func fillClasses(
        _ classes: UnsafeMutablePointer<ByteClass>, _ continues: UnsafeMutablePointer<UInt8>,
        _ singles: UnsafeMutablePointer<Token>
    ) {
        func set(_ characters: String, _ value: ByteClass) {
            for byte in characters.utf8 { classes[Int(byte)] = value }
        }
        set(" \t\r", .space)
        set("+-*%&|^<=>!:", .operation)
        classes[0x0A] = .newline
        classes[0x22] = .quote
        classes[0x60] = .backquote
        classes[0x27] = .apostrophe
        classes[0x2F] = .slash
        classes[0x2E] = .period
        classes[0] = .zero
        for byte in 0..<256 {
            switch UInt8(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"):
                classes[byte] = .letter
                continues[byte] = 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                classes[byte] = .digit
                continues[byte] = 1
            case 0x80...:
                classes[byte] = .wide
            default: break
            }
        }
        let tokens: [(Character, Token)] = [
            ("(", .leftParen), (")", .rightParen), ("[", .leftBracket), ("]", .rightBracket),
            ("{", .leftBrace),
            ("}", .rightBrace), (",", .comma), (";", .semicolon), ("~", .tilde),
        ]
        for (character, token) in tokens {
            guard let byte = character.asciiValue else { continue }
            classes[Int(byte)] = .single
            singles[Int(byte)] = token
        }
    }

    /// Looks for a factor under which no two keywords fall into one slot.
    private static func keywordTable() -> (
        UnsafePointer<UInt64>, UnsafePointer<UInt8>, UnsafePointer<Token>, UInt64
    ) {
        let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 128)
        let lengths = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
        let tokens = UnsafeMutablePointer<Token>.allocate(capacity: 128)
        let words = Token.keywords.map { token, text in
            var key: UInt64 = 0
            for (place, byte) in text.utf8.prefix(8).enumerated() {
                key |= UInt64(byte) << (UInt64(place) * 8)
            }
            return (token: token, key: key, length: text.utf8.count)
        }
        var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        while true {
            keys.initialize(repeating: 0, count: 128)
            lengths.initialize(repeating: 0, count: 128)
            tokens.initialize(repeating: .identifier, count: 128)
            var collides = false
            for word in words {
                let slot = LexerTables.slot(word.key, word.length, factor: factor)
                collides = collides || lengths[slot] != 0
                keys[slot] = word.key
                lengths[slot] = UInt8(word.length)
                tokens[slot] = word.token
            }
            if !collides { break }
            factor = factor &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 | 1
        }
        return (UnsafePointer(keys), UnsafePointer(lengths), UnsafePointer(tokens), factor)
    }
}

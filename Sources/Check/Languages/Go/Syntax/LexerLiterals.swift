// Comments, strings, characters and names outside of ASCII.
extension Lexer {
    mutating func problem(_ start: Int, _ end: Int, _ message: StaticString) {
        // A file of garbage has a problem at every byte; the first ones say it.
        if problems.count < 50 { problems.append(LexicalProblem(start: start, end: end, message: message)) }
    }

    /// The end of the comment `//…` at `start`, before its line break.
    @inline(__always)
    mutating func lineCommentEnd(_ start: Int) -> Int {
        var at = start &+ 2
        // Eight bytes at a time: comments are a good part of most files.
        while at &+ 8 <= length {
            let word = UnsafeRawPointer(source + at).loadUnaligned(as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            let newlines = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if newlines != 0 {
                at &+= UInt64(littleEndian: newlines).trailingZeroBitCount >> 3
                break
            }
            at &+= 8
        }
        while true {
            let byte = source[at]
            if byte == 0x0A { break }
            if byte == 0, at >= length { break }
            at &+= 1
        }
        let end = source[at &- 1] == 0x0D && at > start &+ 2 ? at &- 1 : at
        comments.append(UInt32(truncatingIfNeeded: start))
        comments.append(UInt32(truncatingIfNeeded: end))
        return at
    }

    /// The end of the comment `/*…*/` at `start`.
    mutating func blockCommentEnd(_ start: Int) -> Int {
        var at = start &+ 2
        while true {
            let byte = source[at]
            if byte == 0x2A, source[at &+ 1] == 0x2F {
                at &+= 2
                break
            }
            if byte == 0x0A {
                lines.append(UInt32(truncatingIfNeeded: at &+ 1))
            } else if byte == 0, at >= length {
                problem(start, at, "comment not terminated")
                break
            }
            at &+= 1
        }
        comments.append(UInt32(truncatingIfNeeded: start))
        comments.append(UInt32(truncatingIfNeeded: at))
        return at
    }

    /// The end of the string `"…"` at `start`.
    @inline(__always)
    mutating func stringEnd(_ start: Int) -> Int {
        var at = start &+ 1
        while true {
            switch source[at] {
            case 0x22:
                return at &+ 1
            case 0x5C:
                at = escapeEnd(at, quote: 0x22)
            case 0x0A:
                problem(start, at, "string literal not terminated")
                return at
            case 0 where at >= length:
                problem(start, at, "string literal not terminated")
                return at
            default:
                at &+= 1
            }
        }
    }

    /// The end of the raw string at `start`.
    mutating func rawStringEnd(_ start: Int) -> Int {
        var at = start &+ 1
        while true {
            switch source[at] {
            case 0x60:
                return at &+ 1
            case 0x0A:
                at &+= 1
                lines.append(UInt32(truncatingIfNeeded: at))
            case 0 where at >= length:
                problem(start, at, "raw string literal not terminated")
                return at
            default:
                at &+= 1
            }
        }
    }

    /// The end of the character `'…'` at `start`.
    mutating func runeEnd(_ start: Int) -> Int {
        var at = start &+ 1
        var characters = 0
        var sound = true
        while true {
            switch source[at] {
            case 0x27:
                if sound, characters != 1 {
                    problem(
                        start, at &+ 1,
                        characters == 0 ? "empty rune literal" : "more than one character in rune literal")
                }
                return at &+ 1
            case 0x5C:
                let before = problems.count
                at = escapeEnd(at, quote: 0x27)
                sound = sound && problems.count == before
                characters &+= 1
            case 0x0A:
                problem(start, at, "rune literal not terminated")
                return at
            case 0 where at >= length:
                problem(start, at, "rune literal not terminated")
                return at
            case 0x80...:
                at &+= max(1, scalar(at).length)
                characters &+= 1
            default:
                at &+= 1
                characters &+= 1
            }
        }
    }

    /// The end of the escape sequence that begins with the backslash at `start`.
    mutating func escapeEnd(_ start: Int, quote: UInt8) -> Int {
        let at = start &+ 1
        switch source[at] {
        case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
            UInt8(ascii: "t"), UInt8(ascii: "v"), UInt8(ascii: "\\"), quote:
            return at &+ 1
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            return escapeDigits(start, at, count: 3, base: 8, most: 255)
        case UInt8(ascii: "x"):
            return escapeDigits(start, at &+ 1, count: 2, base: 16, most: 255)
        case UInt8(ascii: "u"):
            return escapeDigits(start, at &+ 1, count: 4, base: 16, most: 0x10FFFF)
        case UInt8(ascii: "U"):
            return escapeDigits(start, at &+ 1, count: 8, base: 16, most: 0x10FFFF)
        case 0 where at >= length:
            problem(start, at, "escape sequence not terminated")
            return at
        default:
            problem(start, at, "unknown escape sequence")
            return at
        }
    }

    private mutating func escapeDigits(
        _ start: Int, _ first: Int, count: Int, base: UInt32, most: UInt32
    ) -> Int {
        var value: UInt32 = 0
        var at = first
        while at < first &+ count {
            guard let digit = source[at].digitValue, digit < base else {
                problem(start, at, "illegal character in escape sequence")
                return at
            }
            value = value &* base &+ digit
            at &+= 1
        }
        if value > most || (0xD800..<0xE000).contains(value) && most > 255 {
            problem(start, at, "escape sequence is invalid Unicode code point")
        }
        return at
    }

    /// The end of the longest name at `start`, which may have letters outside of ASCII; `start` if there is
    /// none.
    func wideNameEnd(_ start: Int) -> Int {
        var at = start
        while true {
            let byte = source[at]
            if byte < 0x80 {
                let isDigit = byte >= 0x30 && byte <= 0x39
                guard LexerTables.shared.continues[Int(byte)] != 0, at > start || !isDigit else { return at }
                at &+= 1
            } else {
                let (value, length) = scalar(at)
                guard length > 0, let value, isNameScalar(value, first: at == start) else { return at }
                at &+= length
            }
        }
    }

    private func isNameScalar(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber: !first
        default: false
        }
    }

    /// The scalar whose UTF-8 starts at `at`, and its length; nil and 1 if it is not valid.
    func scalar(_ at: Int) -> (value: Unicode.Scalar?, length: Int) {
        let first = UInt32(source[at])
        let (length, low): (Int, UInt32) =
            switch first {
            case 0xC2...0xDF: (2, 0x80)
            case 0xE0...0xEF: (3, 0x800)
            case 0xF0...0xF4: (4, 0x1_0000)
            default: (1, 0)
            }
        guard length > 1 else { return (first < 0x80 ? Unicode.Scalar(first) : nil, 1) }
        var value = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let byte = UInt32(source[at &+ offset])
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | byte & 0x3F
        }
        guard value >= low, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
        return (scalar, length)
    }

    /// Reports the character at `start`, which begins no token, and returns its end.
    mutating func illegal(_ start: Int) -> Int {
        let (value, length) = scalar(start)
        let end = start &+ max(1, length)
        if value == nil {
            problem(start, end, "illegal UTF-8 encoding")
        } else if source[start] == 0 {
            problem(start, end, "illegal character NUL")
        } else {
            problem(start, end, "illegal character")
        }
        return end
    }
}

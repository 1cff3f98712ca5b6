// Numbers: decimal, binary, octal and hexadecimal, with fractions, exponents, `_` and `i`.
extension Lexer {
    /// Reads the number at `at` and moves `at` behind it.
    mutating func number(_ at: inout Int) -> Token {
        let start = at
        // Most numbers are short and decimal.
        if source[at] != 0x30, source[at] != 0x2E {
            repeat { at &+= 1 } while source[at] &- 0x30 < 10
            switch source[at] {
            case 0x2E, 0x5F, UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "i"): at = start
            default: return .integer
            }
        } else if let end = plainHexadecimalEnd(start) {
            at = end
            return .integer
        }
        return longNumber(&at)
    }

    /// The end of a hexadecimal number that is nothing but its digits, as tables have thousands of; nil for any other.
    private func plainHexadecimalEnd(_ start: Int) -> Int? {
        guard source[start] == 0x30, source[start &+ 1] | 0x20 == UInt8(ascii: "x") else { return nil }
        var at = start &+ 2
        while source[at].digitValue != nil { at &+= 1 }
        switch source[at] | 0x20 {
        case 0x2E, 0x7F, UInt8(ascii: "p"), UInt8(ascii: "i"): return nil
        default: return at > start &+ 2 ? at : nil
        }
    }

    private mutating func longNumber(_ at: inout Int) -> Token {
        let start = at
        var base: UInt32 = 10
        var token = Token.integer
        var digits = 0
        var octalWithoutPrefix = false
        if source[at] == 0x30 {
            switch source[at &+ 1] | 0x20 {
            case UInt8(ascii: "x"): base = 16
            case UInt8(ascii: "b"): base = 2
            case UInt8(ascii: "o"): base = 8
            default: octalWithoutPrefix = true
            }
            if !octalWithoutPrefix { at &+= 2 }
        }
        var highest: UInt32 = 0
        if source[at] != 0x2E { digits &+= self.digits(&at, hexadecimal: base == 16, &highest) }
        if source[at] == 0x2E {
            token = .float
            if base == 2 || base == 8 { problem(start, at &+ 1, "invalid radix point in number") }
            at &+= 1
            digits &+= self.digits(&at, hexadecimal: base == 16, &highest)
        }
        if digits == 0 { problem(start, at, "number has no digits") }
        token = exponent(start, &at, base, token)
        if source[at] == UInt8(ascii: "i") {
            at &+= 1
            return .imaginary
        }
        if token == .integer, highest >= (octalWithoutPrefix ? 8 : base) {
            problem(start, at, "invalid digit in number")
        }
        checkSeparators(start, at)
        return token
    }

    /// Skips digits and `_`; returns how many digits, and the highest one in `highest`.
    private func digits(_ at: inout Int, hexadecimal: Bool, _ highest: inout UInt32) -> Int {
        var count = 0
        while true {
            if source[at] != 0x5F {
                guard let digit = source[at].digitValue, digit < 10 || hexadecimal else { return count }
                highest = max(highest, digit)
                count &+= 1
            }
            at &+= 1
        }
    }

    private mutating func exponent(_ start: Int, _ at: inout Int, _ base: UInt32, _ token: Token) -> Token {
        let letter = source[at] | 0x20
        guard letter == UInt8(ascii: "p") || letter == UInt8(ascii: "e") && base != 16 else {
            if token == .float, base == 16 {
                problem(start, at, "hexadecimal mantissa requires a 'p' exponent")
            }
            return token
        }
        if letter == UInt8(ascii: "p") ? base != 16 : base != 10 {
            problem(start, at &+ 1, "exponent does not fit the number's base")
        }
        at &+= 1
        if source[at] == UInt8(ascii: "+") || source[at] == UInt8(ascii: "-") { at &+= 1 }
        var highest: UInt32 = 0
        if digits(&at, hexadecimal: false, &highest) == 0 { problem(start, at, "exponent has no digits") }
        return .float
    }

    /// `_` must stand between digits (or behind the base's prefix).
    private mutating func checkSeparators(_ start: Int, _ end: Int) {
        var before: UInt8 = source[start] == 0x30 && source[start &+ 1] > 0x39 ? 0x30 : 0x2E
        var at = before == 0x30 ? start &+ 2 : start
        while at < end {
            let byte = source[at]
            let isDigit = byte.digitValue != nil
            if byte == 0x5F ? before.digitValue == nil : before == 0x5F && !isDigit {
                problem(start, end, "'_' must separate successive digits")
                return
            }
            before = byte
            at &+= 1
        }
        if before == 0x5F { problem(start, end, "'_' must separate successive digits") }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit; nil for any other byte.
    @inline(__always)
    var digitValue: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self &- 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self &- 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self &- 0x37)
        default: nil
        }
    }
}

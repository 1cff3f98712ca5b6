/// A value of a JSON text and where it begins.
package struct JSONValue: Sendable {
    /// What it is.
    package enum Content: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([JSONValue])
        case object([(name: String, value: JSONValue)])
    }

    package var content: Content
    /// The byte at which it begins.
    package var offset: Int

    /// The text, where it is one.
    package var string: String? { if case .string(let text) = content { text } else { nil } }

    /// The number, where it is one.
    package var number: Double? { if case .number(let number) = content { number } else { nil } }

    /// The number, where it is a whole one.
    package var integer: Int? { number.flatMap { Int(exactly: $0) } }

    /// The elements, where it is a list.
    package var array: [JSONValue]? { if case .array(let elements) = content { elements } else { nil } }

    /// The first member of that name, where it is an object that has one.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }
}

/// Reads JSON (RFC 8259). Without Foundation, whose loading takes longer than checking a small project, and with the
/// place of every value, so that what is wrong with one can be pointed at.
package struct JSONReader {
    /// What is no JSON, and where.
    package struct Mistake: Error {
        package var offset: Int
        /// One phrase.
        package var message: String

        /// Says what is wrong, and at which byte.
        package init(offset: Int, message: String) {
            self.offset = offset
            self.message = message
        }
    }

    /// Lists and objects in each other; more would be an attack on the stack.
    private static let depthLimit = 100

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value of a whole text.
    package static func value(of bytes: some Sequence<UInt8>) throws(Mistake) -> JSONValue {
        var reader = JSONReader(Array(bytes))
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == reader.bytes.count else { throw reader.mistake("expected the end") }
        return value
    }

    /// The byte at the position; zero behind the end.
    private var byte: UInt8 { byte(at: position) }

    private func byte(at position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func text(from start: Int, to end: Int) -> String {
        String(decoding: bytes.prefix(end).dropFirst(start), as: UTF8.self)
    }

    private func mistake(_ message: String) -> Mistake { Mistake(offset: position, message: message) }

    private mutating func skipSpace() {
        while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func value() throws(Mistake) -> JSONValue {
        skipSpace()
        let start = position
        return JSONValue(content: try content(), offset: start)
    }

    private mutating func content() throws(Mistake) -> JSONValue.Content {
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: String) throws(Mistake) {
        for expected in word.utf8 {
            guard byte == expected else { throw mistake("expected a value") }
            position += 1
        }
    }

    private mutating func number() throws(Mistake) -> Double {
        let start = position
        while position < bytes.count, byte > 0x20, !",]}:\"".utf8.contains(byte) { position += 1 }
        let text = self.text(from: start, to: position)
        let isPlain = text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) }
        guard isPlain, let number = Double(text) else {
            throw Mistake(offset: start, message: "expected a value")
        }
        return number
    }

    // MARK: Lists and objects

    private mutating func array() throws(Mistake) -> [JSONValue] {
        var elements: [JSONValue] = []
        try list(until: UInt8(ascii: "]"), "']'") { (reader) throws(Mistake) in
            elements.append(try reader.value())
        }
        return elements
    }

    private mutating func object() throws(Mistake) -> [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = []
        try list(until: UInt8(ascii: "}"), "'}'") { (reader) throws(Mistake) in
            guard reader.byte == UInt8(ascii: "\"") else { throw reader.mistake("expected a name in quotes") }
            let name = try reader.string()
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: ":") else { throw reader.mistake("expected ':'") }
            reader.position += 1
            members.append((name, try reader.value()))
        }
        return members
    }

    private mutating func list(
        until close: UInt8, _ name: String, _ element: (inout JSONReader) throws(Mistake) -> Void
    ) throws(Mistake) {
        depth += 1
        guard depth <= JSONReader.depthLimit else { throw mistake("lists and objects nest too deep") }
        position += 1
        skipSpace()
        var isFirst = true
        while byte != close {
            if !isFirst {
                guard byte == UInt8(ascii: ",") else { throw mistake("expected ',' or \(name)") }
                position += 1
                skipSpace()
            }
            isFirst = false
            try element(&self)
            skipSpace()
        }
        position += 1
        depth -= 1
    }

    // MARK: Texts

    private mutating func string() throws(Mistake) -> String {
        let start = position
        position += 1
        var text: [UInt8] = []
        while byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else {
                throw Mistake(offset: start, message: "the text that begins here is not closed")
            }
            if byte == UInt8(ascii: "\\") {
                text += Array(String(try escaped()).utf8)
            } else {
                text.append(byte)
                position += 1
            }
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escaped() throws(Mistake) -> Unicode.Scalar {
        position += 1
        let letter = byte
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try escapedUnit()
        default:
            position -= 1
            throw mistake("no escape begins with this")
        }
    }

    /// `XXXX`, or the two halves of a scalar beyond 16 bits; half of one alone becomes the replacement character.
    private mutating func escapedUnit() throws(Mistake) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let behind = position
        if byte == UInt8(ascii: "\\"), byte(at: position + 1) == UInt8(ascii: "u") {
            position += 2
            let second = try hexadecimal()
            if first < 0xDC00, (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
            position = behind
        }
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Mistake) -> UInt32 {
        let text = self.text(from: position, to: position + 4)
        guard text.utf8.count == 4,
            text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let unit = UInt32(text, radix: 16)
        else { throw mistake("expected four hexadecimal digits") }
        position += 4
        return unit
    }
}

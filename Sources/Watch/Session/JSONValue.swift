/// A value of a JSON text (RFC 8259).
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var integer: Int? { number.flatMap { Int(exactly: $0) } }
    var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}

/// Reads a line of JSON.
struct JSONReader {
    /// It is none, at this byte.
    struct Mistake: Error { var offset: Int }

    private static let depthLimit = 32
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// The value of a whole text.
    static func value(of bytes: [UInt8]) throws(Mistake) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.mistake }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }
    private var mistake: Mistake { Mistake(offset: position) }

    private mutating func skipSpace() {
        while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func value() throws(Mistake) -> JSONValue {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try list(until: UInt8(ascii: "]")) { (reader) throws(Mistake) in
                elements.append(try reader.value())
            }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Mistake) -> JSONValue {
        for expected in word.utf8 {
            guard byte == expected else { throw mistake }
            position += 1
        }
        return value
    }

    private mutating func number() throws(Mistake) -> Double {
        let start = position
        while "+-.eE0123456789".utf8.contains(byte) { position += 1 }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            throw mistake
        }
        return number
    }

    private mutating func object() throws(Mistake) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        try list(until: UInt8(ascii: "}")) { (reader) throws(Mistake) in
            let name = try reader.string()
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: ":") else { throw reader.mistake }
            reader.position += 1
            members[name] = try reader.value()
        }
        return members
    }

    private mutating func list(until close: UInt8, _ element: (inout JSONReader) throws(Mistake) -> Void)
        throws(Mistake)
    {
        depth += 1
        guard depth <= JSONReader.depthLimit else { throw mistake }
        position += 1
        skipSpace()
        var isFirst = true
        while byte != close {
            if !isFirst {
                guard byte == UInt8(ascii: ",") else { throw mistake }
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

    private mutating func string() throws(Mistake) -> String {
        guard byte == UInt8(ascii: "\"") else { throw mistake }
        position += 1
        var text: [UInt8] = []
        while byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw mistake }
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
        position += 2
        switch bytes[min(position - 1, bytes.count - 1)] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let end = position + 4
            guard end <= bytes.count,
                let unit = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
            else { throw mistake }
            position = end
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        default: throw mistake
        }
    }
}

/// Names as they may be shown: what would steer a terminal or turn its text around is written as an escape, and so is
/// what is no UTF-8. A backslash is doubled, so that two names never look the same.
public enum PlainText {
    /// Escapes a name.
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C }) {
            return String(decoding: bytes, as: UTF8.self)
        }
        var text = ""
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .emptyInput: return text
            case .valid(let encoded):
                append(UTF8.decode(encoded), to: &text)
                position += encoded.count
            case .error(let length):
                for byte in bytes[position..<position + length] {
                    text += "\\x" + hexadecimal(UInt32(byte), digits: 2)
                }
                position += length
            }
        }
    }

    /// Escapes a text.
    public static func of(_ text: String) -> String {
        text.unicodeScalars.contains(where: mustEscape) ? of(text.utf8) : text
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        guard mustEscape(scalar) else {
            text.unicodeScalars.append(scalar)
            return
        }
        switch scalar {
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\t": text += "\\t"
        case "\r": text += "\\r"
        case _ where scalar.value < 0x80: text += "\\x" + hexadecimal(scalar.value, digits: 2)
        default: text += "\\u{" + String(scalar.value, radix: 16) + "}"
        }
    }

    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            true
        default: scalar == "\\"
        }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

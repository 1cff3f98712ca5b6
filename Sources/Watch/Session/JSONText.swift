/// Writes JSON on one line, in the order in which it is told. Without Foundation, whose loading takes longer than a look at a process.
struct JSONText {
    /// Within a page of HTML no character may be written that means something there.
    private let isInPage: Bool
    private(set) var text = ""
    private var needsComma = false

    init(inPage: Bool = false) { isInPage = inPage }

    mutating func object(_ body: (inout JSONText) -> Void) { nest("{", "}", body) }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void
    ) {
        nest("[", "]") { writer in
            for element in elements {
                writer.separate()
                writer.needsComma = false
                body(&writer, element)
                writer.needsComma = true
            }
        }
    }

    /// Begins a member; its value must follow.
    mutating func key(_ name: String) {
        separate()
        string(name)
        text += ":"
        needsComma = false
    }

    mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: String, _ value: Int?) {
        key(name)
        text += value.map { String($0) } ?? "null"
        needsComma = true
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
        needsComma = true
    }

    mutating func member(_ name: String, _ value: Double?) {
        key(name)
        number(value)
    }

    /// A number with what digits are worth something; null for none and for what JSON cannot say.
    mutating func number(_ value: Double?) {
        text += value.flatMap { $0.isFinite ? JSONText.digits($0) : nil } ?? "null"
        needsComma = true
    }

    private static func digits(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        guard abs(value) < 1e12 else { return "\(value)" }
        let scale = abs(value) >= 1 ? 1e4 : 1e7
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
    }

    mutating func string(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": escape(scalar)
            case "<", ">", "&": if isInPage { escape(scalar) } else { text.unicodeScalars.append(scalar) }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
        needsComma = true
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
        text += open
        needsComma = false
        body(&self)
        text += close
        needsComma = true
    }

    private mutating func separate() { if needsComma { text += "," } }
}

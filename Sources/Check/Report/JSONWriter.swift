/// Writes JSON in the order in which it is told, two spaces a level. Small, and without Foundation, whose encoder
/// would decide about order and escapes by itself.
struct JSONWriter {
    private(set) var text = ""
    private var depth = 0
    /// Whether the object or list that is open has a member already.
    private var hasMember = false

    mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        nest("[", "]") { writer in
            for element in elements {
                writer.separate()
                body(&writer, element)
            }
        }
    }

    /// Begins a member of an object; its value must follow.
    mutating func key(_ name: String) {
        separate()
        string(name)
        text += ": "
    }

    mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: String, _ value: Int) {
        key(name)
        text += String(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
    }

    mutating func number(_ value: Int) { text += String(value) }

    mutating func string(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028
                || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    mutating func finish() { text += "\n" }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        text += open
        depth += 1
        hasMember = false
        body(&self)
        depth -= 1
        if hasMember { breakLine() }
        text += close
        hasMember = true
    }

    private mutating func separate() {
        if hasMember { text += "," }
        breakLine()
        hasMember = true
    }

    private mutating func breakLine() { text += "\n" + String(repeating: "  ", count: depth) }
}

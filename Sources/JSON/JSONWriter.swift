/// Writes JSON in the order in which it is told, two spaces a level. Small, and without Foundation, whose encoder
/// would decide about order and escapes by itself.
package struct JSONWriter {
    /// How it is laid out.
    package enum Layout {
        /// A line for each member and element.
        case lines
        /// In one line, as messages go.
        case compact
        /// Within a page of HTML: a line for each element of the outermost lists, nothing else between, and no
        /// character that means something in HTML.
        case page
    }

    private let layout: Layout
    package private(set) var text = ""
    private var depth = 0
    /// Whether the object or list that is open has a member already.
    private var hasMember = false

    package init(_ layout: Layout = .lines) { self.layout = layout }

    package mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

    package mutating func array<Element>(
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
    package mutating func key(_ name: String) {
        separate()
        string(name)
        text += layout == .lines ? ": " : ":"
    }

    package mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// `null` for none.
    package mutating func member(_ name: String, _ value: Int?) {
        key(name)
        text += value.map { String($0) } ?? "null"
    }

    /// `null` for none, and for what JSON cannot say.
    package mutating func member(_ name: String, _ value: Double?) {
        key(name)
        number(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
    }

    package mutating func number(_ value: Int) { text += String(value) }

    /// A measured number with the digits that are worth something: four behind the point, seven below one. `null` for none,
    /// and for what JSON cannot say.
    package mutating func number(_ value: Double?) {
        text += value.flatMap { $0.isFinite ? JSONWriter.digits($0) : nil } ?? "null"
    }

    private static func digits(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        guard abs(value) < 1e12 else { return "\(value)" }
        let scale = abs(value) >= 1 ? 1e4 : 1e7
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
    }

    package mutating func string(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where isEscaped(scalar):
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": true
        case "<", ">", "&": layout == .page
        default: false
        }
    }

    package mutating func null() { text += "null" }

    package mutating func finish() { text += "\n" }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        text += open
        depth += 1
        hasMember = false
        body(&self)
        depth -= 1
        if hasMember { breakLine(isClosing: true) }
        text += close
        hasMember = true
    }

    private mutating func separate() {
        if hasMember { text += "," }
        breakLine()
        hasMember = true
    }

    private mutating func breakLine(isClosing: Bool = false) {
        switch layout {
        case .lines: text += "\n" + String(repeating: "  ", count: depth)
        case .compact: break
        case .page: if depth <= (isClosing ? 1 : 2) { text += "\n" }
        }
    }
}

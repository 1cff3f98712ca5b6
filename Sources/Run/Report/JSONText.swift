/// A value of JSON, written by hand: the reports need no more than this, and no framework is loaded for it.
indirect enum JSONText {
    case text(String)
    case number(Int64)
    case truth(Bool)
    case list([JSONText])
    /// Members in the order given.
    case members([(String, JSONText)])
    case null

    /// The value as text, members and elements indented by two spaces a level.
    func written(_ indentation: Int = 0) -> String {
        let space = String(repeating: "  ", count: indentation + 1)
        let end = String(repeating: "  ", count: indentation)
        switch self {
        case .text(let text): return JSONText.quoted(text)
        case .number(let number): return String(number)
        case .truth(let truth): return truth ? "true" : "false"
        case .null: return "null"
        case .list(let elements):
            guard !elements.isEmpty else { return "[]" }
            return "[\n" + elements.map { space + $0.written(indentation + 1) }.joined(separator: ",\n")
                + "\n\(end)]"
        case .members(let members):
            guard !members.isEmpty else { return "{}" }
            return "{\n"
                + members.map { "\(space)\(JSONText.quoted($0.0)): \($0.1.written(indentation + 1))" }
                .joined(separator: ",\n") + "\n\(end)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

import SuretyJSON
import SuretyCheck

extension Baseline {
    /// The file of a baseline: a line for each finding, so that a difference of two shows what came and what went.
    public var text: String {
        var text = "{\n  \"schema\": \(Baseline.schema),\n  \"tool\": \"\(Product.name)\",\n  \"findings\": ["
        for (index, entry) in entries.enumerated() {
            let members = [
                ("rule", entry.rule), ("path", entry.path), ("function", entry.function),
                ("fingerprint", entry.fingerprint), ("movedFingerprint", entry.movedFingerprint),
            ].map { "\"\($0.0)\": \(Baseline.quoted($0.1))" }
            text += (index == 0 ? "\n" : ",\n") + "    {\(members.joined(separator: ", "))}"
        }
        return text + (entries.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return json.text
    }
}

import SuretyCheck
import SuretyRules

/// The result as workflow commands, which GitHub shows as annotations of the changed lines.
enum GitHubReport {
    static func text(_ result: CheckResult) -> String {
        let findings = result.findings.map { line($0, ScalarColumns(result.sources)) }
        let notes = result.notes.map { note in
            command(
                "notice", ["file": note.path, "line": String(note.line), "title": Product.name], note.message)
        }
        return (findings + notes).map { $0 + "\n" }.joined()
    }

    private static func line(_ reported: ReportedFinding, _ columns: ScalarColumns) -> String {
        let finding = reported.finding
        let start = columns.start(of: reported.shownAt)
        let end = columns.end(of: reported.shownAt)
        var properties = [
            "file": columns.sources.path(of: reported.shownAt.file), "line": String(start.line),
            "endLine": String(end.line), "title": "\(Product.name): \(finding.rule)",
        ]
        // Columns are only taken where the annotation stays in one line.
        if start.line == end.line {
            properties["col"] = String(start.column)
            properties["endColumn"] = String(end.column)
        }
        let words = [finding.message] + finding.lines(in: columns.sources)
        return command(level(finding.severity), properties, words.joined(separator: "\n"))
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    /// The order in which GitHub's documentation lists the properties.
    private static let order = ["file", "line", "endLine", "col", "endColumn", "title"]

    private static func command(_ name: String, _ properties: [String: String], _ message: String) -> String {
        let written = order.compactMap { key in
            properties[key].map { "\(key)=" + escaped($0, alsoProperty: true) }
        }
        return "::\(name) \(written.joined(separator: ","))::\(escaped(message, alsoProperty: false))"
    }

    /// What would end the line or the value; a percent sign would begin an escape.
    private static func escaped(_ text: String, alsoProperty: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where alsoProperty: escaped += "%3A"
            case "," where alsoProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

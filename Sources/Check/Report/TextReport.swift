import SuretyCheck
import SuretyFlow
import SuretyRules

/// The result for people: for each finding a headline, the source with the path drawn through it, what comes of it,
/// and the way out; then notes, a table of the rules where there are many findings, and one line that counts.
struct TextReport {
    private let result: CheckResult
    private let style: ReportStyle
    private let ink: Ink

    init(_ result: CheckResult, style: ReportStyle) {
        self.result = result
        self.style = style
        ink = Ink(isColoured: style.isColoured)
    }

    var text: String {
        var text = ""
        for finding in result.findings {
            text += block(finding.finding) + "\n"
        }
        for note in result.notes { text += line(note) }
        if !result.notes.isEmpty { text += "\n" }
        if isLong {
            let findings = result.findings.map(\.finding)
            text += RuleTable(findings, ink: ink).text + "\n"
            let first = MostCertain(findings, result.sources, ink: ink).text
            if !first.isEmpty { text += first + "\n" }
        }
        return text + summary
    }

    /// Whether there are more findings than a reader counts by looking.
    private var isLong: Bool { result.findings.count > 10 }

    private func block(_ finding: Finding) -> String {
        let label = ink.severity(finding.severity, "\(finding.severity.name)[\(finding.rule)]")
        var text = "\(label): \(ink.strong(DisplayWidth.clean(finding.message)))\n"
        let excerpt = Excerpt(finding, result.sources, style: style, ink: ink)
        text += excerpt.text
        let margin = String(repeating: " ", count: excerpt.margin)
        if !finding.consequence.isEmpty {
            text += "\(margin) \(ink.frame("╰─")) \(DisplayWidth.clean(finding.consequence))\n"
        } else {
            text += "\(margin) \(ink.frame("╰─"))\n"
        }
        for fix in finding.fixes {
            text +=
                "\(margin) \(ink.help("help:")) \(DisplayWidth.clean(fix.title))\(fix.edits.isEmpty || finding.severity == .note ? "" : " (--fix)")\n"
        }
        return text
    }

    private func line(_ note: ReportedNote) -> String {
        let place = "\(DisplayWidth.clean(note.path)):\(note.line):\(note.column)"
        return "\(ink.severity(.note, "note")): \(place): \(DisplayWidth.clean(note.message))\n"
    }

    /// One line, such as `2 errors, 1 warning (leak 2, defer-in-loop 1) in 12 files`.
    private var summary: String {
        var parts: [String] = []
        for severity in Severity.allCases.reversed() {
            let count = result.findings.count { $0.finding.severity == severity }
            if count > 0 {
                parts.append(TextReport.counted(count, severity.name))
            }
        }
        var text = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ") + (isLong ? "" : rules)
        text += " in " + TextReport.counted(result.files, "file")
        if result.suppressed > 0 { text += "; \(result.suppressed) suppressed" }
        if result.baselined > 0 {
            text += "; \(TextReport.counted(result.baselined, "known finding")) left out by the baseline"
        }
        if let since = result.since, since.findings > 0 {
            text += "; \(TextReport.counted(since.findings, "older finding")) of '\(since.name)' not shown"
        }
        if result.brokenFiles > 0 {
            text += "; \(TextReport.counted(result.brokenFiles, "file")) not wholly understood"
        }
        return text + "\n"
    }

    private var rules: String {
        let counts = Dictionary(grouping: result.findings, by: \.finding.rule).mapValues(\.count)
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return " (" + ordered.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
    }

    private static func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}

import SuretyRules

/// How many findings each rule has, by severity: a line a rule, the rule with the most first.
struct RuleTable {
    /// A rule and its findings.
    private struct Row {
        var rule: String
        /// By severity, in the order of `severities`.
        var counts: [Int]

        var total: Int { counts.reduce(0, +) }
    }

    private static let severities: [Severity] = [.error, .warning, .note]

    private let rows: [Row]
    private let ink: Ink

    init(_ findings: [Finding], ink: Ink) {
        self.ink = ink
        let rows = Dictionary(grouping: findings, by: \.rule).map { rule, found in
            Row(
                rule: rule,
                counts: Self.severities.map { severity in found.count { $0.severity == severity } })
        }
        self.rows = rows.sorted { ($1.total, $0.rule) < ($0.total, $1.rule) }
    }

    var text: String {
        let titles = Self.severities.map { $0.name + "s" }
        let nameWidth = (rows.map(\.rule.utf8.count) + ["rule".utf8.count]).max() ?? 0
        let widths = titles.indices.map { index in
            (rows.map { String($0.counts[index]).utf8.count } + [titles[index].utf8.count]).max() ?? 0
        }
        var text = ink.frame("rule" + spaces(nameWidth - 4) + cells(titles, widths)) + "\n"
        for row in rows {
            // Nothing stands out more than a number among dots.
            let numbers = row.counts.map { $0 == 0 ? "." : String($0) }
            text += row.rule + spaces(nameWidth - row.rule.utf8.count) + cells(numbers, widths) + "\n"
        }
        return text
    }

    private func cells(_ texts: [String], _ widths: [Int]) -> String {
        zip(texts, widths).map { "  " + spaces($1 - $0.utf8.count) + $0 }.joined()
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

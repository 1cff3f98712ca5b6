import SuretyCheck
import SuretyFlow
import SuretyRules

/// Where to begin among many findings: the ten that are most certain, a line each.
///
/// Errors come first; then those where the code itself shows what is missing, since it releases on another path; then those
/// whose path decides the fewest conditions, each of which the reader has to believe.
struct MostCertain {
    private static let limit = 10

    private let findings: [Finding]
    private let sources: SourceTable
    private let ink: Ink

    init(_ findings: [Finding], _ sources: SourceTable, ink: Ink) {
        self.sources = sources
        self.ink = ink
        // Notes are advice, whatever speaks for them.
        let ordered = findings.enumerated().filter { $0.element.severity > .note }.sorted {
            Self.precedes($0, $1)
        }
        self.findings = ordered.prefix(Self.limit).map(\.element)
    }

    var text: String {
        if findings.isEmpty { return "" }
        let title = findings.count == 1 ? "the most certain" : "the \(findings.count) most certain"
        return findings.reduce(into: ink.frame(title) + "\n") { text, finding in
            let place = sources.start(of: finding.span)
            let path = DisplayWidth.clean(sources.path(of: finding.span.file))
            let label = ink.severity(finding.severity, "\(finding.severity.name)[\(finding.rule)]")
            text +=
                "\(path):\(place.line):\(place.column): \(label): \(DisplayWidth.clean(finding.message))\n"
        }
    }

    private static func precedes(
        _ a: (offset: Int, element: Finding), _ b: (offset: Int, element: Finding)
    ) -> Bool {
        if a.element.severity != b.element.severity { return a.element.severity > b.element.severity }
        if a.element.isShownByCode != b.element.isShownByCode { return a.element.isShownByCode }
        return (conditions(a.element), a.offset) < (conditions(b.element), b.offset)
    }

    private static func conditions(_ finding: Finding) -> Int { finding.steps.count { $0.kind == .branch } }
}

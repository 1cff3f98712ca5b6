import SuretyCheck
import SuretyRules

extension Finding {
    /// What stands below the headline where there is no source to draw: the path, what comes of it, and the way out.
    func lines(in sources: SourceTable) -> [String] {
        var lines = steps.map { "line \(sources.start(of: $0.span).line): \($0.text)" }
        if !consequence.isEmpty { lines.append(consequence) }
        if let fix = fixes.first { lines.append("help: " + fix.title) }
        return lines
    }
}

import SuretyFlow
import SuretyRules

/// Comments that tell other checkers to be silent: `//nolint`, `//nolint:bodyclose,errcheck // why`.
///
/// Somebody looked at the line and decided. A finding of a rule that one of the named checkers knows too is a note there;
/// it is not silenced, since nobody spoke of this one.
struct OtherCheckers {
    /// By line: the checkers that are told to be silent; an empty list stands for all.
    private var silenced: [Suppressions.Target: [Set<Substring>]] = [:]

    /// Reads the comments; `sources` must know the lines of their files.
    init(_ comments: [SourceComment], _ sources: SourceTable) {
        for comment in comments {
            let content = Suppressions.content(of: comment.text)
            guard let silencing = SilencingComment(content) else { continue }
            let target = Suppressions.Target(
                file: comment.span.file, line: Suppressions.target(of: comment, sources))
            silenced[target, default: []].append(silencing.checkers)
        }
    }

    /// Whether a checker that knows a finding's rule is told to be silent at its line.
    func areSilenced(at finding: Finding, _ sources: SourceTable) -> Bool {
        if silenced.isEmpty { return false }
        let target = Suppressions.Target(
            file: finding.span.file, line: sources.start(of: finding.span).line)
        guard let lists = silenced[target] else { return false }
        let known = RuleCatalogue.rule(named: finding.rule)?.otherCheckers ?? []
        return lists.contains { $0.isEmpty || !$0.isDisjoint(with: known) }
    }
}

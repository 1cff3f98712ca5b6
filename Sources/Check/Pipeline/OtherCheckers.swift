import SuretyFlow
import SuretyRules

/// Comments that tell other checkers to be silent: `//nolint`, `//nolint:bodyclose,errcheck // why`.
///
/// Somebody looked at the line and decided. A finding of a rule that one of the named checkers knows too is a note there;
/// it is not silenced, since nobody spoke of this one.
struct OtherCheckers {
    private struct Line: Hashable {
        var file: FileID
        var number: Int
    }

    /// By line: the checkers that are told to be silent; an empty list stands for all.
    private var silenced: [Line: [Set<Substring>]] = [:]

    /// Reads the comments; `sources` must know the lines of their files.
    init(_ comments: [SourceComment], _ sources: SourceTable) {
        for comment in comments {
            let content = Suppressions.content(of: comment.text)
            guard content.hasPrefix("nolint") else { continue }
            let rest = content.dropFirst("nolint".count)
            let names: Set<Substring>
            switch rest.first {
            case ":": names = Set(rest.dropFirst().prefix { $0 != " " && $0 != "/" }.split(separator: ","))
            case nil, " ", "/": names = []
            default: continue
            }
            let line = Line(
                file: comment.span.file, number: Suppressions.target(of: comment, sources))
            silenced[line, default: []].append(names.contains("all") ? [] : names)
        }
    }

    /// Whether a checker that knows a finding's rule is told to be silent at its line.
    func areSilenced(at finding: Finding, _ sources: SourceTable) -> Bool {
        if silenced.isEmpty { return false }
        let line = Line(file: finding.span.file, number: sources.start(of: finding.span).line)
        guard let lists = silenced[line] else { return false }
        let known = RuleCatalogue.rule(named: finding.rule)?.otherCheckers ?? []
        return lists.contains { $0.isEmpty || !$0.isDisjoint(with: known) }
    }
}

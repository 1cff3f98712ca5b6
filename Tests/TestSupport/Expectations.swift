import SuretyCheck

/// What the comments of a fixture say must be found in it.
///
/// `// want RULE`: exactly this rule reports on this line. `// miss RULE why`: it should, and we know that it does not.
/// `// noise RULE why`: it does, and we know that it should not. A finding without a comment is a mistake, and so is a
/// comment that does not hold any more.
public enum Expectations {
    /// A finding or a comment, by line and rule.
    public struct Place: Hashable, Comparable, Sendable {
        /// The line, from 1.
        public var line: Int
        /// The rule.
        public var rule: String

        /// Makes a place.
        public init(line: Int, rule: String) {
            self.line = line
            self.rule = rule
        }

        /// Orders by line.
        public static func < (a: Place, b: Place) -> Bool { (a.line, a.rule) < (b.line, b.rule) }
    }

    /// What does not agree between a fixture's comments and what was found in it; empty where all does.
    public static func mistakes(in text: String, found: Set<Place>) -> [String] {
        let wanted = places(of: "want", in: text)
        let missed = places(of: "miss", in: text)
        let noisy = places(of: "noise", in: text)
        var mistakes: [String] = []
        for place in wanted.subtracting(found).sorted() {
            mistakes.append("line \(place.line): no '\(place.rule)'")
        }
        for place in found.subtracting(wanted).subtracting(noisy).sorted() {
            let known = missed.contains(place) ? "; it was known to be missed: make it a 'want'" : ""
            mistakes.append("line \(place.line): unexpected '\(place.rule)'\(known)")
        }
        for place in noisy.subtracting(found).sorted() {
            mistakes.append("line \(place.line): no wrong '\(place.rule)' any more; remove the 'noise'")
        }
        return mistakes
    }

    /// The findings of a run in one file, by its shown path.
    public static func found(_ result: CheckResult, in path: String) -> Set<Place> {
        Set(
            result.findings.map(\.finding).filter { result.sources.path(of: $0.span.file) == path }.map {
                finding in
                Place(line: result.sources.start(of: finding.span).line, rule: finding.rule)
            })
    }

    private static func places(of word: String, in text: String) -> Set<Place> {
        var places: Set<Place> = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for part in line.split(separator: "// \(word) ").dropFirst(line.hasPrefix("// \(word) ") ? 0 : 1)
            {
                places.insert(Place(line: index + 1, rule: String(part.prefix { $0 != " " && $0 != "\r" })))
            }
        }
        return places
    }
}

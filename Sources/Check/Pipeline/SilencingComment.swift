/// A comment that tells checkers to be silent, taken apart: `nolint:bodyclose, errcheck // why`, gosec's `#nosec G307`,
/// staticcheck's `lint:ignore SA5001 why`.
struct SilencingComment {
    /// The checkers, or the checks of one, that it names; none stands for all.
    let checkers: Set<Substring>
    /// What stands behind.
    let reason: Substring

    /// Takes a comment's content apart, without the marks in front; nil where it is no such comment.
    init?(_ content: Substring) {
        if let rest = Self.behind("nolint", content) {
            guard let first = rest.first else { return nil }
            if first == ":" {
                let (names, rest) = Self.list(rest.dropFirst())
                self.init(names.contains("all") ? [] : names, rest)
            } else {
                self.init([], "")
            }
        } else if let rest = Self.behind("nosec", content) {
            let (names, rest) = Self.list(rest.drop { $0 == ":" || $0 == " " })
            let codes = names.filter { $0.first == "G" && $0.dropFirst().allSatisfy(\.isNumber) }
            self.init(codes.isEmpty ? ["gosec"] : codes, rest)
        } else if let rest = Self.behind("lint:ignore", content), rest.first == " " {
            let (names, rest) = Self.list(rest.drop { $0 == " " })
            guard !names.isEmpty else { return nil }
            self.init(names, rest)
        } else {
            return nil
        }
    }

    private init(_ checkers: Set<Substring>, _ rest: Substring) {
        self.checkers = checkers
        reason = rest.drop { $0 == " " || $0 == "/" || $0 == "-" }
    }

    /// What follows a word, an end being as good as a space.
    private static func behind(_ word: String, _ content: Substring) -> Substring? {
        guard content.hasPrefix(word) else { return nil }
        let rest = content.dropFirst(word.count)
        switch rest.first {
        case nil: return " "
        case ":", " ", "/": return rest
        default: return nil
        }
    }

    /// Names with commas between them, and spaces behind the commas; and what comes then.
    private static func list(_ text: Substring) -> (names: Set<Substring>, rest: Substring) {
        var names: Set<Substring> = []
        var rest = text
        while true {
            let name = rest.prefix { $0 != "," && $0 != " " && $0 != "/" }
            if !name.isEmpty { names.insert(name) }
            rest = rest.dropFirst(name.count)
            guard rest.first == "," else { return (names, rest) }
            rest = rest.drop { $0 == "," || $0 == " " }
        }
    }
}

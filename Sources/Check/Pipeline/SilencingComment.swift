/// A comment that tells checkers to be silent, taken apart: `nolint:bodyclose,errcheck // why`.
struct SilencingComment {
    /// The checkers that it names; none stands for all.
    let checkers: Set<Substring>
    /// What stands behind.
    let reason: Substring

    /// Takes a comment's content apart; nil where it is no such comment.
    init?(_ content: Substring) {
        guard content.hasPrefix("nolint") else { return nil }
        let rest = content.dropFirst("nolint".count)
        switch rest.first {
        case ":":
            let list = rest.dropFirst().prefix { $0 != " " && $0 != "/" }
            let names = Set(list.split(separator: ","))
            checkers = names.contains("all") ? [] : names
            reason = rest.dropFirst(1 + list.count).drop { $0 == " " || $0 == "/" }
        case nil, " ", "/":
            checkers = []
            reason = ""
        default: return nil
        }
    }
}

/// A rule as its page presents it.
public struct RuleDescription: Hashable, Sendable {
    /// The name, such as `leak`.
    public var name: String
    /// What it finds, in one sentence.
    public var summary: String
    /// Whether it runs unless it is asked for.
    public var isDefault: Bool
    /// The names of other checkers that know the same mistake, as their comments name them.
    public var otherCheckers: Set<Substring>
    /// The whole page.
    public var page: String
}

/// The rules, read from their pages: a rule without a page does not exist for a user.
public enum RuleCatalogue {
    /// Every rule, sorted by name.
    public static let all: [RuleDescription] = EmbeddedData.files(under: "rules/").map { file in
        let page = file.buffer.text(from: 0, to: file.buffer.count)
        // The name, what it finds, when it runs; the rest of the page is for readers.
        let lines = page.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: true).prefix(3)
        return RuleDescription(
            name: String(file.name.dropFirst("rules/".count).dropLast(".md".count)),
            summary: lines.count > 1 ? String(lines[1]) : "",
            isDefault: !lines.contains { $0.hasPrefix("Runs only when selected") },
            otherCheckers: otherCheckers(in: page), page: page)
    }

    /// What stands behind `Known to other checkers as:`, each name in backquotes.
    private static func otherCheckers(in page: String) -> Set<Substring> {
        // By bytes, since every start of the command reads all pages.
        let mark = "Known to other checkers as: "
        let lines = page.utf8.split(separator: UInt8(ascii: "\n"))
        guard let line = lines.first(where: { $0.starts(with: mark.utf8) }) else { return [] }
        let parts = Substring(line).split(separator: "`", omittingEmptySubsequences: false)
        return Set(stride(from: 1, to: parts.count, by: 2).map { parts[$0] })
    }

    /// The rule of that name.
    public static func rule(named name: String) -> RuleDescription? { all.first { $0.name == name } }

    /// The rules that a user's choice stands for, or what is wrong with it.
    public static func selection(select: [String], ignore: [String]) throws(UnknownName) -> Set<String> {
        var chosen: Set<String> = []
        for name in select {
            switch name {
            case "all": chosen.formUnion(all.map(\.name))
            case "default": chosen.formUnion(all.filter(\.isDefault).map(\.name))
            default: chosen.insert(try known(name))
            }
        }
        for name in ignore { chosen.remove(try known(name)) }
        return chosen
    }

    private static func known(_ name: String) throws(UnknownName) -> String {
        guard rule(named: name) == nil else { return name }
        throw UnknownName(
            what: "rule", name: name, known: all.map(\.name), otherwise: "see 'surety rules' for the names")
    }
}

/// A name that a user gave and that means nothing.
public struct UnknownName: Error, Hashable, Sendable {
    /// What is wrong and what to do, in one line.
    public var message: String

    /// Makes the message, with the known name that looks most alike where one does.
    public init(what: String, name: String, known: [String], otherwise: String) {
        let near = UnknownName.nearest(to: name, in: known)
        message = "unknown \(what) '\(name)'; " + (near.map { "did you mean '\($0)'?" } ?? otherwise)
    }

    /// The known name with the fewest changes, if they are few beside its length.
    private static func nearest(to name: String, in known: [String]) -> String? {
        let distances = known.map { (name: $0, distance: distance(Array(name.utf8), Array($0.utf8))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, best.name.utf8.count / 3) ? best.name : nil
    }

    /// How many bytes must be changed, added or dropped to make one text of the other.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}

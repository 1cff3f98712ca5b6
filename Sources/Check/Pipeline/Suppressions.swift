import SuretyFlow
import SuretyRules

/// Silences findings at the lines that comments name, and tells of comments that silence nothing.
///
/// `//surety:ignore RULE reason` speaks of its own line, or, where it stands alone, of the next line of code.
/// `//nolint:surety` does the same for every rule. A reason is required of the first: the next reader wants it.
struct Suppressions {
    /// What one comment silences.
    private struct Entry {
        var comment: SourceComment
        var rule: String
        var reason: String
        /// The line that it speaks of.
        var target: Int
        var isUsed = false
    }

    private var entries: [Entry] = []
    /// The entries by what they speak of.
    private var targets: [Target: [Int]] = [:]
    /// What is wrong with a comment.
    private(set) var notes: [SourceNote] = []

    /// A line that a comment speaks of.
    struct Target: Hashable {
        var file: FileID
        var line: Int
    }

    /// Reads the comments; `sources` must know the lines of their files.
    init(_ comments: [SourceComment], _ sources: SourceTable) {
        for comment in comments {
            let text = Suppressions.content(of: comment.text)
            if let rest = Suppressions.behind("surety:ignore", text) {
                read(rest, comment, sources)
            } else if let silencing = SilencingComment(text), silencing.checkers.contains("surety") {
                // What other checkers read too.
                add(comment, rule: "*", reason: Suppressions.trimmed(silencing.reason), sources)
            }
        }
    }

    /// Says whether a finding is silenced, and remembers that its comment was of use.
    mutating func silences(_ finding: Finding, _ sources: SourceTable) -> Bool {
        let target = Target(file: finding.span.file, line: sources.start(of: finding.span).line)
        var isSilenced = false
        for index in targets[target] ?? []
        where entries[index].rule == finding.rule || entries[index].rule == "*" {
            entries[index].isUsed = true
            isSilenced = true
        }
        return isSilenced
    }

    /// The comments as a report lists them.
    func list(_ sources: SourceTable) -> [Suppression] {
        entries.map { entry in
            Suppression(
                rule: entry.rule, path: sources.path(of: entry.comment.span.file),
                line: sources.start(of: entry.comment.span).line, reason: entry.reason, used: entry.isUsed)
        }
    }

    /// Notes about comments that silenced nothing although their rule ran.
    func stale(rules: Set<String>) -> [SourceNote] {
        entries.filter { !$0.isUsed && ($0.rule == "*" || rules.contains($0.rule)) }.map { entry in
            let what = entry.rule == "*" ? "any rule" : "'\(entry.rule)'"
            return SourceNote(
                span: entry.comment.span,
                message: "nothing of \(what) is found here any more; remove the comment")
        }
    }

    /// Reads `RULE[,RULE…] reason`.
    private mutating func read(_ rest: Substring, _ comment: SourceComment, _ sources: SourceTable) {
        let parts = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let list = parts.first else {
            notes.append(
                SourceNote(
                    span: comment.span,
                    message: "'surety:ignore' names no rule; write '//surety:ignore RULE reason'"))
            return
        }
        let reason = parts.count > 1 ? Suppressions.trimmed(parts[1]) : ""
        guard !reason.isEmpty else {
            notes.append(
                SourceNote(
                    span: comment.span,
                    message:
                        "'surety:ignore \(list)' gives no reason and is not heeded; write why behind the rule"
                ))
            return
        }
        for name in list.split(separator: ",") {
            guard RuleCatalogue.rule(named: String(name)) != nil else {
                let error = UnknownName(
                    what: "rule", name: String(name), known: RuleCatalogue.all.map(\.name),
                    otherwise: "see 'surety rules' for the names")
                notes.append(SourceNote(span: comment.span, message: error.message))
                continue
            }
            add(comment, rule: String(name), reason: reason, sources)
        }
    }

    private mutating func add(_ comment: SourceComment, rule: String, reason: String, _ sources: SourceTable)
    {
        let target = Suppressions.target(of: comment, sources)
        targets[Target(file: comment.span.file, line: target), default: []].append(entries.count)
        entries.append(Entry(comment: comment, rule: rule, reason: reason, target: target))
    }

    /// The line that a comment speaks of: its own if code stands there, else the next one that is no comment.
    static func target(of comment: SourceComment, _ sources: SourceTable) -> Int {
        let lines = sources.lines(of: comment.span.file)
        let bytes = sources.inputs[Int(comment.span.file.index)].buffer.bytes
        let own = lines.place(of: comment.span.start)
        let before = lines.range(ofLine: own.line).prefix { $0 < Int(comment.span.start) }
        guard before.allSatisfy({ isSpace(bytes[$0]) }) else { return own.line }
        var line = own.line + 1
        while isComment(bytes[lines.range(ofLine: line)]) { line += 1 }
        return line
    }

    private static func isComment(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let text = line.drop(while: isSpace)
        return text.starts(with: "//".utf8) || text.first == UInt8(ascii: "#")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// A comment's text without its marks.
    static func content(of text: String) -> Substring {
        text.drop { $0 == "/" || $0 == "#" || $0 == " " }
    }

    /// What follows a word, where the text begins with it.
    private static func behind(_ word: String, _ text: Substring) -> Substring? {
        guard text.hasPrefix(word) else { return nil }
        let rest = text.dropFirst(word.count)
        guard word.hasSuffix(":") || rest.isEmpty || rest.first == " " || rest.first == "\t" else {
            return nil
        }
        return rest
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

import SuretyFlow

/// The change of a file in the form of `diff -u`.
enum UnifiedDifference {
    /// How many lines are shown around a change.
    private static let context = 3

    /// Some lines that become others.
    private struct Change {
        /// The old lines, from 0.
        var old: Range<Int>
        var new: [Substring]
    }

    static func text(of file: Fixes.File) -> String {
        let whole = file.buffer.text(from: 0, to: file.buffer.count)
        let old = lines(whole)
        let changes = changes(file, old)
        if changes.isEmpty { return "" }
        var text = "--- a/\(file.displayPath)\n+++ b/\(file.displayPath)\n"
        var shift = 0
        var rest = changes[...]
        while let first = rest.first {
            var hunk = [first]
            rest = rest.dropFirst()
            while let next = rest.first, let last = hunk.last,
                next.old.lowerBound - last.old.upperBound <= 2 * context
            {
                hunk.append(next)
                rest = rest.dropFirst()
            }
            text += write(hunk, old, &shift)
        }
        return text
    }

    /// The lines of a text, each with what ends it.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = text[...]
        while let end = rest.firstIndex(where: \.isNewline) {
            let next = rest.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }

    /// The edits as changes of whole lines, those of the same lines together.
    private static func changes(_ file: Fixes.File, _ old: [Substring]) -> [Change] {
        let table = LineTable(file.buffer)
        var changes: [Change] = []
        var pending = file.edits[...]
        while let first = pending.first {
            let start = table.place(of: first.span.start).line - 1
            var end = table.place(of: first.span.end).line
            var taken = [first]
            pending = pending.dropFirst()
            while let next = pending.first, table.place(of: next.span.start).line - 1 < end {
                end = max(end, table.place(of: next.span.end).line)
                taken.append(next)
                pending = pending.dropFirst()
            }
            changes.append(change(start..<min(end, old.count), taken, file, old))
        }
        return changes
    }

    /// What lines become, without those at both ends that stay.
    private static func change(
        _ range: Range<Int>, _ edits: [SourceEdit], _ file: Fixes.File, _ old: [Substring]
    ) -> Change {
        var at = old[..<range.lowerBound].reduce(0) { $0 + $1.utf8.count }
        let end = at + old[range].reduce(0) { $0 + $1.utf8.count }
        var text = ""
        for edit in edits {
            text += file.buffer.text(from: at, to: Int(edit.span.start)) + edit.text
            at = Int(edit.span.end)
        }
        text += file.buffer.text(from: at, to: end)
        var new = lines(text)[...]
        var kept = range
        while let first = new.first, !kept.isEmpty, first == old[kept.lowerBound] {
            new = new.dropFirst()
            kept = kept.lowerBound + 1..<kept.upperBound
        }
        while let last = new.last, !kept.isEmpty, last == old[kept.upperBound - 1] {
            new = new.dropLast()
            kept = kept.lowerBound..<kept.upperBound - 1
        }
        return Change(old: kept, new: Array(new))
    }

    private static func write(_ hunk: [Change], _ old: [Substring], _ shift: inout Int) -> String {
        guard let first = hunk.first, let last = hunk.last else { return "" }
        let start = max(0, first.old.lowerBound - context)
        let end = min(old.count, last.old.upperBound + context)
        let added = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
        let count = end - start
        func range(_ first: Int, _ count: Int) -> String { "\(count == 0 ? first : first + 1),\(count)" }
        var text = "@@ -\(range(start, count)) +\(range(start + shift, count + added)) @@\n"
        var at = start
        for change in hunk {
            for line in old[at..<change.old.lowerBound] { text += written(" ", line) }
            for line in old[change.old] { text += written("-", line) }
            for line in change.new { text += written("+", line) }
            at = change.old.upperBound
        }
        for line in old[at..<end] { text += written(" ", line) }
        shift += added
        return text
    }

    private static func written(_ mark: String, _ line: Substring) -> String {
        line.last?.isNewline == true ? mark + line : mark + line + "\n\\ No newline at end of file\n"
    }
}

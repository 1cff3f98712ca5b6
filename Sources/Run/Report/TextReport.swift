import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension IncidentReport {
    /// The report as text: a headline, a line an obligation, what to look at.
    public var text: String {
        var lines = [headline]
        for item in obligations {
            let result = item.result?.word ?? "not tried"
            let detail = item.detail.isEmpty ? "" : ": \(item.detail)"
            let named = item.obligation.name.isEmpty ? "" : " ('\(item.obligation.name)')"
            lines.append(
                "  \(result): \(item.obligation.effect.word) \(item.obligation.effect.object)\(named)\(detail)"
            )
            let site = item.obligation.site.isEmpty ? "" : " at \(item.obligation.site)"
            lines.append("      held since \(TimeText.of(item.obligation.since)), acquired\(site)")
        }
        for slot in slots {
            let name = slot.entry.name.isEmpty ? "" : " '\(slot.entry.name)'"
            let since = slot.since == 0 ? "" : " since \(TimeText.of(slot.since))"
            lines.append(
                "  held by process \(slot.process): \(slot.entry.kind)\(name)\(since), acquired at \(slot.entry.site)"
            )
        }
        if descendants.found > 0 {
            let left = descendants.left == 0 ? "" : ", \(descendants.left) are still there"
            lines.append(
                "  \(descendants.found) descendants were ended, \(descendants.killed) of them by SIGKILL\(left)"
            )
        }
        for note in notes { lines.append("  note: \(note)") }
        return lines.map { "surety: \($0)\n" }.joined()
    }

    private var headline: String {
        let command = description.map(\.title) ?? "a run"
        let ended =
            end.map { " ended: \($0.word)\($0.isProbable ? " (probably)" : "")\($0.details)" }
            ?? " ended unseen"
        return "'\(command)'\(ended); \(summary)"
    }
}

extension RunDescription {
    /// The command on one line, cut where it is long.
    var title: String {
        let line = arguments.map(\.text).joined(separator: " ")
        let shown = String(line.prefix(60)).split(separator: "\n").joined(separator: " ")
        return line.count > 60 ? shown + "…" : shown
    }
}

extension JournalRecord.End {
    fileprivate var details: String {
        let status = EndStatus(word: status)
        var parts = status == .exited(0) ? [] : [status.text]
        if !evidence.isEmpty { parts.append(evidence) }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }
}

/// Times as text, in UTC, as RFC 3339 writes them.
enum TimeText {
    static func of(_ nanoseconds: UInt64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let milliseconds = nanoseconds / 1_000_000 % 1000
        let date =
            "\(1900 + Int(parts.tm_year))-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
        let clock =
            "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))"
        return "\(date)T\(clock).\(padded(Int(milliseconds), 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

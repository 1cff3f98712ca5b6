import SuretyProbe
import SuretyTrend

/// Draws the view: as many lines as the terminal has, none wider than it.
struct ViewFrame {
    let state: ViewState
    let columns: Int
    let rows: Int
    let isColoured: Bool

    private static let keys = "q quit  ? help  enter look closer  esc back  s sort  p process  space pause"

    /// The lines of a report. `counts` gives a group's past, `instances` what a group counts.
    func lines(
        _ report: WatchReport, counts: (ProcessReport, GroupReport) -> [Float],
        instances: (ProcessReport, GroupReport) -> [GroupInstance]
    ) -> [String] {
        guard let process = state.process(of: report) else { return fill(["nothing to watch"]) }
        if state.screen == .help { return fill(ViewFrame.help) }
        let groups = state.groups(of: process)
        var lines = [bold(TextReport.headline(process).cut(to: columns))]
        lines.append(subtitle(report, process).cut(to: columns))
        lines.append("")
        let room = max(1, rows - lines.count - 2)
        if state.screen == .instances, groups.indices.contains(state.selected) {
            let group = groups[state.selected]
            lines.append("\(group.seen.kind.name) \(group.seen.label)".cut(to: columns))
            lines += instances(process, group).prefix(room).map { instance in
                let age = instance.age.map { Wording.duration($0) } ?? "before"
                return "\(instance.number)".padded(before: 7) + "  " + age.padded(to: 9) + instance.detail
            }.map { $0.cut(to: columns) }
        } else {
            lines.append(tableHead.cut(to: columns))
            let first = max(0, min(state.selected - room / 2, groups.count - room))
            for (index, group) in groups.enumerated().dropFirst(first).prefix(room) {
                lines.append(row(group, process, isSelected: index == state.selected, counts))
            }
        }
        return fill(lines)
    }

    private func subtitle(_ report: WatchReport, _ process: ProcessReport) -> String {
        var parts: [String] = []
        switch process.seen.state {
        case .gone: parts.append("it has ended")
        case .unreadable: parts.append("its descriptors cannot be read")
        case .running: break
        }
        if state.isPaused { parts.append("paused") }
        if let forecast = process.forecast { parts.append(Wording.forecast(forecast)) }
        if report.processes.count > 1 {
            parts.append(
                "process \(min(state.processIndex, report.processes.count - 1) + 1) of \(report.processes.count)"
            )
        }
        parts.append("watched for \(Wording.duration(report.elapsed))")
        parts.append("by \(state.order.rawValue)")
        // What the start cost says nothing of what goes on.
        if report.elapsed >= 10 {
            parts.append(
                "costs \(Wording.decimals(report.cost.processor / report.elapsed * 100, 2)) % of a core")
        }
        return parts.joined(separator: ", ")
    }

    private var hasSparkline: Bool { columns >= 70 }

    private var tableHead: String {
        "  " + "kind".padded(to: 14) + "count".padded(before: 9) + "  "
            + (hasSparkline ? "the last hour".padded(to: 17) : "") + "what"
    }

    private func row(
        _ group: GroupReport, _ process: ProcessReport, isSelected: Bool,
        _ counts: (ProcessReport, GroupReport) -> [Float]
    ) -> String {
        var text = isSelected ? "> " : "  "
        text += group.seen.kind.name.padded(to: 14)
        text += Wording.amount(group.seen.kind, group.seen.count).padded(before: 9) + "  "
        if hasSparkline { text += ViewFrame.sparkline(counts(process, group)).padded(to: 17) }
        let verdict = shortVerdict(group)
        text += verdict.isEmpty ? group.seen.label : "\(verdict)  \(group.seen.label)"
        return colour(text.cut(to: columns), group.verdict.kind)
    }

    private func shortVerdict(_ group: GroupReport) -> String {
        let rate = group.verdict.rate.map { Wording.rate(group.seen.kind, $0) } ?? ""
        switch group.verdict.kind {
        case .leaking: return "LEAK \(rate)"
        case .growing: return "grows \(rate)"
        case .falling: return "falls"
        case .steady, .inconclusive: return ""
        }
    }

    /// A picture of the counts, sixteen characters wide at most: the highest is full, the lowest is flat.
    static func sparkline(_ counts: [Float]) -> String {
        guard let least = counts.min(), let most = counts.max() else { return "" }
        let marks = Array("▁▂▃▄▅▆▇█")
        return String(
            counts.suffix(16).map { count in
                most == least ? marks[0] : marks[Int(((count - least) / (most - least) * 7).rounded())]
            })
    }

    private func fill(_ lines: [String]) -> [String] {
        var lines = Array(lines.prefix(max(1, rows - 1)))
        while lines.count < rows - 1 { lines.append("") }
        lines = lines.map { isStyled($0) ? $0 : $0.cut(to: columns) } + [ViewFrame.keys.cut(to: columns)]
        return Array(lines.prefix(rows))
    }

    private func isStyled(_ line: String) -> Bool { line.utf8.first == 0x1B }

    private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func colour(_ text: String, _ kind: Verdict.Kind) -> String {
        guard isColoured else { return text }
        switch kind {
        case .leaking: return "\u{1B}[31m\(text)\u{1B}[0m"
        case .growing: return "\u{1B}[33m\(text)\u{1B}[0m"
        default: return text
        }
    }

    private static let help = [
        "surety watch", "", "up, down, j, k   choose a group", "g, G             the first, the last",
        "enter            look closer: what the group counts", "esc              back",
        "s                sort by growth, count or kind", "p, tab           the next process",
        "space            pause the picture; the watch goes on", "q                quit", "",
        "LEAK             survivors pile up evenly: what is acquired is not released",
        "grows            it becomes more; that may be a leak, a load or a cache",
    ]
}

import SuretyProbe
import SuretyTrend

/// What a watch knows, as a table.
public enum TextReport {
    /// The whole report. `width` cuts lines that are longer.
    public static func text(_ report: WatchReport, width: Int, withVerdicts: Bool) -> String {
        if report.processes.isEmpty { return "nothing to watch\n" }
        return report.processes.map { process($0, width: width, withVerdicts: withVerdicts) }
            .joined(separator: "\n")
    }

    /// One process: a headline, and a line a group.
    static func process(_ process: ProcessReport, width: Int, withVerdicts: Bool) -> String {
        var lines = [headline(process)]
        if process.seen.state == .unreadable {
            lines.append("  its descriptors cannot be read: \(Wording.unreadable)")
        }
        if let forecast = process.forecast { lines.append("  " + Wording.forecast(forecast)) }
        let shown = process.groups.filter { $0.seen.count > 0 }
        let amounts = shown.map { Wording.amount($0.seen.kind, $0.seen.count) }
        let amountWidth = amounts.map(\.utf8.count).max() ?? 0
        for (group, amount) in zip(shown, amounts) {
            var line = "  " + group.seen.kind.name.padded(to: 14) + amount.padded(before: amountWidth)
            line += "  " + group.seen.label
            if withVerdicts { line += "  " + Wording.verdict(group.seen.kind, group.verdict) }
            lines.append(line)
        }
        return lines.map { $0.cut(to: width) + "\n" }.joined()
    }

    static func headline(_ process: ProcessReport) -> String {
        let seen = process.seen
        var text = "pid \(seen.identity.pid) \(seen.command): "
        if seen.state == .gone { text += "gone; at last " }
        if let descriptors = seen.descriptors {
            text += "\(Wording.count(descriptors)) descriptors"
            if let limit = seen.limits.descriptors { text += " of \(Wording.count(limit))" }
            text += ", "
        }
        text += "\(seen.threads) \(seen.threads == 1 ? "thread" : "threads")"
        text +=
            ", \(seen.children) \(seen.children == 1 ? "child" : "children"), \(Wording.bytes(seen.memory))"
        return process.isNearLimit ? text + "  NEAR THE LIMIT" : text
    }
}

extension Wording {
    /// Why descriptors may be unreadable, and what to do.
    static let unreadable =
        "they belong to another user, or the program changed its rights; run as that user or as root"
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - displayWidth))
    }

    func padded(before width: Int) -> String {
        String(repeating: " ", count: max(0, width - displayWidth)) + self
    }

    /// The columns that it takes: wide scripts and pictures take two, marks that join none.
    var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// As much of it as fits, with `…` for the rest.
    func cut(to width: Int) -> String {
        guard displayWidth > width else { return self }
        guard width > 0 else { return "" }
        var text = ""
        var used = 0
        for scalar in unicodeScalars {
            guard used + scalar.columns < width else { break }
            used += scalar.columns
            text.unicodeScalars.append(scalar)
        }
        return text + "…"
    }
}

extension Unicode.Scalar {
    /// How many columns of a terminal it takes.
    var columns: Int {
        switch value {
        case 0x20..<0x300: return 1
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format, .control: return 0
            default: return 1
            }
        }
    }
}

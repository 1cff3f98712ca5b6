import SuretyProbe
import SuretyTrend

/// What changed, as lines for where no view is: a verdict that became worse or better, a limit that is near, a process that ended.
struct ChangeLines {
    private struct Key: Hashable {
        var process: ProcessIdentity
        var kind: ResourceKind
        var label: String
    }

    /// Whether to tell of the end of a process that was named. Descendants come and go.
    let tellsEnds: Bool
    private var verdicts: [Key: Verdict.Kind] = [:]
    private var near: Set<ProcessIdentity> = []
    private var dark: Set<ProcessIdentity> = []

    init(tellsEnds: Bool) { self.tellsEnds = tellsEnds }

    /// The lines for a tick.
    mutating func lines(_ report: WatchReport) -> [String] {
        var lines: [String] = []
        for process in report.processes {
            let name =
                "\(Wording.duration(report.elapsed)): pid \(process.seen.identity.pid) \(process.seen.command)"
            lines += warnings(process, name)
            if report.isScan { lines += changed(process, name) }
            if process.seen.state == .gone {
                if tellsEnds && process.seen.parent == 0 { lines.append("\(name) has ended") }
                forget(process.seen.identity)
            }
        }
        return lines
    }

    private mutating func warnings(_ process: ProcessReport, _ name: String) -> [String] {
        var lines: [String] = []
        let identity = process.seen.identity
        if process.isNearLimit != near.contains(identity) {
            if process.isNearLimit { near.insert(identity) } else { near.remove(identity) }
            let count = Wording.count(process.seen.descriptors ?? 0)
            let limit = Wording.count(process.seen.limits.descriptors ?? 0)
            lines.append("\(name): \(process.isNearLimit ? "warning: " : "")\(count) of \(limit) descriptors")
        }
        if process.seen.state == .unreadable, dark.insert(identity).inserted {
            lines.append("\(name): its descriptors cannot be read: \(Wording.unreadable)")
        }
        return lines
    }

    private mutating func changed(_ process: ProcessReport, _ name: String) -> [String] {
        var lines: [String] = []
        for group in process.groups {
            let key = Key(process: process.seen.identity, kind: group.seen.kind, label: group.seen.label)
            let before = verdicts[key] ?? .inconclusive
            guard before != group.verdict.kind else { continue }
            verdicts[key] = group.verdict.kind
            guard group.verdict.kind == .leaking || before == .leaking else { continue }
            var line = "\(name): \(group.seen.kind.name) \(group.seen.label): "
            line += Wording.verdict(group.seen.kind, group.verdict)
            if let forecast = process.forecast, group.seen.kind.isDescriptor {
                line += "; \(Wording.forecast(forecast))"
            }
            lines.append(line)
        }
        return lines
    }

    private mutating func forget(_ process: ProcessIdentity) {
        verdicts = verdicts.filter { $0.key.process != process }
        near.remove(process)
        dark.remove(process)
    }
}

import SuretyProbe
import SuretyTrend

/// What `--fail-on-leak` finds of a command: what was acquired between marks and is still held, what grows, what is left
/// behind.
struct LeakCheck {
    /// Something that was not released, with its evidence.
    struct Leak: Equatable {
        var what: String
        var evidence: [String]
    }

    /// What the command held when it gave a mark.
    private struct Mark {
        var name: String
        var time: Double
        var giver: Int32
        var processes: [ProcessSnapshot]
        /// How many went of each group since the watch began, where nobody gave the mark.
        var vanished: [String: Int] = [:]
        /// Whether somebody gave it.
        var isNamed: Bool { giver != 0 }
    }

    private let allowed: [Pattern]
    private var marks: [Mark] = []
    /// Moments in which nothing came or went for a while, after something had: they stand for marks that nobody gave.
    private var quiet: [Mark] = []
    private var movement = 0
    private var lastMovement = 0.0
    private var hasMoved = false
    /// What instances are, asked for while they were there.
    private var details: [String: String] = [:]

    init(allowed: [Pattern]) { self.allowed = allowed }

    var markCount: Int { marks.count }

    var quietCount: Int { quiet.count }

    /// Whether there were enough quiet moments to tell rounds by.
    var hasRounds: Bool { quiet.count >= LeakCheck.leastRounds }

    /// Nothing must come or go for so many seconds.
    private static let quietLength = 1.0
    /// A program may well keep something new at its first quiet moments: only what three rounds in a row leave is no start.
    private static let leastRounds = 4

    /// Looks whether this is a quiet moment.
    mutating func take(_ report: WatchReport, _ probe: Probe) {
        guard marks.isEmpty, report.isScan else { return }
        let groups = report.processes.flatMap(\.groups).filter { $0.seen.kind.hasIdentity }
        let present = groups.reduce(0) { $0 &+ $1.seen.appeared &+ $1.seen.vanished }
        if present != movement {
            (movement, lastMovement, hasMoved) = (present, report.elapsed, true)
        } else if hasMoved, report.elapsed - lastMovement >= LeakCheck.quietLength {
            hasMoved = false
            let name = quiet.isEmpty ? "the first quiet moment" : "a quiet moment"
            quiet.append(
                Mark(
                    name: name, time: report.elapsed, giver: 0, processes: probe.snapshot(),
                    vanished: LeakCheck.vanished(report)))
            // Of those in between only the time counts.
            if quiet.count > 2 { quiet[quiet.count - 2].processes = [] }
            for survivor in survivors(in: quiet[quiet.count - 1].processes, giver: 0, since: quiet[0]).prefix(
                200)
            {
                details[survivor.key] = probe.detail(of: survivor.process, survivor.instance)
            }
        }
    }

    /// Takes a mark. `look` scans anew; while what is there becomes less, it is asked again: what is about to be released
    /// is no leak.
    mutating func mark(_ name: String, giver: Int32, probe: Probe, look: () -> Void, pause: (Double) -> Void)
    {
        look()
        var best = probe.snapshot()
        var patience = 0.05
        while let first = marks.first, patience < 1, !survivors(in: best, giver: giver, since: first).isEmpty
        {
            pause(patience)
            patience *= 1.7
            look()
            best = probe.snapshot()
        }
        marks.append(Mark(name: name, time: probe.elapsed, giver: giver, processes: best))
        for survivor in survivors(in: best, giver: giver, since: marks[0]).prefix(200) {
            details[survivor.key] = probe.detail(of: survivor.process, survivor.instance)
        }
    }

    private static func vanished(_ report: WatchReport) -> [String: Int] {
        var counts: [String: Int] = [:]
        for process in report.processes {
            for group in process.groups {
                let label = "\(group.seen.kind.name) \(group.seen.label)"
                counts[name(process.seen.identity, process.seen.command, label)] = group.seen.vanished
            }
        }
        return counts
    }

    /// What a report calls a group of a process.
    private static func name(_ process: ProcessIdentity, _ command: String, _ label: String) -> String {
        "pid \(process.pid) \(command): \(label)"
    }

    private struct Survivor {
        var process: ProcessIdentity
        var command: String
        var instance: ProcessSnapshot.Instance
        var label: String
        var since: Double
        var key: String { "\(process.pid) \(instance.kind.name) \(instance.number)" }
    }

    /// What is held in a snapshot and was not at a mark.
    private func survivors(in processes: [ProcessSnapshot], giver: Int32, since first: Mark) -> [Survivor] {
        let before = Dictionary(uniqueKeysWithValues: first.processes.map { ($0.identity, $0.instances) })
        var found: [Survivor] = []
        for process in processes where process.identity.pid != giver {
            guard let known = before[process.identity] else {
                found.append(
                    Survivor(
                        process: process.identity, command: process.command,
                        instance: ProcessSnapshot.Instance.process(process.identity),
                        label: "child \(process.command)", since: first.time))
                continue
            }
            for (instance, detail) in process.instances where known[instance] == nil {
                found.append(
                    Survivor(
                        process: process.identity, command: process.command, instance: instance,
                        label: detail.label, since: detail.since))
            }
        }
        return found
    }

    // MARK: What it comes to

    /// Leaks between the marks: groups in which every stretch between two marks left something. A third mark tells what is
    /// opened once from what is opened every time.
    private func leaksBetweenMarks() -> [Leak] {
        let marks = marks.count >= 2 ? marks : hasRounds ? quiet : []
        guard let first = marks.first, let last = marks.last else { return [] }
        var groups: [String: [Survivor]] = [:]
        for survivor in survivors(in: last.processes, giver: last.giver, since: first) {
            let name = LeakCheck.name(survivor.process, survivor.command, survivor.label)
            groups[name, default: []].append(survivor)
        }
        return groups.sorted { $0.key < $1.key }.compactMap { name, survivors in
            guard isInEveryStretch(survivors, marks, name), !isAllowed(survivors[0].label) else { return nil }
            let shown = survivors.filter { !isAllowed(details[$0.key] ?? "") }
            guard !shown.isEmpty else { return nil }
            let many = shown.count == 1 ? "1 was" : "\(shown.count) were"
            return Leak(
                what:
                    "\(name): \(many) acquired after \(first.isNamed ? "the mark '\(first.name)'" : first.name) and \(shown.count == 1 ? "is" : "are") still held",
                evidence: shown.sorted { $0.instance.number < $1.instance.number }.prefix(5).map(evidence))
        }
    }

    private func evidence(_ survivor: Survivor) -> String {
        var text =
            survivor.instance.kind.isDescriptor ? "descriptor \(survivor.instance.number)" : survivor.label
        if let detail = details[survivor.key] { text += " \(detail)" }
        return text + ", first seen at \(Wording.decimals(max(0, survivor.since), 1)) s"
    }

    /// Whether each stretch left something. Where nobody said that it is a round, it must have given back at least as much: what
    /// only ever acquires may be about to level off.
    private func isInEveryStretch(_ survivors: [Survivor], _ marks: [Mark], _ name: String) -> Bool {
        for index in 1..<marks.count {
            let range = marks[index - 1].time...marks[index].time
            let left = survivors.count { range.contains($0.since) }
            let (before, after) = (marks[index - 1].vanished[name] ?? 0, marks[index].vanished[name] ?? 0)
            if left == 0 || !marks[index].isNamed && after - before < left { return false }
        }
        return true
    }

    /// What leaks: between the marks, or else by growth over the whole run.
    func leaks(_ reports: [ProcessReport]) -> [Leak] {
        let between = leaksBetweenMarks()
        return between.isEmpty && marks.count < 2 ? leaksByGrowth(reports) : between
    }

    /// Groups that grew over the whole run, where no marks say what a round is.
    private func leaksByGrowth(_ reports: [ProcessReport]) -> [Leak] {
        reports.flatMap { process in
            process.groups.filter { $0.verdict.kind == .leaking && $0.seen.kind != .memory }.compactMap {
                group in
                let label = "\(group.seen.kind.name) \(group.seen.label)"
                guard !isAllowed(label) else { return nil }
                return Leak(
                    what: "pid \(process.seen.identity.pid) \(process.seen.command): \(label): "
                        + Wording.verdict(group.seen.kind, group.verdict),
                    evidence: ["\(Wording.count(group.seen.count)) were held at last"])
            }
        }
    }

    /// What is there although the command has ended.
    func leftBehind(descendants: [(pid: Int32, command: String)], files: [String], paths: [String]) -> [Leak]
    {
        var leaks: [Leak] = []
        for process in descendants where !isAllowed(process.command) {
            leaks.append(
                Leak(what: "process \(process.pid) still runs", evidence: [process.command]))
        }
        for (what, list) in [("in TMPDIR", files), ("that the command made", paths)] {
            let shown = list.filter { !isAllowed($0) }
            guard !shown.isEmpty else { continue }
            leaks.append(
                Leak(
                    what:
                        "\(shown.count) \(shown.count == 1 ? "file" : "files") \(what) \(shown.count == 1 ? "is" : "are") left",
                    evidence: Array(shown.prefix(5))))
        }
        return leaks
    }

    private func isAllowed(_ text: String) -> Bool { allowed.contains { $0.matches(text) } }
}

extension ProcessSnapshot.Instance {
    /// A process as something that is held.
    static func process(_ identity: ProcessIdentity) -> ProcessSnapshot.Instance {
        ProcessSnapshot.Instance(kind: .child, number: identity.pid, start: identity.start)
    }
}

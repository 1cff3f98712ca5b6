import SuretyProbe
import SuretyTrend

/// Keeps the history of every group and says what it means. It asks nothing: a recording gives the same answers as the process did.
/// Its memory is bounded: the groups of processes that are gone, and those that stay empty for an hour, are forgotten.
public final class Analyst {
    /// Groups with a history; more would take too much memory.
    static let historyLimit = 384
    private static let emptyLimit = 3600.0

    private struct Key: Hashable {
        var process: ProcessIdentity
        var kind: ResourceKind
        var label: String
    }

    private struct Entry {
        var history: GroupHistory
        var lastSeen: Double
    }

    private let plan: TrendPlan
    /// The share of the limit from which on a warning is due.
    private let warnShare: Double
    private var histories: [Key: Entry] = [:]
    private var groups: [ProcessIdentity: [GroupReport]] = [:]
    /// The processes of the last report that have gone since, for the summary at the end.
    private(set) var gone: [ProcessReport] = []

    /// How many groups have a history.
    var historyCount: Int { histories.count }

    /// Makes one that knows nothing yet.
    public init(_ plan: TrendPlan, warnShare: Double = 0.8) {
        self.plan = plan
        self.warnShare = warnShare
    }

    /// Takes note of a tick.
    public func report(_ observation: Observation) -> WatchReport {
        var reports: [ProcessReport] = []
        for process in observation.processes {
            if let seen = process.groups { take(seen, of: process.identity, at: observation.elapsed) }
            let report = report(process)
            reports.append(report)
            if process.state == .gone { forget(process.identity, report) }
        }
        let isScan = observation.processes.contains { $0.groups != nil }
        if isScan { sweep(observation.elapsed) }
        return WatchReport(
            time: observation.time, elapsed: observation.elapsed, isScan: isScan, processes: reports,
            cost: observation.cost)
    }

    /// The counts of a group over the last seconds, oldest first, at most so many.
    public func counts(
        of process: ProcessIdentity, _ kind: ResourceKind, _ label: String, since start: Double, limit: Int
    ) -> [(time: Double, count: Float)] {
        histories[Key(process: process, kind: kind, label: label)]?.history.counts(since: start, limit: limit)
            ?? []
    }

    private func take(_ seen: [GroupObservation], of process: ProcessIdentity, at time: Double) {
        groups[process] = seen.map { group in
            GroupReport(seen: group, verdict: judge(group, of: process, at: time))
        }.sorted(by: Analyst.isBefore)
    }

    private func judge(_ group: GroupObservation, of process: ProcessIdentity, at time: Double) -> Verdict {
        let key = Key(process: process, kind: group.kind, label: group.label)
        guard histories[key] != nil || histories.count < Analyst.historyLimit else {
            return Verdict(kind: .inconclusive, span: 0)
        }
        let point = TrendPoint(
            time: time, count: Float(group.count), survivors: SIMD4<Float>(group.survivors),
            exits: SIMD4<Float>(group.exits))
        var entry =
            histories.removeValue(forKey: key)
            ?? Entry(
                history: GroupHistory(
                    plan, isCounted: group.kind.hasIdentity, unit: group.kind == .memory ? 1_048_576 : 1),
                lastSeen: time)
        entry.history.add(point)
        if group.count > 0 { entry.lastSeen = time }
        var verdict = entry.history.verdict
        // A heap may take hours to find its size: memory alone is no evidence of a leak.
        if group.kind == .memory, verdict.kind == .leaking {
            verdict.kind = .growing
            verdict.confidence = nil
        }
        histories[key] = entry
        return verdict
    }

    private static func isBefore(_ a: GroupReport, _ b: GroupReport) -> Bool {
        let (first, second) = (rank(a), rank(b))
        if first != second { return first < second }
        if (a.seen.kind == .memory) != (b.seen.kind == .memory) { return b.seen.kind == .memory }
        if a.seen.count != b.seen.count { return a.seen.count > b.seen.count }
        return (a.seen.kind.rawValue, a.seen.label) < (b.seen.kind.rawValue, b.seen.label)
    }

    private static func rank(_ group: GroupReport) -> Int {
        switch group.verdict.kind {
        case .leaking: 0
        case .growing: 1
        default: 2
        }
    }

    private func report(_ process: ProcessObservation) -> ProcessReport {
        let groups = groups[process.identity] ?? []
        var forecast: Forecast?
        var isNear = false
        if let limit = process.limits.descriptors, let count = process.descriptors {
            isNear = Double(count) >= warnShare * Double(limit)
            forecast = Analyst.forecast(groups, room: Double(max(0, limit - count)))
        }
        return ProcessReport(seen: process, groups: groups, forecast: forecast, isNearLimit: isNear)
    }

    /// What grows is taken together; what leaks alone, where something does.
    private static func forecast(_ groups: [GroupReport], room: Double) -> Forecast? {
        let descriptors = groups.filter { $0.seen.kind.isDescriptor }
        let leaking = descriptors.filter { $0.verdict.kind == .leaking }
        let growing = leaking.isEmpty ? descriptors.filter { $0.verdict.kind == .growing } : leaking
        let rate = growing.reduce(0) { $0 + ($1.verdict.rate ?? 0) }
        let spread = growing.reduce(0.0) { sum, group in
            let half = ((group.verdict.rateHigh ?? 0) - (group.verdict.rateLow ?? 0)) / 2
            return sum + half * half
        }.squareRoot()
        return Forecast(room: room, rate: rate, low: rate - spread, high: rate + spread)
    }

    // MARK: Forgetting

    private func forget(_ process: ProcessIdentity, _ report: ProcessReport) {
        let isKept = report.seen.parent == 0 || report.groups.contains { $0.verdict.kind == .leaking }
        if isKept && gone.count < 64 { gone.append(report) }
        groups[process] = nil
        histories = histories.filter { $0.key.process != process }
    }

    private func sweep(_ now: Double) {
        guard histories.count > Analyst.historyLimit / 2 else { return }
        histories = histories.filter { now - $0.value.lastSeen < Analyst.emptyLimit }
    }
}

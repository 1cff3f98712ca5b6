import SuretyProbe
import SuretyTrend

/// A group and what is said of it.
public struct GroupReport: Sendable {
    /// What was counted at the last scan.
    public var seen: GroupObservation
    /// What that means.
    public var verdict: Verdict
}

/// A process and what is said of it.
public struct ProcessReport: Sendable {
    /// What was seen at the last tick; its groups are in `groups`.
    public var seen: ProcessObservation
    /// Its groups as of the last scan: what grows first, then what there is most of.
    public var groups: [GroupReport]
    /// When its descriptors will reach their limit.
    public var forecast: Forecast?
    /// Whether so many descriptors are held that a warning is due.
    public var isNearLimit: Bool
}

/// What a watch knows at one tick.
public struct WatchReport: Sendable {
    /// Seconds since 1970.
    public var time: Double
    /// Seconds since the watch began.
    public var elapsed: Double
    /// Whether everything was looked at in this tick.
    public var isScan: Bool
    /// The processes, those that were named first.
    public var processes: [ProcessReport]
    /// What the watch used.
    public var cost: ProbeCost

    /// Whether something leaks.
    public var isLeaking: Bool { processes.contains { $0.groups.contains { $0.verdict.kind == .leaking } } }
}

import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Tells whether a run still does something: whether any of its processes used the processor or wrote since the last look.
struct Activity {
    private let limit: Duration
    private var deadline: ContinuousDeadline
    private var seen: [Int32: UInt64] = [:]

    init(limit: Duration) {
        self.limit = limit
        deadline = ContinuousDeadline(after: limit)
    }

    /// How long until the next look, in milliseconds.
    var milliseconds: Int32 {
        min(max(deadline.milliseconds, 1), max(10, Int32(clamping: limit.milliseconds / 4)))
    }

    /// Looks. True where nothing was done for as long as is allowed.
    mutating func isOver(_ processes: [Int32]) -> Bool {
        var found: [Int32: UInt64] = [:]
        for process in processes { found[process] = Activity.amount(of: process) }
        if found != seen {
            seen = found
            deadline = ContinuousDeadline(after: limit)
        }
        return deadline.milliseconds == 0
    }

    /// A number that grows with what a process does.
    private static func amount(of process: Int32) -> UInt64 {
        let ticks = ProcessStat(of: process)?.ticks ?? 0
        let text = SmallFile.read("/proc/\(process)/io", limit: 1024) ?? []
        let sum = String(decoding: text, as: UTF8.self).split(separator: "\n").filter {
            $0.hasPrefix("rchar:") || $0.hasPrefix("wchar:")
        }.compactMap { $0.split(separator: " ").last.flatMap { UInt64($0) } }.reduce(0, &+)
        return ticks &<< 40 &+ sum
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

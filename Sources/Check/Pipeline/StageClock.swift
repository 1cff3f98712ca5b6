import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The durations of a run's stages and what else it counts, for `--statistics`.
public final class StageClock: Sendable {
    /// One stage.
    public struct Stage: Sendable {
        /// What was done, such as `read`.
        public var name: String
        /// How long it took on the clock.
        public var wallNanoseconds: UInt64
        /// The processor time that it took, over all threads.
        public var cpuNanoseconds: UInt64
    }

    private let stages = Mutex<[Stage]>([])
    private let running = Mutex("")

    /// Makes a clock without stages.
    public init() {}

    /// The stages in the order in which they were first entered.
    public var all: [Stage] { stages.withLock { $0 } }

    private let counters = Mutex<[String: Int]>([:])

    /// How often something was done, by what it is.
    public func count(_ name: String) -> Int { counters.withLock { $0[name] ?? 0 } }

    /// Counts something once more.
    func note(_ name: String) { counters.withLock { $0[name, default: 0] += 1 } }

    /// The stage that runs now; empty between stages.
    public var current: String { running.withLock { $0 } }

    /// Runs a stage and adds its time to what the stage of that name has already. Stages may not nest: processor
    /// time is the process's, and would count twice.
    public func measure<Result, Failure: Error>(
        _ name: String, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let wall = StageClock.now(CLOCK_MONOTONIC)
        let cpu = StageClock.now(CLOCK_PROCESS_CPUTIME_ID)
        running.withLock { $0 = name }
        defer { running.withLock { $0 = "" } }
        defer { add(name, wall: StageClock.now(CLOCK_MONOTONIC) - wall, cpu: StageClock.cpuNow - cpu) }
        return try body()
    }

    /// The processor time of the process so far.
    public static var cpuNow: UInt64 { now(CLOCK_PROCESS_CPUTIME_ID) }

    /// The most memory that the process had at one time, in bytes.
    public static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(RUSAGE_SELF.rawValue, &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }

    /// The time of the clock that never goes back.
    public static var wallNow: UInt64 { now(CLOCK_MONOTONIC) }

    private func add(_ name: String, wall: UInt64, cpu: UInt64) {
        stages.withLock { list in
            if let index = list.firstIndex(where: { $0.name == name }) {
                list[index].wallNanoseconds += wall
                list[index].cpuNanoseconds += cpu
            } else {
                list.append(Stage(name: name, wallNanoseconds: wall, cpuNanoseconds: cpu))
            }
        }
    }

    private static func now(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

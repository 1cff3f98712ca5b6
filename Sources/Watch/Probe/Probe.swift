import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Looks at processes and their descendants: at counts in every tick, at everything when a scan is due. It keeps within a
/// share of one core by itself.
public final class Probe {
    /// How a probe works.
    public struct Settings: Sendable {
        /// Ages in seconds, rising, by which survivors are counted.
        public var horizons = SIMD4<Double>(120, 300, 900, 3600)
        /// Seconds between two full scans at least.
        public var scanInterval = 5.0
        /// The share of one core that full scans may use.
        public var share = 0.006
        /// How many seconds pass for the probe in one: above 1 where a trial makes hours of minutes.
        public var pace = 1.0
        /// Whether what the named processes hold at the start was acquired under the watch.
        public var startsFromNothing = false

        /// Whether the kernel is asked to count descriptors, which those before 6.2 cannot.
        var asksForCounts = true
        /// Whether paths of shared memory and sockets are kept in mind, so that what is left behind can be named.
        public var notesPaths = false

        /// Makes the usual settings.
        public init() {}
    }

    /// Why a process cannot be watched.
    public enum Refusal: Error, Sendable {
        /// There is no such process, or it is hidden.
        case noSuchProcess
        /// The system refuses to show it.
        case notPermitted
    }

    private let settings: Settings
    private let surroundings = Surroundings()
    private var processes: [WatchedProcess] = []
    /// Whether everything was looked at once: what comes later began under the watch.
    private var hasScanned = false
    private var nextScan = 0.0
    private let origin: Double
    private var cost = ProbeCost()
    /// Names whose processes are watched wherever they come from.
    private var names: Set<String> = []

    /// Makes a probe that watches nothing yet.
    public init(_ settings: Settings = Settings()) {
        self.settings = settings
        origin = Probe.monotonic()
        if settings.notesPaths { surroundings.lasting = LastingPaths() }
    }

    /// Seconds since the probe was made, by its own pace.
    public var elapsed: Double { (Probe.monotonic() - origin) * settings.pace }

    /// Watches a process and what descends from it.
    public func add(_ pid: Int32) throws(Refusal) {
        do throws(ProcessHandle.Failure) {
            try watch(pid, parent: 0)
        } catch {
            throw error == .refused ? .notPermitted : .noSuchProcess
        }
    }

    /// Watches the processes of that name, those that come later too. Returns how many there are.
    public func add(named name: String) -> Int {
        names.insert(name)
        findNamed()
        return processes.count
    }

    /// The processes under the watch.
    var alive: [WatchedProcess] { processes.filter { $0.state != .gone } }

    /// Paths of shared memory and sockets that watched processes held and that are still there; safe to show.
    public var pathsLeft: [String] { surroundings.lasting?.left ?? [] }

    /// Whether one of them still runs.
    public var isAnyAlive: Bool { processes.contains { $0.state != .gone } }

    /// Looks once. `forced` makes it a full scan whatever that costs.
    public func tick(forced: Bool = false) -> Observation {
        let now = elapsed
        for process in processes { _ = process.tick(surroundings.file) }
        // A tick that comes a little early is in time, since none is exact.
        let isScan = forced || now >= nextScan - 0.05 * settings.scanInterval
        if isScan { scan(now: now, isForced: forced) }
        let observed = processes.map { $0.observation(withGroups: isScan) }
        // Told once that it has gone, a process is forgotten.
        processes.removeAll { $0.state == .gone }
        cost.processor = Probe.processorTime()
        cost.pause = max(0, nextScan - elapsed)
        return Observation(time: Probe.wall(), elapsed: now, processes: observed, cost: cost)
    }

    /// The descriptors of one group, for a closer look: number, age in seconds (nil where it was there before), and the
    /// link's text. It costs a question to the kernel for each.
    public func instances(of identity: ProcessIdentity, kind: ResourceKind, label: String, limit: Int)
        -> [GroupInstance]
    {
        guard let process = processes.first(where: { $0.identity == identity }) else { return [] }
        return process.instances(kind: kind, label: label, limit: limit, surroundings)
    }

    private func scan(now: Double, isForced: Bool) {
        let start = Probe.processorTime()
        surroundings.begin(isAnew: isForced)
        if !names.isEmpty { findNamed() }
        var scanned = 0
        var index = 0
        // Descendants that are found on the way are scanned in the same scan.
        while index < processes.count {
            scanned += processes[index].scan(surroundings, now: now)
            for child in processes[index].childNumbers {
                try? watch(child, parent: processes[index].handle.pid)
            }
            index += 1
        }
        hasScanned = true
        cost.scan = Probe.processorTime() - start
        cost.scanned = scanned
        nextScan = now + max(settings.scanInterval, cost.scan / settings.share)
    }

    private func watch(_ pid: Int32, parent: Int32) throws(ProcessHandle.Failure) {
        let handle = try ProcessHandle(pid, reading: surroundings.file)
        let identity = ProcessIdentity(pid: pid, start: handle.start)
        guard !processes.contains(where: { $0.identity == identity }) else { return }
        let process = WatchedProcess(
            handle, parent: parent, isOurs: settings.startsFromNothing || hasScanned,
            horizons: settings.horizons)
        process.asksForCounts = settings.asksForCounts
        guard process.tick(surroundings.file) else { throw .gone }
        processes.append(process)
    }

    private func findNamed() {
        guard let folder = opendir("/proc") else { return }
        defer { closedir(folder) }

        while let entry = readdir(folder) {
            guard let pid = ProcessHandle.number(entry), pid != getpid(),
                let text = surroundings.file.read(AT_FDCWD, "/proc/\(pid)/comm")
            else { continue }
            if names.contains(String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)) {
                try? watch(pid, parent: 0)
            }
        }
    }

    /// Seconds of a clock that only goes forward.
    public static func monotonic() -> Double { Double(csurety_nanoseconds()) / 1e9 }

    private static func wall() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    private static func processorTime() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

/// What is known of a process's life.
public enum ProcessState: String, Sendable {
    /// It runs, and everything could be read.
    case running
    /// It runs, and the system does not let its descriptors be read.
    case unreadable
    /// It has ended.
    case gone
}

/// What one group of a process was at one scan.
public struct GroupObservation: Sendable, Equatable {
    /// The kind of what is in it.
    public var kind: ResourceKind
    /// What is common to what is in it; safe to show.
    public var label: String
    /// How many there are; bytes for memory.
    public var count: Int
    /// How many came since the watch began.
    public var appeared: Int
    /// How many went since the watch began.
    public var vanished: Int
    /// How many of those now are older than each horizon.
    public var survivors: SIMD4<Int32>
    /// How many went that were older than each horizon, since the watch began.
    public var exits: SIMD4<Int32>

    /// Makes one.
    public init(
        kind: ResourceKind, label: String, count: Int, appeared: Int = 0, vanished: Int = 0,
        survivors: SIMD4<Int32> = .zero, exits: SIMD4<Int32> = .zero
    ) {
        self.kind = kind
        self.label = label
        self.count = count
        self.appeared = appeared
        self.vanished = vanished
        self.survivors = survivors
        self.exits = exits
    }
}

/// What tells a process from every other until the next boot.
public struct ProcessIdentity: Hashable, Sendable {
    /// Its number.
    public var pid: Int32
    /// When it began, in ticks since the boot.
    public var start: UInt64

    /// Makes one.
    public init(pid: Int32, start: UInt64) {
        self.pid = pid
        self.start = start
    }
}

/// What a process was at one tick.
public struct ProcessObservation: Sendable {
    /// Which process.
    public var identity: ProcessIdentity
    /// Its name; safe to show.
    public var command: String
    /// The process that it descends from within the watch, 0 for one that was named.
    public var parent: Int32
    /// What is known of its life.
    public var state: ProcessState
    /// How many descriptors it has, if that can be read.
    public var descriptors: Int?
    /// How many threads it has.
    public var threads: Int
    /// How many children it has, as of the last scan.
    public var children: Int
    /// Resident memory in bytes.
    public var memory: Int
    /// What it may hold.
    public var limits: Limits
    /// Its groups if everything was looked at in this tick.
    public var groups: [GroupObservation]?

    /// Makes one.
    public init(
        identity: ProcessIdentity, command: String, parent: Int32, state: ProcessState, descriptors: Int?,
        threads: Int, children: Int, memory: Int, limits: Limits, groups: [GroupObservation]?
    ) {
        self.identity = identity
        self.command = command
        self.parent = parent
        self.state = state
        self.descriptors = descriptors
        self.threads = threads
        self.children = children
        self.memory = memory
        self.limits = limits
        self.groups = groups
    }
}

/// What the watch itself used.
public struct ProbeCost: Sendable, Equatable {
    /// Processor time since its start, in seconds.
    public var processor = 0.0
    /// Processor time of the last full scan, in seconds.
    public var scan = 0.0
    /// Descriptors that the last full scan looked at.
    public var scanned = 0
    /// Seconds until the next full scan is due.
    public var pause = 0.0

    /// Makes one of zeros.
    public init() {}
}

/// One tick of a watch.
public struct Observation: Sendable {
    /// When, in seconds since 1970.
    public var time: Double
    /// Seconds since the watch began.
    public var elapsed: Double
    /// The processes, those that were named first.
    public var processes: [ProcessObservation]
    /// What the watch used.
    public var cost: ProbeCost

    /// Makes one.
    public init(time: Double, elapsed: Double, processes: [ProcessObservation], cost: ProbeCost) {
        self.time = time
        self.elapsed = elapsed
        self.processes = processes
        self.cost = cost
    }
}

extension Observation {
    /// The same with survivors and exits divided by a load and multiplied by the usual one: what is judged is then how much
    /// is held a unit of load. Counts stay as they are. Nothing is changed where there is no load.
    public func divided(by load: Double, usual: Double) -> Observation {
        guard load > 0, load.isFinite, usual > 0 else { return self }
        let factor = usual / load
        var scaled = self
        for index in scaled.processes.indices {
            scaled.processes[index].groups = scaled.processes[index].groups?.map { group in
                var group = group
                group.survivors = SIMD4<Int32>((SIMD4<Double>(group.survivors) * factor).rounded(.down))
                group.exits = SIMD4<Int32>((SIMD4<Double>(group.exits) * factor).rounded(.down))
                return group
            }
        }
        return scaled
    }
}

import CSurety
import Synchronization

/// Time as scopes, pools and locks see it: what time it is, and being called at a later one.
///
/// There is one for the whole process, with one thread that sleeps until the earliest deadline; and there are manual
/// ones for tests, which stand still until they are advanced.
public final class Timekeeper: Sendable {
    /// The process's.
    public static let system = Timekeeper(manual: false)

    /// The one for scopes that the current task opens; `system` unless a test says otherwise.
    @TaskLocal public static var current: Timekeeper = .system

    private struct State {
        var alarms = AlarmHeap()
        /// The time, where it is set by hand.
        var manualNow: UInt64 = 1_000_000_000
        /// When the thread will look again; `nil` where there is none.
        var nextLook: UInt64?
    }

    private let state = Mutex(State())
    private let isManual: Bool
    private let sleeper: Sleeper?

    private init(manual: Bool) {
        isManual = manual
        sleeper = manual ? nil : Sleeper()
    }

    /// A timekeeper that stands still until it is advanced.
    public static func manual() -> Timekeeper { Timekeeper(manual: true) }

    /// Monotonic nanoseconds.
    public var now: UInt64 {
        isManual ? state.withLock { $0.manualNow } : csurety_nanoseconds()
    }

    /// Monotonic nanoseconds, up to some milliseconds behind `now` and several times cheaper: for ages, not for deadlines.
    var coarseNow: UInt64 {
        isManual ? state.withLock { $0.manualNow } : csurety_coarse_nanoseconds()
    }

    /// Moves a manual timekeeper on. What is due on the way is called in its order, before this returns.
    public func advance(by duration: Duration) {
        precondition(isManual, "only a manual timekeeper can be advanced")
        let target = state.withLock { $0.manualNow } + duration.wholeNanoseconds
        while let alarm = nextAlarm(upTo: target) { alarm.ring() }
        state.withLock { $0.manualNow = max($0.manualNow, target) }
    }

    /// How many alarms are set.
    public var pendingAlarms: Int { state.withLock { $0.alarms.count } }

    private func nextAlarm(upTo target: UInt64) -> Alarm? {
        state.withLock { state in
            guard let first = state.alarms.first, first.due <= target else { return nil }
            state.manualNow = max(state.manualNow, first.due)
            return state.alarms.removeFirst()
        }
    }

    /// Sets an alarm. An alarm is set once at a time.
    func set(_ alarm: Alarm, at due: UInt64) {
        let mustWake = state.withLock { state in
            alarm.due = due
            state.alarms.insert(alarm)
            guard !isManual else { return false }
            guard let look = state.nextLook, look <= due else {
                state.nextLook = due
                return true
            }
            return false
        }
        if mustWake { sleeper?.wake { [self] in look() } }
    }

    /// Sets an alarm after a while from now.
    func set(_ alarm: Alarm, after duration: Duration) {
        set(alarm, at: now &+ duration.wholeNanoseconds)
    }

    /// Takes an alarm back. It may be ringing at this moment; whoever it calls must bear that.
    func cancel(_ alarm: Alarm) {
        state.withLock { $0.alarms.remove(alarm) }
    }

    /// Rings what is due, and says how long to sleep: the thread's whole work.
    private func look() -> UInt64? {
        while true {
            let now = csurety_nanoseconds()
            let (alarm, wait): (Alarm?, UInt64?) = state.withLock { state in
                guard let first = state.alarms.first else {
                    // A deadline that comes and goes each microsecond must not wake the thread each time: it looks
                    // in again for a while.
                    state.nextLook = now + 1_000_000_000
                    return (nil, 1_000_000_000)
                }
                if first.due <= now { return (state.alarms.removeFirst(), nil) }
                state.nextLook = first.due
                return (nil, first.due - now)
            }
            guard let alarm else { return wait }
            alarm.ring()
        }
    }
}

/// Something to be called at a time. It belongs to the timekeeper that it is set with.
final class Alarm: @unchecked Sendable {
    /// When it is due, and where it lies in the heap; the timekeeper's lock guards both.
    fileprivate(set) var due: UInt64 = 0
    fileprivate var position = -1
    private let action: @Sendable () -> Void

    init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    fileprivate func ring() { action() }
}

/// Alarms by time, the earliest first; each knows its place, so that any of them can be taken out.
private struct AlarmHeap {
    private var items: [Alarm] = []

    var first: Alarm? { items.first }
    var count: Int { items.count }

    mutating func insert(_ alarm: Alarm) {
        precondition(alarm.position < 0, "an alarm is set once at a time")
        alarm.position = items.count
        items.append(alarm)
        rise(items.count - 1)
    }

    mutating func removeFirst() -> Alarm {
        let alarm = items[0]
        remove(alarm)
        return alarm
    }

    mutating func remove(_ alarm: Alarm) {
        let position = alarm.position
        guard position >= 0 else { return }
        alarm.position = -1
        let last = items.removeLast()
        guard position < items.count else { return }
        items[position] = last
        last.position = position
        rise(position)
        sink(last.position)
    }

    private mutating func rise(_ start: Int) {
        var position = start
        while position > 0, items[position].due < items[(position - 1) / 2].due {
            exchange(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var position = start
        while true {
            var least = position
            for child in [2 * position + 1, 2 * position + 2]
            where child < items.count && items[child].due < items[least].due { least = child }
            guard least != position else { return }
            exchange(position, least)
            position = least
        }
    }

    private mutating func exchange(_ left: Int, _ right: Int) {
        items.swapAt(left, right)
        items[left].position = left
        items[right].position = right
    }
}

extension Duration {
    /// In nanoseconds, none for what is negative, and at most some centuries.
    var wholeNanoseconds: UInt64 {
        guard self > .zero else { return 0 }
        guard self < .seconds(1 << 33) else { return (1 << 33) * 1_000_000_000 }
        let (seconds, attoseconds) = components
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}

import SuretyLedger
import Synchronization

/// A mutual exclusion for tasks, around a value, that may be held across `await`.
///
/// ```swift
/// let cache = Lock("cache", [String: Int]())
/// try await cache.withLock { cache in cache["a"] = try await fetch("a") }
/// ```
/// It is only held inside the body, so that no way out leaves it locked. Tasks get it in the order in which they came;
/// one that waits may be cancelled, or give up at a deadline. A cycle of tasks that wait for each other's locks is
/// recognised when it closes, and named.
public final class Lock<Value: Sendable>: Sendable {
    private let core: LockCore
    /// Guarded by `core`: only the holder touches it.
    private let content: Content

    private final class Content: @unchecked Sendable {
        var value: Value
        init(_ value: Value) { self.value = value }
    }

    /// Makes a lock around a value.
    public init(
        _ name: StaticString = "lock", _ value: Value, time: Timekeeper = .current
    ) {
        core = LockCore(name: name, time: time)
        content = Content(value)
    }

    /// How many tasks are in line.
    public var waiting: Int { core.waiting }

    /// Locks, runs the body with the value, and unlocks on every way out.
    ///
    /// - Parameters:
    ///   - deadline: how long to wait for the lock; `nil` for ever.
    ///   - file: the caller's file.
    ///   - line: the caller's line.
    ///   - body: what to do while the lock is held.
    /// - Throws: ``LockError``, `CancellationError` where the task is cancelled while it waits, or the body's error.
    public nonisolated(nonsending) func withLock<Result>(
        deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        _ body: nonisolated(nonsending) (inout Value) async throws -> Result
    ) async throws -> Result {
        try await core.lock(Site(file: file, line: line), deadline: deadline)
        defer { core.unlock() }

        return try await body(&content.value)
    }
}

extension Lock where Value == Void {
    /// Makes a lock around nothing.
    public convenience init(_ name: StaticString = "lock", time: Timekeeper = .current) {
        self.init(name, (), time: time)
    }

    /// Locks, runs the body, and unlocks on every way out.
    public nonisolated(nonsending) func withLock<Result>(
        deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        _ body: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        try await withLock(deadline: deadline, file: file, line: line) { (_: inout Void) in
            try await body()
        }
    }
}

/// Why a lock was not got.
public enum LockError: Error, CustomStringConvertible {
    /// The time is up.
    case deadline(lock: String, holder: Site?)
    /// Waiting would never end: each of these holds what the one before waits for, and the last one is the caller.
    case deadlock([LockWait])

    /// One phrase, and for a deadlock a line for each lock of the cycle.
    public var description: String {
        switch self {
        case .deadline(let lock, let holder):
            let place = holder.map { ", held since \($0)" } ?? ""
            return "lock '\(lock)' was not free in time\(place)"
        case .deadlock(let cycle):
            let lines = cycle.map {
                "    lock '\($0.lock)' is wanted at \($0.wanted) and held since \($0.held)"
            }
            return "tasks wait for each other's locks:\n" + lines.joined(separator: "\n")
        }
    }
}

/// A task that waits for a lock which another one holds.
public struct LockWait: Sendable {
    /// The lock's name.
    public let lock: String
    /// Where it is wanted.
    public let wanted: Site
    /// Where its holder locked it.
    public let held: Site
}

/// The lock without its value.
final class LockCore: Sendable {
    private enum Answer {
        case locked
        case refused(LockError)
        case cancelled
    }

    private struct Waiter {
        let continuation: UnsafeContinuation<Answer, Never>
        let task: UInt64
        let site: Site
        let alarm: Alarm?
    }

    private struct State {
        var holder: (task: UInt64, site: Site, record: Record)?
        var line = RequestQueue()
        var waiters: [Int: Waiter] = [:]
        var last = 0
    }

    let name: StaticString
    private let time: Timekeeper
    private let state = Mutex(State())

    /// Who waits for which lock. It is locked before any lock's own state, so that of two tasks that close a cycle one
    /// sees the other.
    private static let waits = Mutex<[UInt64: (lock: LockCore, site: Site)]>([:])

    init(name: StaticString, time: Timekeeper) {
        self.name = name
        self.time = time
    }

    var waiting: Int { state.withLock { $0.line.count } }

    nonisolated(nonsending) func lock(_ site: Site, deadline: Duration?) async throws {
        let task = currentTaskNumber()
        if state.withLock({ tryLock(task, site, &$0) }) { return }
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        let answer = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let alarm = deadline.map { _ in Alarm { self.leave(number, isDeadline: true) } }
                let waiter = Waiter(continuation: continuation, task: task, site: site, alarm: alarm)
                wait(number, waiter, deadline: deadline)
            }
        } onCancel: {
            leave(number, isDeadline: false)
        }
        switch answer {
        case .locked:
            // What the former holder wrote is ordered by the resumption already. A look at the state says so in terms
            // that a thread sanitizer understands, and is nothing beside the wait.
            state.withLock { _ in }
        case .refused(let error): throw error
        case .cancelled: throw CancellationError()
        }
    }

    private func tryLock(_ task: UInt64, _ site: Site, _ state: inout State) -> Bool {
        guard state.holder == nil, state.line.isEmpty else { return false }
        take(task, site, &state)
        return true
    }

    private func take(_ task: UInt64, _ site: Site, _ state: inout State) {
        let record = Ledger.record(
            kind: Kind.lock.number, name: Texts.number(of: name), site: site,
            scope: ScopeHandle.current?.number ?? 0, identity: 0, holder: task,
            hint: UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()))
        state.holder = (task, site, record)
    }

    private func wait(_ number: Int, _ waiter: Waiter, deadline: Duration?) {
        let answer: Answer? = LockCore.waits.withLock { waits in
            if state.withLock({ tryLock(waiter.task, waiter.site, &$0) }) { return .locked }
            if let cycle = cycle(from: waiter, waits) { return .refused(.deadlock(cycle)) }
            return state.withLock { state in
                // It may have been unlocked since.
                if tryLock(waiter.task, waiter.site, &state) { return .locked }
                waits[waiter.task] = (self, waiter.site)
                state.line.append(number)
                state.waiters[number] = waiter
                if let alarm = waiter.alarm, let deadline { time.set(alarm, after: deadline) }
                return nil
            }
        }
        if let answer { waiter.continuation.resume(returning: answer) }
        // A cancellation that came before the request was in line found nothing to take out.
        if answer == nil, Task.isCancelled { leave(number, isDeadline: false) }
    }

    /// Follows from holder to what it waits for, as long as it waits; if that leads back to the task, it is a cycle.
    private func cycle(from waiter: Waiter, _ waits: [UInt64: (lock: LockCore, site: Site)]) -> [LockWait]? {
        guard waiter.task != 0 else { return nil }
        var path: [LockWait] = []
        var (lock, wanted) = (self, waiter.site)
        while path.count <= waits.count, let holder = lock.state.withLock({ $0.holder }) {
            path.append(LockWait(lock: "\(lock.name)", wanted: wanted, held: holder.site))
            if holder.task == waiter.task { return path }
            guard let next = waits[holder.task] else { return nil }
            (lock, wanted) = (next.lock, next.site)
        }
        return nil
    }

    private func leave(_ number: Int, isDeadline: Bool) {
        let found: (Waiter, Site?)? = LockCore.waits.withLock { waits in
            state.withLock { state in
                guard state.line.remove(number), let waiter = state.waiters.removeValue(forKey: number) else {
                    return nil
                }
                waits[waiter.task] = nil
                return (waiter, state.holder?.site)
            }
        }
        guard let (waiter, holder) = found else { return }
        if let alarm = waiter.alarm { time.cancel(alarm) }
        let answer: Answer =
            isDeadline ? .refused(.deadline(lock: "\(name)", holder: holder)) : .cancelled
        waiter.continuation.resume(returning: answer)
    }

    func unlock() {
        let hasLine = state.withLock { state in
            guard let holder = state.holder else {
                preconditionFailure("a lock was unlocked that nobody holds")
            }
            Ledger.clear(holder.record)
            // Nobody is in line: it is free. Otherwise it is handed over below, and meanwhile nobody can take it.
            if state.line.isEmpty { state.holder = nil }
            return !state.line.isEmpty
        }
        if hasLine { handOver() }
    }

    private func handOver() {
        let next: Waiter? = LockCore.waits.withLock { waits in
            state.withLock { state in
                state.holder = nil
                guard let number = state.line.popFirst(),
                    let waiter = state.waiters.removeValue(forKey: number)
                else { return nil }
                waits[waiter.task] = nil
                take(waiter.task, waiter.site, &state)
                return waiter
            }
        }
        guard let next else { return }
        if let alarm = next.alarm { time.cancel(alarm) }
        next.continuation.resume(returning: .locked)
    }
}

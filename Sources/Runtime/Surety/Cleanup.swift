import SuretyLedger
import Synchronization

/// A cleanup of an asynchronous scope.
final class Cleanup: @unchecked Sendable {
    /// The synchronous part.
    enum Must {
        case none
        /// Any task or thread may run it, an exit too.
        case shared(@Sendable () throws -> Void)
        /// It runs in the scope's isolation only.
        case local((inout ScopeExit) throws -> Void)
    }

    /// Rises in the order of registration, across scopes.
    let number: UInt64
    let kind: Kind
    let site: Site
    let graceful: (@Sendable (Outcome) async throws -> Void)?
    let must: Must
    let deadline: Duration
    /// Its record; the lock of the scope that holds it guards it.
    var record: Record

    init(
        number: UInt64, kind: Kind, site: Site, record: Record, deadline: Duration,
        graceful: (@Sendable (Outcome) async throws -> Void)?, must: Must
    ) {
        self.number = number
        self.kind = kind
        self.site = site
        self.record = record
        self.deadline = deadline
        self.graceful = graceful
        self.must = must
    }

    func failure(_ error: any Error) -> CleanupFailure {
        CleanupFailure(kind: kind, site: site, error: error)
    }

    /// Runs the graceful part, shielded and bounded. Returns whether the record may be cleared: not where the part was
    /// abandoned and goes on.
    nonisolated(nonsending) func runGraceful(_ exit: inout ScopeExit, cut: Bool = false) async -> Bool {
        guard let graceful else { return true }
        switch await GracefulRun.run(graceful, exit.outcome, for: self) {
        case .ended(let error):
            if let error { exit.add(failure(error)) }
            return true
        case .abandoned:
            if case .none = must {
                exit.add(failure(CleanupAbandoned(kind: kind, site: site, deadline: deadline)))
            }
            return false
        }
    }

    /// Runs the must part where the caller is.
    func runMust(_ exit: inout ScopeExit) {
        do {
            switch must {
            case .none: break
            case .shared(let body): try body()
            case .local(let body): try body(&exit)
            }
        } catch {
            exit.add(failure(error))
        }
    }

    /// Runs the must part if any task may.
    func runSharedMust(_ exit: inout ScopeExit) {
        if case .shared = must { runMust(&exit) }
    }
}

/// A graceful part under way: a task of its own, so that no cancellation of the waiting task reaches it, and an alarm.
///
/// The task starts on the caller's thread. A part that blocks that thread instead of awaiting cannot be abandoned: nothing
/// can take a thread back.
final class GracefulRun: Sendable {
    /// How it came out.
    enum Completion {
        case ended((any Error)?)
        case abandoned
    }

    /// The one that the current code is a part of.
    @TaskLocal static var current: GracefulRun?

    private enum Phase {
        case waiting(UnsafeContinuation<Completion, Never>)
        /// It ended before anybody waited.
        case ended((any Error)?)
        case answered
        case abandoned
    }

    private struct State {
        var phase: Phase?
        var task: Task<Void, Never>?
        /// Whether the first alarm has rung: the part was cancelled, and has its last tenth.
        var isLast = false
    }

    private let state = Mutex(State())

    /// Runs it and waits for it, up to its deadline and a tenth of that.
    nonisolated(nonsending) static func run(
        _ graceful: @escaping @Sendable (Outcome) async throws -> Void, _ outcome: Outcome,
        for cleanup: Cleanup
    ) async -> Completion {
        let run = GracefulRun()
        let task = startAtOnce {
            do {
                try await GracefulRun.$current.withValue(run) { try await graceful(outcome) }
                run.end(nil, cleanup)
            } catch {
                run.end(error, cleanup)
            }
        }
        // Most of a shield's cost is another thread's waking up. A part that has nothing to wait for is over by now, and
        // needs no alarm either.
        if let early = run.endedEarly(orWaitingFor: task) { return early }
        let time = Timekeeper.current
        let alarm = Alarm { run.ring(cleanup, time) }
        time.set(alarm, after: cleanup.deadline)
        let completion = await run.completion()
        time.cancel(alarm)
        return completion
    }

    /// Starts a task that no cancellation of the current one reaches. Where the system can, it runs here until it first
    /// waits for something.
    private static func startAtOnce(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        if #available(macOS 26, *) { Task.immediate { await body() } } else { Task { await body() } }
    }

    private func endedEarly(orWaitingFor task: Task<Void, Never>) -> Completion? {
        state.withLock { state in
            if case .ended(let error) = state.phase {
                state.phase = .answered
                return .ended(error)
            }
            state.task = task
            return nil
        }
    }

    private nonisolated(nonsending) func completion() async -> Completion {
        await withUnsafeContinuation { continuation in
            let early: Completion? = state.withLock { state in
                if case .ended(let error) = state.phase {
                    state.phase = .answered
                    return .ended(error)
                }
                state.phase = .waiting(continuation)
                return nil
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    private func end(_ error: (any Error)?, _ cleanup: Cleanup) {
        let (waiting, late) = state.withLock { state in
            state.task = nil
            switch state.phase {
            case .waiting(let continuation):
                state.phase = .answered
                return (continuation as UnsafeContinuation<Completion, Never>?, false)
            case .abandoned:
                return (nil, true)
            case .ended, .answered, nil:
                state.phase = .ended(error)
                return (nil, false)
            }
        }
        waiting?.resume(returning: .ended(error))
        if late { cleanup.returned(error) }
    }

    /// Lets the scope go on as if the part had ended: what it still does is to end the process.
    func letGo() {
        let waiting: UnsafeContinuation<Completion, Never>? = state.withLock { state in
            if case .waiting(let continuation) = state.phase {
                state.phase = .answered
                return continuation
            }
            // Nobody waits yet; whoever comes finds it ended.
            if case nil = state.phase { state.phase = .ended(nil) }
            return nil
        }
        waiting?.resume(returning: .ended(nil))
    }

    /// The alarm: cancels first, and abandons a tenth of the deadline later.
    private func ring(_ cleanup: Cleanup, _ time: Timekeeper) {
        let (task, isLast) = state.withLock { state in
            let last = state.isLast
            state.isLast = true
            return (state.task, last)
        }
        guard isLast else {
            time.set(Alarm { self.ring(cleanup, time) }, after: cleanup.deadline / 10)
            task?.cancel()
            return
        }
        let waiting: UnsafeContinuation<Completion, Never>? = state.withLock { state in
            guard case .waiting(let continuation) = state.phase else { return nil }
            state.phase = .abandoned
            return continuation
        }
        guard let waiting else { return }
        LedgerTable.process.abandon(cleanup.record)
        waiting.resume(returning: .abandoned)
    }
}

extension Cleanup {
    /// An abandoned graceful part has ended after all.
    fileprivate func returned(_ error: (any Error)?) {
        let text = "the release of '\(kind.name)' acquired at \(site), abandoned at its deadline, has ended"
        Report(.returned, text, site: site, error: error).send()
        Ledger.clear(record)
    }
}

import CSurety
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// How the process is to end.
enum Ending: Sendable, Equatable {
    case code(Int32)
    case signal(Int32)
}

/// The end of the process, of which there is one: the first who asks decides how.
enum ProcessEnd {
    private struct State {
        var ending: Ending?
        /// The thread that does the last part, 0 before.
        var lastThread: UInt64 = 0
    }

    private static let state = Mutex(State())

    /// Says how to end. Returns whether nobody had said so before.
    static func begin(_ ending: Ending) -> Bool {
        state.withLock { state in
            guard state.ending == nil else { return false }
            state.ending = ending
            return true
        }
    }

    /// Ends the process: must parts first, newest first, then whatever outlives the process. It never waits for a task.
    static func finish() -> Never {
        let thread = csurety_thread()
        let (ending, isMine) = state.withLock { state in
            if state.lastThread == 0 { state.lastThread = thread }
            return (state.ending ?? .code(0), state.lastThread == thread)
        }
        // Another thread is at it already, and the process ends any moment.
        guard isMine else { parkThread() }
        runMustParts()
        switch ending {
        case .code(let code): systemExit(code)
        case .signal(let signal):
            // A signal's default action does not flush, and whoever reads the output wants its end too.
            fflush(nil)
            csurety_signal_raise(signal)
        }
    }

    /// Runs, once each, the parts that any thread may run. libc's `exit` comes here too.
    static func runMustParts() {
        for handle in LiveScopes.all { handle.runSharedMustParts() }
        ExitActions.runAll()
    }

    /// Asks libc to run the must parts in `exit`; whoever may leave some behind makes sure of it.
    static let atExit: Void = {
        atexit {
            if ProcessEnd.isBeing(endedBy: csurety_thread()) {
                ProcessEnd.runMustParts()
            } else {
                // Whoever ends the process in good order decides how, and will not be long: there is a deadline.
                ProcessEnd.parkThread()
            }
        }
    }()

    /// Whether an exit that comes from this thread is the end that was asked for, or nobody asked for one.
    private static func isBeing(endedBy thread: UInt64) -> Bool {
        state.withLock { $0.ending == nil || $0.lastThread == thread }
    }

    private static func parkThread() -> Never {
        while true { sleep(1000) }
    }

    private static func systemExit(_ code: Int32) -> Never {
        #if canImport(Darwin)
            Darwin.exit(code)
        #else
            Glibc.exit(code)
        #endif
    }
}

extension Surety {
    /// Ends the process in good order: cancels the tasks of all asynchronous scopes, waits until the scopes have
    /// unwound, runs the must parts of those that have not, and ends with this status.
    ///
    /// - The scopes that enclose the call cannot unwind, since it does not return: their cleanups run here, each in its
    ///   scope's isolation. A task group or an actor that waits for the caller keeps its scopes from unwinding; of those
    ///   the `@Sendable` cleanups run when the others are done.
    /// - Called within a cleanup, it does not wait for that cleanup; its scope goes on without it.
    /// - The first call decides the status. Later ones unwind and wait for the end.
    /// - A scope that no other encloses does not return to its caller any more: a `main` that ended or threw then would
    ///   decide the status instead.
    /// - What runs after the end of the scopes is libc's `exit`, with its flushing and its handlers.
    ///
    /// - Parameters:
    ///   - code: the status, of which the system keeps the low eight bits.
    ///   - deadline: how long the scopes have to unwind.
    public nonisolated(nonsending) static func exit(
        _ code: Int32, deadline: Duration = .seconds(30)
    ) async -> Never {
        await end(.code(code), deadline: deadline)
    }

    /// Ends the process at once: runs the must parts of all asynchronous scopes that are `@Sendable`, removes what
    /// outlives the process, and ends with this status. It waits for no task.
    public static func exitNow(_ code: Int32) -> Never {
        _ = ProcessEnd.begin(.code(code))
        ProcessEnd.finish()
    }

    nonisolated(nonsending) static func end(_ ending: Ending, deadline: Duration) async -> Never {
        let isFirst = ProcessEnd.begin(ending)
        let start = csurety_nanoseconds()
        if isFirst { LiveScopes.cancelAll() }
        if let cleanup = GracefulRun.current { cleanup.letGo() }
        await ScopeHandle.closeEnclosing()
        guard isFirst else { await parkTask() }

        await LiveScopes.waitForEnd(within: rest(of: deadline, since: start))
        await within(rest(of: deadline, since: start)) {
            for handle in LiveScopes.excused { await handle.closeShared() }
        }
        reportLeftovers()
        ProcessEnd.finish()
    }

    private static func rest(of deadline: Duration, since start: UInt64) -> Duration {
        let passed = csurety_nanoseconds() - start
        let whole = deadline.wholeNanoseconds
        return .nanoseconds(Int64(clamping: whole > passed ? whole - passed : 0))
    }

    private static func reportLeftovers() {
        let excused = Set(LiveScopes.excused.map(\.number))
        for handle in LiveScopes.all where !excused.contains(handle.number) {
            let text = "scope '\(handle.name)' opened at \(handle.site) did not unwind before the exit"
            Report(.exitCutShort, text, site: handle.site).send()
        }
    }

    /// Waits for the end of the process.
    nonisolated(nonsending) static func parkTask() async -> Never {
        while true {
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        }
    }
}

extension ScopeHandle {
    /// Closes the scopes that enclose the current code, as far as this task has opened them. Their bodies are suspended in
    /// the call that leads here, so nobody else is in them.
    static nonisolated(nonsending) func closeEnclosing() async {
        let task = currentTaskNumber()
        var next = ScopeHandle.current
        while let handle = next {
            if handle.taskNumber == task {
                await handle.closeForExit(isolation: handle.isolation)
                LiveScopes.leave(handle)
            } else {
                LiveScopes.excuse(handle)
            }
            next = handle.parent
        }
    }

    /// Closes the scope where it was opened.
    private func closeForExit(isolation: isolated (any Actor)?) async {
        var exit = ScopeExit(outcome: .cancelled(CancellationError()))
        await close(&exit)
        for failure in exit.failures { Report.cleanupFailed(failure, scope: name).send() }
    }

    /// Runs the must parts that any thread may run, newest first. What it takes out, nobody else runs.
    func runSharedMustParts() {
        while let cleanup = takeLast(where: \.hasSharedMust) {
            var exit = ScopeExit(outcome: .cancelled(CancellationError()))
            cleanup.runSharedMust(&exit)
            for failure in exit.failures { Report.cleanupFailed(failure, scope: name).send() }
        }
    }

    /// Runs, from another task, what any task may run, newest first.
    func closeShared() async {
        while let cleanup = takeLast(where: \.isShared) {
            var exit = ScopeExit(outcome: .cancelled(CancellationError()))
            await run(cleanup, &exit)
            for failure in exit.failures { Report.cleanupFailed(failure, scope: name).send() }
        }
    }

    private func takeLast(where condition: (Cleanup) -> Bool) -> Cleanup? {
        state.withLock { state in
            guard let index = state.cleanups.lastIndex(where: condition) else { return nil }
            return state.cleanups.remove(at: index)
        }
    }
}

extension Cleanup {
    var hasSharedMust: Bool {
        if case .shared = must { true } else { false }
    }
}

/// The current task's number, 0 outside of tasks.
func currentTaskNumber() -> UInt64 {
    withUnsafeCurrentTask { task in
        // A task is known by its address; hashing it would cost more than the rest of opening a scope.
        task.map { UInt64(unsafeBitCast($0, to: UInt.self)) } ?? 0
    }
}

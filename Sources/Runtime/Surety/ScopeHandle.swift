import CSurety
import SuretyLedger
import Synchronization

/// An asynchronous scope as seen from anywhere: for what must escape the body.
///
/// It can be kept and sent. What is registered after the scope has ended is released at once, with the scope's outcome,
/// and reported. All cleanups are `@Sendable`.
public final class ScopeHandle: Sendable {
    enum Phase {
        case open
        case closing
        case closed(Outcome)
    }

    struct State {
        var cleanups: [Cleanup] = []
        var phase = Phase.open
        /// The scope's own record.
        var record = Record.none
    }

    /// The innermost scope that encloses the current task's code.
    @TaskLocal static var current: ScopeHandle?

    let name: StaticString
    let site: Site
    let number: UInt64
    let parent: ScopeHandle?
    let deadline: Duration
    let taskNumber: UInt64
    let state = Mutex(State())
    /// `LiveScopes` guards it.
    nonisolated(unsafe) var link = LiveScopes.Link()

    /// Where the body runs, and with it the cleanups that are plain closures.
    let isolation: (any Actor)?

    init(name: StaticString, site: Site, deadline: Duration, isolation: (any Actor)?) {
        self.isolation = isolation
        self.name = name
        self.site = site
        self.deadline = deadline
        parent = ScopeHandle.current
        number = LedgerTable.process.nextSequence()
        taskNumber = currentTaskNumber()
    }

    /// The scope's number in the ledger.
    public var id: ScopeID { ScopeID(number: number) }

    /// How the scope came out; `nil` while it has not ended.
    public var outcome: Outcome? {
        state.withLock { state in
            if case .closed(let outcome) = state.phase { outcome } else { nil }
        }
    }

    /// Holds a value and releases it with a function that any task may run.
    @discardableResult
    public func hold<Value: Sendable>(
        _ value: Value, as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        release: @escaping @Sendable (Value) throws -> Void
    ) -> Hold {
        add(kind, Site(file: file, line: line), identity: 0, must: .shared { try release(value) })
    }

    /// Holds a resource.
    @discardableResult
    public func hold<Value: Resource>(
        _ resource: Value, file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        add(
            Value.kind, Site(file: file, line: line), identity: resource.identity,
            must: .shared { try resource.release() })
    }

    /// Holds a value that is released in two parts: see ``AsyncScope/hold(_:as:deadline:file:line:graceful:must:)``.
    @discardableResult
    public func hold<Value: Sendable>(
        _ value: Value, as kind: Kind = .cleanup, deadline: Duration? = nil, file: StaticString = #fileID,
        line: UInt32 = #line, graceful: @escaping @Sendable (Value) async throws -> Void,
        must: (@Sendable (Value) throws -> Void)? = nil
    ) -> Hold {
        let mustPart: Cleanup.Must = must.map { must in .shared { try must(value) } } ?? .none
        return add(
            kind, Site(file: file, line: line), identity: 0, deadline: deadline,
            graceful: { _ in try await graceful(value) }, must: mustPart)
    }

    /// Runs an asynchronous closure when the scope ends.
    @discardableResult
    public func `defer`(
        deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        graceful: @escaping @Sendable () async throws -> Void
    ) -> Hold {
        add(
            .cleanup, Site(file: file, line: line), identity: 0, deadline: deadline,
            graceful: { _ in try await graceful() }, must: .none)
    }

    /// Releases early. Returns whether it did: false where it was released or transferred before.
    ///
    /// - Throws: the cleanup's error. It has run then, and does not run again.
    @discardableResult
    public nonisolated(nonsending) func release(_ hold: Hold) async throws -> Bool {
        guard let cleanup = take(hold) else { return false }
        var exit = ScopeExit()
        await run(cleanup, &exit)
        if let error = exit.outcome.error { throw error }
        return true
    }

    /// Gives a cleanup to another scope, where it counts as registered now. There is no instant without an owner: if
    /// the other scope has ended, it is released at once.
    ///
    /// Returns its hold there, or `nil` where it was released or transferred before, or is a plain closure that only
    /// this scope can run.
    @discardableResult
    public func transfer(_ hold: Hold, to other: ScopeHandle) -> Hold? {
        guard let cleanup = take(hold, if: { $0.isShared }) else { return nil }
        return other.receive(cleanup)
    }

    /// Starts a task that ends with the scope: see ``AsyncScope/task(file:line:_:)``.
    @discardableResult
    public func task<Value: Sendable>(
        file: StaticString = #fileID, line: UInt32 = #line,
        _ operation: @escaping @Sendable () async throws -> Value
    ) -> Task<Value, any Error> {
        bindTask(Site(file: file, line: line), operation)
    }
}

// MARK: The list

extension Cleanup {
    var isShared: Bool {
        if case .local = must { false } else { true }
    }
}

extension ScopeHandle {
    /// Registers a cleanup. Where the scope has ended it runs at once, its graceful part in a task that nobody awaits.
    func add(
        _ kind: Kind, _ site: Site, identity: UInt64, deadline: Duration? = nil,
        graceful: (@Sendable (Outcome) async throws -> Void)? = nil, must: Cleanup.Must
    ) -> Hold {
        let sequence = LedgerTable.process.nextSequence()
        let cleanup = Cleanup(
            number: sequence, kind: kind, site: site,
            record: record(kind, site, identity: identity, sequence: sequence),
            deadline: deadline ?? self.deadline, graceful: graceful, must: must)
        return insert(cleanup)
    }

    private func record(_ kind: Kind, _ site: Site, identity: UInt64, sequence: UInt64) -> Record {
        guard Ledger.isRecording else { return .none }
        let entry = Entry(
            file: Texts.number(ofLiteralAt: site.address), line: site.line, kind: kind.number,
            name: Texts.number(of: name), scope: number, identity: identity, holder: taskNumber)
        let hint = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()) &+ UInt(sequence & 15) &* 64
        return LedgerTable.process.record(
            entry, sequence: sequence, since: csurety_coarse_nanoseconds(), hint: hint)
    }

    private func insert(_ cleanup: Cleanup) -> Hold {
        let ended: Outcome? = state.withLock { state in
            if case .closed(let outcome) = state.phase { return outcome }
            state.cleanups.append(cleanup)
            return nil
        }
        if let ended { runLate(cleanup, ended) }
        return Hold(number: cleanup.number)
    }

    private func runLate(_ cleanup: Cleanup, _ outcome: Outcome) {
        let text =
            "'\(cleanup.kind.name)' acquired at \(cleanup.site) was registered with scope '\(name)' after its end; "
            + "it is released at once"
        Report(.registeredLate, text, site: cleanup.site).send()
        let handle = self
        guard cleanup.graceful != nil else {
            var exit = ScopeExit(outcome: outcome)
            cleanup.runMust(&exit)
            Ledger.clear(cleanup.record)
            handle.report(exit.failures)
            return
        }
        Task {
            var exit = ScopeExit(outcome: outcome)
            await handle.run(cleanup, &exit)
            handle.report(exit.failures)
        }
    }

    private func report(_ failures: [CleanupFailure]) {
        for failure in failures { Report.cleanupFailed(failure, scope: name).send() }
    }

    /// Takes a cleanup over from another scope.
    func receive(_ cleanup: Cleanup) -> Hold {
        let moved = Cleanup(
            number: LedgerTable.process.nextSequence(), kind: cleanup.kind, site: cleanup.site,
            record: cleanup.record, deadline: cleanup.deadline, graceful: cleanup.graceful, must: cleanup.must
        )
        LedgerTable.process.move(moved.record, to: number)
        return insert(moved)
    }

    /// Takes a cleanup out, so that only the caller can run it.
    func take(_ hold: Hold, if condition: (Cleanup) -> Bool = { _ in true }) -> Cleanup? {
        state.withLock { state in
            guard let index = state.cleanups.lastIndex(where: { $0.number <= hold.number }),
                state.cleanups[index].number == hold.number, condition(state.cleanups[index])
            else { return nil }
            return state.cleanups.remove(at: index)
        }
    }

    /// Takes the last cleanup; where there is none, the scope is closed with this outcome.
    func takeLast(or outcome: Outcome) -> Cleanup? {
        state.withLock { state in
            if let last = state.cleanups.popLast() {
                state.phase = .closing
                return last
            }
            state.phase = .closed(outcome)
            return nil
        }
    }
}

// MARK: Running

extension ScopeHandle {
    /// Runs a cleanup that was taken out: the graceful part, the must part, the record.
    nonisolated(nonsending) func run(_ cleanup: Cleanup, _ exit: inout ScopeExit) async {
        var isOver = true
        if cleanup.graceful != nil {
            isOver = await cleanup.runGraceful(&exit)
            if !isOver { reportAbandoned(cleanup) }
        }
        cleanup.runMust(&exit)
        if isOver { Ledger.clear(cleanup.record) }
    }

    private func reportAbandoned(_ cleanup: Cleanup) {
        let text =
            "the release of '\(cleanup.kind.name)' acquired at \(cleanup.site) in scope '\(name)' did not end within "
            + "\(cleanup.deadline) and is abandoned"
        Report(.abandoned, text, site: cleanup.site).send()
    }

    /// Runs all cleanups, and those that are registered meanwhile.
    nonisolated(nonsending) func close(_ exit: inout ScopeExit) async {
        while let cleanup = takeLast(or: exit.outcome) { await run(cleanup, &exit) }
    }

    /// Starts a task and holds it: the scope's end cancels it and waits for it.
    func bindTask<Value: Sendable>(
        _ site: Site, _ operation: @escaping @Sendable () async throws -> Value
    ) -> Task<Value, any Error> {
        let binding = TaskBinding()
        let task = Task { () async throws -> Value in
            let value = try await operation()
            binding.endedWell()
            return value
        }
        let hold = add(
            .task, site, identity: 0,
            graceful: { _ in
                task.cancel()
                do { _ = try await task.value } catch is CancellationError {}
            }, must: .none)
        // A task that ends well needs no cleanup: a scope that starts many of them does not grow.
        binding.onEnd { [weak self] in
            if let cleanup = self?.take(hold) { Ledger.clear(cleanup.record) }
        }
        return task
    }
}

/// Brings together the end of a task and what is to happen then, whichever comes first.
private final class TaskBinding: Sendable {
    private let state = Mutex<(hasEnded: Bool, action: (@Sendable () -> Void)?)>((false, nil))

    func endedWell() {
        let action = state.withLock { state in
            state.hasEnded = true
            return state.action
        }
        action?()
    }

    func onEnd(_ action: @escaping @Sendable () -> Void) {
        let now = state.withLock { state in
            state.action = action
            return state.hasEnded
        }
        if now { action() }
    }
}

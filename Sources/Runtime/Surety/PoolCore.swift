import SuretyLedger
import Synchronization

/// A pool without its resources, which are known by their slots. Nothing in it is generic: code that is generic over what a
/// client pools would be several times slower in another module.
@usableFromInline final class PoolCore: Sendable {
    private struct Lent {
        let site: Site
        let since: UInt64
        let task: UInt64
        let chain: TaskHolds?
        let scope: StaticString?
        let record: Record
        var isReported = false
    }

    private struct Waiter {
        let continuation: UnsafeContinuation<Result<Int, PoolError>, Never>
        let site: Site
        let since: UInt64
        let holds: TaskHolds
        let scope: ScopeHandle?
        let task: UInt64
    }

    private struct State {
        var machine: PoolStateMachine
        var lent: [Lent?]
        var waiters: [Int: Waiter] = [:]
        var lastRequest = 0
        var alarm: Alarm?
        var alarmDue = UInt64.max
        var closing: [UnsafeContinuation<Void, Never>] = []
        var isClosed = false
        var random: SplitMix
        var endErrors: [CleanupFailure] = []
        var records: [Record]
        var firstError: (any Error)?
    }

    let name: String
    private let site: Site
    private let nameNumber: TextNumber
    private let kind: Kind
    private let options: PoolOptions
    private let leakLimit: UInt64?
    private let idleLimit: UInt64?
    private let waitLimit: UInt64?
    private let time: Timekeeper
    private let state: Mutex<State>
    /// Makes and ends the resource of a slot.
    private let makeResource: @Sendable (Int) async throws -> Void
    private let endResource: @Sendable (Int) async throws -> Void

    init(
        _ name: String, kind: Kind, options: PoolOptions, time: Timekeeper, site: Site,
        make: @escaping @Sendable (Int) async throws -> Void,
        end: @escaping @Sendable (Int) async throws -> Void
    ) {
        self.name = name
        self.kind = kind
        self.options = options
        leakLimit = options.leakLimit?.wholeNanoseconds
        idleLimit = options.idleLimit?.wholeNanoseconds
        waitLimit = options.waitLimit?.wholeNanoseconds
        self.time = time
        self.site = site
        nameNumber = Texts.number(of: name)
        makeResource = make
        endResource = end
        let machine = PoolStateMachine(
            minimum: options.minimum, maximum: options.maximum,
            idleLimit: options.idleLimit?.wholeNanoseconds)
        state = Mutex(
            State(
                machine: machine, lent: Array(repeating: nil, count: options.maximum),
                random: SplitMix(seed: time.now),
                records: Array(repeating: .none, count: options.maximum)))
    }

    // MARK: Borrowing

    /// What the borrowing task holds from now on.
    @usableFromInline func holds() -> TaskHolds {
        TaskHolds(pool: ObjectIdentifier(self), parent: TaskHolds.current)
    }

    /// Gives the slot of a resource to the caller, who gives it back.
    @usableFromInline
    nonisolated(nonsending) func take(_ site: Site, _ holds: TaskHolds) async throws -> Int {
        if let slot = takeIdle(site, holds, now: time.coarseNow) { return slot }
        try Task.checkCancellation()
        let now = time.now
        let number = state.withLock { state in
            state.lastRequest += 1
            return state.lastRequest
        }
        let result = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                wait(number, continuation, site, holds, now: now)
            }
        } onCancel: {
            leaveLine(number, for: nil)
        }
        switch result {
        case .success(let slot): return slot
        case .failure(.closed) where Task.isCancelled: throw CancellationError()
        case .failure(let error): throw error
        }
    }

    private func takeIdle(_ site: Site, _ holds: TaskHolds, now: UInt64) -> Int? {
        let scope = ScopeHandle.current
        let task = currentTaskNumber()
        return state.withLock { state in
            guard let slot = state.machine.borrowIdle(now: now) else { return nil }
            note(slot, site, holds, scope, task, now, &state)
            return slot
        }
    }

    /// Writes down who has a slot.
    private func note(
        _ slot: Int, _ site: Site, _ holds: TaskHolds, _ scope: ScopeHandle?, _ task: UInt64,
        _ now: UInt64, _ state: inout State
    ) {
        let record = Ledger.record(
            kind: Kind.lease.number, name: nameNumber, site: site, scope: scope?.number ?? 0,
            identity: UInt64(slot), holder: task,
            hint: UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()) &+ UInt(slot) &* 64)
        state.lent[slot] = Lent(
            site: site, since: now, task: task, chain: holds, scope: scope?.name, record: record)
        if let leakLimit { arm(&state, at: now &+ leakLimit) }
    }

    @usableFromInline
    func giveBack(_ slot: Int, isUsable: Bool) {
        let now = time.coarseNow
        let (next, actions) = state.withLock { state -> (Waiter?, [PoolStateMachine.Action]) in
            if let lent = state.lent[slot] {
                Ledger.clear(lent.record)
                if lent.isReported { reportReturned(lent, now) }
            }
            state.lent[slot] = nil
            if isUsable, let number = state.machine.passOn(slot, now: now) {
                return (serve(number, slot, now, &state), [])
            }
            let actions = state.machine.giveBack(slot, isUsable: isUsable, now: now)
            if actions.isEmpty { armForIdle(slot, &state, now) }
            return (nil, actions)
        }
        next?.continuation.resume(returning: .success(slot))
        run(actions)
    }

    /// Takes out a request that gets a slot.
    private func serve(_ number: Int, _ slot: Int, _ now: UInt64, _ state: inout State) -> Waiter? {
        guard let waiter = state.waiters.removeValue(forKey: number) else { return nil }
        note(slot, waiter.site, waiter.holds, waiter.scope, waiter.task, now, &state)
        return waiter
    }

    // MARK: Waiting

    private func wait(
        _ number: Int, _ continuation: UnsafeContinuation<Result<Int, PoolError>, Never>, _ site: Site,
        _ holds: TaskHolds, now: UInt64
    ) {
        let (actions, refusal) = state.withLock { state -> ([PoolStateMachine.Action], PoolError?) in
            if state.machine.isClosed { return ([], .closed(pool: name)) }
            if isHeldByChain(holds, state) {
                return ([], .selfDeadlock(exhausted(state, since: now, now: now)))
            }
            state.waiters[number] = Waiter(
                continuation: continuation, site: site, since: now, holds: holds,
                scope: ScopeHandle.current, task: currentTaskNumber())
            if let waitLimit { arm(&state, at: now &+ waitLimit) }
            return (state.machine.request(number, now: now), nil)
        }
        if let refusal {
            continuation.resume(returning: .failure(refusal))
            return
        }
        run(actions)
        // A cancellation that came before the request was in line found nothing to take out.
        if Task.isCancelled { leaveLine(number, for: nil) }
    }

    /// Whether every resource that there may be is held by the waiting task's own calls: then nobody can give one back.
    private func isHeldByChain(_ holds: TaskHolds, _ state: State) -> Bool {
        guard state.machine.slots.allSatisfy({ $0.state == .lent }) else { return false }
        var chain: Set<ObjectIdentifier> = []
        var next = holds.parent
        while let hold = next {
            chain.insert(ObjectIdentifier(hold))
            next = hold.parent
        }
        let task = currentTaskNumber()
        // The same task only: a child task's parent may give back what it holds before the child has ended.
        return state.lent.allSatisfy { lent in
            guard let lent, let hold = lent.chain else { return false }
            return lent.task == task && chain.contains(ObjectIdentifier(hold))
        }
    }

    /// Takes a request out of the line: at its deadline, or because its task is cancelled.
    private func leaveLine(_ number: Int, for error: (@Sendable (PoolExhausted) -> PoolError)?) {
        let now = time.now
        let answer: (Waiter, PoolError)? = state.withLock { state in
            guard let waiter = state.waiters[number], state.machine.cancel(number) else { return nil }
            state.waiters[number] = nil
            let state = exhausted(state, since: waiter.since, now: now)
            return (waiter, error?(state) ?? .closed(pool: name))
        }
        guard let (waiter, error) = answer else { return }
        waiter.continuation.resume(returning: .failure(error))
    }

    private func exhausted(_ state: State, since: UInt64, now: UInt64) -> PoolExhausted {
        let holders = state.lent.compactMap { lent in
            lent.map {
                PoolExhausted.Holder(
                    site: $0.site, age: .nanoseconds(Int64(clamping: now - min($0.since, now))),
                    scope: $0.scope.map { "\($0)" })
            }
        }
        return PoolExhausted(
            pool: name, maximum: options.maximum, waiting: state.machine.waiting.count,
            waited: .nanoseconds(Int64(clamping: now - min(since, now))),
            holders: holders.sorted { $0.age > $1.age })
    }

    // MARK: Actions

    private func run(_ actions: [PoolStateMachine.Action]) {
        for action in actions {
            switch action {
            case .lend(let slot, let number): answer(number, .success(slot))
            case .fail(let number):
                let error = state.withLock { $0.firstError }
                answer(
                    number,
                    .failure(error.map { .makingFailed(pool: name, error: $0) } ?? .closed(pool: name)))
            case .make(let slot): Task.detached { await self.make(slot) }
            case .end(let slot): Task.detached { await self.end(slot) }
            case .closed: finishClosing()
            }
        }
    }

    private func answer(_ number: Int, _ result: Result<Int, PoolError>) {
        let now = time.now
        let waiter: Waiter? = state.withLock { state in
            if case .success(let slot) = result { return serve(number, slot, now, &state) }
            return state.waiters.removeValue(forKey: number)
        }
        guard let waiter else { return }
        waiter.continuation.resume(returning: result)
    }

    private func make(_ slot: Int) async {
        do {
            try await makeResource(slot)
            let now = time.now
            let actions = state.withLock { state in
                state.records[slot] = Ledger.record(
                    kind: kind.number, name: nameNumber, site: site, scope: 0, identity: UInt64(slot),
                    hint: UInt(slot) &* 64)
                state.firstError = nil
                let actions = state.machine.made(slot, expires: expiry(now, &state.random), now: now)
                if actions.isEmpty { armForIdle(slot, &state, now) }
                return actions
            }
            run(actions)
        } catch {
            let actions = state.withLock { state in
                state.firstError = error
                return state.machine.makingFailed(slot)
            }
            run(actions)
        }
    }

    private func expiry(_ now: UInt64, _ random: inout SplitMix) -> UInt64 {
        guard let limit = options.lifeLimit?.wholeNanoseconds else { return .max }
        return now &+ limit - random.next() % max(limit / 10, 1)
    }

    private func end(_ slot: Int) async {
        let record = state.withLock { $0.records[slot] }
        var exit = ScopeExit()
        let cleanup = Cleanup(
            number: 0, kind: kind, site: site, record: record, deadline: options.endLimit,
            graceful: { [endResource] _ in try await endResource(slot) }, must: .none)
        let isOver = await Timekeeper.$current.withValue(time) { await cleanup.runGraceful(&exit) }
        if isOver { Ledger.clear(record) }
        let failures = exit.failures
        for failure in failures {
            let text = "pool '\(name)' could not end a resource: \(failure.error)"
            Report(.poolTrouble, text, site: site, error: failure.error).send()
        }
        let actions = state.withLock { state in
            if state.machine.isClosed { state.endErrors += failures }
            return state.machine.ended(slot)
        }
        run(actions)
    }

    // MARK: The timer

    /// Sets the pool's one alarm to when a resource that became idle now is too old or unused for too long.
    private func armForIdle(_ slot: Int, _ state: inout State, _ now: UInt64) {
        let unused = idleLimit.map { now &+ $0 } ?? .max
        arm(&state, at: min(unused, state.machine.slots[slot].expires))
    }

    /// Sets the pool's one alarm, unless it rings earlier anyway. An alarm that is early costs one look; one for each
    /// borrowing would cost more.
    private func arm(_ state: inout State, at due: UInt64) {
        guard due < state.alarmDue else { return }
        if let alarm = state.alarm { time.cancel(alarm) }
        let alarm = Alarm { [weak self] in self?.tick() }
        state.alarm = alarm
        state.alarmDue = due
        time.set(alarm, at: due)
    }

    private func armForNext(_ state: inout State) {
        var due = state.machine.nextSweep() ?? .max
        if let leakLimit {
            for lent in state.lent {
                if let lent, !lent.isReported { due = min(due, lent.since &+ leakLimit) }
            }
        }
        // Who came first must leave first: all have the same limit.
        if let waitLimit, let first = state.machine.waiting.first, let waiter = state.waiters[first] {
            due = min(due, waiter.since &+ waitLimit)
        }
        if due != .max { arm(&state, at: due) }
    }

    private func tick() {
        let now = time.now
        for number in state.withLock({ overdueRequests($0, now) }) {
            leaveLine(number, for: { .exhausted($0) })
        }
        let (actions, leaks) = state.withLock { state in
            state.alarmDue = .max
            state.alarm = nil
            let leaks = markLeaks(&state, now)
            let actions = state.machine.sweep(now: now)
            armForNext(&state)
            return (actions, leaks)
        }
        for leak in leaks { reportOverdue(leak, now) }
        run(actions)
    }

    /// The requests whose time is up, the first first.
    private func overdueRequests(_ state: State, _ now: UInt64) -> [Int] {
        guard let waitLimit else { return [] }
        return state.machine.waiting.all.filter { number in
            state.waiters[number].map { $0.since &+ waitLimit <= now } ?? false
        }
    }

    private func markLeaks(_ state: inout State, _ now: UInt64) -> [Lent] {
        guard let limit = leakLimit else { return [] }
        var found: [Lent] = []
        for slot in state.lent.indices {
            guard let lent = state.lent[slot], !lent.isReported, lent.since &+ limit <= now else { continue }
            state.lent[slot]?.isReported = true
            found.append(lent)
        }
        return found
    }

    private func reportOverdue(_ lent: Lent, _ now: UInt64) {
        let age = Duration.nanoseconds(Int64(clamping: now - lent.since))
        let text = "a resource of pool '\(name)' borrowed at \(lent.site) has been held for \(age)"
        Report(.overdue, text, site: lent.site).send()
    }

    private func reportReturned(_ lent: Lent, _ now: UInt64) {
        let age = Duration.nanoseconds(Int64(clamping: now - lent.since))
        let text = "a resource of pool '\(name)' borrowed at \(lent.site) has come back after \(age)"
        Report(.overdueEnded, text, site: lent.site).send()
    }

    // MARK: Beginning and end

    func warmUp() {
        run(state.withLock { $0.machine.fill() })
    }

    nonisolated(nonsending) func close() async throws {
        await withUnsafeContinuation { continuation in
            let (actions, isOver) = state.withLock { state in
                if state.isClosed { return ([PoolStateMachine.Action](), true) }
                state.closing.append(continuation)
                return (state.machine.close(), false)
            }
            if isOver { continuation.resume() }
            run(actions)
        }
        let errors = state.withLock { state in
            defer { state.endErrors = [] }

            return state.endErrors
        }
        if !errors.isEmpty { throw CleanupErrors(failures: errors) }
    }

    private func finishClosing() {
        let waiting = state.withLock { state in
            state.isClosed = true
            if let alarm = state.alarm { time.cancel(alarm) }
            state.alarm = nil
            defer { state.closing = [] }

            return state.closing
        }
        for continuation in waiting { continuation.resume() }
    }

    var statistics: PoolStatistics {
        state.withLock { state in
            PoolStatistics(
                lent: state.machine.slots.count { $0.state == .lent }, idle: state.machine.idle.count,
                total: state.machine.count, waiting: state.machine.waiting.count)
        }
    }
}

/// What the current task's calls hold of pools, the innermost first: by it a pool tells a task that waits for itself from
/// one that waits for others.
@usableFromInline final class TaskHolds: Sendable {
    /// `$current`, for code that is compiled into clients.
    @usableFromInline static var currentLocal: TaskLocal<TaskHolds?> { $current }

    @TaskLocal static var current: TaskHolds?

    let pool: ObjectIdentifier
    let parent: TaskHolds?

    init(pool: ObjectIdentifier, parent: TaskHolds?) {
        self.pool = pool
        self.parent = parent
    }
}

import SuretyLedger
import Synchronization

/// The asynchronous scopes that are open, with the tasks that their bodies run in: whom an exit cancels.
///
/// They are in a list that runs through the scopes themselves, since every scope enters and leaves it.
enum LiveScopes {
    /// A scope's place in the list. `LiveScopes` guards it.
    struct Link: @unchecked Sendable {
        var previous: Unmanaged<ScopeHandle>?
        var next: Unmanaged<ScopeHandle>?
        /// The task is alive while the scope is in the list, since its body returns to where it is taken out. It is
        /// not `Sendable`; what an exit does with it is allowed from any task.
        var task: UnsafeCurrentTask?
        var isIn = false
    }

    private struct State: @unchecked Sendable {
        /// The newest. A scope is alive while it is in the list.
        var newest: Unmanaged<ScopeHandle>?
        /// Whoever waits until all have ended.
        var waiting: [UnsafeContinuation<Void, Never>] = []
        /// The scopes that an exit need not wait for.
        var excused: Set<UInt64> = []
        var isExiting = false

        func forEach(_ body: (ScopeHandle) -> Void) {
            var next = newest
            while let link = next {
                let handle = link.takeUnretainedValue()
                body(handle)
                next = handle.link.next
            }
        }

        var isQuiet: Bool {
            var isQuiet = true
            forEach { if !excused.contains($0.number) { isQuiet = false } }
            return isQuiet
        }
    }

    private static let state = Mutex(State())

    /// Enters a scope into the list and the ledger. During an exit its task is cancelled at once.
    static func enter(_ handle: ScopeHandle) {
        ProcessEnd.atExit
        if Ledger.isRecording {
            let record = Ledger.record(
                kind: Kind.scope.number, name: Texts.number(of: handle.name), site: handle.site,
                scope: handle.parent?.number ?? 0, identity: handle.number, holder: handle.taskNumber,
                hint: UInt(bitPattern: Unmanaged.passUnretained(handle).toOpaque()))
            handle.state.withLock { $0.record = record }
        }
        let isExiting = state.withLock { state in
            handle.link.task = withUnsafeCurrentTask { $0 }
            handle.link.next = state.newest
            handle.link.isIn = true
            state.newest?.takeUnretainedValue().link.previous = Unmanaged.passUnretained(handle)
            state.newest = Unmanaged.passUnretained(handle)
            return state.isExiting
        }
        if isExiting { withUnsafeCurrentTask { $0?.cancel() } }
    }

    /// Takes a scope out of the list and the ledger. Returns whether the process is being ended.
    @discardableResult
    static func leave(_ handle: ScopeHandle) -> Bool {
        let (waiting, isExiting): ([UnsafeContinuation<Void, Never>], Bool) = state.withLock { state in
            remove(handle, &state)
            guard !state.waiting.isEmpty, state.isQuiet else { return ([], state.isExiting) }
            defer { state.waiting = [] }

            return (state.waiting, state.isExiting)
        }
        Ledger.clear(handle.state.withLock { $0.record })
        for continuation in waiting { continuation.resume() }
        return isExiting
    }

    private static func remove(_ handle: ScopeHandle, _ state: inout State) {
        let link = handle.link
        guard link.isIn else { return }
        if let previous = link.previous {
            previous.takeUnretainedValue().link.next = link.next
        } else {
            state.newest = link.next
        }
        link.next?.takeUnretainedValue().link.previous = link.previous
        handle.link = Link()
    }

    /// Cancels the tasks of all scopes, and of those that open later.
    static func cancelAll() {
        state.withLock { state in
            state.isExiting = true
            state.forEach { $0.link.task?.cancel() }
        }
    }

    /// The open scopes that an exit did not wait for, the newest first.
    static var excused: [ScopeHandle] {
        let numbers = state.withLock { $0.excused }
        return all.filter { numbers.contains($0.number) }
    }

    /// The scopes that are open, the newest first.
    static var all: [ScopeHandle] {
        state.withLock { state in
            var all: [ScopeHandle] = []
            state.forEach { all.append($0) }
            return all
        }
    }

    /// Says that an exit need not wait for a scope, since the scope waits for whoever called the exit.
    static func excuse(_ handle: ScopeHandle) {
        state.withLock { state in _ = state.excused.insert(handle.number) }
    }

    /// Waits until no scope is open for which an exit has to wait, but no longer than this.
    static func waitForEnd(within deadline: Duration) async {
        await within(deadline) {
            await withUnsafeContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isQuiet { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        }
    }
}

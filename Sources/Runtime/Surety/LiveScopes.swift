import SuretyLedger
import Synchronization

/// The asynchronous scopes that are open, with the tasks that their bodies run in: whom an exit cancels.
enum LiveScopes {
    /// `UnsafeCurrentTask` is not `Sendable`; what an exit does with it is allowed from any task.
    struct Member: @unchecked Sendable {
        let handle: ScopeHandle
        /// The task is alive while the scope is in the list, since its body returns to where it is taken out.
        let task: UnsafeCurrentTask?
    }

    struct State {
        var members: [UInt64: Member] = [:]
        /// Whoever waits until all have ended.
        var waiting: [UnsafeContinuation<Void, Never>] = []
        /// The scopes that an exit need not wait for.
        var excused: Set<UInt64> = []
        var isExiting = false

        var isQuiet: Bool { members.keys.allSatisfy { excused.contains($0) } }
    }

    private static let state = Mutex(State())

    /// Enters a scope into the list and the ledger. During an exit its task is cancelled at once.
    static func enter(_ handle: ScopeHandle) {
        ProcessEnd.atExit
        let record = Ledger.record(
            kind: Kind.scope.number, name: Texts.number(of: handle.name), site: handle.site,
            scope: handle.parent?.number ?? 0, identity: handle.number, holder: handle.taskNumber,
            hint: UInt(bitPattern: Unmanaged.passUnretained(handle).toOpaque()))
        handle.state.withLock { $0.record = record }
        withUnsafeCurrentTask { task in
            let member = Member(handle: handle, task: task)
            let isExiting = state.withLock { state in
                state.members[handle.number] = member
                return state.isExiting
            }
            if isExiting { task?.cancel() }
        }
    }

    /// Takes a scope out of the list and the ledger. Returns whether the process is being ended.
    @discardableResult
    static func leave(_ handle: ScopeHandle) -> Bool {
        let (waiting, isExiting): ([UnsafeContinuation<Void, Never>], Bool) = state.withLock { state in
            state.members[handle.number] = nil
            guard !state.waiting.isEmpty, state.isQuiet else { return ([], state.isExiting) }
            defer { state.waiting = [] }

            return (state.waiting, state.isExiting)
        }
        Ledger.clear(handle.state.withLock { $0.record })
        for continuation in waiting { continuation.resume() }
        return isExiting
    }

    /// Cancels the tasks of all scopes, and of those that open later.
    static func cancelAll() {
        state.withLock { state in
            state.isExiting = true
            for member in state.members.values { member.task?.cancel() }
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
            state.members.values.map(\.handle).sorted { $0.number > $1.number }
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

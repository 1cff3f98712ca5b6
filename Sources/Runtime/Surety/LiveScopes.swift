import SuretyLedger
import Synchronization

/// The asynchronous scopes that are open, with the tasks that their bodies run in: whom an exit cancels.
enum LiveScopes {
    struct Member {
        let handle: ScopeHandle
        /// The task is alive while the scope is in the list, since its body returns to where it is taken out.
        let task: UnsafeCurrentTask?
    }

    struct State {
        var members: [UInt64: Member] = [:]
        /// Whoever waits for scopes to end.
        var watchers: [@Sendable () -> Void] = []
        var isExiting = false
    }

    private static let state = Mutex(Box())

    /// `UnsafeCurrentTask` is not `Sendable`; what an exit does with it is allowed from any task.
    struct Box: @unchecked Sendable { var state = State() }

    /// Enters a scope into the list and the ledger. During an exit its task is cancelled at once.
    static func enter(_ handle: ScopeHandle) {
        let record = Ledger.record(
            kind: Kind.scope.number, name: Texts.number(of: handle.name), site: handle.site,
            scope: handle.parent?.number ?? 0, identity: handle.number, holder: handle.taskNumber,
            hint: UInt(bitPattern: Unmanaged.passUnretained(handle).toOpaque()))
        handle.state.withLock { $0.record = record }
        withUnsafeCurrentTask { task in
            let member = Box(state: State(members: [handle.number: Member(handle: handle, task: task)]))
            let isExiting = state.withLock { box in
                box.state.members[handle.number] = member.state.members[handle.number]
                return box.state.isExiting
            }
            if isExiting { task?.cancel() }
        }
    }

    /// Takes a scope out of the list and the ledger.
    static func leave(_ handle: ScopeHandle) {
        let watchers: [@Sendable () -> Void] = state.withLock { box in
            box.state.members[handle.number] = nil
            return box.state.watchers
        }
        Ledger.clear(handle.state.withLock { $0.record })
        for watcher in watchers { watcher() }
    }

    /// Cancels the tasks of all scopes, and of those that open later.
    static func cancelAll() {
        state.withLock { box in
            box.state.isExiting = true
            for member in box.state.members.values { member.task?.cancel() }
        }
    }

    /// The scopes that are open, the newest first.
    static var all: [ScopeHandle] {
        state.withLock { box in
            box.state.members.values.map(\.handle).sorted { $0.number > $1.number }
        }
    }

    /// Calls back whenever a scope ends.
    static func watch(_ watcher: @escaping @Sendable () -> Void) {
        state.withLock { $0.state.watchers.append(watcher) }
    }
}

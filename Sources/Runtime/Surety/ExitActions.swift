import SuretyLedger
import Synchronization

/// The releases of resources that outlive the process, for the case that the process ends before their scope does.
enum ExitActions {
    private struct State {
        var actions: [UInt64: @Sendable () -> Void] = [:]
        var last: UInt64 = 0
    }

    private static let state = Mutex(State())

    /// Registers an action; the number takes it back.
    static func add(_ action: @escaping @Sendable () -> Void) -> UInt64 {
        ProcessEnd.atExit
        return state.withLock { state in
            state.last += 1
            state.actions[state.last] = action
            return state.last
        }
    }

    /// Takes an action back. Returns whether it was there: false means that an exit has it, and does it.
    static func remove(_ number: UInt64) -> Bool {
        state.withLock { $0.actions.removeValue(forKey: number) != nil }
    }

    /// Does what is left, the newest first, each at most once.
    static func runAll() {
        while let action = takeLast() { action() }
    }

    private static func takeLast() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard let last = state.actions.keys.max() else { return nil }
            return state.actions.removeValue(forKey: last)
        }
    }
}

/// A resource that outlives the process: its scope or an exit releases it, whoever comes first.
final class SurvivingBox<Value: Resource>: CleanupBox {
    private let value: Value
    private var action: UInt64 = 0

    init(_ value: Value, site: Site) {
        self.value = value
        super.init(kind: Value.kind)
        action = ExitActions.add {
            do {
                try value.release()
            } catch {
                let failure = CleanupFailure(kind: Value.kind, site: site, error: error)
                Report.cleanupFailed(failure, scope: "exit").send()
            }
        }
    }

    override func run(_ exit: inout ScopeExit) throws {
        if ExitActions.remove(action) { try value.release() }
    }

    override func forget() { _ = ExitActions.remove(action) }
}

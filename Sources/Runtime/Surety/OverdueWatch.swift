import Synchronization

extension Ledger {
    /// How long obligations of each kind may be held before they are reported.
    public struct OverdueLimits: Sendable {
        /// For kinds that are not listed; `nil` for ever.
        public var otherwise: Duration?
        /// By the kind's name.
        public var byKind: [String: Duration]

        /// Makes limits. Scopes and tasks are not reported unless they are listed.
        public init(otherwise: Duration? = nil, _ byKind: [Kind: Duration] = [:]) {
            self.otherwise = otherwise
            self.byKind = [:]
            for (kind, limit) in byKind { self.byKind["\(kind.name)"] = limit }
        }

        func limit(for kind: String) -> Duration? {
            if let limit = byKind[kind] { return limit }
            return kind == "\(Kind.scope.name)" || kind == "\(Kind.task.name)" ? nil : otherwise
        }
    }

    /// Looks at the ledger every so often, until the task is cancelled, and reports each obligation once when it is
    /// overdue and once when it was discharged after that. Run it in a task of its own, such as `scope.task`.
    ///
    /// It costs one ``current`` each time.
    public nonisolated(nonsending) static func watchOverdue(
        _ limits: OverdueLimits, every interval: Duration = .seconds(10), time: Timekeeper = .current
    ) async throws {
        var reported: [UInt64: Obligation] = [:]
        while true {
            try await time.sleep(for: interval)
            let live = Ledger.current
            for obligation in live where reported[obligation.sequence] == nil {
                guard let limit = limits.limit(for: obligation.kind), obligation.age >= limit else {
                    continue
                }
                reported[obligation.sequence] = obligation
                Report(.overdue, "overdue: \(obligation)", obligation: obligation).send()
            }
            let numbers = Set(live.map(\.sequence))
            for (number, obligation) in reported where !numbers.contains(number) {
                reported[number] = nil
                let text =
                    "no longer overdue: '\(obligation.kind)' acquired at \(obligation.file):\(obligation.line)"
                Report(.overdueEnded, text, obligation: obligation).send()
            }
        }
    }
}

extension Timekeeper {
    /// Sleeps. Cancellation ends the sleep with a `CancellationError`.
    public nonisolated(nonsending) func sleep(for duration: Duration) async throws {
        let nap = Nap()
        let alarm = Alarm { nap.end() }
        set(alarm, after: duration)
        await withTaskCancellationHandler {
            await nap.wait()
        } onCancel: {
            nap.end()
        }
        cancel(alarm)
        try Task.checkCancellation()
    }

    private final class Nap: Sendable {
        private let state = Mutex<(isOver: Bool, waiting: UnsafeContinuation<Void, Never>?)>((false, nil))

        func end() {
            let waiting = state.withLock { state in
                state.isOver = true
                defer { state.waiting = nil }

                return state.waiting
            }
            waiting?.resume()
        }

        nonisolated(nonsending) func wait() async {
            await withUnsafeContinuation { continuation in
                let isOver = state.withLock { state in
                    if !state.isOver { state.waiting = continuation }
                    return state.isOver
                }
                if isOver { continuation.resume() }
            }
        }
    }
}

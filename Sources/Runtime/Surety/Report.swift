import Synchronization

/// Something that somebody should know of and that no error tells.
public struct Report: Sendable, CustomStringConvertible {
    /// What happened.
    public enum Event: Sendable, Equatable {
        /// A cleanup failed where another error was thrown.
        case cleanupFailed
        /// A graceful part did not end in time. The obligation stays in the ledger.
        case abandoned
        /// A graceful part that was abandoned has ended after all.
        case returned
        /// An obligation is held longer than its kind allows.
        case overdue
        /// An obligation that was reported as overdue was discharged.
        case overdueEnded
        /// An owner was dropped with its obligation; it was released then.
        case forgotten
        /// Something was registered with a scope that had ended; its release ran at once.
        case registeredLate
        /// `recover(returning:)` got a value of another type than the body's.
        case wrongRecovery
        /// A resource could not be made ready for the pool.
        case poolTrouble
        /// An exit did not wait any longer for what did not unwind.
        case exitCutShort
    }

    /// What happened.
    public let event: Event
    /// One phrase, in lower case.
    public let message: String
    /// The place in the source that it is about.
    public let site: Site?
    /// The obligation, where it is one that the ledger lists.
    public let obligation: Obligation?
    /// The error, if there is one.
    public let error: (any Error)?

    init(
        _ event: Event, _ message: String, site: Site? = nil, obligation: Obligation? = nil,
        error: (any Error)? = nil
    ) {
        self.event = event
        self.message = message
        self.site = site
        self.obligation = obligation
        self.error = error
    }

    /// The message.
    public var description: String { message }

    @TaskLocal static var taskHandler: (@Sendable (Report) -> Void)?

    private static let handler = Mutex<(@Sendable (Report) -> Void)?>(nil)

    /// Hands the report to whoever asked for it, or writes a line to standard error.
    func send() {
        if let handler = Report.taskHandler ?? Report.handler.withLock({ $0 }) {
            handler(self)
        } else {
            writeToStandardError("surety: " + message)
        }
    }

    static func replaceHandler(
        _ new: (@Sendable (Report) -> Void)?
    ) -> (@Sendable (Report) -> Void)? {
        handler.withLock { present in
            let old = present
            present = new
            return old
        }
    }
}

extension Report {
    static func cleanupFailed(_ failure: CleanupFailure, scope: StaticString) -> Report {
        Report(
            .cleanupFailed,
            "a cleanup of scope '\(scope)' failed: '\(failure.kind.name)' acquired at \(failure.site): "
                + "\(failure.error)",
            site: failure.site, error: failure.error)
    }

    static func wrongRecovery(scope: StaticString, type: String) -> Report {
        Report(.wrongRecovery, "scope '\(scope)' cannot recover without a value of type '\(type)'")
    }
}

/// What the process as a whole does: its exits and its reports.
public enum Surety {
    /// Says where reports go from now on; `nil` is standard error, a line each. Returns what was there before.
    ///
    /// The handler is called from whichever task or thread has something to report, and should return soon.
    @discardableResult
    public static func onReport(
        _ handler: (@Sendable (Report) -> Void)?
    ) -> (@Sendable (Report) -> Void)? {
        Report.replaceHandler(handler)
    }

    /// Hands the reports that a body and the tasks that it starts give rise to to a handler of their own.
    public static func withReports<Value>(
        to handler: @escaping @Sendable (Report) -> Void, _ body: () throws -> Value
    ) rethrows -> Value {
        try Report.$taskHandler.withValue(handler, operation: body)
    }

    /// Hands the reports that a body and the tasks that it starts give rise to to a handler of their own.
    public nonisolated(nonsending) static func withReports<Value>(
        to handler: @escaping @Sendable (Report) -> Void,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async rethrows -> Value {
        try await bind(Report.$taskHandler, to: handler, isolation: #isolation, body)
    }
}

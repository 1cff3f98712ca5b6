/// How a scope's body, and the cleanups that ran so far, came out.
public enum Outcome: Sendable {
    /// It returned.
    case success
    /// It threw.
    case failure(any Error)
    /// Its task was cancelled, and it threw for that.
    case cancelled(any Error)

    /// The error, if there is one.
    public var error: (any Error)? {
        switch self {
        case .success: nil
        case .failure(let error), .cancelled(let error): error
        }
    }

    /// Whether it returned.
    public var isSuccess: Bool { error == nil }

    /// Whether it threw because its task was cancelled.
    public var isCancelled: Bool {
        if case .cancelled = self { true } else { false }
    }

    /// What an error makes of a body.
    init(thrown error: any Error, taskIsCancelled: Bool) {
        self = taskIsCancelled || error is CancellationError ? .cancelled(error) : .failure(error)
    }
}

/// A scope on its way out: what `onExit` sees and may change.
public struct ScopeExit {
    /// How the scope comes out as things stand.
    public private(set) var outcome: Outcome

    /// What to return instead of the body's value, which there may be none of.
    private var replacement: Any?

    /// Whether the present failure is a cleanup's, so that more such are thrown along with it.
    private var isFailureOfCleanup = false

    /// The cleanups that failed so far.
    private(set) var failures: [CleanupFailure] = []

    /// Whether nothing has happened that ``conclude(_:original:scope:)`` would have to look at.
    @usableFromInline private(set) var isUntouched = true

    @usableFromInline init() { outcome = .success }

    init(outcome: Outcome) {
        self.outcome = outcome
        isUntouched = outcome.isSuccess
    }

    /// Makes the scope throw this error, whatever it would have done.
    public mutating func fail(with error: any Error) {
        outcome = .failure(error)
        isUntouched = false
        isFailureOfCleanup = false
    }

    /// Makes a failing scope return. Where the body has returned before, its value is kept unless another is given.
    ///
    /// - Parameter value: of the type that the body returns. Another type is reported, and the error is thrown after all.
    public mutating func recover(returning value: some Sendable) {
        replacement = value
        outcome = .success
        isUntouched = false
        isFailureOfCleanup = false
    }

    /// Makes a failing scope return, where the body has returned before or returns nothing.
    public mutating func recover() {
        if replacement == nil { replacement = () }
        outcome = .success
        isUntouched = false
        isFailureOfCleanup = false
    }

    /// Notes that a cleanup failed. It decides the outcome only where there was no failure before.
    mutating func add(_ failure: CleanupFailure) {
        failures.append(failure)
        isUntouched = false
        guard outcome.isSuccess else { return }
        outcome = .failure(failure.error)
        isFailureOfCleanup = true
    }

    /// Ends the scope: returns its value, or throws its error and reports what that error does not tell.
    func conclude<Value>(_ value: Value?, original: (any Error)?, scope: StaticString) throws -> Value {
        if isFailureOfCleanup, failures.count > 1 { throw CleanupErrors(failures: failures) }
        if !isFailureOfCleanup {
            for failure in failures { Report.cleanupFailed(failure, scope: scope).send() }
        }
        if let error = outcome.error { throw error }
        if let replacement = replacement as? Value { return replacement }
        if let value { return value }
        Report.wrongRecovery(scope: scope, type: "\(Value.self)").send()
        throw original ?? CancellationError()
    }
}

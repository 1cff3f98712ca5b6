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
    /// Nothing while all goes well, so that a scope that succeeds pays for one word.
    @usableFromInline var state: ExitState?

    @inlinable init() { state = nil }

    init(outcome: Outcome) { state = outcome.isSuccess ? nil : ExitState(outcome) }

    /// How the scope comes out as things stand.
    public var outcome: Outcome { state?.outcome ?? .success }

    /// The cleanups that failed so far.
    var failures: [CleanupFailure] { state?.failures ?? [] }

    /// Makes the scope throw this error, whatever it would have done.
    public mutating func fail(with error: any Error) {
        touch { state in
            state.outcome = .failure(error)
            state.isFailureOfCleanup = false
        }
    }

    /// Makes a failing scope return. Where the body has returned before, its value is kept unless another is given.
    ///
    /// - Parameter value: of the type that the body returns. Another type is reported, and the error is thrown after all.
    public mutating func recover(returning value: some Sendable) {
        touch { state in
            state.replacement = value
            state.outcome = .success
            state.isFailureOfCleanup = false
        }
    }

    /// Makes a failing scope return, where the body has returned before or returns nothing.
    public mutating func recover() {
        touch { state in
            if state.replacement == nil { state.replacement = () }
            state.outcome = .success
            state.isFailureOfCleanup = false
        }
    }

    /// Notes that a cleanup failed. It decides the outcome only where there was no failure before.
    mutating func add(_ failure: CleanupFailure) {
        touch { state in
            state.failures.append(failure)
            guard state.outcome.isSuccess else { return }
            state.outcome = .failure(failure.error)
            state.isFailureOfCleanup = true
        }
    }

    private mutating func touch(_ change: (ExitState) -> Void) {
        let state = self.state ?? ExitState(.success)
        change(state)
        self.state = state
    }

    /// Ends the scope: returns its value, or throws its error and reports what that error does not tell.
    @inlinable
    func conclude<Value>(_ value: Value?, original: (any Error)?, scope: StaticString) throws -> Value {
        if state == nil, let value { return value }
        return try concludeSlowly(value, original: original, scope: scope)
    }

    @usableFromInline
    func concludeSlowly<Value>(_ value: Value?, original: (any Error)?, scope: StaticString) throws -> Value {
        let ofCleanup = state?.isFailureOfCleanup ?? false
        if ofCleanup, failures.count > 1 { throw CleanupErrors(failures: failures) }
        if !ofCleanup { for failure in failures { Report.cleanupFailed(failure, scope: scope).send() } }
        if let error = outcome.error { throw error }
        if let replacement = state?.replacement as? Value { return replacement }
        if let value { return value }
        Report.wrongRecovery(scope: scope, type: "\(Value.self)").send()
        throw original ?? CancellationError()
    }
}

/// What there is to know of a scope that does not simply succeed.
@usableFromInline final class ExitState {
    var outcome: Outcome

    /// What to return instead of the body's value, which there may be none of.
    var replacement: Any?

    /// Whether the present failure is a cleanup's, so that more such are thrown along with it.
    var isFailureOfCleanup = false

    var failures: [CleanupFailure] = []

    init(_ outcome: Outcome) { self.outcome = outcome }
}

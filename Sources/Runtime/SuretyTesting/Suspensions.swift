import Dispatch
import Surety
import Synchronization

/// What to do with a body at one of its suspension points.
public enum Disturbance: Sendable {
    /// Cancel its task there.
    case cancel
    /// Let it wait there.
    case delay(Duration)
}

/// Runs a body again and again, and disturbs it at its first suspension point, then at its second, and so on until there
/// are no more. Returns at how many it was disturbed.
///
/// A suspension point counts where the body's task does go away and come back; an `await` that goes on at once is none.
/// Tasks that the body starts are left alone.
///
/// ```swift
/// try await disturbing(with: .cancel) { try await copyFiles() } after: { result in
///     #expect(openFiles == 0)
/// }
/// ```
///
/// - Parameters:
///   - disturbance: what to do.
///   - limit: after how many runs to stop at the latest.
///   - body: what to disturb. It starts anew each time.
///   - check: what must hold after each run, whatever came of it.
@discardableResult
public func disturbing<Value: Sendable>(
    with disturbance: Disturbance, limit: Int = 1000, _ body: @escaping @Sendable () async throws -> Value,
    after check: (Result<Value, any Error>) async throws -> Void
) async throws -> Int {
    for point in 1...limit {
        let executor = DisturbingExecutor(at: point, disturbance)
        let task = Task(executorPreference: executor) { try await body() }
        executor.begin { task.cancel() }
        let result = await task.result
        try await check(result)
        if !executor.hasDisturbed { return point - 1 }
    }
    return limit
}

/// Runs a task's parts one after the other, and disturbs it before one of them.
private final class DisturbingExecutor: TaskExecutor {
    private struct State {
        var parts = 0
        var hasDisturbed = false
        var cancel: (@Sendable () -> Void)?
        var early: [UnownedJob] = []
    }

    private let queue = DispatchQueue(label: "surety.disturbing")
    private let point: Int
    private let disturbance: Disturbance
    private let state = Mutex(State())

    init(at point: Int, _ disturbance: Disturbance) {
        self.point = point
        self.disturbance = disturbance
    }

    var hasDisturbed: Bool { state.withLock { $0.hasDisturbed } }

    /// Lets the task go, once it is known how to cancel it.
    func begin(_ cancel: @escaping @Sendable () -> Void) {
        let early = state.withLock { state in
            state.cancel = cancel
            defer { state.early = [] }

            return state.early
        }
        for job in early { run(job) }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isEarly = state.withLock { state in
            if state.cancel == nil { state.early.append(job) }
            return state.cancel == nil
        }
        if !isEarly { run(job) }
    }

    private func run(_ job: UnownedJob) {
        // The first part is the body's beginning: a suspension point lies before each later one.
        let cancel: (@Sendable () -> Void)? = state.withLock { state in
            state.parts += 1
            guard state.parts == point + 1 else { return nil }
            state.hasDisturbed = true
            return state.cancel
        }
        var wait = DispatchTimeInterval.nanoseconds(0)
        if let cancel {
            switch disturbance {
            case .cancel: cancel()
            case .delay(let duration):
                let (seconds, attoseconds) = duration.components
                wait = .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
            }
        }
        queue.asyncAfter(deadline: .now() + wait) { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

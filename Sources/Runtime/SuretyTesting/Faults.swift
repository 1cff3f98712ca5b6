import Synchronization

/// Makes named points of a test fail, one after the other.
///
/// ```swift
/// try await failingAtEachPoint { faults in
///     try await withScope { scope in
///         try faults.point()          // before the first acquisition
///         …
///     }
/// } after: { result in … }
/// ```
public final class Faults: Sendable {
    /// What a point throws.
    public struct Injected: Error, Sendable {
        /// Which point it was, from 1.
        public let point: Int
    }

    private let failing: Int
    private let passed = Mutex(0)

    init(failing: Int) { self.failing = failing }

    /// A place that may fail.
    ///
    /// - Throws: ``Injected`` where it is this one's turn.
    public func point() throws {
        let number = passed.withLock { passed in
            passed += 1
            return passed
        }
        if number == failing { throw Injected(point: number) }
    }

    var wasReached: Bool { passed.withLock { $0 >= failing } }
}

/// Runs a body again and again, with its first point failing, then its second, until it has no more. Returns how many
/// points it has.
@discardableResult
public func failingAtEachPoint<Value>(
    limit: Int = 1000, _ body: (Faults) async throws -> Value,
    after check: (Result<Value, any Error>) async throws -> Void
) async throws -> Int {
    for point in 1...limit {
        let faults = Faults(failing: point)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(faults))
        } catch {
            result = .failure(error)
        }
        try await check(result)
        if !faults.wasReached { return point - 1 }
    }
    return limit
}

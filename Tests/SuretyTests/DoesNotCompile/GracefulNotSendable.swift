import Surety

// error: capture of 'counter' with non-Sendable type 'Counter' in a '@Sendable' closure
final class Counter { var value = 0 }

func count() async throws {
    let counter = Counter()
    try await withScope("count") { scope in
        scope.defer(graceful: { counter.value += 1 })
        await Task.yield()
    }
}

import Surety

// compiles
func all(_ pool: Pool<Int>, _ lock: Lock<Int>) async throws {
    try withScope("synchronous") { scope in _ = scope.defer {} }
    try await withScope("asynchronous") { scope in
        scope.defer(graceful: { await Task.yield() })
        try await pool.withResource { _ in }
        try await lock.withLock { value in value += 1 }
    }
    let owner = Owner(1) { _ in }
    try owner.release()
}

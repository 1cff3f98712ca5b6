import Surety

// error: escaping closure captures 'inout' parameter 'value'
func keep(_ lock: Lock<Int>) async throws -> () -> Void {
    try await lock.withLock { value in
        await Task.yield()
        return { value += 1 }
    }
}

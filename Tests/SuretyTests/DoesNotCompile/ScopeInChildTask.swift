import Surety

// error: escaping closure captures 'inout' parameter 'scope'
func share() async throws {
    try await withScope("shared") { scope in
        await Task.yield()
        Task { scope.defer(graceful: {}) }
    }
}

import Surety

final class Connection: Sendable {
    func query() async {}
}

// error: mutable capture of 'inout' parameter 'connection' is not allowed in concurrently-executing code
func keep(_ pool: Pool<Connection>) async throws -> @Sendable () async -> Void {
    try await pool.withResource { connection in
        await Task.yield()
        return { await connection.query() }
    }
}

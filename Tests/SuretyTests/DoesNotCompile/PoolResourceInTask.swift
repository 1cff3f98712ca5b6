import Surety

final class Connection: Sendable {
    func query() async {}
}

// error: escaping closure captures 'inout' parameter 'connection'
func keep(_ pool: Pool<Connection>) async throws {
    try await pool.withResource { connection in
        await Task.yield()
        Task { await connection.query() }
    }
}

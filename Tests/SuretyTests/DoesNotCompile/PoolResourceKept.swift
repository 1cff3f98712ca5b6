import Surety

struct Connection: ~Copyable, Sendable {}

// error: missing reinitialization of inout parameter 'connection' after consume
func keep(_ pool: Pool<Connection>) async throws {
    var kept: Connection?
    try await pool.withResource { connection in
        await Task.yield()
        kept = consume connection
    }
    _ = consume kept
}

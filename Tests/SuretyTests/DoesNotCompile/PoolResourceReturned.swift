import Surety

struct Connection: ~Copyable, Sendable {}

// error: instance method 'withResource(file:line:keepsResource:_:)' requires that 'Connection' conform to 'Copyable'
func keep(_ pool: Pool<Connection>) async throws {
    let kept: Connection = try await pool.withResource { connection in connection }
    _ = consume kept
}

/// Runs a body with a task-local value, in the caller's isolation. A closure that is handed to `withValue` directly would
/// leave it: one that captures the isolated parameter does not.
@inlinable
func bind<Local: Sendable, Value>(
    _ local: TaskLocal<Local>, to value: Local, isolation: isolated (any Actor)?,
    _ body: nonisolated(nonsending) () async throws -> Value
) async rethrows -> Value {
    try await local.withValue(
        value,
        operation: {
            _ = isolation
            return try await body()
        }, isolation: isolation)
}

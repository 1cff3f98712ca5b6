import SuretyLedger

/// Runs a body with an asynchronous scope and then the scope's cleanups, last in first out, on every way out: return,
/// throw, cancellation.
///
/// ```swift
/// try await withScope("import users") { scope in
///     let connection = try await scope.acquire(as: .connection) {
///         try await Connection.open(address)
///     } graceful: { connection in
///         try await connection.sayGoodbye()
///     } must: { connection in
///         connection.close()
///     }
///     try await copyUsers(from: connection)
/// }
/// ```
/// It runs in the caller's isolation, and so do the must parts that are plain closures.
///
/// - Parameters:
///   - name: what the ledger and reports call the scope.
///   - cleanupDeadline: how long each graceful part has that does not say so itself.
/// - Throws: the body's error, unchanged. After a good body, the error of the cleanup that failed, unchanged, or
///   ``CleanupErrors`` where several did.
public nonisolated(nonsending) func withScope<Value>(
    _ name: StaticString = "scope", cleanupDeadline: Duration = .seconds(10), file: StaticString = #fileID,
    line: UInt32 = #line, _ body: nonisolated(nonsending) (inout AsyncScope) async throws -> Value
) async throws -> Value {
    let handle = ScopeHandle(
        name: name, site: Site(file: file, line: line), deadline: cleanupDeadline, isolation: #isolation)
    LiveScopes.enter(handle)
    var scope = AsyncScope(handle)
    var exit = ScopeExit()
    var value: Value?
    var original: (any Error)?
    do {
        value = try await bind(ScopeHandle.$current, to: handle, isolation: #isolation) {
            try await body(&scope)
        }
    } catch {
        original = error
        exit = ScopeExit(outcome: Outcome(thrown: error, taskIsCancelled: Task.isCancelled))
    }
    await handle.close(&exit)
    let isExiting = LiveScopes.leave(handle)
    if isExiting, handle.parent == nil { await Surety.parkTask() }
    return try exit.conclude(value, original: original, scope: name)
}

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
///   - file: the caller's file.
///   - line: the caller's line.
///   - body: what to do in the scope.
/// - Throws: the body's error, unchanged. After a good body, the error of the cleanup that failed, unchanged, or
///   ``CleanupErrors`` where several did.
@inlinable
public nonisolated(nonsending) func withScope<Value>(
    _ name: StaticString = "scope", cleanupDeadline: Duration = .seconds(10), file: StaticString = #fileID,
    line: UInt32 = #line, _ body: nonisolated(nonsending) (inout AsyncScope) async throws -> Value
) async throws -> Value {
    // What is generic here is compiled into the client, where its types are known; the rest is not generic.
    let handle = ScopeHandle.open(
        name: name, site: Site(file: file, line: line), deadline: cleanupDeadline, isolation: #isolation)
    var scope = AsyncScope(handle)
    var exit = ScopeExit()
    let value: Value
    do {
        value = try await bind(ScopeHandle.currentLocal, to: handle, isolation: #isolation) {
            try await body(&scope)
        }
    } catch {
        exit = ScopeExit(thrown: error)
        await handle.finish(&exit)
        return try exit.concludeSlowly(nil, original: error, scope: name)
    }
    await handle.finish(&exit)
    return try exit.conclude(value, original: nil, scope: name)
}

extension ScopeHandle {
    /// `$current`, for code that is compiled into clients.
    @usableFromInline static var currentLocal: TaskLocal<ScopeHandle?> { $current }

    /// Opens a scope.
    @usableFromInline
    static func open(
        name: StaticString, site: Site, deadline: Duration, isolation: (any Actor)?
    ) -> ScopeHandle {
        let handle = ScopeHandle(name: name, site: site, deadline: deadline, isolation: isolation)
        LiveScopes.enter(handle)
        return handle
    }

    /// Runs the cleanups and takes the scope off the lists.
    @usableFromInline
    nonisolated(nonsending) func finish(_ exit: inout ScopeExit) async {
        await close(&exit)
        let isExiting = LiveScopes.leave(self)
        if isExiting, parent == nil { await Surety.parkTask() }
    }
}

extension ScopeExit {
    /// After a body has thrown.
    @usableFromInline init(thrown error: any Error) {
        self.init(outcome: Outcome(thrown: error, taskIsCancelled: Task.isCancelled))
    }
}

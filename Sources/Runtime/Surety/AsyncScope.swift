import SuretyLedger

/// The asynchronous scope: cleanups in any number, run last in first out, each once, on every way out of the body.
///
/// A cleanup has two parts. The *graceful* one is asynchronous: it runs in a task of its own, so that no cancellation
/// reaches it; at its deadline it is cancelled, and a tenth of the deadline later abandoned. The *must* part is
/// synchronous and always runs, after the graceful one, whatever became of that.
///
/// The scope cannot leave its body; its ``handle`` can.
public struct AsyncScope: ~Copyable {
    /// The scope as a class, for what must escape the body.
    public let handle: ScopeHandle

    @usableFromInline init(_ handle: ScopeHandle) { self.handle = handle }

    /// The scope's number in the ledger.
    public var id: ScopeID { handle.id }
}

// MARK: Holding

extension AsyncScope {
    /// Holds a resource.
    @discardableResult
    public mutating func hold<Value: Resource>(
        _ resource: Value, file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        handle.hold(resource, file: file, line: line)
    }

    /// Holds a descriptor and closes it with a C function that returns 0 when all went well.
    @discardableResult
    public mutating func hold(
        _ descriptor: Int32, closing: @convention(c) @escaping (Int32) -> Int32,
        file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        let address = unsafeBitCast(closing, to: UInt.self)
        return handle.add(
            .descriptor, Site(file: file, line: line), identity: UInt64(UInt32(bitPattern: descriptor)),
            must: .shared {
                var exit = ScopeExit()
                try DescriptorRelease._releaseSlot(UInt(UInt32(bitPattern: descriptor)), address, &exit)
            })
    }

    /// Holds a value and releases it with a function that any task may run, `Surety.exit` too.
    @discardableResult
    public mutating func hold<Value: Sendable>(
        _ value: Value, as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        release: @escaping @Sendable (Value) throws -> Void
    ) -> Hold {
        handle.hold(value, as: kind, file: file, line: line, release: release)
    }

    /// Holds a value that is released in two parts.
    ///
    /// - Parameters:
    ///   - value: what is held; both parts get it.
    ///   - kind: what it is.
    ///   - deadline: how long the graceful part has; the scope's `cleanupDeadline` where `nil`.
    ///   - file: the caller's file.
    ///   - line: the caller's line.
    ///   - graceful: says goodbye. It is shielded from cancellation until the deadline.
    ///   - must: what has to happen even if the goodbye was cut, such as closing the descriptor. A part that is
    ///     abandoned may still be running then.
    @discardableResult
    public mutating func hold<Value: Sendable>(
        _ value: Value, as kind: Kind = .cleanup, deadline: Duration? = nil, file: StaticString = #fileID,
        line: UInt32 = #line, graceful: @escaping @Sendable (Value) async throws -> Void,
        must: (@Sendable (Value) throws -> Void)? = nil
    ) -> Hold {
        handle.hold(
            value, as: kind, deadline: deadline, file: file, line: line, graceful: graceful, must: must)
    }

    /// Owns a client that is shut down asynchronously, and returns it: `let client = scope.own(Client()) { try await
    /// $0.shutdown() }`.
    @discardableResult
    public mutating func own<Client: Sendable>(
        _ client: Client, deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        shutdown: @escaping @Sendable (Client) async throws -> Void
    ) -> Client {
        handle.hold(
            client, as: .client, deadline: deadline, file: file, line: line, graceful: shutdown)
        return client
    }

    /// Acquires something and holds it, in one step: no cancellation can come between the two.
    public nonisolated(nonsending) mutating func acquire<Value: Sendable>(
        as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        _ acquisition: nonisolated(nonsending) () async throws -> Value,
        release: @escaping @Sendable (Value) throws -> Void
    ) async throws -> Value {
        let value = try await acquisition()
        hold(value, as: kind, file: file, line: line, release: release)
        return value
    }

    /// Acquires something and holds it, in one step, to be released in two parts.
    public nonisolated(nonsending) mutating func acquire<Value: Sendable>(
        as kind: Kind = .cleanup, deadline: Duration? = nil, file: StaticString = #fileID,
        line: UInt32 = #line, _ acquisition: nonisolated(nonsending) () async throws -> Value,
        graceful: @escaping @Sendable (Value) async throws -> Void,
        must: (@Sendable (Value) throws -> Void)? = nil
    ) async throws -> Value {
        let value = try await acquisition()
        hold(value, as: kind, deadline: deadline, file: file, line: line, graceful: graceful, must: must)
        return value
    }
}

// MARK: Closures

extension AsyncScope {
    /// Runs a closure on the way out, in the caller's isolation.
    @discardableResult
    public mutating func `defer`(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping () throws -> Void
    ) -> Hold {
        onExit(file: file, line: line) { _ in try body() }
    }

    /// Runs an asynchronous closure on the way out, and after it a closure that always runs.
    @discardableResult
    public mutating func `defer`(
        deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        graceful: @escaping @Sendable () async throws -> Void, must: (() throws -> Void)? = nil
    ) -> Hold {
        let mustPart: Cleanup.Must = must.map { must in .local { _ in try must() } } ?? .none
        return handle.add(
            .cleanup, Site(file: file, line: line), identity: 0, deadline: deadline,
            graceful: { _ in try await graceful() }, must: mustPart)
    }

    /// Runs a closure on the way out that sees the outcome and may replace it.
    @discardableResult
    public mutating func onExit(
        file: StaticString = #fileID, line: UInt32 = #line,
        _ body: @escaping (inout ScopeExit) throws -> Void
    ) -> Hold {
        handle.add(.cleanup, Site(file: file, line: line), identity: 0, must: .local(body))
    }

    /// Runs an asynchronous closure on the way out that sees the outcome.
    @discardableResult
    public mutating func onExit(
        deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line,
        graceful: @escaping @Sendable (Outcome) async throws -> Void
    ) -> Hold {
        handle.add(
            .cleanup, Site(file: file, line: line), identity: 0, deadline: deadline, graceful: graceful,
            must: .none)
    }

    /// Runs a closure on the way out if all went well until then.
    @discardableResult
    public mutating func onSuccess(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping () throws -> Void
    ) -> Hold {
        onExit(file: file, line: line) { exit in if exit.outcome.isSuccess { try body() } }
    }

    /// Runs a closure on the way out if something threw until then, cancellation included.
    @discardableResult
    public mutating func onFailure(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping (any Error) throws -> Void
    ) -> Hold {
        onExit(file: file, line: line) { exit in if let error = exit.outcome.error { try body(error) } }
    }

    /// Starts a task that ends with the scope: at its turn among the cleanups it is cancelled and awaited, up to the
    /// deadline. What it throws then, or threw before, counts as a cleanup's failure; a `CancellationError` does not.
    @discardableResult
    public mutating func task<Value: Sendable>(
        file: StaticString = #fileID, line: UInt32 = #line,
        _ operation: @escaping @Sendable () async throws -> Value
    ) -> Task<Value, any Error> {
        handle.bindTask(Site(file: file, line: line), operation)
    }
}

// MARK: Releasing and transferring

extension AsyncScope {
    /// Releases early. Returns whether it did: false where it was released or transferred before.
    ///
    /// - Throws: the cleanup's error. It has run then, and does not run again.
    @discardableResult
    public nonisolated(nonsending) mutating func release(_ hold: Hold) async throws -> Bool {
        try await handle.release(hold)
    }

    /// Gives a cleanup to another scope of the same task, where it counts as registered now. There is no instant
    /// without an owner. Returns its hold there, or `nil` where it was released or transferred before.
    @discardableResult
    public mutating func transfer(_ hold: Hold, to other: inout AsyncScope) -> Hold? {
        handle.take(hold).map { other.handle.receive($0) }
    }

    /// Gives a cleanup to a scope that may belong to another task: see ``ScopeHandle/transfer(_:to:)``.
    @discardableResult
    public mutating func transfer(_ hold: Hold, to other: ScopeHandle) -> Hold? {
        handle.transfer(hold, to: other)
    }
}

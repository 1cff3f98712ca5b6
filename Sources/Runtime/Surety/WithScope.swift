import SuretyLedger

/// Runs a body with a scope and then the scope's cleanups, last in first out, on every way out.
///
/// ```swift
/// let text = try withScope("read settings") { scope in
///     let descriptor = open(path, O_RDONLY)
///     guard descriptor >= 0 else { throw SystemError(errno) }
///     scope.hold(descriptor, closing: close)
///     return try read(descriptor)
/// }
/// ```
///
/// - Parameters:
///   - name: what the ledger and reports call the scope.
///   - parent: the scope that this one is inside of, for the ledger; `outer.id`.
/// - Throws: the body's error, unchanged. After a good body, the error of the cleanup that failed, unchanged, or
///   ``CleanupErrors`` where several did.
@inlinable
public func withScope<Value>(
    _ name: StaticString = "scope", inside parent: ScopeID? = nil, file: StaticString = #fileID,
    line: UInt32 = #line, _ body: (inout Scope) throws -> Value
) throws -> Value {
    var scope = Scope(name: name)
    if let parent { scope.enter(parent, site: Site(file: file, line: line)) }
    let value: Value
    do {
        value = try body(&scope)
    } catch {
        return try scope.close(throwing: error)
    }
    var exit = ScopeExit()
    scope.runCleanups(&exit)
    return try exit.concludeQuickly(value, scope: name)
}

extension ScopeExit {
    @inlinable
    func concludeQuickly<Value>(_ value: Value, scope: StaticString) throws -> Value {
        if isUntouched { return value }
        return try concludeSlowly(value, scope: scope)
    }

    @usableFromInline
    func concludeSlowly<Value>(_ value: Value, scope: StaticString) throws -> Value {
        try conclude(value, original: nil, scope: scope)
    }
}

extension Scope {
    /// Enters the scope itself into the ledger, below its parent.
    @usableFromInline
    mutating func enter(_ parent: ScopeID, site: Site) {
        own = Ledger.record(
            kind: Kind.scope.number, name: Texts.number(of: name), site: site, scope: parent.number,
            identity: id.number, hint: 0)
    }

    /// Runs the cleanups after the body has thrown.
    @usableFromInline
    mutating func close<Value>(throwing error: any Error) throws -> Value {
        let isCancelled = withUnsafeCurrentTask { $0?.isCancelled ?? false }
        var exit = ScopeExit(outcome: Outcome(thrown: error, taskIsCancelled: isCancelled))
        runCleanups(&exit)
        return try exit.conclude(nil, original: error, scope: name)
    }

    @inlinable
    mutating func runCleanups(_ exit: inout ScopeExit) {
        while let slot = takeLast() {
            guard let release = slot.release else { continue }
            do {
                try release.run(slot.first, slot.second, &exit)
            } catch {
                note(error, of: slot, &exit)
            }
            Ledger.clear(slot.record)
        }
        Ledger.clear(own)
    }

    @usableFromInline
    func note(_ error: any Error, of slot: ScopeSlot, _ exit: inout ScopeExit) {
        guard let file = slot.file else { return }
        let boxed = error as? BoxFailure
        exit.add(
            CleanupFailure(
                kind: boxed?.kind ?? slot.release?.kind ?? .cleanup,
                site: Site(address: file, line: slot.line),
                error: boxed?.error ?? error))
    }
}

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
///   - file: the caller's file.
///   - line: the caller's line.
///   - body: what to do in the scope.
/// - Throws: the body's error, unchanged. After a good body, the error of the cleanup that failed, unchanged, or
///   ``CleanupErrors`` where several did.
@inlinable
public func withScope<Value>(
    _ name: StaticString = "scope", inside parent: ScopeID? = nil, file: StaticString = #fileID,
    line: UInt32 = #line, _ body: (inout Scope) throws -> Value
) throws -> Value {
    // The slots lie on the stack, and are written only when they are used.
    try withUnsafeTemporaryAllocation(of: ScopeSlot.self, capacity: Scope.inlineSlots) { slots in
        var scope = Scope(name: name, slots: slots.baseAddress.unsafelyUnwrapped)
        if let parent { scope.enter(parent, site: Site(file: file, line: line)) }
        let value: Value
        do {
            value = try body(&scope)
        } catch {
            return try scope.close(throwing: error)
        }
        if scope.count == 0 && scope.own == .none { return value }
        var exit = ScopeExit()
        scope.runCleanups(&exit)
        return try exit.conclude(value, original: nil, scope: name)
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
        let table = LedgerTable.process
        while count > 0 {
            let slot = takeLast()
            guard let release = slot.release else { continue }
            do {
                try release._releaseSlot(slot.first, slot.second, &exit)
            } catch {
                note(error, of: slot, &exit)
            }
            table.clear(slot.record)
        }
        table.clear(own)
    }

    @usableFromInline
    func note(_ error: any Error, of slot: ScopeSlot, _ exit: inout ScopeExit) {
        guard let file = slot.file else { return }
        let boxed = error as? BoxFailure
        exit.add(
            CleanupFailure(
                kind: boxed?.kind ?? slot.release?._slotKind ?? .cleanup,
                site: Site(address: file, line: slot.line),
                error: boxed?.error ?? error))
    }
}

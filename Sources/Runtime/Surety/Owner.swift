import SuretyLedger

/// A value with the duty to release it, outside of any scope.
///
/// It cannot be copied, so there is one owner at a time: a variable, a property of another noncopyable type, a caller. It
/// ends by ``release()``, by a transfer to a scope, or by ``relinquish()``. An owner that is dropped with its duty
/// releases it and reports who forgot.
public struct Owner<Value>: ~Copyable {
    private var content: Value?
    private let kind: Kind
    private let site: Site
    private var record: Record
    private let releaseValue: (Value) throws -> Void

    /// Takes ownership of a value.
    public init(
        _ value: Value, as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        release: @escaping (Value) throws -> Void
    ) {
        content = value
        self.kind = kind
        site = Site(file: file, line: line)
        releaseValue = release
        record = Ledger.record(
            kind: kind.number, name: .none, site: site, scope: ScopeHandle.current?.number ?? 0, identity: 0,
            hint: UInt(line))
    }

    /// The value, which the owner keeps.
    public var value: Value {
        guard let content else { preconditionFailure("an owner was used after its end") }
        return content
    }

    /// Releases the value.
    public consuming func release() throws {
        let value = take()
        try releaseValue(value)
    }

    /// Gives the value to a scope, which releases it, and returns it.
    @discardableResult
    public consuming func transfer(to scope: inout Scope) -> Value {
        let value = content.unsafelyUnwrapped
        _ = scope.add(
            ValueBox(kind: kind, value, releaseValue), identity: 0, site: site)
        return take()
    }

    /// Gives the value to an asynchronous scope, which releases it, and returns it.
    @discardableResult
    public consuming func transfer(to scope: inout AsyncScope) -> Value {
        let value = content.unsafelyUnwrapped
        let release = releaseValue
        _ = scope.handle.add(kind, site, identity: 0, must: .local { _ in try release(value) })
        return take()
    }

    /// Gives the duty up: whoever gets the value must release it, and the ledger lists it no longer.
    public consuming func relinquish() -> Value { take() }

    /// Takes the value and the duty out, so that nothing is left to do at the end of life.
    private mutating func take() -> Value {
        let value = content.unsafelyUnwrapped
        content = nil
        Ledger.clear(record)
        return value
    }

    deinit {
        guard let content else { return }
        Ledger.clear(record)
        let text =
            "the owner of '\(kind.name)' acquired at \(site) was dropped without releasing it; it is released now"
        Report(.forgotten, text, site: site).send()
        do {
            try releaseValue(content)
        } catch {
            let failure = CleanupFailure(kind: kind, site: site, error: error)
            Report.cleanupFailed(failure, scope: "owner").send()
        }
    }
}

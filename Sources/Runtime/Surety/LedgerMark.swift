import SuretyLedger

/// A mark by which a test finds what was acquired below it. It is no scope: it holds nothing and ends nothing.
public struct LedgerMark: Sendable {
    private let handle: ScopeHandle

    /// Makes a mark.
    public init(_ name: StaticString, file: StaticString = #fileID, line: UInt32 = #line) {
        handle = ScopeHandle(
            name: name, site: Site(file: file, line: line), deadline: .seconds(10), isolation: nil)
        let record = Ledger.record(
            kind: Kind.scope.number, name: Texts.number(of: name), site: handle.site,
            scope: handle.parent?.number ?? 0, identity: handle.number, hint: UInt(line))
        handle.state.withLock { $0.record = record }
    }

    /// Runs a body below the mark.
    public nonisolated(nonsending) func run<Value>(
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async rethrows -> Value {
        try await bind(ScopeHandle.$current, to: handle, isolation: #isolation, body)
    }

    /// What is live of all that was acquired below the mark, in tasks that were started there too.
    public var obligations: [Obligation] {
        let all = Ledger.current
        let scopeName = "\(Kind.scope.name)"
        var below: Set<UInt64> = [handle.number]
        // In the order of acquisition a scope comes before what is inside of it.
        for obligation in all where obligation.kind == scopeName && below.contains(obligation.scope) {
            below.insert(obligation.identity)
        }
        return all.filter { below.contains($0.scope) }
    }

    /// Takes the mark out of the ledger.
    public func remove() { Ledger.clear(handle.state.withLock { $0.record }) }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Why something about the ledger's files could not be done: one phrase, and what to do.
public struct LedgerFailure: Error, Hashable, Sendable {
    /// The phrase, in lower case, without a full stop.
    public var message: String

    /// Makes one of its phrase.
    public init(_ message: String) { self.message = message }

    /// What could not be done, and what the system said of it.
    public init(_ what: String, error: Int32) {
        self.message = "\(what): \(LedgerFailure.reason(error))"
    }

    /// What the system calls an error.
    public static func reason(_ error: Int32) -> String { String(cString: strerror(error)) }
}

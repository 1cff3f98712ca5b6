#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Why a watch cannot go on: one phrase, and what to do.
public struct WatchTrouble: Error, Sendable {
    /// The phrase.
    public var message: String

    /// Makes one of its phrase.
    public init(_ message: String) { self.message = message }

    /// What the system says of an error, in lower case.
    static func reason(_ error: Int32) -> String {
        let text = String(cString: strerror(error))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

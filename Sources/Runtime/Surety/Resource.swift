/// Something that must be released and knows how.
///
/// ```swift
/// struct Descriptor: Resource, BitwiseCopyable {
///     static var kind: Kind { .descriptor }
///     let number: Int32
///     func release() throws { if close(number) != 0 { throw SystemError(errno) } }
/// }
/// ```
/// A scope holds such a value of at most two words, or an object, without allocating.
public protocol Resource: Sendable, _SlotRelease {
    /// What it is.
    static var kind: Kind { get }

    /// What tells it from others of its kind, such as a descriptor's number. 0 at first.
    var identity: UInt64 { get }

    /// Releases it. Its scope calls this once.
    func release() throws
}

extension Resource {
    /// Nothing is known.
    @inlinable public var identity: UInt64 { 0 }
}

/// An error number of the system's.
public struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The number, as in `errno`.
    public let code: Int32

    /// Makes one of an error number.
    @inlinable public init(_ code: Int32) { self.code = code }

    /// What the system calls it.
    public var description: String { systemErrorText(code) }
}

import SuretyLedger

/// What sort of resource an obligation is about.
///
/// A kind is a literal name and one fact. Make your own where the given ones do not fit:
/// `Kind("search index", survivesProcess: true)`.
public struct Kind: Sendable {
    /// Its name, in the singular: it appears in the ledger, in reports and as a metric's dimension.
    public let name: StaticString

    /// Whether the system leaves the resource behind when the process ends, as it does a temporary file. `Surety.exit`
    /// and libc's `exit` see to such resources even where a scope did not unwind.
    public let survivesProcess: Bool

    /// Makes a kind.
    @inlinable
    public init(_ name: StaticString, survivesProcess: Bool = false) {
        self.name = name
        self.survivesProcess = survivesProcess
    }

    /// A cleanup that nothing else is known of.
    @inlinable public static var cleanup: Kind { Kind("cleanup") }
    /// A file descriptor.
    @inlinable public static var descriptor: Kind { Kind("descriptor") }
    /// A file.
    @inlinable public static var file: Kind { Kind("file") }
    /// A temporary file or directory.
    @inlinable public static var temporary: Kind { Kind("temporary file", survivesProcess: true) }
    /// A child process.
    @inlinable public static var child: Kind { Kind("child process", survivesProcess: true) }
    /// A connection.
    @inlinable public static var connection: Kind { Kind("connection") }
    /// A client that must be shut down.
    @inlinable public static var client: Kind { Kind("client") }
    /// A lock.
    @inlinable public static var lock: Kind { Kind("lock") }
    /// A claim on something that others wait for, with a limit in time.
    @inlinable public static var lease: Kind { Kind("lease", survivesProcess: true) }
    /// A task.
    @inlinable public static var task: Kind { Kind("task") }
    /// A scope.
    @inlinable public static var scope: Kind { Kind("scope") }
    /// Memory that is not Swift's.
    @inlinable public static var memory: Kind { Kind("memory") }

    /// Its number in the ledger.
    @inlinable var number: TextNumber { Texts.number(of: name) }
}

extension Kind: Hashable {
    /// Kinds with the same name are the same.
    public static func == (left: Kind, right: Kind) -> Bool { left.number == right.number }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// A place in the source.
public struct Site: Sendable, CustomStringConvertible {
    /// A literal lives as long as the process and ends in a zero byte: its address says it all, in one word.
    @usableFromInline nonisolated(unsafe) let address: UnsafePointer<UInt8>

    /// The line, from 1.
    public let line: UInt32

    /// Makes a place; without arguments, the caller's.
    @inlinable
    public init(file: StaticString = #fileID, line: UInt32 = #line) {
        self.address = file.utf8Start
        self.line = line
    }

    @usableFromInline init(address: UnsafePointer<UInt8>, line: UInt32) {
        self.address = address
        self.line = line
    }

    /// The file, as `#fileID` gives it.
    public var file: String { String(cString: address) }

    /// `Module/File.swift:12`.
    public var description: String { "\(file):\(line)" }
}

/// The number of a source file in one run; an index into the run's table of files.
public struct FileID: Hashable, Comparable, Sendable {
    /// The index of the file.
    public var index: UInt32

    /// Makes the identifier of the file with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// Orders files as they are listed.
    @inlinable
    public static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A half-open range of bytes in one file.
public struct SourceSpan: Hashable, Sendable {
    /// The file.
    public var file: FileID
    /// The offset of the first byte.
    public var start: UInt32
    /// The offset behind the last byte.
    public var end: UInt32

    /// Makes a span from byte offsets.
    @inlinable
    public init(file: FileID, start: UInt32, end: UInt32) {
        self.file = file
        self.start = start
        self.end = end
    }
}

/// What a front end or a contract parser has to say about a place in a file: never an error of the run.
public struct SourceNote: Hashable, Sendable {
    /// Where.
    public var span: SourceSpan
    /// One phrase, lower case, no full stop.
    public var message: String

    /// Makes a note.
    public init(span: SourceSpan, message: String) {
        self.span = span
        self.message = message
    }
}

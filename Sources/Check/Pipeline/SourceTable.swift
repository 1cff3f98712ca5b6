import SuretyFlow

/// A place as people read it.
public struct SourcePlace: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1: in bytes, unless something else is said.
    public var column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Where the lines of a file begin.
public struct LineTable: Sendable {
    private let starts: [UInt32]
    private let count: Int

    /// Looks for the lines of a file.
    public init(_ buffer: SourceBuffer) {
        var starts: [UInt32] = [0]
        for (offset, byte) in buffer.bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(truncatingIfNeeded: offset + 1))
        }
        self.starts = starts
        count = buffer.count
    }

    /// The line and column of an offset; behind the end there is only the end.
    public func place(of offset: UInt32) -> SourcePlace {
        let offset = min(offset, UInt32(truncatingIfNeeded: count))
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePlace(line: low + 1, column: Int(offset) - Int(starts[low]) + 1)
    }

    /// The bytes of a line from 1 on, its end of line among them; empty for a line that does not exist.
    public func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1 && line <= starts.count else { return 0..<0 }
        let start = Int(starts[line - 1])
        return start..<(line < starts.count ? Int(starts[line]) : count)
    }
}

/// The files of a run by number, with the lines of those that a report speaks of.
public struct SourceTable: Sendable {
    /// The files; a `FileID` is an index.
    public let inputs: [SourceInput]
    private var lines: [FileID: LineTable] = [:]

    /// Makes a table. A file's index is its number.
    public init(_ inputs: [SourceInput]) { self.inputs = inputs }

    /// Finds the lines of a file, so that places in it can be asked for.
    public mutating func index(_ file: FileID) {
        guard lines[file] == nil, Int(file.index) < inputs.count else { return }
        lines[file] = LineTable(inputs[Int(file.index)].buffer)
    }

    /// The lines of a file that was indexed; of others they are looked for.
    public func lines(of file: FileID) -> LineTable {
        lines[file] ?? LineTable(inputs[Int(file.index)].buffer)
    }

    /// The line and column where a span begins.
    public func start(of span: SourceSpan) -> SourcePlace { lines(of: span.file).place(of: span.start) }

    /// The line and column behind the last byte of a span.
    public func end(of span: SourceSpan) -> SourcePlace {
        lines(of: span.file).place(of: max(span.start, span.end))
    }

    /// The path that people read.
    public func path(of file: FileID) -> String { inputs[Int(file.index)].displayPath }

    /// The text of a span.
    public func text(of span: SourceSpan) -> String {
        inputs[Int(span.file.index)].buffer.text(from: Int(span.start), to: Int(span.end))
    }
}

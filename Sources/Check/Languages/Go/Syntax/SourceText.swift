/// The bytes of a source file, followed by zeros so that a lexer may read a few bytes too far.
public final class SourceText: @unchecked Sendable {
    /// How many zero bytes follow the text.
    static var padding: Int { 16 }

    /// The first byte. Valid as long as the text lives.
    let start: UnsafePointer<UInt8>
    /// How many bytes there are, without the padding.
    public let count: Int
    /// Who frees the memory, where it is not the text itself.
    private let owner: AnyObject?

    /// Makes a text of at most `capacity` bytes: `fill` writes them and returns how many it wrote.
    public init(capacity: Int, fill: (UnsafeMutableRawBufferPointer) -> Int) {
        let size = max(0, capacity) + SourceText.padding
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        let written = fill(UnsafeMutableRawBufferPointer(start: memory, count: max(0, capacity)))
        let count = min(max(0, written), max(0, capacity))
        (memory + count).update(repeating: 0, count: size - count)
        start = UnsafePointer(memory)
        self.count = count
        owner = nil
    }

    /// Makes a text of bytes that somebody else owns and keeps unchanged; 16 zeros follow them.
    public init(borrowing bytes: UnsafeBufferPointer<UInt8>, owner: AnyObject) {
        start = bytes.baseAddress.unsafelyUnwrapped
        count = bytes.count
        self.owner = owner
    }

    /// Makes a text of a copy of those bytes.
    public convenience init(_ bytes: some Collection<UInt8>) {
        self.init(capacity: bytes.count) { memory in
            memory.copyBytes(from: bytes)
            return bytes.count
        }
    }

    /// Makes a text of the UTF-8 bytes of a string.
    public convenience init(_ string: String) {
        self.init(string.utf8)
    }

    deinit {
        if owner == nil { start.deallocate() }
    }

    /// Calls `body` with the bytes.
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: start, count: count))
    }

    /// The text of a range of bytes; bytes that are not UTF-8 are repaired.
    public func string(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<count)
        return String(
            decoding: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count), as: UTF8.self)
    }
}

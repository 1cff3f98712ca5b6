/// The bytes of one source file, with a margin of zero bytes behind them.
///
/// A lexer that reads whole words, or that looks one byte ahead, needs no test for the end: it meets a zero first.
/// A class, because the lexer's tokens, the report and the line table all point into the one copy.
public final class SourceBuffer: Sendable {
    /// How many zero bytes follow the last byte of the file.
    public static let margin = 16

    /// The first byte.
    public nonisolated(unsafe) let base: UnsafePointer<UInt8>
    /// How many bytes the file has, without the margin.
    public let count: Int
    private let isOwner: Bool

    /// Takes over memory from `allocate` that holds `count` bytes of text and `margin` zero bytes.
    init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
        base = UnsafePointer(memory)
        self.count = count
        isOwner = true
    }

    /// Points at memory that stays for the process's life and has the margin.
    init(static memory: UnsafePointer<UInt8>, count: Int) {
        base = memory
        self.count = count
        isOwner = false
    }

    /// Copies bytes.
    public init(_ bytes: some Collection<UInt8>) {
        let count = bytes.count
        let memory = SourceBuffer.allocate(count)
        _ = UnsafeMutableBufferPointer(start: memory, count: count).initialize(from: bytes)
        (memory + count).initialize(repeating: 0, count: SourceBuffer.margin)
        base = UnsafePointer(memory)
        self.count = count
        isOwner = true
    }

    deinit {
        if isOwner { UnsafeMutableRawPointer(mutating: base).deallocate() }
    }

    /// Makes room for a file of that size and its margin.
    static func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        let size = count + margin
        return UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            .bindMemory(to: UInt8.self, capacity: size)
    }

    /// The bytes, without the margin. Valid as long as the buffer is.
    public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The text of a range of bytes, cut to the file; what is not UTF-8 becomes the replacement character.
    public func text(from start: Int, to end: Int) -> String {
        let low = min(max(start, 0), count)
        let high = min(max(end, low), count)
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[low..<high]), as: UTF8.self)
    }
}

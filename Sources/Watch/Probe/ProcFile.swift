#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads the small files of /proc into memory that is used again and again. One for a thread.
final class ProcFile {
    private var buffer: UnsafeMutableRawBufferPointer

    init(capacity: Int = 1 << 16) {
        buffer = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The content of a file below a folder's descriptor, or nil with `errno` set. It is valid until the next call. Files
    /// that do not fit are read whole all the same: the memory grows.
    func read(_ folder: Int32, _ name: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8>? {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }

        var count = 0
        while true {
            let got = readSome(descriptor, buffer.baseAddress! + count, buffer.count - count)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { return nil }
            if got == 0 { break }
            count += got
            if count == buffer.count { grow() }
        }
        let bytes = UnsafeRawBufferPointer(start: buffer.baseAddress, count: count)
        return bytes.assumingMemoryBound(to: UInt8.self)
    }

    private func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
        buffer.deallocate()
        buffer = larger
    }
}

/// A function of its own, since the type has a method that is named like the system's.
private func readSome(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, memory, count)
}

/// Walks over the words and numbers of a text.
struct ByteScanner {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { rest = bytes[...] }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next line without its end, or nil after the last.
    mutating func line() -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        defer { rest = rest[(end == rest.endIndex ? end : end + 1)...] }

        return rest[..<end]
    }

    /// The next word: what lies between spaces, tabs and line ends. Empty at the end.
    mutating func word() -> Slice<UnsafeBufferPointer<UInt8>> {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
        let end = rest.firstIndex { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } ?? rest.endIndex
        defer { rest = rest[end...] }

        return rest[..<end]
    }

    mutating func skipWords(_ count: Int) { for _ in 0..<count { _ = word() } }

    /// The next word as a number, or nil where it is none.
    mutating func number() -> Int? { Int(bytes: word()) }
}

extension Int {
    /// The number that these bytes write in decimals.
    init?(bytes: some Collection<UInt8>) {
        var value = 0
        guard !bytes.isEmpty else { return nil }
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int(byte - 0x30))
            guard !overflows, !overflowsToo else { return nil }
            value = sum
        }
        self = value
    }
}

/// Puts values one behind the other.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// A number that is not negative, seven bits a byte, the low ones first.
    mutating func add(_ number: Int) {
        var rest = UInt64(number)
        while rest > 0x7f {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// One byte.
    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    /// Bytes as they are, whose number the reader knows.
    mutating func add(raw more: [UInt8]) { bytes += more }

    /// Yes or no.
    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// A text, with its length.
    mutating func add(_ text: String) {
        let utf8 = text.utf8
        add(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    /// A text as what it shares with the one before and the rest, which sorted paths are mostly short in.
    mutating func add(_ text: String, after before: String) {
        let shared = zip(text.utf8, before.utf8).prefix { $0 == $1 }.count
        add(shared)
        add(text.utf8.count - shared)
        bytes.append(contentsOf: text.utf8.dropFirst(shared))
    }

    /// Sixteen bytes.
    mutating func add(_ digest: Digest) {
        for word in [digest.low, digest.high] {
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
    }

    /// A list, with its length.
    mutating func add<Element>(_ list: [Element], _ write: (inout ByteWriter, Element) -> Void) {
        add(list.count)
        for element in list { write(&self, element) }
    }
}

/// Takes values out again, in the same order. Whatever the bytes are: it never reads behind their end, and makes nothing
/// that is larger than they are.
struct ByteReader {
    /// The bytes are not what was written.
    struct Damage: Error {}

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// Whether everything was taken.
    var isAtEnd: Bool { at == bytes.endIndex }

    mutating func byte() throws(Damage) -> UInt8 {
        guard at < bytes.endIndex else { throw Damage() }
        defer { at += 1 }
        return bytes[at]
    }

    /// A number below a bound.
    mutating func number(below bound: Int = .max) throws(Damage) -> Int {
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            let next = try byte()
            result |= UInt64(next & 0x7f) << shift
            if next & 0x80 == 0 {
                guard result < UInt64(bound) else { throw Damage() }
                return Int(result)
            }
        }
        throw Damage()
    }

    mutating func flag() throws(Damage) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw Damage()
        }
    }

    mutating func text() throws(Damage) -> String {
        let count = try number()
        guard count <= bytes.endIndex - at else { throw Damage() }
        defer { at += count }
        guard let text = String(validating: bytes[at..<at + count], as: UTF8.self) else { throw Damage() }
        return text
    }

    mutating func text(after before: String) throws(Damage) -> String {
        let shared = try number(below: before.utf8.count + 1)
        let count = try number()
        guard count <= bytes.endIndex - at else { throw Damage() }
        defer { at += count }
        let whole = Array(before.utf8.prefix(shared)) + bytes[at..<at + count]
        guard let text = String(validating: whole, as: UTF8.self) else { throw Damage() }
        return text
    }

    mutating func digest() throws(Damage) -> Digest {
        var words: (UInt64, UInt64) = (0, 0)
        for index in 0..<16 {
            let next = UInt64(try byte()) << UInt64(8 * (index & 7))
            if index < 8 { words.0 |= next } else { words.1 |= next }
        }
        return Digest(low: words.0, high: words.1)
    }

    mutating func list<Element>(
        _ read: (inout ByteReader) throws(Damage) -> Element
    ) throws(Damage) -> [Element] {
        let count = try number()
        // Every element takes a byte at least.
        guard count <= bytes.endIndex - at else { throw Damage() }
        var list: [Element] = []
        list.reserveCapacity(min(count, 1024))
        for _ in 0..<count { list.append(try read(&self)) }
        return list
    }
}

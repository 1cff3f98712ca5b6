import Synchronization

/// A name, interned: two symbols of one table are equal exactly if their texts are.
///
/// The number depends on the order in which files were read, so it must never order output;
/// `SymbolTable.precedes` compares the texts.
public struct Symbol: Hashable, Sendable, BitwiseCopyable {
    /// The index in the table.
    public var index: UInt32

    /// Makes the symbol with that index.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// The empty name, the first of every table.
    @inlinable
    public static var empty: Symbol { Symbol(0) }
}

/// The names of a run. Safe to use from several threads; a symbol stays valid as long as its table.
///
/// Parsers intern the distinct names of a whole file in one call, so that the lock is taken once a file.
public final class SymbolTable: Sendable {
    private let storage: Mutex<NameStorage>

    /// Makes a table that knows the empty name only.
    public init() {
        storage = Mutex(NameStorage())
        _ = intern("")
    }

    /// How many symbols there are; all have an index below this.
    public var count: Int { storage.withLock { $0.count } }

    /// The symbol of that text.
    public func intern(_ text: String) -> Symbol {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The symbol of those UTF-8 bytes.
    public func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Symbol {
        storage.withLock { Symbol($0.intern(bytes.baseAddress, bytes.count)) }
    }

    /// Interns `count` pieces of `source` and writes the indices of their symbols to `result`.
    public func intern(
        pieces count: Int, of source: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>,
        lengths: UnsafePointer<UInt32>, into result: UnsafeMutablePointer<UInt32>
    ) {
        storage.withLock { names in
            for piece in 0..<count {
                result[piece] = names.intern(source + Int(starts[piece]), Int(lengths[piece]))
            }
        }
    }

    /// The symbol of that text if some file or rule named it; asking adds nothing to the table.
    public func find(_ text: String) -> Symbol? {
        var text = text
        return text.withUTF8 { bytes in
            storage.withLock { $0.find(bytes.baseAddress, bytes.count).map { Symbol($0) } }
        }
    }

    /// The text of a symbol.
    public func name(of symbol: Symbol) -> String {
        withBytes(of: symbol) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the UTF-8 bytes of a symbol. The bytes stay where they are as long as the table
    /// lives.
    public func withBytes<Result>(of symbol: Symbol, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
    {
        body(storage.withLock { $0.bytes(symbol.index) }.buffer)
    }

    /// Whether the text of a symbol is that of a name with `()` behind it.
    public func isCall(_ part: Symbol, of name: Symbol) -> Bool {
        let (call, name) = storage.withLock { ($0.bytes(part.index), $0.bytes(name.index)) }
        return call.buffer.count == name.buffer.count + 2 && call.buffer.starts(with: name.buffer)
            && call.buffer.suffix(2).elementsEqual("()".utf8)
    }

    /// Whether the text of `a` sorts before that of `b`, by bytes: the same order in every run.
    public func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
        let (left, right) = storage.withLock { ($0.bytes(a.index), $0.bytes(b.index)) }
        return left.buffer.lexicographicallyPrecedes(right.buffer)
    }
}

/// Bytes that a table owns and never moves.
private struct NameBytes: @unchecked Sendable {
    let buffer: UnsafeBufferPointer<UInt8>
}

/// The texts, in chunks that never move, and a hash table with open addressing over them.
private struct NameStorage: ~Copyable, @unchecked Sendable {
    private struct Entry {
        var start: UnsafePointer<UInt8>
        var length: Int
    }

    private static var chunkSize: Int { 1 << 16 }
    private static var upperHalf: UInt64 { 0xFFFF_FFFF_0000_0000 }

    private var entries: [Entry] = []
    /// The upper half of the hash, and below it the index of the entry plus one; 0 is a free slot. With the
    /// hash at hand, a probe that misses touches no entry.
    private var slots = [UInt64](repeating: 0, count: 1 << 12)
    private var chunks: [UnsafeMutablePointer<UInt8>] = []
    private var next: UnsafeMutablePointer<UInt8>?
    private var room = 0

    var count: Int { entries.count }

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    func bytes(_ index: UInt32) -> NameBytes {
        let entry = entries[Int(index)]
        return NameBytes(buffer: UnsafeBufferPointer(start: entry.start, count: entry.length))
    }

    func find(_ start: UnsafePointer<UInt8>?, _ length: Int) -> UInt32? {
        let slot = slot(of: start, length, hash: hash(start, length))
        return slots[slot] == 0 ? nil : UInt32(truncatingIfNeeded: slots[slot]) - 1
    }

    mutating func intern(_ start: UnsafePointer<UInt8>?, _ length: Int) -> UInt32 {
        let hash = hash(start, length)
        var slot = slot(of: start, length, hash: hash)
        if slots[slot] != 0 { return UInt32(truncatingIfNeeded: slots[slot]) &- 1 }
        if entries.count * 2 >= slots.count {
            grow()
            slot = self.slot(of: start, length, hash: hash)
        }
        entries.append(Entry(start: keep(start, length), length: length))
        slots[slot] = hash & NameStorage.upperHalf | UInt64(entries.count)
        return UInt32(entries.count - 1)
    }

    private func slot(of start: UnsafePointer<UInt8>?, _ length: Int, hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = slots[slot]
            if found == 0 { return slot }
            if (found ^ hash) & NameStorage.upperHalf == 0 {
                let entry = entries[Int(UInt32(truncatingIfNeeded: found) &- 1)]
                if entry.length == length, same(entry.start, start, length) { return slot }
            }
            slot = (slot &+ 1) & mask
        }
    }

    private func same(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>?, _ length: Int) -> Bool {
        guard let b else { return length == 0 }
        for index in 0..<length where a[index] != b[index] { return false }
        return true
    }

    private func hash(_ start: UnsafePointer<UInt8>?, _ length: Int) -> UInt64 {
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(length)
        guard let start else { return hash }
        var index = 0
        while index &+ 8 <= length {
            let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
            index &+= 8
        }
        while index < length {
            hash = (hash ^ UInt64(start[index])) &* 0x100_0000_01B3
            index &+= 1
        }
        hash = hash &* 0xC2B2_AE3D_27D4_EB4F
        return hash ^ (hash >> 29)
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (index, entry) in entries.enumerated() {
            let hash = hash(entry.start, entry.length)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot &+ 1) & mask }
            slots[slot] = hash & NameStorage.upperHalf | UInt64(index + 1)
        }
    }

    /// Copies the bytes into a chunk; a name longer than a chunk gets one of its own.
    private mutating func keep(_ start: UnsafePointer<UInt8>?, _ length: Int) -> UnsafePointer<UInt8> {
        if length > room || next == nil {
            let size = max(length, NameStorage.chunkSize)
            let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
            chunks.append(chunk)
            next = chunk
            room = size
        }
        let place = next.unsafelyUnwrapped
        if let start { place.update(from: start, count: length) }
        next = place + length
        room -= length
        return UnsafePointer(place)
    }
}

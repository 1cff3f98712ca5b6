#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a journal with plain reads, never through a mapping: a file that is cut short meanwhile is a short read.
///
/// It goes on where it stopped, so that a supervisor can follow a journal while others append to it.
public struct JournalReader {
    /// A record and its place.
    public struct Entry: Sendable {
        /// Its place, which is an obligation's number.
        public var offset: UInt64
        /// What it says.
        public var record: JournalRecord
    }

    private let descriptor: Int32
    private var position = JournalFormat.headerBytes
    private var rest: [UInt8] = []

    /// What begins every frame.
    public let key: UInt64

    /// Places where something stood that is no record.
    public private(set) var damage: [UInt64] = []

    /// Where the last damage begins that may have been anything, a release too. An obligation whose writing was cut
    /// short, as by a full disk, is not that: it was never there.
    public private(set) var lastDoubt: UInt64?

    /// Records of a kind that this version does not know.
    public private(set) var unknown: [UInt64] = []

    /// Takes an open journal, which stays its caller's.
    ///
    /// - Throws: why it is no journal.
    public init(descriptor: Int32) throws(LedgerFailure) {
        let header = try JournalReader.read(descriptor, from: 0, count: JournalFormat.headerBytes)
        guard let found = JournalFormat.key(ofHeader: header[...]) else {
            throw LedgerFailure("the file is no journal of this version")
        }
        self.descriptor = descriptor
        key = found.key
    }

    /// Whether whoever discharges has closed the journal.
    public static func isClosed(_ descriptor: Int32) throws(LedgerFailure) -> Bool {
        let header = try read(descriptor, from: 0, count: JournalFormat.headerBytes)
        guard let found = JournalFormat.key(ofHeader: header[...]) else {
            throw LedgerFailure("the file is no journal of this version")
        }
        return found.isClosed
    }

    /// The records that came since the last call. What looks like the beginning of a record at the end is left for the
    /// next call, unless this is the last one.
    ///
    /// - Throws: a journal that is longer than any that is read, or that cannot be read.
    public mutating func next(isLast: Bool = false) throws(LedgerFailure) -> [Entry] {
        try fetch()
        var entries: [Entry] = []
        var index = 0
        while let step = step(at: index, isLast: isLast) {
            if let entry = step.entry { entries.append(entry) }
            index += step.length
            guard damage.count <= JournalFormat.mostDamage else {
                throw LedgerFailure("the journal is damaged in more than \(JournalFormat.mostDamage) places")
            }
        }
        position += index
        rest.removeFirst(index)
        return entries
    }

    private mutating func fetch() throws(LedgerFailure) {
        while true {
            let bytes = try JournalReader.read(descriptor, from: position + rest.count, count: 1 << 16)
            rest += bytes
            guard position + rest.count <= JournalFormat.longestJournal else {
                throw LedgerFailure("the journal is longer than \(JournalFormat.longestJournal) bytes")
            }
            if bytes.count < 1 << 16 { return }
        }
    }

    /// The record at a place, or how far to go on where none is; nil to wait for more.
    private mutating func step(at index: Int, isLast: Bool) -> (entry: Entry?, length: Int)? {
        let bytes = rest[index...]
        guard !bytes.isEmpty else { return nil }
        let offset = UInt64(position + index)
        if bytes.count < JournalFormat.frameBytes {
            guard isLast else { return nil }
            damage.append(offset)
            lastDoubt = offset
            return (nil, bytes.count)
        }
        let length = Int(bytes.dropFirst(12).littleEndianWord32)
        let begins = bytes.littleEndianWord64 == key && length <= JournalFormat.longestRecord
        if begins, bytes.count >= JournalFormat.frameBytes + length {
            let record = bytes.dropFirst(JournalFormat.frameBytes).prefix(length)
            if bytes.dropFirst(16).littleEndianWord32 == Checksum.of(bytes.dropFirst(8).prefix(8), record) {
                return (entry(at: offset, bytes, record), JournalFormat.frameBytes + length)
            }
        } else if begins, !isLast {
            return nil
        }
        damage.append(offset)
        let extent = lengthOfDamage(at: index)
        if !isTornObligation(bytes.prefix(extent)) { lastDoubt = offset }
        return (nil, extent)
    }

    private mutating func entry(
        at offset: UInt64, _ frame: ArraySlice<UInt8>, _ record: ArraySlice<UInt8>
    ) -> Entry? {
        let kind = UInt16(truncatingIfNeeded: frame.dropFirst(8).littleEndianWord32)
        guard let known = JournalRecord(kind: kind, bytes: record) else {
            unknown.append(offset)
            lastDoubt = offset
            return nil
        }
        return Entry(offset: offset, record: known)
    }

    /// Whether bytes are the beginning of an obligation, and not all of it.
    private func isTornObligation(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= JournalFormat.frameBytes, bytes.littleEndianWord64 == key,
            bytes.dropFirst(8).littleEndianWord32 == 3
        else { return false }
        let length = Int(bytes.dropFirst(12).littleEndianWord32)
        return length <= JournalFormat.longestRecord && bytes.count < JournalFormat.frameBytes + length
    }

    /// How far it is to the next place that begins like a frame, or to the end.
    private func lengthOfDamage(at index: Int) -> Int {
        var pattern: [UInt8] = []
        pattern.append(littleEndian: key)
        return rest.withUnsafeBufferPointer { bytes in
            var candidate = index + 1
            while candidate + 8 <= bytes.count {
                if bytes[candidate] == pattern[0],
                    (1..<8).allSatisfy({ bytes[candidate + $0] == pattern[$0] })
                {
                    return candidate - index
                }
                candidate += 1
            }
            return bytes.count - index
        }
    }

    private static func read(_ descriptor: Int32, from start: Int, count: Int) throws(LedgerFailure)
        -> [UInt8]
    {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while used < count {
                let got = pread(
                    descriptor, buffer.baseAddress.unsafelyUnwrapped + used, count - used, off_t(start + used)
                )
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                used += got
            }
        }
        guard failure == 0 else { throw LedgerFailure("cannot read the journal", error: failure) }
        return bytes
    }
}

/// How a journal lies in its file: a header of 64 bytes, then records, each in a frame. See Documentation/Ledger.md.
public enum JournalFormat {
    /// "SURETYJ" and the version.
    static let magic: [UInt8] = Array("SURETYJ".utf8) + [1]

    /// Bytes of the header.
    public static let headerBytes = 64

    /// Where the word lies that says whether the journal is closed: whatever is appended later is nobody's.
    public static let closedOffset = 56

    /// Bytes of a frame, in front of its record.
    public static let frameBytes = 24

    /// The longest record: the arguments of a command are the only thing that can be long.
    public static let longestRecord = 256 * 1024

    /// The longest journal that is read.
    public static let longestJournal = 64 * 1024 * 1024

    /// The places without a readable record that a reader puts up with.
    static let mostDamage = 1000

    /// A header. The key begins every frame: who cannot read the journal cannot write a text into it that looks like a
    /// record to a reader that lost its place.
    public static func header(key: UInt64) -> [UInt8] {
        var bytes = magic
        bytes.append(littleEndian: key)
        bytes.append(littleEndian: Checksum.of(bytes[...]))
        return bytes + [UInt8](repeating: 0, count: headerBytes - bytes.count)
    }

    /// The key in a header, and whether the journal is closed; nil where it is no header.
    public static func key(ofHeader bytes: ArraySlice<UInt8>) -> (key: UInt64, isClosed: Bool)? {
        guard bytes.count >= headerBytes, Array(bytes.prefix(8)) == magic,
            bytes.dropFirst(16).littleEndianWord32 == Checksum.of(bytes.prefix(16))
        else { return nil }
        return (bytes.dropFirst(8).littleEndianWord64, bytes.dropFirst(closedOffset).littleEndianWord64 != 0)
    }

    /// A record in its frame: the key, the record's kind, its length, and a sum over all but the key.
    public static func frame(kind: UInt16, record: [UInt8], key: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frameBytes + record.count)
        bytes.append(littleEndian: key)
        bytes.append(littleEndian: UInt32(kind))
        bytes.append(littleEndian: UInt32(record.count))
        bytes.append(littleEndian: Checksum.of(bytes[8..<16], record[...]))
        bytes.append(littleEndian: UInt32(0))
        return bytes + record
    }
}

/// CRC-32C (Castagnoli, 1993), which finds every burst of errors up to 32 bits.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0x82f6_3b78 ^ value >> 1 : value >> 1 }
    }

    static func of(_ parts: ArraySlice<UInt8>...) -> UInt32 {
        var sum: UInt32 = 0xffff_ffff
        table.withUnsafeBufferPointer { table in
            for part in parts {
                part.withUnsafeBufferPointer { bytes in
                    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xff)] ^ sum >> 8 }
                }
            }
        }
        return ~sum
    }
}

import SuretyLedgerFiles

/// Numbers that look random and are the same for the same seed (Marsaglia: Xorshift RNGs, 2003; with Vigna's multiplier).
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    /// A number from 0 up to the bound.
    mutating func below(_ bound: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_f491_4f6c_dd1d) >> 33) % bound
    }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: below(256)) }
}

/// Changes to the bytes of a ledger.
enum Mutation {
    /// Changes bytes without regard to sums: flips, a cut, copies, other bytes.
    ///
    /// There is one cut at most, and it is shorter than a record: one that is missing as a whole leaves no trace, and what
    /// it released is held then.
    static func anywhere(_ original: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = original
        var mayCut = true
        for _ in 0...chance.below(3) {
            let place = chance.below(bytes.count)
            switch chance.below(mayCut ? 4 : 3) {
            case 0: bytes[place] ^= UInt8(1 + chance.below(255))
            case 1:
                bytes.insert(
                    contentsOf: bytes[place..<min(bytes.count, place + 64)], at: chance.below(bytes.count))
            case 2: for index in place..<min(bytes.count, place + 8) { bytes[index] = chance.byte() }
            default:
                bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(30)))
                mayCut = false
            }
        }
        return bytes
    }

    /// A ledger in which one record, or each, has one byte changed and a sum that fits.
    static func behindTheSums(_ records: [JournalRecord], key: UInt64, _ chance: inout Chance) -> [UInt8] {
        var bytes = JournalFormat.header(key: key)
        let victim = chance.below(records.count * 2)
        for (index, record) in records.enumerated() {
            var content = record.bytes
            if index == victim || victim >= records.count {
                content[chance.below(content.count)] ^= UInt8(1 + chance.below(255))
            }
            bytes += JournalFormat.frame(kind: record.kind, record: content, key: key)
        }
        return bytes
    }

    /// Words anywhere, many of them of the kind that a reader counts with.
    static func words(_ original: [UInt64], _ chance: inout Chance) -> [UInt64] {
        var words = original
        for _ in 0...chance.below(6) {
            let edges: [UInt64] = [0, 1, .max, 1 << 20, 1 << 32, 1 << 63, UInt64(chance.below(1 << 30))]
            words[chance.below(words.count)] = edges[chance.below(edges.count)]
        }
        return words
    }
}

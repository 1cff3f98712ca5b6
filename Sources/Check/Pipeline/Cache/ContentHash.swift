/// What stands for a text of any length: two texts with the same digest are taken to be the same.
struct Digest: Hashable, Sendable {
    var low: UInt64
    var high: UInt64

    /// Stands for a question that had no answer.
    static let failure = Digest(low: 0, high: 0)

    /// In hexadecimal, for the name of a file.
    var name: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for word in [low, high] {
            for shift in stride(from: 60, through: 0, by: -4) {
                text.append(digits[Int(truncatingIfNeeded: word >> UInt64(shift)) & 15])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// SipHash with 128 bits of output (Aumasson, Bernstein: SipHash: a fast short-input PRF, INDOCRYPT 2012; the wider output
/// is that of the reference implementation).
///
/// It is keyed, so that who writes the source that is checked, and does not know the key, cannot write two texts of one
/// digest; and it is several times as fast as what needs no key.
struct ContentHash: Sendable {
    /// The key.
    let key: Digest
    private let rounds: Int
    private let finalRounds: Int

    /// Makes the hash of a key. One round a word and three at the end is what Swift's and Rust's tables use.
    init(key: Digest, rounds: Int = 1, finalRounds: Int = 3) {
        self.key = key
        self.rounds = rounds
        self.finalRounds = finalRounds
    }

    /// The digest of some bytes.
    func of(_ bytes: [UInt8]) -> Digest { bytes.withUnsafeBufferPointer { of($0) } }

    /// The digest of some bytes.
    func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Digest {
        var state = State(key)
        let memory = UnsafeRawBufferPointer(bytes)
        let whole = bytes.count & ~7
        var offset = 0
        while offset < whole {
            let word = memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            state.add(UInt64(littleEndian: word), rounds)
            offset &+= 8
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for index in whole..<bytes.count { last |= UInt64(bytes[index]) << UInt64(8 * (index - whole)) }
        state.add(last, rounds)
        return state.finish(finalRounds)
    }

    /// Bytes with their digest behind them.
    func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.add(of(bytes))
        return bytes + writer.bytes
    }

    /// Bytes without the digest behind them, which only who knows the key can have put there; nil where it is not theirs.
    func opened(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard bytes.count >= 16 else { return nil }
        let payload = bytes.dropLast(16)
        var end = ByteReader(bytes.suffix(16))
        let isTheirs = bytes.withUnsafeBufferPointer { all in
            (try? end.digest()) == of(UnsafeBufferPointer(rebasing: all[..<payload.endIndex]))
        }
        return isTheirs ? payload : nil
    }

    private struct State {
        var v0: UInt64
        var v1: UInt64
        var v2: UInt64
        var v3: UInt64

        init(_ key: Digest) {
            v0 = key.low ^ 0x736f_6d65_7073_6575
            v1 = key.high ^ 0x646f_7261_6e64_6f6d ^ 0xee
            v2 = key.low ^ 0x6c79_6765_6e65_7261
            v3 = key.high ^ 0x7465_6462_7974_6573
        }

        @inline(__always)
        mutating func add(_ word: UInt64, _ rounds: Int) {
            v3 ^= word
            for _ in 0..<rounds { mix() }
            v0 ^= word
        }

        mutating func finish(_ rounds: Int) -> Digest {
            v2 ^= 0xee
            for _ in 0..<rounds { mix() }
            let low = v0 ^ v1 ^ v2 ^ v3
            v1 ^= 0xdd
            for _ in 0..<rounds { mix() }
            return Digest(low: low, high: v0 ^ v1 ^ v2 ^ v3)
        }

        @inline(__always)
        private mutating func mix() {
            v0 = v0 &+ v1
            v1 = rotated(v1, 13) ^ v0
            v0 = rotated(v0, 32)
            v2 = v2 &+ v3
            v3 = rotated(v3, 16) ^ v2
            v0 = v0 &+ v3
            v3 = rotated(v3, 21) ^ v0
            v2 = v2 &+ v1
            v1 = rotated(v1, 17) ^ v2
            v2 = rotated(v2, 32)
        }

        @inline(__always)
        private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
            (word &<< count) | (word &>> (64 &- count))
        }
    }
}

import SuretyFlow

/// Tells of most names that they do not stand in a file, without a look at its nodes: a Bloom filter with one bit a name
/// (Space/time trade-offs in hash coding with allowable errors, CACM 1970).
struct NameFilter: Sendable {
    private var words: [UInt64]
    /// How far a hash is shifted down to the number of a bit.
    private let shift: UInt64

    /// A filter for so many names, with eight to sixteen bits for each.
    init(capacity: Int) {
        var bits = 6
        while 1 << bits < capacity * 8 { bits += 1 }
        words = Array(repeating: 0, count: 1 << (bits - 6))
        shift = UInt64(64 - bits)
    }

    /// Adds a name.
    mutating func insert(_ name: Symbol) {
        let bit = bit(of: name)
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Whether a name may have been added; no is certain.
    func mayContain(_ name: Symbol) -> Bool {
        let bit = bit(of: name)
        return words[bit >> 6] & 1 << UInt64(bit & 63) != 0
    }

    private func bit(of name: Symbol) -> Int {
        Int(truncatingIfNeeded: ((UInt64(name.index) &+ 1) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}

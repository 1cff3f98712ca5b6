/// Numbers that stand for texts where a constant argument is one, so that a contract can ask for a word: `"HEAD"`.
public enum TextIdentity {
    /// How long a text may be that is told apart from others; longer ones are no words that an interface asks for.
    public static let longest = 16

    /// The number of a text: FNV-1a of its bytes (Fowler, Noll, Vo; draft-eastlake-fnv). A parameter is a number or a text, so
    /// that the two are never compared.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}

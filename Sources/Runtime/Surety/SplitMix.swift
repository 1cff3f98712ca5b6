/// Numbers that look random, from a seed: a small mixer of the position in a sequence.
struct SplitMix: RandomNumberGenerator, Sendable {
    private var position: UInt64

    init(seed: UInt64) { position = seed }

    mutating func next() -> UInt64 {
        position &+= 0x9e37_79b9_7f4a_7c15
        var mixed = position
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

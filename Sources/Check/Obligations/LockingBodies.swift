import SuretyFlow

/// Which bodies of a function, its own and its literals', take a lock, and which give it back.
public struct LockingBodies {
    /// Where the lock is taken.
    public private(set) var takings: [(block: BlockID, instruction: UInt32)] = []
    private var takers: Set<RegionID> = []
    private var releasers: Set<RegionID> = []

    /// Looks at every instruction of a function once.
    ///
    /// - Parameter takes: whether an instruction takes the lock or gives it back; nil where it does neither.
    public init(of function: FlowFunction, takes: (UInt32) -> Bool?) {
        for index in function.blocks.indices {
            let region = function.blocks[index].region
            for position in function.range(of: BlockID(index)) {
                switch takes(UInt32(position)) {
                case true?:
                    takers.insert(region)
                    takings.append((BlockID(index), UInt32(position)))
                case false?: releasers.insert(region)
                case nil: continue
                }
            }
        }
    }

    /// Whether a body gives the lock back that has not taken it itself.
    public var giveBackForOthers: Bool { !releasers.isSubset(of: takers) }

    /// Whether a body gives the lock back.
    public func isGivenBack(in region: RegionID) -> Bool { releasers.contains(region) }
}

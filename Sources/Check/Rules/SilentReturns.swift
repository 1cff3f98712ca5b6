import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// A return of a literal to which every path comes without a word. Where one has said it and another has not, they may
    /// correlate.
    ///
    /// - Parameter says: whether an instruction says what is waited for, or sees to it that it will be said.
    func silentReturn(of region: RegionID, says: (UInt32) -> Bool) -> BlockID? {
        var isSilent: [UInt32: Bool] = [:]
        var agenda = [(block: function.regions[Int(region.index)].entry, isSilent: true)]
        while let (block, comesSilent) = agenda.popLast() {
            let known = isSilent[block.index]
            let met = comesSilent && known ?? true
            if met == known { continue }
            isSilent[block.index] = met
            guard context.endingOffset[Int(block.index)] < 0 else { continue }
            let goesSilent = met && !isSaid(in: block, says)
            function.forEachSuccessor(of: block) { agenda.append(($0, goesSilent)) }
        }
        return function.blocks.indices.map { BlockID($0) }.first { block in
            function.blocks[Int(block.index)].terminator == .return && isSilent[block.index] == true
                && context.endingOffset[Int(block.index)] < 0 && !isSaid(in: block, says)
        }
    }

    private func isSaid(in block: BlockID, _ says: (UInt32) -> Bool) -> Bool {
        function.range(of: block).contains { says(UInt32($0)) }
    }
}

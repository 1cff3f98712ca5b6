import SuretyContracts
import SuretyFlow

extension FlowFunction {
    /// Takes the ways out of loops over channels that are never closed, as contracts say: what stands behind such a loop is
    /// reached by a `break` alone. Done once, before the function is solved.
    func closeEndlessLoops(_ knowledge: Knowledge) {
        for index in blocks.indices {
            let head = BlockID(index)
            if let channel = channel(ofLoop: head), isEndless(channel, knowledge) {
                makeEndless(loop: head)
            }
        }
    }

    /// The channel that a loop goes over, if it goes over one.
    public func channel(ofLoop head: BlockID) -> PlaceID? {
        let block = blocks[Int(head.index)]
        guard block.isLoopHead, block.terminator == .branch, block.test == .unknown, block.count > 0 else {
            return nil
        }
        let last = instructions[Int(block.first + block.count) - 1]
        guard last.opcode == .channel, last.b == ChannelUse.receive.rawValue, !last.flag, last.a != .max
        else {
            return nil
        }
        return PlaceID(Int(last.a))
    }

    /// Whether a call of the function gives a channel that is never closed.
    private func isEndless(_ channel: PlaceID, _ knowledge: Knowledge) -> Bool {
        calls.contains { call in
            guard case .function(let callee) = call.callee else { return false }
            return knowledge.contract(of: callee)?.clauses.contains {
                $0.word == .endless && place(of: $0.path, in: call) == channel
            } ?? false
        }
    }
}

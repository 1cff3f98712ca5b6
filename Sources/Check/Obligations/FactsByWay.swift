import SuretyFlow

extension FunctionContext {
    /// What is known on each way into a block, where they are a few that no loop comes back by: a condition of two parts,
    /// `a || b`, leaves nothing that is known on all of its ways. Else what all of them agree on.
    func factsByWay(into block: BlockID) -> [FactSet] {
        prepareFacts()
        let index = Int(block.index)
        let ways = predecessors[index].map { BlockID(Int($0)) }.filter { order[Int($0.index)] >= 0 }
        guard (2...4).contains(ways.count), ways.allSatisfy({ order[Int($0.index)] < order[index] }) else {
            return [entryFacts[index]]
        }
        var found: [FactSet] = []
        for way in ways {
            var facts = facts(atEndOf: way)
            let b = function.blocks[Int(way.index)]
            if b.terminator == .branch, b.test != .unknown, b.target != b.other {
                let holds = (b.target == block) != b.flag
                if isWorthKeeping(b.test, holds) { facts.set(b.test, holds) }
            }
            if !found.contains(facts) { found.append(facts) }
        }
        return found
    }
}

import SuretyContracts
import SuretyFlow

extension FunctionContext {
    /// Whether the process ends in a block.
    public func endsProcess(in block: BlockID) -> Bool { ending(in: block) == .process }

    /// What the first call of a block that does not return ends; nil where all return.
    func ending(in block: BlockID) -> Ending? {
        let offset = Int(endingOffset[Int(block.index)])
        guard offset >= 0 else { return nil }
        let index = function.range(of: block).lowerBound + offset
        return ending(of: function.calls[Int(function.instructions[index].a)])
    }

    /// The returns that a path from behind an instruction comes to, as far as its conditions go together, without one that
    /// ends what is asked about; none where there are too many paths.
    ///
    /// - Parameter known: what else is known behind the instruction.
    public func returns(
        behind instruction: UInt32, in block: BlockID, knowing known: [TestID: Bool] = [:],
        unless ends: (UInt32) -> Bool
    ) -> [BlockID] {
        var found: [BlockID] = []
        var seen: [BlockID: [FactSet]] = [:]
        var facts = facts(in: block, before: instruction + 1)
        for (test, value) in known { facts.set(test, value) }
        var waiting = [(block: block, first: Int(instruction) + 1, facts: facts)]
        var steps = 0
        while let way = waiting.popLast() {
            steps += 1
            if steps > Self.wayLimit { return [] }
            var facts = way.facts
            guard passes(way.block, from: way.first, &facts, unless: ends) else { continue }
            let last = function.blocks[Int(way.block.index)]
            if last.terminator == .return, !found.contains(way.block) { found.append(way.block) }
            for (successor, known) in onward(last, facts) where seen[successor]?.contains(known) != true {
                seen[successor, default: []].append(known)
                waiting.append((successor, function.range(of: successor).lowerBound, known))
            }
        }
        return found
    }

    /// How many blocks are looked at, each time with other facts.
    private static let wayLimit = 1_000

    /// Whether control comes to the end of a block without an instruction that ends the matter or the program.
    private func passes(
        _ block: BlockID, from first: Int, _ facts: inout FactSet, unless ends: (UInt32) -> Bool
    ) -> Bool {
        currentBlock = block
        for index in first..<max(first, function.range(of: block).upperBound) {
            if ends(UInt32(index)) { return false }
            apply(function.instructions[index], to: &facts)
        }
        return endingOffset[Int(block.index)] < 0
    }

    /// Where control may go on, and what is known there.
    private func onward(_ block: Block, _ facts: FactSet) -> [(BlockID, FactSet)] {
        switch block.terminator {
        case .jump: return [(block.target, facts)]
        case .branch:
            let known = block.test == .unknown ? nil : facts.value(of: block.test)
            return [(block.target, !block.flag), (block.other, block.flag)].compactMap { successor, value in
                if let known, known != value { return nil }
                var decided = facts
                if block.test != .unknown { decided.set(block.test, value) }
                return (successor, decided)
            }
        case .return, .raise, .stop: return []
        }
    }
}

import SuretyFlow

/// When the literals of a function are made: none runs before that.
extension FunctionContext {
    /// Forgets what is known of variables to which a literal assigns that a call may run.
    func forgetWhatLiteralsAssign(_ facts: inout FactSet) {
        facts.remove { test in
            let root = function.places[Int(function.tests[Int(test.index)].place.index)].root
            let place = function.places[Int(root.index)]
            return place.isAssignedInClosure && mayRun(place.assigningRegion)
        }
    }

    /// Whether a call may run a literal: not one that runs right now, and not one that is still to be made.
    ///
    /// Linear in the number of blocks the first time that a literal is asked for, and constant then.
    private func mayRun(_ literal: RegionID) -> Bool {
        let region = function.blocks[Int(currentBlock.index)].region
        guard literal != region else { return false }
        guard literal != .body, let maker = makers[Int(literal.index)] else { return true }
        let home = function.blocks[Int(maker.index)].region
        let block = region == home ? currentBlock : currentExit
        guard let block, function.blocks[Int(block.index)].region == home else { return true }
        return blocks(behind: maker)[Int(block.index)]
    }

    /// By block: whether control may come to it from the beginning of one.
    private func blocks(behind start: BlockID) -> [Bool] {
        if let known = blocksBehind[start] { return known }
        var found = [Bool](repeating: false, count: function.blocks.count)
        _ = canReach(from: start) { block in
            found[Int(block.index)] = true
            return false
        }
        blocksBehind[start] = found
        return found
    }

    /// By region: the block that makes the literal, or calls it where it is written; nil where several do, or none does.
    func findMakers() -> [BlockID?] {
        var found = [BlockID?](repeating: nil, count: function.regions.count)
        var isKnown = [Bool](repeating: false, count: function.regions.count)
        for block in function.blocks.indices {
            for index in function.range(of: BlockID(block)) {
                guard let literal = literal(of: function.instructions[index]) else { continue }
                found[Int(literal.index)] = isKnown[Int(literal.index)] ? nil : BlockID(block)
                isKnown[Int(literal.index)] = true
            }
        }
        return found
    }

    private func literal(of instruction: Instruction) -> RegionID? {
        switch instruction.opcode {
        case .closure: return RegionID(Int(instruction.b))
        case .call, .defer, .spawn:
            guard case .region(let literal) = function.calls[Int(instruction.a)].callee else { return nil }
            return literal
        default: return nil
        }
    }
}

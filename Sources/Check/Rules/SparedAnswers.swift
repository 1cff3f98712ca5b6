import SuretyContracts
import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// Whether nothing is to be released of what a call acquires: it was asked with something that a contract says so of, such
    /// as a request for an answer's header alone.
    func isSpared(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard let carrier = clause.late,
            let place = function.place(of: carrier, in: call(of: record.instruction))
        else { return false }
        let givers = lastGivers(of: place, before: record.instruction, in: record.block)
        return givers.map { !$0.isEmpty && $0.allSatisfy { spares($0, place) } } ?? false
    }

    /// Whether a field beside an object says, on the way to an exit, that there is nothing to release: the status of an answer
    /// that has no body.
    func isEmpty(_ record: ObligationRecord, _ kind: Kind, _ clause: Clause, at exit: OpenExit) -> Bool {
        guard let (name, numbers) = kind.emptiness, !clause.path.names.isEmpty,
            let field = knowledge.symbols.find(name),
            let place = function.place(
                of: ContractPath(clause.path.root, clause.path.names.dropLast() + [field]),
                in: call(of: record.instruction))
        else { return false }
        let tests = numbers.compactMap {
            function.existingTest(.equals, of: place, value: UInt64(bitPattern: $0))
        }
        return exit.steps.contains {
            $0.kind == .holds && tests.contains(function.blocks[Int($0.number)].test)
        }
    }

    private func spares(_ giver: UInt32, _ place: PlaceID) -> Bool {
        let call = call(of: giver)
        return context.contract(of: call)?.clauses.contains { clause in
            clause.word == .spares && function.place(of: clause.path, in: call) == place
                && function.holds(clause.when, call) == true
        } ?? false
    }

    /// The calls that may have given a variable the value that it has when an instruction runs; nil where something else may
    /// have. Linear in the instructions of the way back.
    private func lastGivers(of variable: PlaceID, before instruction: UInt32, in block: BlockID) -> [UInt32]?
    {
        var givers: [UInt32] = []
        var seen: Set<BlockID> = []
        var waiting = [(block, function.range(of: block).lowerBound..<Int(instruction))]
        while let (block, range) = waiting.popLast() {
            if let last = range.last(where: { function.writes(variable, at: $0) }) {
                guard function.instructions[last].opcode == .call else { return nil }
                givers.append(UInt32(last))
                continue
            }
            let predecessors = context.predecessors[Int(block.index)].map { BlockID(Int($0)) }
            guard !predecessors.isEmpty else { return nil }
            for before in predecessors where context.isReachable(before) {
                if seen.insert(before).inserted { waiting.append((before, function.range(of: before))) }
            }
        }
        return givers
    }
}

extension FlowFunction {
    /// Whether an instruction gives a variable a value.
    fileprivate func writes(_ variable: PlaceID, at index: Int) -> Bool {
        let instruction = instructions[index]
        switch instruction.opcode {
        case .call: return results(of: calls[Int(instruction.a)]).contains(variable)
        case .assign, .set, .fresh, .forget, .decide, .convert, .closure, .bind:
            return PlaceID(Int(instruction.a)) == variable
        default: return false
        }
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// Whether every way on which an object is left comes through a place where the code is told to stop, by a channel in a
    /// choice: `case <-s.quit:`. What all other ways see to mostly goes with what stops there, and what is kept until a context
    /// ends does where its own parent has ended: `case <-ctx.Done():`.
    func isLeftWhereStopped(_ record: ObligationRecord, _ kind: Kind, _ exits: [OpenExit]) -> Bool {
        guard kind.isLasting || kind.releaseNames == ["()"], exits.allSatisfy({ $0.kind == .return }),
            hasStops(kind), let start = block(of: record.instruction)
        else { return false }
        // What no way sees to stays each time.
        let isSeenTo = record.isTransferredSomewhere || record.isReleasedSomewhere
        if kind.isLasting, !isSeenTo,
            program.runsOnce.comesAgain(function.code(of: record.region), surely: true)
        {
            return false
        }
        let roots = objects(of: call(of: record.instruction))
        var seen: Set<BlockID> = []
        var waiting = [(start, Int(record.instruction) + 1)]
        while let (block, first) = waiting.popLast() {
            let range = function.range(of: block)
            if (max(first, range.lowerBound)..<range.upperBound).contains(where: { endsWay($0, roots, kind) })
            {
                continue
            }
            if exits.contains(where: { $0.block == block }) { return false }
            function.forEachSuccessor(of: block) { next in
                if seen.insert(next).inserted { waiting.append((next, 0)) }
            }
        }
        return true
    }

    /// Whether an object is handed on, or the code is told to stop.
    private func endsWay(_ index: Int, _ roots: ObjectRoots, _ kind: Kind) -> Bool {
        let instruction = function.instructions[index]
        switch instruction.opcode {
        case .channel: return isStop(instruction, kind)
        case .transfer: return roots.contain(PlaceID(Int(instruction.b)))
        case .call, .spawn:
            let call = call(of: UInt32(index))
            if case .value(let place) = call.callee { return roots.contain(place) }
            return instruction.opcode == .spawn && roots.concern(call)
                || call.hasReceiver && roots.concern(call) && kind.releaseNames.contains(calleeName(call))
        default: return false
        }
    }

    private func hasStops(_ kind: Kind) -> Bool { function.instructions.contains { isStop($0, kind) } }

    /// Whether something is received in a choice, for nothing but that it comes, from a channel whose name says so.
    private func isStop(_ instruction: Instruction, _ kind: Kind) -> Bool {
        guard instruction.opcode == .channel, instruction.flag, instruction.b == ChannelUse.receive.rawValue,
            instruction.c == 0, instruction.a != .max
        else { return false }
        let place = PlaceID(Int(instruction.a))
        if let giver = function.calls.first(where: { function.results(of: $0).contains(place) }) {
            let name = calleeName(giver)
            return Self.endings.contains(name) ? kind.releaseNames == ["()"] : isStop(name)
        }
        let name = function.text(of: place, symbols: knowledge.symbols)
        return name.split(separator: ".").last.map { isStop(String($0)) } ?? false
    }

    private func isStop(_ name: String) -> Bool {
        let name = name.lowercased()
        return Self.stops.contains { name.contains($0) }
    }

    /// What gives the channel by which a context tells its end.
    private static let endings: Set = ["Done"]

    /// What the names of channels have in them by which code is told to stop.
    private static let stops = ["quit", "stop", "done", "clos", "exit", "shut", "term", "kill", "cancel"]
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

// What a function puts into a list or table that it returns when all is well, and drops when something fails.
extension Rule {
    /// The acquisitions whose list a failing return drops; not those that leak anyway.
    static func droppedListFindings(_ rule: RuleContext, besides leaks: [Finding]) -> [Finding] {
        guard rule.function.places.contains(where: { $0.isOnlyFilled }) else { return [] }
        return rule.solved.records.compactMap { record in
            guard !record.isGivenUp, record.isTransferredSomewhere, record.deferredReleases.isEmpty,
                let kind = rule.knowledge.kind(record.kind), !kind.isLock, !kind.isOutput,
                !leaks.contains(where: { $0.span == rule.span(of: record.instruction) }),
                let dropped = DroppedList(record, rule)
            else { return nil }
            return finding(rule, record, kind, dropped)
        }
    }

    private static func finding(
        _ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind, _ dropped: DroppedList
    ) -> Finding {
        let list = rule.function.text(of: dropped.list, symbols: rule.knowledge.symbols)
        let exit = rule.function.blocks[Int(dropped.exit.index)]
        return Finding(
            rule: "leak", severity: severity(record, kind, rule), language: rule.language, kind: kind.name,
            span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message:
                "what was put into '\(list)' before is not \(kind.released) where the function fails",
            consequence: kind.harm,
            steps: [
                Step(kind: .acquire, span: rule.span(of: record.instruction), text: "\(kind.acquired) here"),
                Step(kind: .transfer, span: rule.span(of: dropped.transfer), text: "put into '\(list)'"),
                Step(
                    kind: .exit, span: rule.span(exit.start, exit.end),
                    text: "leaves without '\(list)' and what is in it"),
            ],
            fixes: [
                Fix(title: "go over '\(list)' on the way out, so that each \(kind.noun) is \(kind.released)")
            ], exit: ExitKind.return.rawValue)
    }

    private static func severity(_ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext) -> Severity {
        if rule.isOfTests || kind.expires || kind.isVirtual || kind.isSlightOnFailure || kind.isProcessLong {
            return .note
        }
        let code = rule.function.code(of: record.region)
        return !kind.survives && rule.program.runsOnce.answer(code, onlyFailing: true) ? .note : .error
    }
}

/// A list or table that nobody takes anything out of, with an object in it, and a failing return that drops it.
private struct DroppedList {
    /// The variable.
    let list: PlaceID
    /// The instruction that puts the object into it.
    let transfer: UInt32
    /// The return.
    let exit: BlockID

    init?(_ record: ObligationRecord, _ rule: RuleContext) {
        let function = rule.function
        guard case .call(let number, let clause) = record.acquisition,
            let object = function.place(of: clause.path, in: function.calls[Int(number)])
        else { return nil }
        let put = function.positions(in: record.region).first { index in
            let instruction = function.instructions[index]
            return instruction.opcode == .transfer && instruction.a != .max
                && instruction.c == Transfer.container.rawValue
                && Self.isObject(PlaceID(Int(instruction.b)), object, function)
        }
        guard let put else { return nil }
        let list = PlaceID(Int(function.instructions[put].a))
        guard Self.isOwn(list, record.region, function), let block = rule.block(of: UInt32(put)),
            // What is put into it once is there when the function returns it.
            rule.context.canReach(from: block, to: record.block), Self.isReturned(list, function)
        else { return nil }
        let exit = function.blocks.indices.map { BlockID($0) }.first { exit in
            let b = function.blocks[Int(exit.index)]
            return b.terminator == .return && b.region == record.region && rule.context.isReachable(exit)
                && rule.context.endingOffset[Int(exit.index)] < 0 && rule.context.isFailure(exit)
                && rule.context.canReach(from: block, to: exit) && !Self.returns(list, in: exit, function)
        }
        guard let exit else { return nil }
        self.list = list
        transfer = UInt32(put)
        self.exit = exit
    }

    /// Whether a place holds an object, or what it is a part of, by its own name or by one more.
    private static func isObject(_ place: PlaceID, _ object: PlaceID, _ function: FlowFunction) -> Bool {
        if place == object || function.contains(place, object) { return true }
        return function.instructions.contains { instruction in
            [.assign, .convert].contains(instruction.opcode) && instruction.a == place.index
                && (instruction.b == object.index || function.contains(PlaceID(Int(instruction.b)), object))
        }
    }

    /// Whether a variable is the function's own, and holds nothing but what is put into it here.
    private static func isOwn(_ list: PlaceID, _ region: RegionID, _ function: FlowFunction) -> Bool {
        let place = function.places[Int(list.index)]
        guard place.isOnlyFilled, place.role == .local, place.parent.isNone, place.region == region,
            !place.isAddressTaken, !place.isAssignedInClosure
        else { return false }
        return function.instructions.allSatisfy { instruction in
            guard function.assigns(instruction, list) else { return true }
            switch instruction.opcode {
            case .set, .fresh: return true
            case .assign:
                return instruction.b == list.index
                    || function.instructions.contains { $0.opcode == .fresh && $0.a == instruction.b }
            default: return false
            }
        }
    }

    private static func isReturned(_ list: PlaceID, _ function: FlowFunction) -> Bool {
        function.instructions.contains { returns(list, $0, function) }
    }

    private static func returns(_ list: PlaceID, in block: BlockID, _ function: FlowFunction) -> Bool {
        function.range(of: block).contains { returns(list, function.instructions[$0], function) }
    }

    private static func returns(_ list: PlaceID, _ instruction: Instruction, _ function: FlowFunction) -> Bool
    {
        instruction.opcode == .assign && instruction.b == list.index
            && function.places[Int(instruction.a)].role == .result
    }
}

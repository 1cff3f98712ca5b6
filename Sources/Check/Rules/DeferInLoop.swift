import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A deferred release that waits for the function's end while a loop acquires again.
    static let deferInLoop = Rule("defer-in-loop") { rule in
        var findings: [Finding] = []
        var seen = Set<UInt32>()
        for record in rule.solved.records where !record.isGivenUp {
            for instruction in record.deferredReleases where !seen.contains(instruction) {
                guard let finding = loopFinding(rule, record, instruction) else { continue }
                seen.insert(instruction)
                findings.append(finding)
            }
        }
        for record in rule.solved.records { seen.formUnion(record.deferredReleases) }
        return findings + unknownLoopFindings(rule, besides: seen)
    }

    /// Whether the defer comes after the acquisition in the same round; one in front of the loop is another's.
    private static func isBehind(
        _ rule: RuleContext, _ record: ObligationRecord, _ instruction: UInt32, _ block: BlockID
    ) -> Bool {
        block == record.block
            ? instruction > record.instruction : rule.context.canReach(from: record.block, to: block)
    }

    /// The blocks of a round: those between a block of it and the next acquisition.
    private static func round(_ rule: RuleContext, _ record: ObligationRecord, _ block: BlockID) -> [BlockID]
    {
        rule.function.blocks.indices.map { BlockID($0) }.filter {
            rule.context.canReach(from: block, to: $0) && rule.context.canReach(from: $0, to: record.block)
        }
    }

    /// Whether later rounds use the object of an earlier one: it is acquired once, by the first round that needs it.
    private static func isOfFirstRound(_ rule: RuleContext, _ record: ObligationRecord) -> Bool {
        let function = rule.function
        guard case .call(let number, let clause) = record.acquisition,
            let object = function.place(of: clause.path, in: function.calls[Int(number)])
        else { return false }
        let root = function.places[Int(object.index)].root
        var names: Set = [root]
        for instruction in function.instructions where instruction.opcode == .assign {
            if PlaceID(Int(instruction.b)) == root { names.insert(PlaceID(Int(instruction.a))) }
        }
        return blocksPassedWithoutAcquisition(rule, record).contains { block in
            function.range(of: block).contains { index in
                let instruction = function.instructions[index]
                guard instruction.opcode == .call else { return false }
                let call = function.calls[Int(instruction.a)]
                return names.contains(call.receiver)
                    || function.arguments(of: call).contains { names.contains($0.place) }
            }
        }
    }

    /// The blocks of a loop that a round comes through without an acquisition in it.
    private static func blocksPassedWithoutAcquisition(
        _ rule: RuleContext, _ record: ObligationRecord
    ) -> Set<BlockID> {
        let function = rule.function
        let loop = Set(round(rule, record, record.block))
        let before = function.blocks.indices.map { BlockID($0) }.filter {
            !loop.contains($0) && rule.context.isReachable($0)
        }
        var waiting: [BlockID] = []
        for block in before {
            function.forEachSuccessor(of: block) { if loop.contains($0) { waiting.append($0) } }
        }
        var passed: Set<BlockID> = []
        while let block = waiting.popLast() {
            guard block != record.block, passed.insert(block).inserted else { continue }
            function.forEachSuccessor(of: block) { if loop.contains($0) { waiting.append($0) } }
        }
        return passed
    }

    /// Whether each round takes the same lock: the variables on its path do not change in the loop.
    private static func isSameLock(_ rule: RuleContext, _ record: ObligationRecord, _ block: BlockID) -> Bool
    {
        guard case .call(let number, let clause) = record.acquisition,
            case .argument(let index) = clause.path.root
        else { return true }
        let arguments = rule.function.arguments(of: rule.function.calls[Int(number)])
        guard index < arguments.count else { return true }
        let lock = arguments[arguments.startIndex + index].place
        for id in round(rule, record, block) {
            for instruction in rule.function.range(of: id) {
                let i = rule.function.instructions[instruction]
                guard [.assign, .forget, .set, .fresh, .convert].contains(i.opcode) else { continue }
                if rule.function.contains(PlaceID(Int(i.a)), lock) { return false }
            }
        }
        return true
    }

    /// Whether the round puts the object where later ones, or the code behind the loop, may want it, or releases it
    /// itself.
    private static func isSeenTo(_ rule: RuleContext, _ record: ObligationRecord, _ block: BlockID)
        -> Bool
    {
        guard case .call(let number, _) = record.acquisition else { return false }
        let function = rule.function
        let roots = rule.objects(of: function.calls[Int(number)])
        return round(rule, record, block).contains { id in
            function.range(of: id).contains { index in
                let instruction = function.instructions[index]
                switch instruction.opcode {
                case .transfer: return roots.contain(PlaceID(Int(instruction.b)))
                // A task of the round may go on when the round has ended.
                case .spawn: return roots.concern(function.calls[Int(instruction.a)])
                // The deferred call is there for the ways out in between.
                case .call:
                    let call = function.calls[Int(instruction.a)]
                    return releases(rule, call, record, roots)
                        || endsWithItsLoop(rule, call, id, record, roots)
                default: return false
                }
            }
        }
    }

    /// Whether a call says that an object is at its end, and gives it back then, and a loop in the round asks until it does:
    /// `for rows.Next()`.
    private static func endsWithItsLoop(
        _ rule: RuleContext, _ call: Call, _ block: BlockID, _ record: ObligationRecord, _ roots: ObjectRoots
    ) -> Bool {
        guard roots.concern(call), let names = rule.knowledge.kind(record.kind)?.releaseNames,
            !names.contains("()")
        else { return false }
        return rule.context.contract(of: call)?.releases.contains {
            $0.on == .no && ($0.kind == .any || $0.kind == record.kind)
        } ?? false && rule.context.canReach(from: block, to: block, avoiding: record.block)
    }

    /// Whether a call releases an object of a kind by its name.
    private static func releases(
        _ rule: RuleContext, _ call: Call, _ record: ObligationRecord, _ roots: ObjectRoots
    ) -> Bool {
        guard roots.concern(call), let names = rule.knowledge.kind(record.kind)?.releaseNames else {
            return false
        }
        // A callback that is given what belongs to the object does not end it.
        if case .value(let place) = call.callee { return names.contains("()") && roots.contain(place) }
        return call.hasReceiver && names.contains(rule.calleeName(call))
    }

    /// What ends by itself is only late, as is a name in the file system; an answer that was read to its end holds nothing,
    /// a cancel function keeps little, and a test ends soon. What a loop over a few given things keeps is few, and a program's
    /// list is mostly short: it weighs where such lists come again and again. How long a list is that a library is given is for
    /// others to say. What a loop waits for may be any number, and that a program does it once is no excuse then.
    private static func severity(
        _ record: ObligationRecord, _ kind: Kind, _ instruction: UInt32, _ rule: RuleContext
    ) -> Severity {
        if kind.expires || kind.isNamed || kind.isDrained || kind.isVirtual { return .note }
        var isFew = false
        if !kind.isLock {
            let rounds = DeferRounds(rawValue: rule.function.instructions[Int(instruction)].b) ?? .open
            let code = rule.function.code(of: record.region)
            let isOfOthers = rounds == .given && rule.program.uses.isOfLibrary(code.function)
            if rounds == .few { return .note }
            isFew = rounds < .open && !rule.program.runsOnce.comesAgain(code, surely: true)
            if isFew, !isOfOthers, !rule.isOfTests { return .note }
        }
        return kind.isMild || isFew || rule.isOfTests ? .warning : .error
    }

    private static func loopFinding(
        _ rule: RuleContext, _ record: ObligationRecord, _ instruction: UInt32
    ) -> Finding? {
        guard let kind = rule.knowledge.kind(record.kind), let block = rule.block(of: instruction),
            rule.function.blocks[Int(block.index)].region == record.region,
            rule.context.canReach(from: block, to: record.block), isBehind(rule, record, instruction, block),
            kind.isLock
                ? isSameLock(rule, record, block)
                : !isSeenTo(rule, record, block) && !isOfFirstRound(rule, record)
        else { return nil }
        let call = rule.call(of: instruction)
        let consequence =
            kind.isLock
            ? "the next round waits for a lock that this one still holds"
            : "each round keeps one more until '\(rule.name(of: record.region))' returns"
        return Finding(
            rule: "defer-in-loop", severity: severity(record, kind, instruction, rule),
            language: rule.language, kind: kind.name,
            span: rule.span(of: instruction), function: rule.name(of: record.region),
            message:
                "the deferred '\(rule.calleeName(call))' runs when the function returns, not when the round ends",
            consequence: consequence,
            steps: [
                Step(
                    kind: .acquire, span: rule.span(of: record.instruction),
                    text: "\(kind.acquired) in each round"),
                Step(kind: .defer, span: rule.span(of: instruction), text: "waits for the function's end"),
            ],
            fixes: [
                Fix(
                    title:
                        "move the body of the loop into a function of its own, so that the deferred call ends each round",
                    mend: .ownFunction(deferred: rule.span(of: instruction)))
            ],
            exit: ExitKind.return.rawValue)
    }
}

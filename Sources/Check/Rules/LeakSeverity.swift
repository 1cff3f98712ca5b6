import SuretyContracts
import SuretyFlow
import SuretyObligations

// How much it weighs that an obligation is not discharged.
extension Rule {
    /// What ends by itself is only late: a note, unless others wait for it; so is what may be nothing but memory. What is
    /// forgotten once in the life of a process, or in a test, goes with a process that ends soon or keeps one of it: a
    /// note, unless it outlives the process or stops everybody. What a test leaves in the file system is of its machine,
    /// and what lies in a folder of the caller's goes where that goes.
    static func leakSeverity(
        _ record: ObligationRecord, _ index: Int, _ kind: Kind, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Severity {
        let isTest = rule.isOfTests
        if isTest && kind.isNamed || kind.expires && !kind.survives || kind.isVirtual { return .note }
        let id = ObligationID(function: rule.function.id, record: index)
        if !record.isReleasedSomewhere, rule.program.folders.lieInFolderOfOthers.contains(id) { return .note }
        if kind.isReaped && isLeftAlone(record, rule) { return .note }
        let onlyFailing = exits.allSatisfy { $0.kind == .return && rule.context.isFailure($0.block) }
        // What is kept for a process's life is made when it starts: where that fails, the process mostly ends.
        if (kind.isProcessLong || kind.isSlightOnFailure) && onlyFailing { return .note }
        if kind.isProcessLong && isKept(record, exits, rule) { return .note }
        // What the code takes for an error that cannot be, mostly cannot.
        if onlyFailing, exits.allSatisfy({ rule.context.knowsOtherType(at: $0.block) }) { return .note }
        // Nor is what a call gives of another type than the code knows that it gives.
        if let object = rule.object(of: record),
            exits.allSatisfy({ rule.context.knowsOtherType(of: object, at: $0.block) })
        {
            return .note
        }
        if rule.isLeftWhereStopped(record, kind, exits) { return .note }
        if exits.allSatisfy({ hardlyHappens($0, record, kind, rule) }) { return .note }
        if case .call(_, let clause) = record.acquisition, rule.endsWithOwnContext(record, clause) {
            return .note
        }
        if !kind.survives || kind.isReaped, !kind.isLock {
            let code = rule.function.code(of: record.region)
            if isTest || rule.program.runsOnce.answer(code, onlyFailing: onlyFailing) { return .note }
            // A few of what a process has a few of, or of what is only memory by now.
            if kind.isProcessLong || kind.isSlightOnFailure || kind.droppable != .never,
                rule.program.runsOnce.isBounded(code)
            {
                return .note
            }
            // What a program forgets that does one thing goes with it, unless others wait for it meanwhile.
            if !kind.isPooled, !kind.isCounter, !kind.isPeer, rule.program.runsOnce.isOfCommand(code) {
                return .note
            }
        }
        if !kind.isLock, !record.isReleasedSomewhere, !onlyFailing, mayBeMeant(record, kind, rule) {
            return .note
        }
        return kind.expires || kind.isProcessLong || isTest ? .warning : .error
    }

    /// Whether what no way out releases, though nothing has failed, may be kept on purpose: nothing shows that the code runs
    /// again and again, and it is customary for such a thing, or nobody is there who would know.
    private static func mayBeMeant(
        _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        let code = rule.function.code(of: record.region)
        let runsOnce = rule.program.runsOnce
        return (kind.isNamed || kind.isLasting || (!kind.survives && runsOnce.isUnused(code)))
            && !runsOnce.comesAgain(code)
    }

    /// Whether a deferred call releases what was made where the function fails, or nothing does, and it is left where the
    /// function does not fail: somebody has it then.
    private static func isKept(
        _ record: ObligationRecord, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Bool {
        (!record.deferredReleases.isEmpty || !record.isReleasedSomewhere)
            && exits.allSatisfy { $0.kind == .return && !rule.context.isFailure($0.block) }
    }

    /// Whether an exit is taken since something has failed that does not fail, unless the program is wrong.
    static func hardlyHappens(
        _ exit: OpenExit, _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        let witness = Witness(rule: rule, record: record, kind: kind)
        guard let call = witness.failingCall(at: exit) else { return false }
        return rule.isReliable(call) || closesUnused(call, record, rule)
    }

    /// Whether a call closes something that the same call has opened as the object, and that nobody has used.
    private static func closesUnused(
        _ close: Call, _ record: ObligationRecord, _ rule: RuleContext
    ) -> Bool {
        guard close.hasReceiver, let handle = rule.function.arguments(of: close).first?.place, !handle.isNone,
            rule.solved.records.contains(where: { other in
                other.instruction == record.instruction && other.kind != record.kind
                    && rule.knowledge.kind(other.kind)?.releaseNames.contains(rule.calleeName(close)) == true
            })
        else { return false }
        return !rule.function.instructions.indices.contains { index in
            guard index > record.instruction, rule.function.instructions[index].opcode == .call else {
                return false
            }
            let call = rule.call(of: UInt32(index))
            return call.start < close.start && rule.context.contract(of: call)?.isPure != true
                && rule.function.arguments(of: call).contains { $0.place == handle }
        }
    }

    /// Whether nothing is done any more with what was begun: it is left to itself on purpose. Its number may be told.
    private static func isLeftAlone(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        guard !record.isReleasedSomewhere, !record.isTransferredSomewhere,
            case .call(let number, _) = record.acquisition
        else { return false }
        let begin = rule.function.calls[Int(number)]
        let roots = rule.objects(of: begin, countsDeepParts: false)
        return !rule.function.instructions.indices.contains { index in
            let instruction = rule.function.instructions[index]
            guard index > record.instruction, instruction.opcode == .call || instruction.opcode == .bind,
                // Who only tells that it could not be begun does nothing with it.
                let block = rule.context.block(of: UInt32(index)), !rule.context.isFailure(block)
            else { return false }
            return roots.concern(rule.call(of: UInt32(index)))
        }
    }
}

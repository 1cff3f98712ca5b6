import SuretyContracts
import SuretyFlow
import SuretyObligations

/// How much it weighs that an obligation is not discharged, and what says that it is not more.
struct Weight {
    /// The severity.
    var severity: Severity
    /// Why it is a note, in place of what comes of it; empty where it is none.
    var reason = ""

    /// Makes a weight that needs no reason.
    init(_ severity: Severity) { self.severity = severity }

    /// A note, with its reason.
    static func note(_ reason: String) -> Weight {
        var weight = Weight(.note)
        weight.reason = reason
        return weight
    }
}

// What it weighs that an obligation is not discharged.
extension Rule {
    /// What ends by itself is only late: a note, unless others wait for it; so is what may be nothing but memory. What is
    /// forgotten once in the life of a process, or in a test, goes with a process that ends soon or keeps one of it: a
    /// note, unless it outlives the process or stops everybody. What a test leaves in the file system is of its machine,
    /// and what lies in a folder of the caller's goes where that goes.
    static func weight(
        _ record: ObligationRecord, _ index: Int, _ kind: Kind, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Weight {
        let isTest = rule.isOfTests
        if isTest && kind.isNamed { return .note("it is of the machine on which the tests run") }
        if kind.expires && !kind.survives || kind.isVirtual { return .note(kind.harm) }
        let id = ObligationID(function: rule.function.id, record: index)
        if !record.isReleasedSomewhere, rule.program.folders.lieInFolderOfOthers.contains(id) {
            return .note("it lies in a folder of somebody else's, who may remove that")
        }
        if kind.isReaped && isLeftAlone(record, rule) {
            return .note("it is left to itself, which may be meant; \(kind.harm)")
        }
        let onlyFailing = exits.allSatisfy { $0.kind == .return && rule.context.isFailure($0.block) }
        // What is kept for a process's life is made when it starts: where that fails, the process mostly ends.
        if (kind.isProcessLong || kind.isSlightOnFailure) && onlyFailing {
            return .note("where this fails, the program mostly does not go on; else \(kind.harm)")
        }
        if kind.isProcessLong && kind.isMild { return .note(kind.harm) }
        if kind.isProcessLong && isKept(record, exits, rule) {
            return .note("whoever has it then may see to it; else \(kind.harm)")
        }
        if isLeftWhereOfOtherType(record, exits, onlyFailing, rule) {
            return .note("a value of another type mostly cannot be; else \(kind.harm)")
        }
        if rule.isLeftWhereStopped(record, kind, exits) {
            return .note("it goes with what is told to stop, if that ends; else \(kind.harm)")
        }
        if rule.isSwitchedOff(record, at: exits) {
            return .note(
                "a variable is set that keeps the deferred call from it, which is meant; else \(kind.harm)")
        }
        if exits.allSatisfy({ hardlyHappens($0, record, kind, rule) }) {
            return .note("such a failure hardly happens; else \(kind.harm)")
        }
        if kind.isNamed, exits.allSatisfy({ $0.kind == .return && !rule.context.isFailure($0.block) }),
            leavesByPathBelow(record, rule)
        {
            return .note("a path below it leaves with what is returned, and whoever has that may remove it")
        }
        if case .call(_, let clause) = record.acquisition, rule.endsWithOwnContext(record, clause) {
            return .note("it ends with a context that this function cancels")
        }
        return repeatedWeight(record, kind, onlyFailing, rule)
    }

    /// Whether a path that is made of a name is returned, or given to what is made for the caller.
    private static func leavesByPathBelow(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        guard let name = rule.object(of: record) else { return false }
        let function = rule.function
        let returned = function.instructions.filter {
            $0.opcode == .assign && $0.b != .max
                && function.places[Int(function.places[Int($0.a)].root.index)].role == .result
        }.map { PlaceID(Int($0.b)) }
        func isBelow(_ place: PlaceID) -> Bool {
            !place.isNone && place != name
                && NameOrigins(of: place, in: function, knowledge: rule.knowledge).contain(name)
        }
        if returned.contains(where: isBelow) { return true }
        return function.calls.contains { call in
            function.results(of: call).contains {
                !$0.isNone && returned.contains($0) && !isText($0, function)
            }
                && function.arguments(of: call).contains { isBelow($0.place) }
        }
    }

    private static func isText(_ place: PlaceID, _ function: FlowFunction) -> Bool {
        function.places[Int(function.places[Int(place.index)].root.index)].isText
    }

    /// Whether all exits lie where a value is of another type than the code knows it to be of.
    private static func isLeftWhereOfOtherType(
        _ record: ObligationRecord, _ exits: [OpenExit], _ onlyFailing: Bool, _ rule: RuleContext
    ) -> Bool {
        // What the code takes for an error that cannot be, mostly cannot.
        if onlyFailing, exits.allSatisfy({ rule.context.knowsOtherType(at: $0.block) }) { return true }
        // Nor is what a call gives of another type than the code knows that it gives.
        guard let object = rule.object(of: record) else { return false }
        return exits.allSatisfy { exit in
            rule.context.knowsOtherType(of: object, at: exit.block)
                || exit.steps.last.map { rule.context.decidesOtherTypeOfPart($0, of: object) } == true
        }
    }

    /// How much it weighs by how often the code runs, and by what shows that it should have been released.
    private static func repeatedWeight(
        _ record: ObligationRecord, _ kind: Kind, _ onlyFailing: Bool, _ rule: RuleContext
    ) -> Weight {
        let isTest = rule.isOfTests
        if !kind.survives || kind.isReaped, !kind.isLock {
            if isTest { return .note("it goes with the process of the tests") }
            let code = rule.function.code(of: record.region)
            let runsOnce = rule.program.runsOnce
            if isLeftInEachRound(record, rule) { return Weight(kind.isMild ? .warning : .error) }
            if runsOnce.answer(code, onlyFailing: onlyFailing) {
                return .note("this runs once, or fails once, and the process takes it back when it ends")
            }
            // A few of what a process has a few of, or of what is only memory by now.
            if kind.isProcessLong || kind.isSlightOnFailure || kind.droppable != .never,
                runsOnce.isBounded(code)
            {
                return .note("this runs no more often than there is something to do that was there at first")
            }
            // What a program forgets that does one thing goes with it, unless others wait for it meanwhile.
            if !kind.isPooled, !kind.isCounter, !kind.isPeer, runsOnce.isOfCommand(code) {
                return .note("the program does one thing and ends, and the process takes it back then")
            }
        }
        if !kind.isLock, !record.isReleasedSomewhere, !onlyFailing, mayBeMeant(record, kind, rule) {
            return .note("nothing shows that this runs again and again: it may be meant to stay")
        }
        let isMild = kind.expires || kind.isProcessLong || kind.isMild || isTest
        return Weight(isMild || isFew(record, kind, onlyFailing, rule) ? .warning : .error)
    }

    /// Whether a loop without an end leaves one after the other of what something gives that is open, such as a listener: that
    /// the code begins once is no excuse then.
    private static func isLeftInEachRound(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        let function = rule.function
        let call = rule.call(of: record.instruction)
        let name = rule.calleeName(call)
        guard record.openExits.contains(where: { $0.instruction == record.instruction }), call.hasReceiver,
            rule.knowledge.catalogue.kinds.kinds.contains(where: {
                $0.isLasting && $0.useNames.contains(name)
            })
        else { return false }
        return function.blocks.indices.contains { index in
            let (head, block) = (BlockID(index), function.blocks[index])
            return block.isLoopHead && block.terminator == .jump && block.region == record.region
                && rule.context.canReach(from: head, to: record.block)
                && rule.context.canReach(from: record.block, to: head)
        }
    }

    /// Whether all of the code that may come here is there, and does not show that this runs again and again, and either
    /// nothing failed and no way out releases it, or the runtime releases what nobody has: a few are left then, for a while.
    private static func isFew(
        _ record: ObligationRecord, _ kind: Kind, _ onlyFailing: Bool, _ rule: RuleContext
    ) -> Bool {
        guard !kind.survives, !kind.isLock, !kind.isPooled,
            kind.isCollected || !record.isReleasedSomewhere && !onlyFailing
        else { return false }
        let code = rule.function.code(of: record.region)
        return rule.program.uses.isOfApplication(code.function) && !rule.program.runsOnce.comesAgain(code)
    }

    /// Whether what no way out releases, though nothing has failed, may be kept on purpose: nothing shows that the code runs
    /// again and again, and it is customary for such a thing, or nobody is there who would know.
    private static func mayBeMeant(
        _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        let code = rule.function.code(of: record.region)
        let runsOnce = rule.program.runsOnce
        return (kind.isNamed || kind.isLasting || (!kind.survives && runsOnce.isUnused(code)))
            && !isLost(record, kind, rule) && !runsOnce.comesAgain(code)
    }

    /// Whether the last variable that has it gets another value: nobody can have meant to keep it then. A name may have
    /// become part of another one.
    private static func isLost(_ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext) -> Bool {
        guard !kind.isNamed, let object = rule.object(of: record) else { return false }
        return record.openExits.contains { exit in
            exit.kind == .overwritten
                && !exit.steps.contains { rule.context.decidesOtherType($0, of: object) }
        }
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
        return rule.isReliable(call, for: record) || closesUnused(call, record, rule)
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

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// An obligation that is not discharged on some path to an exit.
    static let leak = Rule("leak") { rule in
        rule.solved.records.indices.compactMap { leakFinding(rule, $0) }
    }

    private static func leakFinding(_ rule: RuleContext, _ index: Int) -> Finding? {
        let record = rule.solved.records[index]
        guard !record.isGivenUp, case .call(_, let clause) = record.acquisition,
            let kind = rule.knowledge.kind(record.kind)
        else { return nil }
        let exits = record.openExits.filter { isLeak($0, record, kind, rule) }
        guard !exits.isEmpty, isOurs(rule, record, clause, kind, index) else { return nil }
        return finding(rule, index, kind, exits.sorted { precedes($0, $1, rule) })
    }

    /// How many further exits are shown.
    private static let relatedLimit = 4

    /// Whether an exit is one at which this kind of resource may not be held.
    private static func isLeak(
        _ exit: OpenExit, _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        let endsProgram = rule.info.isEntry && record.region == .body && !kind.survives
        if kind.isPeer && !rule.mayHaveSpawned(before: exit) { return false }
        switch exit.kind {
        case .return, .dropped: return !endsProgram
        case .overwritten: return true
        case .raise, .goroutine, .process: return false
        }
    }

    /// Whether releasing is this function's business, as far as the whole program tells.
    private static func isOurs(
        _ rule: RuleContext, _ record: ObligationRecord, _ clause: Clause, _ kind: Kind, _ index: Int
    ) -> Bool {
        if kind.isLock {
            return rule.owesLock(record, clause, index)
        }
        // Whether the end of an output is missing is another rule's question.
        if kind.isOutput { return false }
        if kind.isProcessLong { return record.isReleasedSomewhere || record.isTransferredSomewhere }
        if rule.program.folders.goWithFolder.contains(ObligationID(function: rule.function.id, record: index))
        {
            return false
        }
        // What a constructor stored in its result is only known to be released by a method that does it.
        if case .result(let number) = clause.path.root, !clause.path.names.isEmpty, isInferred(record, rule) {
            // A cancel function inside of what a constructor gives ends with it.
            return number == 0 && kind.releaseNames != ["()"] && hasReleaser(record, clause, rule)
        }
        return true
    }

    /// Whether a method of what the call gives releases the path.
    private static func hasReleaser(_ record: ObligationRecord, _ clause: Clause, _ rule: RuleContext) -> Bool
    {
        guard case .function(let id) = rule.call(of: record.instruction).callee else { return false }
        let type = rule.knowledge.functions[Int(id.index)].firstResultType
        return rule.program.releasedPaths.contains(ReleasedPath(type: type, names: clause.path.names))
    }

    private static func isInferred(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        rule.context.contract(of: rule.call(of: record.instruction))?.origin == .inferred
    }

    private static func precedes(_ a: OpenExit, _ b: OpenExit, _ rule: RuleContext) -> Bool {
        rule.span(of: a).start < rule.span(of: b).start
    }

    private static func finding(
        _ rule: RuleContext, _ index: Int, _ kind: Kind, _ exits: [OpenExit]
    ) -> Finding {
        let record = rule.solved.records[index]
        let witness = Witness(rule: rule, record: record, kind: kind)
        let first = exits[0]
        var finding = Finding(
            rule: "leak", severity: severity(record, index, kind, exits, rule), language: rule.language,
            kind: kind.name, span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message: message(record, kind, first, witness), consequence: consequence(kind),
            steps: witness.steps(to: first),
            related: exits.dropFirst().prefix(relatedLimit).map {
                Step(kind: .exit, span: rule.span(of: $0), text: "and here")
            }, fixes: [fix(kind, witness, record, exits, rule)], exit: first.kind.rawValue)
        finding.isShownByCode = record.isReleasedSomewhere
        return finding
    }

    /// What ends by itself is only late: a note, unless others wait for it; so is what may be nothing but memory. What is forgotten once in the life of a
    /// process, or in a test, goes with a process that ends soon or keeps one of it: a note, unless it outlives the
    /// process or stops everybody. What a test leaves in the file system is of its machine, and what lies in a folder of
    /// the caller's goes where that goes.
    private static func severity(
        _ record: ObligationRecord, _ index: Int, _ kind: Kind, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Severity {
        let isTest = rule.isOfTests
        if isTest && kind.isNamed || kind.expires && !kind.survives || kind.isVirtual { return .note }
        let id = ObligationID(function: rule.function.id, record: index)
        if !record.isReleasedSomewhere, rule.program.folders.lieInFolderOfOthers.contains(id) { return .note }
        if kind.isReaped && isLeftAlone(record, rule) { return .note }
        // What is kept for a process's life is made when it starts: where that fails, the process mostly ends.
        if kind.isProcessLong, exits.allSatisfy({ $0.kind == .return && rule.context.isFailure($0.block) }) {
            return .note
        }
        // What the code takes for an error that cannot be, mostly cannot.
        if exits.allSatisfy({ isFailureOfType($0, rule) }) { return .note }
        if case .call(_, let clause) = record.acquisition, rule.endsWithOwnContext(record, clause) {
            return .note
        }
        if !kind.survives || kind.isReaped, !kind.isLock {
            let code = rule.function.code(of: record.region)
            let onlyFailing = exits.allSatisfy { $0.kind == .return && rule.context.isFailure($0.block) }
            if isTest || rule.program.runsOnce.answer(code, onlyFailing: onlyFailing) { return .note }
        }
        return kind.expires || kind.isProcessLong || isTest ? .warning : .error
    }

    /// Whether a function fails since a value is of a type that it does not expect.
    private static func isFailureOfType(_ exit: OpenExit, _ rule: RuleContext) -> Bool {
        exit.kind == .return && rule.context.isFailure(exit.block)
            && rule.context.knowsOtherType(at: exit.block)
    }

    /// Whether nothing is done any more with what was begun: it is left to itself on purpose.
    private static func isLeftAlone(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        guard !record.isReleasedSomewhere, !record.isTransferredSomewhere,
            case .call(let number, _) = record.acquisition
        else { return false }
        let begin = rule.function.calls[Int(number)]
        let roots = rule.objects(of: begin)
        return !rule.function.instructions.indices.contains { index in
            let instruction = rule.function.instructions[index]
            guard index > record.instruction, instruction.opcode == .call || instruction.opcode == .bind
            else { return false }
            return roots.concern(rule.call(of: UInt32(index)))
        }
    }

    private static func consequence(_ kind: Kind) -> String {
        if !kind.harm.isEmpty { return kind.harm }
        return kind.survives ? "it outlives the process" : "each such call keeps one more"
    }

    private static func message(
        _ record: ObligationRecord, _ kind: Kind, _ exit: OpenExit, _ witness: Witness
    ) -> String {
        let head = "the \(kind.noun) \(kind.acquired) here"
        switch exit.kind {
        case .dropped: return "\(head) is never \(kind.released): nothing names it"
        case .overwritten where exit.instruction == record.instruction:
            return "\(head) is not \(kind.released) before the next round of the loop"
        case .overwritten: return "\(head) is not \(kind.released) before its variable gets another value"
        default:
            let circumstance = witness.circumstance(exit)
            let isEverywhere = !record.isReleasedSomewhere && !record.isTransferredSomewhere
            if isEverywhere { return "\(head) is not \(kind.released)" }
            return
                "\(head) is not \(kind.released)\(circumstance == " on every path" ? " on some path" : circumstance)"
        }
    }

    private static func fix(
        _ kind: Kind, _ witness: Witness, _ record: ObligationRecord, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Fix {
        let name = witness.objectName
        guard name.hasPrefix("'"), let release = rule.releaseName(of: record, kind) else {
            return Fix(title: "keep the \(kind.noun) in a variable and see to it that it is \(kind.released)")
        }
        let object = name.dropFirst().dropLast()
        let call =
            release == "()"
            ? "\(object)()" : kind.isNamed ? "\(release)(\(object))" : "\(object).\(release)()"
        let written = ReleaseCall(
            object: String(object), name: release == "()" ? "" : release,
            package: kind.isNamed ? rule.packageReleasing(record.kind, by: release) ?? "" : "")
        let isWritable = !kind.isNamed || !written.package.isEmpty
        return Fix(
            title: "'defer \(call)' once the acquisition has succeeded, or '\(call)' on each way out",
            mend: isWritable ? mend(written, record, exits, rule) : nil)
    }

    /// Whether the release is a method of the object itself: of a pipe that belongs to a command it is one of what another
    /// call gives, and of what a function makes of a name it may be a function too.
    private static func isCalledOnObject(
        _ release: ReleaseCall, _ record: ObligationRecord, _ rule: RuleContext
    ) -> Bool {
        guard case .call(let number, let clause) = record.acquisition, release.package.isEmpty,
            !release.name.isEmpty
        else { return true }
        guard case .function(let id) = rule.function.calls[Int(number)].callee else { return false }
        let callee = rule.knowledge.functions[Int(id.index)]
        switch clause.path.root {
        case .argument:
            return callee.hasReceiver && hasMethod(release.name, callee.receiver, callee.package, rule)
        case .result(let index) where clause.path.names.isEmpty && isInferred(record, rule):
            // What was found out may be known by another result than the one that has the method.
            return index == 0 && hasMethod(release.name, callee.firstResultType, nil, rule)
        default: return true
        }
    }

    /// Whether a type of that name, in a package where that is known, has a method.
    private static func hasMethod(
        _ name: String, _ type: Symbol, _ package: Symbol?, _ rule: RuleContext
    ) -> Bool {
        rule.knowledge.functions.contains { info in
            info.receiver == type && (package == nil || info.package == package)
                && rule.knowledge.symbols.name(of: info.name) == name
        }
    }

    /// Whether a lock is given back in another mode: that is to be mended first.
    private static func isGivenBackWrongly(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        rule.knowledge.kind(record.kind)?.isLock == true
            && rule.context.lockEvents.contains {
                $0.trouble == .mismatched && $0.earlier == record.instruction
            }
    }

    /// A deferred release where nothing else releases, hands on or acquires again; else a release on each way out that
    /// lacks one.
    private static func mend(
        _ release: ReleaseCall, _ record: ObligationRecord, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Mend? {
        // What a function of the program's own acquires may have a release of its own as well.
        if rule.knowledge.kind(record.kind)?.isLock == true && isInferred(record, rule) { return nil }
        let acquisition = rule.span(of: record.instruction)
        guard exits.allSatisfy({ $0.kind == .return && $0.instruction == nil }),
            !isGivenBackWrongly(record, rule), isCalledOnObject(release, record, rule)
        else { return nil }
        if !record.isReleasedSomewhere && !record.isTransferredSomewhere {
            let isRepeated = rule.context.canReach(from: record.block, to: record.block)
            return isRepeated ? nil : .deferRelease(release, acquisition: acquisition)
        }
        return .release(release, acquisition: acquisition, exits: exits.map { rule.span(of: $0) })
    }
}

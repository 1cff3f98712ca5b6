import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// An obligation that is not discharged on some path to an exit.
    static let leak = Rule("leak") { rule in
        let leaks = rule.solved.records.indices.compactMap { leakFinding(rule, $0) }
        return leaks + slotFindings(rule) + unclosedFindings(rule) + droppedListFindings(rule, besides: leaks)
    }

    private static func leakFinding(_ rule: RuleContext, _ index: Int) -> Finding? {
        let record = rule.solved.records[index]
        guard !record.isGivenUp, case .call(_, let clause) = record.acquisition,
            let kind = rule.knowledge.kind(record.kind)
        else { return nil }
        let exits = record.openExits.filter {
            isLeak($0, record, kind, rule) && !rule.isEmpty(record, kind, clause, at: $0)
        }
        guard !exits.isEmpty, isOurs(rule, record, clause, kind, index) else { return nil }
        return finding(rule, index, kind, inOrder(exits, record, kind, rule))
    }

    /// Exits in the order of the text, those that hardly happen behind all others.
    private static func inOrder(
        _ exits: [OpenExit], _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> [OpenExit] {
        let sorted = exits.sorted { precedes($0, $1, rule) }
        guard sorted.count > 1 else { return sorted }
        var (likely, slight): ([OpenExit], [OpenExit]) = ([], [])
        for exit in sorted {
            let isSlight = exit.kind == .return && hardlyHappens(exit, record, kind, rule)
            if isSlight { slight.append(exit) } else { likely.append(exit) }
        }
        return likely + slight
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
        if rule.isSpared(record, clause) { return false }
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

    /// Whether what a call acquires was found out, and not said by a contract.
    static func isInferred(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
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
        let weight = weight(record, index, kind, exits, rule)
        var finding = Finding(
            rule: "leak", severity: weight.severity, language: rule.language,
            kind: kind.name, span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message: message(record, kind, first, witness),
            consequence: weight.reason.isEmpty ? consequence(kind) : weight.reason,
            steps: witness.steps(to: first),
            related: exits.dropFirst().prefix(relatedLimit).map {
                Step(kind: .exit, span: rule.span(of: $0), text: "and here")
            }, fixes: [leakFix(kind, witness, record, exits, rule)], exit: first.kind.rawValue)
        finding.isShownByCode = record.isReleasedSomewhere
        return finding
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
}

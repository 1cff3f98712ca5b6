import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// An obligation that every return discharges, but not a panic that somebody recovers from.
    static let leakOnThrow = Rule("leak-on-throw") { rule in
        rule.solved.records.compactMap { throwFinding(rule, $0) }
    }

    private static func throwFinding(_ rule: RuleContext, _ record: ObligationRecord) -> Finding? {
        guard !record.isGivenUp, let kind = rule.knowledge.kind(record.kind),
            record.isReleasedSomewhere || record.isTransferredSomewhere,
            !record.openExits.contains(where: { [.return, .overwritten, .dropped].contains($0.kind) }),
            let exit = record.openExits.first(where: { $0.kind == .raise }),
            isSurvivable(exit, record, kind, rule)
        else { return nil }
        let witness = Witness(rule: rule, record: record, kind: kind)
        return Finding(
            rule: "leak-on-throw", severity: .warning, language: rule.language, kind: kind.name,
            span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message: "the \(kind.noun) \(kind.acquired) here is not \(kind.released) when the function panics",
            consequence: kind.harm, steps: witness.steps(to: exit),
            fixes: [Fix(title: "release it in a deferred call, which runs on a panic too")], exit: exit.kind.rawValue)
    }

    /// Whether the process goes on after the panic, so that the loss matters.
    private static func isSurvivable(
        _ exit: OpenExit, _ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        let end = exit.instruction ?? .max
        for instruction in rule.context.surelyPending(at: end, in: exit.block) {
            if case .region(let region) = rule.call(of: instruction).callee,
                rule.function.regions[Int(region.index)].recovers
            {
                return true
            }
        }
        let isUnder = rule.program.isUnderRecover[Int(rule.function.id.index)]
        return isUnder && (kind.isLock || kind.isPooled)
    }
}

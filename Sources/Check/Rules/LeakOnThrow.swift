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
            !record.openExits.contains(where: { [.return, .overwritten, .dropped].contains($0.kind) })
        else { return nil }
        let raised = record.openExits.first { $0.kind == .raise && isSurvivable($0, kind, rule) }
        guard let exit = raised ?? callback(record, kind, rule) else { return nil }
        let witness = Witness(rule: rule, record: record, kind: kind)
        return Finding(
            rule: "leak-on-throw", severity: .warning, language: rule.language, kind: kind.name,
            span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message:
                "the \(kind.noun) \(kind.acquired) here is not \(kind.released) when the function panics",
            consequence: kind.harm, steps: witness.steps(to: exit),
            fixes: [Fix(title: "release it in a deferred call, which runs on a panic too")],
            exit: exit.kind.rawValue)
    }

    /// A call of a function that was passed in, under a recover, while a lock or one of few is held.
    private static func callback(_ record: ObligationRecord, _ kind: Kind, _ rule: RuleContext) -> OpenExit? {
        guard kind.isLock || kind.isPooled else { return nil }
        for instruction in record.callbacksWhileHeld {
            guard let block = rule.block(of: instruction), isRecovered(at: instruction, in: block, rule),
                !isReleasedByDefer(at: instruction, in: block, kind, rule)
            else { continue }
            return OpenExit(kind: .raise, block: block, instruction: instruction, steps: [])
        }
        return nil
    }

    /// Whether a deferred literal that is pending releases something of the kind: it may do so where it has recovered.
    private static func isReleasedByDefer(
        at instruction: UInt32, in block: BlockID, _ kind: Kind, _ rule: RuleContext
    ) -> Bool {
        rule.context.surelyPending(at: instruction, in: block).contains { pending in
            guard case .region(let region) = rule.call(of: pending).callee else { return false }
            return rule.function.positions(in: region).contains { index in
                let inner = rule.function.instructions[index]
                guard inner.opcode == .call else { return false }
                let call = rule.function.calls[Int(inner.a)]
                return call.hasReceiver && kind.releaseNames.contains(rule.calleeName(call))
            }
        }
    }

    /// Whether a panic at an instruction ends in the function itself.
    private static func isRecovered(at instruction: UInt32, in block: BlockID, _ rule: RuleContext) -> Bool {
        rule.context.surelyPending(at: instruction, in: block).contains { pending in
            guard case .region(let region) = rule.call(of: pending).callee else { return false }
            return rule.function.regions[Int(region.index)].recovers
        }
    }

    /// Whether the process goes on after the panic, so that the loss matters.
    private static func isSurvivable(_ exit: OpenExit, _ kind: Kind, _ rule: RuleContext) -> Bool {
        if isRecovered(at: exit.instruction ?? .max, in: exit.block, rule) { return true }
        let isUnder = rule.program.isUnderRecover[Int(rule.function.id.index)]
        return isUnder && (kind.isLock || kind.isPooled)
    }
}

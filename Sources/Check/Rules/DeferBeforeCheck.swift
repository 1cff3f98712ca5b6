import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A release that is registered before the acquisition's error was looked at.
    static let deferBeforeCheck = Rule("defer-before-check") { rule in
        rule.solved.records.compactMap { checkFinding(rule, $0) }
    }

    private static func checkFinding(_ rule: RuleContext, _ record: ObligationRecord) -> Finding? {
        guard case .call(let number, let clause) = record.acquisition, clause.on == .ok,
            case .result(let result) = clause.path.root, let kind = rule.knowledge.kind(record.kind)
        else { return nil }
        let call = rule.function.calls[Int(number)]
        let results = rule.function.results(of: call)
        guard let error = results.last, result < results.count else { return nil }
        let object = results[results.startIndex + result]
        // Some calls give something to release even when they fail.
        if rule.context.contract(of: call)?.nonNilResults.contains(result) == true { return nil }
        guard !object.isNone, let instruction = earlyDefer(rule, record, object),
            error.isNone || isCheckedLater(rule, error, record.block)
        else { return nil }
        return finding(rule, record, kind, call, clause, instruction, isIgnored: error.isNone)
    }

    /// A deferred call on the object between the acquisition and the end of its block, where a check would be.
    private static func earlyDefer(_ rule: RuleContext, _ record: ObligationRecord, _ object: PlaceID)
        -> UInt32?
    {
        for index in rule.function.range(of: record.block) where index > Int(record.instruction) {
            let instruction = rule.function.instructions[index]
            guard instruction.opcode == .defer else { continue }
            let call = rule.function.calls[Int(instruction.a)]
            let contract = rule.context.contract(of: call)
            let isOnObject = rule.function.arguments(of: call).enumerated().contains { number, argument in
                guard !argument.place.isNone, rule.function.contains(object, argument.place) else {
                    return false
                }
                return contract?.clauses.contains { $0.toleratesNil && $0.path.root == .argument(number) }
                    != true
            }
            if isOnObject { return UInt32(index) }
        }
        return nil
    }

    private static func isCheckedLater(_ rule: RuleContext, _ error: PlaceID, _ block: BlockID) -> Bool {
        let b = rule.function.blocks[Int(block.index)]
        guard b.terminator == .branch, b.test != .unknown else { return false }
        let test = rule.function.tests[Int(b.test.index)]
        return test.kind == .isNil && test.place == error
    }

    private static func finding(
        _ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind, _ call: Call, _ clause: Clause,
        _ instruction: UInt32, isIgnored: Bool
    ) -> Finding {
        let callee = rule.calleeName(call)
        let isPart = !clause.path.names.isEmpty
        return Finding(
            rule: "defer-before-check", severity: isPart ? .error : .warning, language: rule.language,
            kind: kind.name,
            span: rule.span(of: instruction), function: rule.name(of: record.region),
            message: isIgnored
                ? "the release is deferred, and nobody asks whether '\(callee)' failed"
                : "the release is deferred before the error of '\(callee)' is checked",
            consequence: isPart
                ? "when '\(callee)' fails there is no \(kind.noun), and the deferred call panics"
                : "when '\(callee)' fails there is nothing to release, and the deferred call hides that",
            steps: [
                Step(kind: .acquire, span: rule.span(of: record.instruction), text: "may fail"),
                Step(
                    kind: .defer, span: rule.span(of: instruction),
                    text: "registered whether or not it failed"),
            ],
            fixes: [
                Fix(
                    title: "defer it behind the check of the error",
                    mend: isIgnored
                        ? nil
                        : .deferBehindCheck(
                            deferred: rule.span(of: instruction),
                            acquisition: rule.span(of: record.instruction)))
            ], exit: ExitKind.return.rawValue)
    }
}

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
        // Some calls give something to release even when they fail, and others do not fail.
        if rule.context.contract(of: call)?.nonNilResults.contains(result) == true || rule.isReliable(call) {
            return nil
        }
        guard !object.isNone, let instruction = earlyDefer(rule, record, object, clause.path.names),
            error.isNone
                || isCheckedLater(rule, error, record.block)
                    && !isLookedAt(rule, error, record.instruction, instruction)
        else { return nil }
        return finding(rule, record, kind, call, clause, instruction, isIgnored: error.isNone)
    }

    /// A deferred call on the object between the acquisition and the end of its block, where a check would be.
    private static func earlyDefer(
        _ rule: RuleContext, _ record: ObligationRecord, _ object: PlaceID, _ names: [Symbol]
    ) -> UInt32? {
        let part = rule.function.place(at: names, below: object)
        for index in rule.function.range(of: record.block) where index > Int(record.instruction) {
            let instruction = rule.function.instructions[index]
            guard instruction.opcode == .defer else { continue }
            let call = rule.function.calls[Int(instruction.a)]
            let contract = rule.context.contract(of: call)
            let isOnObject = rule.function.arguments(of: call).enumerated().contains { number, argument in
                guard !argument.place.isNone, rule.function.contains(object, argument.place) else {
                    return false
                }
                // A call on the whole is about a part of it where it releases that.
                if !rule.function.contains(part, argument.place),
                    contract?.releases.contains(where: { $0.path.names == names }) != true
                {
                    return false
                }
                guard let contract, contract.origin == .inferred else { return true }
                // A helper that asks for nil is made for that, and one of several things is not followed into it.
                let releases = contract.releases.filter { $0.path.root == .argument(number) }
                return !releases.isEmpty && !releases.contains(where: \.toleratesNil)
            }
            if isOnObject || releasesFirst(call, part, rule) { return UInt32(index) }
        }
        return nil
    }

    /// Whether a deferred literal releases something before it asks anything.
    private static func releasesFirst(_ deferred: Call, _ object: PlaceID, _ rule: RuleContext) -> Bool {
        guard case .region(let literal) = deferred.callee else { return false }
        let region = rule.function.regions[Int(literal.index)]
        guard region.captures.contains(rule.function.places[Int(object.index)].root) else { return false }
        return rule.function.range(of: region.entry).contains { index in
            guard rule.function.instructions[index].opcode == .call else { return false }
            let call = rule.call(of: UInt32(index))
            return rule.context.contract(of: call)?.releases.contains {
                rule.function.place(of: $0.path, in: call) == object
            } ?? false
        }
    }

    /// Whether an error is given to somebody, or gets another value, between two instructions.
    private static func isLookedAt(
        _ rule: RuleContext, _ error: PlaceID, _ first: UInt32, _ last: UInt32
    ) -> Bool {
        guard first < last else { return false }
        return (Int(first) + 1..<Int(last)).contains { index in
            let instruction = rule.function.instructions[index]
            if rule.function.assigns(instruction, error) { return true }
            return instruction.opcode == .call
                && rule.function.arguments(of: rule.function.calls[Int(instruction.a)]).contains {
                    $0.place == error
                }
        }
    }

    private static func isCheckedLater(_ rule: RuleContext, _ error: PlaceID, _ block: BlockID) -> Bool {
        let b = rule.function.blocks[Int(block.index)]
        guard b.terminator == .branch, b.test != .unknown else { return false }
        let test = rule.function.tests[Int(b.test.index)]
        // Where a failure ends the process, nothing that is deferred runs.
        let failing = b.flag ? b.target : b.other
        return test.kind == .isNil && test.place == error && !rule.context.endsProcess(in: failing)
    }

    /// Whether a release is said to do no harm where there is nothing to release; a literal does what is in it.
    private static func toleratesNil(_ call: Call, _ rule: RuleContext) -> Bool {
        guard case .region(let literal) = call.callee else {
            return rule.context.contract(of: call)?.toleratesNil ?? false
        }
        let releases = rule.function.positions(in: literal).filter {
            rule.function.instructions[$0].opcode == .call
        }.map { rule.call(of: UInt32($0)) }.filter { rule.releasedKinds(by: $0).isEmpty == false }
        return !releases.isEmpty && releases.allSatisfy { toleratesNil($0, rule) }
    }

    /// Whether a deferred call is given the object itself: what is asked of it before that is asked of nothing.
    private static func isGivenObject(
        _ rule: RuleContext, _ record: ObligationRecord, _ deferred: UInt32
    ) -> Bool {
        guard let object = rule.object(of: record) else { return false }
        return rule.function.arguments(of: rule.call(of: deferred)).contains { $0.place == object }
    }

    /// Whether the method that releases what was acquired is said to do no harm on nothing: a helper that is given it calls that.
    private static func ownReleaseToleratesNil(
        _ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind
    ) -> Bool {
        guard let name = kind.releaseNames.first else { return false }
        let methods = rule.releaseMethods(named: name, of: record)
        return !methods.isEmpty
            && methods.allSatisfy { rule.knowledge.contract(of: $0)?.toleratesNil ?? false }
    }

    private static func finding(
        _ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind, _ call: Call, _ clause: Clause,
        _ instruction: UInt32, isIgnored: Bool
    ) -> Finding {
        let callee = rule.calleeName(call)
        let isPart = !clause.path.names.isEmpty
        // Where the error is looked at all the same, what has nothing to release does no harm.
        let isHarmless =
            !isIgnored
            && (toleratesNil(rule.call(of: instruction), rule)
                || isGivenObject(rule, record, instruction) && ownReleaseToleratesNil(rule, record, kind))
        return Finding(
            rule: "defer-before-check", severity: isPart ? .error : isHarmless ? .note : .warning,
            language: rule.language,
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

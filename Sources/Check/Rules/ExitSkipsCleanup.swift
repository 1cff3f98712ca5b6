import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A call that ends the process while a cleanup that it skips is pending.
    static let exitSkipsCleanup = Rule("exit-skips-cleanup") { rule in
        var findings: [Finding] = []
        for index in rule.function.blocks.indices {
            let block = BlockID(index)
            guard rule.context.isReachable(block), rule.context.endsProcess(in: block) else { continue }
            let instruction = rule.function.blocks[index].first + UInt32(rule.context.endingOffset[index])
            if let finding = exitFinding(rule, instruction, block) { findings.append(finding) }
        }
        return findings
    }

    /// What an exit leaves undone, and how much that weighs.
    private struct Skipped {
        var severity: Severity
        var kind: Kind?
        var steps: [Step]

        /// Whether another one is rather what is told of: of what weighs the same, what the process leaves behind.
        func weighsLess(than other: Skipped) -> Bool {
            severity != other.severity
                ? severity < other.severity : kind?.survives != true && other.kind?.survives == true
        }
    }

    private static func exitFinding(_ rule: RuleContext, _ exit: UInt32, _ block: BlockID) -> Finding? {
        let region = rule.function.blocks[Int(block.index)].region
        var skipped = heldAtExit(rule, exit)
        for instruction in pendingDefers(rule, exit, block, region)
        where mayCleanUp(rule, instruction) && !hasNothing(rule, instruction, exit, block) {
            skipped.append(judge(rule, instruction, exit))
        }
        guard let worst = skipped.max(by: { $0.weighsLess(than: $1) }) else { return nil }
        let name = rule.calleeName(rule.call(of: exit))
        let what = worst.kind.map { "the \($0.noun) is not \($0.released)" } ?? "a deferred call does not run"
        var steps = skipped.flatMap { $0.steps }
        steps.append(Step(kind: .exit, span: rule.span(of: exit), text: "ends the process without them"))
        return Finding(
            rule: "exit-skips-cleanup",
            severity: rule.isOfTests ? min(worst.severity, .warning) : worst.severity,
            language: rule.language,
            kind: worst.kind?.name ?? "", span: rule.span(of: exit), function: rule.name(of: region),
            message: "'\(name)' ends the process, and \(what)",
            consequence: worst.kind.map(harm) ?? "deferred calls run on return and on panic, not on an exit",
            steps: steps,
            fixes: [
                Fix(title: "return the error to a caller that has nothing to clean up, and exit there")
            ], exit: ExitKind.process.rawValue)
    }

    private static func harm(_ kind: Kind) -> String {
        kind.survives ? "it outlives the process" : "the system takes it back when the process ends"
    }

    /// Obligations that outlive the process and are held when it ends.
    private static func heldAtExit(_ rule: RuleContext, _ exit: UInt32) -> [Skipped] {
        rule.solved.records.compactMap { record in
            guard !record.isGivenUp, let kind = rule.knowledge.kind(record.kind), kind.survives,
                record.openExits.contains(where: { $0.kind == .process && $0.instruction == exit })
            else { return nil }
            // A deferred release of the same obligation is judged where the deferred calls are.
            let witness = Witness(rule: rule, record: record, kind: kind)
            // A child that nobody was going to wait for is left on purpose as often as not, and what the function only
            // hands on was others' to see to: the exit skips nothing.
            let isSlight =
                kind.isReaped || record.isReturnedSomewhere && !record.isReleasedSomewhere
            let severity = isSlight ? .note : weight(of: kind, at: exit, rule)
            return Skipped(severity: severity, kind: kind, steps: [witness.acquisition])
        }
    }

    /// The deferred calls that surely wait when the process ends: those of the region, and for a literal that is
    /// itself deferred, those that would run after it.
    private static func pendingDefers(
        _ rule: RuleContext, _ exit: UInt32, _ block: BlockID, _ region: RegionID
    ) -> [UInt32] {
        var pending = rule.context.surelyPending(at: exit, in: block).filter {
            regionOf($0, rule) == region
        }
        for instruction in rule.context.deferInstructions {
            guard case .region(let deferred) = rule.call(of: instruction).callee, deferred == region,
                let outer = rule.block(of: instruction)
            else { continue }
            pending += rule.context.surelyPending(at: instruction, in: outer).filter {
                regionOf($0, rule) == rule.function.blocks[Int(outer.index)].region
            }
        }
        return pending
    }

    /// Whether a deferred call is about something that could not be had.
    private static func hasNothing(
        _ rule: RuleContext, _ instruction: UInt32, _ exit: UInt32, _ block: BlockID
    ) -> Bool {
        let arguments = rule.function.arguments(of: rule.call(of: instruction)).filter { !$0.place.isNone }
        return arguments.contains { rule.context.hasFailed(whatGives: $0.place, at: exit, in: block) }
    }

    private static func regionOf(_ instruction: UInt32, _ rule: RuleContext) -> RegionID? {
        rule.block(of: instruction).map { rule.function.blocks[Int($0.index)].region }
    }

    /// An output that is cut off by a failure is not complete, whoever flushes it; one that is cut off by an end that
    /// says all went well is lost. What is temporary goes with its folder, which the system clears.
    private static func weight(of kind: Kind, at exit: UInt32, _ rule: RuleContext) -> Severity {
        if kind.isNamed { return .note }
        guard kind.isOutput else { return .error }
        let code = rule.function.arguments(of: rule.call(of: exit)).last.map { Int($0.constant) } ?? -1
        return code >= 0 && rule.function.constants[code] == 0 ? .error : .note
    }

    /// Whether a call may be a cleanup: stopping a panic is none.
    private static func mayCleanUp(_ rule: RuleContext, _ instruction: UInt32) -> Bool {
        rule.call(of: instruction).callee != .recover
    }

    /// How much it matters that one deferred call does not run.
    private static func judge(_ rule: RuleContext, _ instruction: UInt32, _ exit: UInt32) -> Skipped {
        let step = Step(kind: .defer, span: rule.span(of: instruction), text: "does not run")
        let kinds = rule.solved.records.filter { $0.deferredReleases.contains(instruction) }
            .compactMap { rule.knowledge.kind($0.kind) }
        if let lasting = kinds.first(where: { $0.survives }) {
            return Skipped(severity: weight(of: lasting, at: exit, rule), kind: lasting, steps: [step])
        }
        if kinds.isEmpty, let released = releasedForeign(rule, instruction) {
            let severity =
                isReleasedFirst(rule, instruction) ? .note : weight(of: released, at: exit, rule)
            return Skipped(severity: severity, kind: released, steps: [step])
        }
        return Skipped(severity: .note, kind: kinds.first, steps: [step])
    }

    /// Whether the function begins with releasing the same: what one run leaves, the next one clears away.
    private static func isReleasedFirst(_ rule: RuleContext, _ deferred: UInt32) -> Bool {
        let function = rule.function
        let places = Set(function.arguments(of: rule.call(of: deferred)).map(\.place).filter { !$0.isNone })
        return function.instructions.indices.contains { index in
            guard index < deferred, function.instructions[index].opcode == .call else { return false }
            let call = rule.call(of: UInt32(index))
            return !rule.releasedKinds(by: call).isEmpty
                && function.arguments(of: call).contains { places.contains($0.place) }
        }
    }

    /// The kind that a deferred call releases whose acquisition lies elsewhere.
    private static func releasedForeign(_ rule: RuleContext, _ instruction: UInt32) -> Kind? {
        let kinds = rule.releasedKinds(by: rule.call(of: instruction))
        // A call that releases several kinds says nothing of which one it is.
        guard !kinds.isEmpty, kinds.allSatisfy({ $0?.survives == true }) else { return nil }
        return kinds[0]
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A defer or a release that no path reaches.
    static let unreachableDefer = Rule("unreachable-defer") { rule in
        var findings: [Finding] = []
        let excluded = excludedBlocks(rule.function)
        for index in rule.function.blocks.indices {
            let block = BlockID(index)
            let isDead = !rule.context.isReachable(block)
            let offset = rule.context.endingOffset[index]
            guard isDead && !excluded.contains(index) || !isDead && offset >= 0 else { continue }
            for instruction in rule.function.range(of: block) {
                let isBehind = !isDead && instruction > Int(rule.function.blocks[index].first) + Int(offset)
                guard isDead || isBehind, isCleanup(rule, UInt32(instruction)) else { continue }
                findings.append(finding(rule, UInt32(instruction), block, isDead ? nil : offset))
            }
        }
        return findings + neverRunFindings(rule)
    }

    /// The calls that are deferred in each round of a loop which nothing leaves. What releases something is the matter of
    /// the rule for loops.
    private static func neverRunFindings(_ rule: RuleContext) -> [Finding] {
        rule.deferredCalls.compactMap { deferred in
            guard rule.context.canReach(from: deferred.block, to: deferred.block),
                !hasWayOut(from: deferred.block, rule), !rule.isRelease(deferred.call),
                // A panic is when it would run.
                rule.program.recoverers.stopsPanics(deferred.call, in: rule.function) == false
            else { return nil }
            let name = rule.calleeName(deferred.call)
            return Finding(
                rule: "unreachable-defer", severity: rule.isOfTests ? .note : .error, language: rule.language,
                kind: "", span: rule.span(of: deferred.instruction),
                function: rule.name(at: deferred.instruction),
                message: "the loop around this defer has no end, so '\(name)' never runs",
                consequence: "each round adds a call that waits for ever",
                steps: [
                    Step(
                        kind: .defer, span: rule.span(of: deferred.instruction),
                        text: "waits for the function's end")
                ], fixes: [Fix(title: "make what a round does a function of its own")])
        }
    }

    private static func hasWayOut(from block: BlockID, _ rule: RuleContext) -> Bool {
        rule.context.canReach(from: block) { end in
            rule.context.endingOffset[Int(end.index)] >= 0
                || [.return, .raise].contains(rule.function.blocks[Int(end.index)].terminator)
        }
    }

    /// The blocks that another build may come to.
    private static func excludedBlocks(_ function: FlowFunction) -> Set<Int> {
        var agenda = function.blocks.indices.filter { function.blocks[$0].isExcluded }
        var found = Set(agenda)
        while let block = agenda.popLast() {
            function.forEachSuccessor(of: BlockID(block)) {
                if found.insert(Int($0.index)).inserted { agenda.append(Int($0.index)) }
            }
        }
        return found
    }

    /// Whether an instruction registers a cleanup, or releases what the catalogue knows.
    private static func isCleanup(_ rule: RuleContext, _ index: UInt32) -> Bool {
        let instruction = rule.function.instructions[Int(index)]
        if instruction.opcode == .defer { return true }
        return instruction.opcode == .call && rule.isRelease(rule.call(of: index))
    }

    /// Whether what a cleanup does may matter when the process has ended: all but releases that the system sees to.
    private static func lasts(_ rule: RuleContext, _ instruction: UInt32) -> Bool {
        let kinds = rule.releasedKinds(by: rule.call(of: instruction))
        return kinds.isEmpty || kinds.contains { kind in kind.map { $0.survives || $0.isOutput } ?? false }
    }

    private static func finding(
        _ rule: RuleContext, _ instruction: UInt32, _ block: BlockID, _ offset: Int32?
    ) -> Finding {
        let name = rule.calleeName(rule.call(of: instruction))
        let isDefer = rule.function.instructions[Int(instruction)].opcode == .defer
        var steps: [Step] = []
        // What is not reached does no harm until it should be. A test that is skipped keeps its body.
        var severity = rule.isOfTests ? Severity.note : .warning
        if let offset {
            let ending = rule.function.blocks[Int(block.index)].first + UInt32(offset)
            if rule.context.ending(of: rule.call(of: ending)) == .process, !lasts(rule, instruction) {
                severity = .note
            }
            steps.append(Step(kind: .exit, span: rule.span(of: ending), text: "does not come back"))
        }
        steps.append(Step(kind: .defer, span: rule.span(of: instruction), text: "never reached"))
        return Finding(
            rule: "unreachable-defer", severity: severity, language: rule.language, kind: "",
            span: rule.span(of: instruction),
            function: rule.name(of: rule.function.blocks[Int(block.index)].region),
            message: isDefer
                ? "no path reaches this defer, so '\(name)' never runs" : "no path reaches this '\(name)'",
            consequence: "what it should release stays held", steps: steps,
            fixes: [Fix(title: "move it in front of what does not come back")])
    }
}

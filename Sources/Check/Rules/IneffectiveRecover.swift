import SuretyFlow
import SuretyObligations

extension Rule {
    /// A recover that stops no panic: only a deferred function itself can, while a panic is on its way.
    static let ineffectiveRecover = Rule("ineffective-recover") { rule in
        guard rule.function.calls.contains(where: { $0.callee == .recover }) else { return [] }
        var findings: [Finding] = []
        for index in rule.function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            let range = rule.function.range(of: BlockID(index))
            for position in range {
                let instruction = rule.function.instructions[position]
                guard [.call, .defer].contains(instruction.opcode),
                    rule.function.calls[Int(instruction.a)].callee == .recover,
                    let why = reason(rule, position, BlockID(index))
                else { continue }
                findings.append(recoverFinding(rule, UInt32(position), BlockID(index), why))
            }
        }
        return findings
    }

    /// Why a recover finds no panic, or nil where it may.
    private static func reason(_ rule: RuleContext, _ position: Int, _ block: BlockID) -> String? {
        let region = rule.region(of: block)
        let use = use(of: region, rule)
        if use == .deferred { return nil }
        if rule.function.instructions[position].opcode == .defer {
            return "deferred itself, it is not called by a deferred function"
        }
        if isBoundByDefer(rule, position, block) { return "runs here, before there is a panic" }
        switch use {
        case .deferred, .unknown: return nil
        case .called:
            return region == .body
                ? "the function is never deferred" : "the literal is called, not deferred"
        case .spawned: return "the literal begins a goroutine and is not deferred"
        }
    }

    /// How a region comes to run.
    private enum Use {
        case deferred
        case called
        case spawned
        case unknown
    }

    private static func use(of region: RegionID, _ rule: RuleContext) -> Use {
        if region == .body { return useOfFunction(rule) }
        var use: Use?
        for instruction in rule.function.instructions {
            switch instruction.opcode {
            case .closure where instruction.b == region.index: return .unknown
            case .call, .defer, .spawn:
                guard rule.function.calls[Int(instruction.a)].callee == .region(region) else { continue }
                if instruction.opcode == .defer { return .deferred }
                use = instruction.opcode == .call ? .called : .spawned
            default: continue
            }
        }
        return use ?? .unknown
    }

    private static func useOfFunction(_ rule: RuleContext) -> Use {
        if rule.info.isEntry { return .called }
        let calls = rule.program.uses.calls(of: rule.function.id)
        let isSeen = calls.isComplete && !calls.forms.isEmpty
        return isSeen && !calls.forms.contains(.deferred) ? .called : .unknown
    }

    /// Whether a call stands among the arguments of a deferred one, which are there before it runs.
    private static func isBoundByDefer(_ rule: RuleContext, _ position: Int, _ block: BlockID) -> Bool {
        let call = rule.function.instructions[position]
        return rule.function.range(of: block).contains { index in
            let instruction = rule.function.instructions[index]
            return index > position && instruction.opcode == .defer && instruction.start <= call.start
                && call.end <= instruction.end
        }
    }

    private static func recoverFinding(
        _ rule: RuleContext, _ instruction: UInt32, _ block: BlockID, _ why: String
    ) -> Finding {
        Finding(
            rule: "ineffective-recover", severity: .error, language: rule.language, kind: "",
            span: rule.span(of: instruction), function: rule.name(of: rule.region(of: block)),
            message: "this recover stops no panic: \(why)",
            consequence: "a panic goes on past it, in the end past main",
            steps: [Step(kind: .call, span: rule.span(of: instruction), text: "gives nil, always")],
            fixes: [
                Fix(
                    title:
                        "call 'recover' in a function literal that is deferred: 'defer func() { … recover() … }()'"
                )
            ], exit: ExitKind.raise.rawValue)
    }
}

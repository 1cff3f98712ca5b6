import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// What is given back twice where that does harm: a lock, a descriptor, a channel.
    static let doubleRelease = Rule("double-release") { rule in
        lockFindings(rule) + rule.afterRelease.doubles.map { finding(rule, $0) }
    }

    private static func lockFindings(_ rule: RuleContext) -> [Finding] {
        rule.lockFindings(.releasedTwice) { event in
            LockWords(
                rule: "double-release",
                message: "\(rule.lockName(event)) is given back here, and was given back before",
                consequence: "the program ends with a fatal error that no recover stops",
                earlierKind: .call, earlier: "given back here", now: "given back again",
                fix: "give it back once on each way out: either by the deferred call or by hand")
        }
    }

    private static func finding(_ rule: RuleContext, _ double: ReleaseFlow.Use) -> Finding {
        let kind = double.kind
        let name = rule.function.text(of: double.place, symbols: rule.knowledge.symbols)
        let isChannel = rule.function.instructions[Int(double.instruction)].opcode == .channel
        return Finding(
            rule: "double-release", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: kind.name, span: rule.span(of: double.instruction),
            function: rule.name(at: double.instruction),
            message: "'\(name)' is \(kind.released) here, and was \(kind.released) before",
            consequence: isChannel
                ? "closing a closed channel panics"
                : "by then it may be somebody else's, who loses it",
            steps: [
                Step(kind: .call, span: rule.span(of: double.release), text: "\(kind.released) here"),
                Step(kind: .call, span: rule.span(of: double.instruction), text: "\(kind.released) again"),
            ],
            fixes: [
                Fix(title: "do it once on each way out: either by the deferred call or by hand")
            ], exit: ExitKind.return.rawValue)
    }
}

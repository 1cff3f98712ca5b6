import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// Something that is used though it has been released on every way to the use.
    static let useAfterRelease = Rule("use-after-release") { rule in
        var seen: Set<UInt32> = []
        return rule.afterRelease.uses.compactMap { use in
            // A test uses what is closed to see that it fails.
            if rule.isOfTests && !use.kind.isSomebodyElses { return nil }
            // What is wrong once is wrong from there on.
            guard seen.insert(use.release).inserted else { return nil }
            return useFinding(rule, use)
        }
    }

    private static func useFinding(_ rule: RuleContext, _ use: ReleaseFlow.Use) -> Finding {
        let kind = use.kind
        let instruction = rule.function.instructions[Int(use.instruction)]
        let isCall = instruction.opcode == .call
        let isSend = instruction.opcode == .channel
        let user =
            isCall
            ? "'\(rule.calleeName(rule.call(of: use.instruction)))'" : isSend ? "this send" : "the return"
        return Finding(
            rule: "use-after-release", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: kind.name, span: rule.span(of: use.instruction),
            function: rule.name(at: use.instruction),
            message: "\(user) uses the \(kind.noun) that was \(kind.released) before",
            consequence: kind.isSomebodyElses
                ? "somebody else may have it already, and both change it"
                : isSend
                    ? "sending to a closed channel panics" : "it fails, and what it was to do is not done",
            steps: [
                Step(kind: .call, span: rule.span(of: use.release), text: "\(kind.released) here"),
                Step(kind: .call, span: rule.span(of: use.instruction), text: "used here"),
            ],
            fixes: [
                Fix(title: "\(isSend ? "send" : "call \(user)") before the \(kind.noun) is \(kind.released)")
            ],
            exit: ExitKind.return.rawValue)
    }
}

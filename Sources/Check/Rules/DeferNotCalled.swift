import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A deferred call of a function that gives the function that should have been deferred.
    static let deferNotCalled = Rule("defer-not-called") { rule in
        rule.deferredCalls.compactMap { deferred in
            guard case .function(let id) = deferred.call.callee, hasAction(rule, id, deferred.call) else {
                return nil
            }
            return notCalledFinding(
                rule, deferred, isOnly: rule.knowledge.functions[Int(id.index)].resultCount == 1)
        }
    }

    /// Whether the function is called for the action that it gives. It is not where a caller throws the action away,
    /// and where a contract says that the call itself does something to what it is given.
    private static func hasAction(_ rule: RuleContext, _ function: FunctionID, _ call: Call) -> Bool {
        guard rule.knowledge.functions[Int(function.index)].givesAction,
            !rule.program.uses.calls(of: function).forms.contains(.statement)
        else { return false }
        return !(rule.context.contract(of: call)?.clauses ?? []).contains {
            [.spawns, .calls, .releases].contains($0.word)
        }
    }

    private static func notCalledFinding(
        _ rule: RuleContext, _ deferred: DeferredCall, isOnly: Bool
    ) -> Finding {
        let name = rule.calleeName(deferred.call)
        let end = deferred.call.end
        return Finding(
            rule: "defer-not-called", severity: .error, language: rule.language, kind: "",
            span: rule.span(of: deferred.instruction),
            function: rule.name(of: rule.region(of: deferred.block)),
            message: "'\(name)' itself is deferred, and the function that it returns is never called",
            consequence: "what '\(name)' begins, it begins when all is over, and nothing ends it",
            steps: [
                Step(
                    kind: .defer, span: rule.span(of: deferred.instruction), text: "the result is thrown away"
                )
            ],
            fixes: [
                isOnly
                    ? Fix(
                        title: "call '\(name)' here and defer what it returns: '()' behind the call",
                        edits: [Fix.Edit(span: rule.span(end, end), text: "()")])
                    : Fix(
                        title: "call '\(name)' here, check what it returns, and defer the function among it")
            ], exit: ExitKind.return.rawValue)
    }
}

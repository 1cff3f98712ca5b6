import SuretyContracts
import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// The findings about what goes wrong with locks in one way.
    func lockFindings(_ trouble: LockFlow.Trouble, _ words: (LockFlow.Event) -> LockWords?) -> [Finding] {
        context.lockEvents.filter { $0.trouble == trouble }.compactMap { event in
            guard let said = words(event) else { return nil }
            return Finding(
                rule: said.rule, severity: isOfTests || said.isLess ? .warning : .error, language: language,
                kind: knowledge.kind(event.kind)?.name ?? "", span: span(of: event.instruction),
                function: name(at: event.instruction), message: said.message, consequence: said.consequence,
                steps: [
                    Step(kind: said.earlierKind, span: span(of: event.earlier), text: said.earlier),
                    Step(kind: .call, span: span(of: event.instruction), text: said.now),
                ], fixes: [Fix(title: said.fix, mend: said.mend)], exit: ExitKind.return.rawValue)
        }
    }

    /// A lock as the source names it, in quotes.
    func lockName(_ event: LockFlow.Event) -> String {
        "'\(function.text(of: event.place, symbols: knowledge.symbols))'"
    }
}

/// What a rule says of a lock.
struct LockWords {
    var rule: String
    /// Whether more has to happen for it to go wrong.
    var isLess = false
    var message: String
    var consequence: String
    var earlierKind: Step.Kind
    var earlier: String
    var now: String
    var fix: String
    var mend: Mend?
}

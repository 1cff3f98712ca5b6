import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A lock that is taken while the same function holds it.
    static let reacquired = Rule("reacquired") { rule in
        rule.lockFindings(.reacquired) { waitsForItself(rule, $0) }
            + rule.lockFindings(.mayReacquire) { mayWaitForItself(rule, $0) }
            + rule.lockFindings(.readAgain) { waitsForWriter(rule, $0) }
            + callbackFindings(rule)
    }

    /// Literals that take a lock under which they are called back.
    private static func callbackFindings(_ rule: RuleContext) -> [Finding] {
        rule.function.instructions.indices.flatMap { index -> [Finding] in
            guard rule.function.instructions[index].opcode == .call else { return [] }
            let call = rule.call(of: UInt32(index))
            guard let contract = rule.context.contract(of: call) else { return [] }
            return contract.callbacksUnderLock.compactMap { callbackFinding(rule, UInt32(index), call, $0) }
        }
    }

    private static func callbackFinding(
        _ rule: RuleContext, _ instruction: UInt32, _ call: Call, _ callback: CallbackUnderLock
    ) -> Finding? {
        let arguments = rule.function.arguments(of: call)
        guard callback.argument < arguments.count,
            let lock = rule.function.place(of: callback.lock.path, in: call),
            let literal = rule.literal(heldBy: arguments[arguments.startIndex + callback.argument].place),
            let again = rule.firstTaking(of: lock, in: literal, while: callback.lock.mode)
        else { return nil }
        let callee = rule.calleeName(rule.call(of: again))
        let name = rule.function.text(of: lock, symbols: rule.knowledge.symbols)
        return Finding(
            rule: "reacquired", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: "",
            span: rule.span(of: again), function: rule.name(at: again),
            message:
                "'\(callee)' takes '\(name)', which '\(rule.calleeName(call))' holds when it calls this literal",
            consequence: "it waits for itself for ever, and so do all others that need the lock",
            steps: [
                Step(kind: .call, span: rule.span(of: instruction), text: "calls the literal under the lock"),
                Step(kind: .call, span: rule.span(of: again), text: "taken again while it is held"),
            ], fixes: [Fix(title: "call what expects the lock to be held")],
            exit: ExitKind.return.rawValue)
    }

    private static func waitsForItself(_ rule: RuleContext, _ event: LockFlow.Event) -> LockWords {
        let callee = rule.calleeName(rule.call(of: event.instruction))
        let since =
            event.earlier == event.instruction
            ? "the round before" : "'\(rule.calleeName(rule.call(of: event.earlier)))'"
        return LockWords(
            rule: "reacquired",
            message: "'\(callee)' takes \(rule.lockName(event)), which is held since \(since)",
            consequence: "it waits for itself for ever, and so do all others that need the lock",
            earlierKind: .acquire, earlier: "taken here", now: "taken again while it is held",
            fix: "give the lock back before, or call what expects it to be held")
    }

    private static func mayWaitForItself(_ rule: RuleContext, _ event: LockFlow.Event) -> LockWords {
        var words = waitsForItself(rule, event)
        words.isLess = true
        words.consequence = "where it does not return before, " + words.consequence
        return words
    }

    /// Readers let each other in; one that holds the lock already is in front of a writer that waits, and behind it with
    /// the second attempt. Nothing is said of a lock that nobody is seen to take for writing.
    private static func waitsForWriter(_ rule: RuleContext, _ event: LockFlow.Event) -> LockWords? {
        guard let lock = LockOrder.identity(of: event.place, rule.context),
            rule.program.exclusiveLocks.contains(lock)
        else { return nil }
        let callee = rule.calleeName(rule.call(of: event.instruction))
        return LockWords(
            rule: "reacquired", isLess: true,
            message:
                "'\(callee)' takes \(rule.lockName(event)) for reading, which is held for reading since"
                + " '\(rule.calleeName(rule.call(of: event.earlier)))'",
            consequence: "a writer that comes in between waits for the first, and the second for the writer",
            earlierKind: .acquire, earlier: "taken here", now: "taken again while it is held",
            fix: "give the lock back before, or call what expects it to be held")
    }
}

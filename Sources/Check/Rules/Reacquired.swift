import SuretyObligations

extension Rule {
    /// A lock that is taken while the same function holds it.
    static let reacquired = Rule("reacquired") { rule in
        rule.lockFindings(.reacquired) { waitsForItself(rule, $0) }
            + rule.lockFindings(.mayReacquire) { mayWaitForItself(rule, $0) }
            + rule.lockFindings(.readAgain) { waitsForWriter(rule, $0) }
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

import SuretyObligations

extension Rule {
    /// A lock that is taken while the same function holds it.
    static let reacquired = Rule("reacquired") { rule in
        rule.lockFindings(.reacquired) { event in
            let callee = rule.calleeName(rule.call(of: event.instruction))
            return LockWords(
                rule: "reacquired",
                message:
                    "'\(callee)' takes \(rule.lockName(event)), which is held since '\(rule.calleeName(rule.call(of: event.earlier)))'",
                consequence: "it waits for itself for ever, and so do all others that need the lock",
                earlierKind: .acquire, earlier: "taken here", now: "taken again while it is held",
                fix: "give the lock back before, or call what expects it to be held")
        }
    }
}

import SuretyFlow
import SuretyObligations

extension Rule {
    /// A lock that is given back in another mode than it was taken in.
    static let mismatchedRelease = Rule("mismatched-release") { rule in
        rule.lockFindings(.mismatched) { event in
            let taken = rule.calleeName(rule.call(of: event.earlier))
            let given = rule.calleeName(rule.call(of: event.instruction))
            return LockWords(
                rule: "mismatched-release",
                message: "\(rule.lockName(event)) was taken by '\(taken)', and '\(given)' gives it back",
                consequence: "the program ends with a fatal error, or the lock stays taken",
                earlierKind: .acquire, earlier: "taken here", now: "given back in another mode",
                fix: "give it back by the call that belongs to '\(taken)'",
                mend: rule.releaseName(ofLockTakenBy: rule.call(of: event.earlier)).map {
                    .callInstead(call: rule.span(of: event.instruction), name: $0)
                })
        }
    }
}

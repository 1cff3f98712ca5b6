import SuretyObligations

extension Rule {
    /// A lock that is given back twice.
    static let doubleRelease = Rule("double-release") { rule in
        rule.lockFindings(.releasedTwice) { event in
            LockWords(
                rule: "double-release",
                message: "\(rule.lockName(event)) is given back here, and was given back before",
                consequence: "the program ends with a fatal error that no recover stops",
                earlierKind: .call, earlier: "given back here", now: "given back again",
                fix: "give it back once on each way out: either by the deferred call or by hand")
        }
    }
}

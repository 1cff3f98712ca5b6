import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A deferred call that acquires: when it runs, nobody is left to release.
    static let deferAcquires = Rule("defer-acquires") { rule in
        rule.deferredCalls.compactMap { deferred in
            guard let clause = acquisition(rule, deferred.call), let kind = rule.knowledge.kind(clause.kind)
            else { return nil }
            if kind.isLock && isHandedOver(rule, deferred.call, clause) { return nil }
            return acquiresFinding(rule, deferred, kind)
        }
    }

    /// What a deferred call acquires: a lock, or what it gives as a result, which a defer throws away.
    private static func acquisition(_ rule: RuleContext, _ call: Call) -> Clause? {
        let minor = rule.knowledge.languageMinor(rule.function.file)
        guard let contract = rule.context.contract(of: call) else { return nil }
        return contract.acquisitions.first { clause in
            guard !clause.isCounted, !clause.hasOtherEnd, clause.when == nil,
                let kind = rule.knowledge.kind(clause.kind), !kind.isDroppable(minor: minor)
            else { return false }
            switch clause.path.root {
            // That a body seems to keep a lock is too little: the lock may be kept on some of its ways only.
            case .argument: return kind.isLock && contract.origin != .inferred
            // What is released by calling it is an action that nobody calls: another rule's.
            case .result: return !kind.isLock && kind.releaseNames != ["()"]
            default: return false
            }
        }
    }

    /// Whether the lock is taken for somebody else: it was given back in the function, or is given back by a call that
    /// is deferred as well, or the function is a way to take it.
    private static func isHandedOver(_ rule: RuleContext, _ call: Call, _ clause: Clause) -> Bool {
        guard let lock = rule.function.place(of: clause.path, in: call) else { return true }
        if rule.info.name == rule.knowledge.symbols.find(rule.calleeName(call)) { return true }
        if keepsByContract(rule) { return true }
        var isTaken = false
        for other in rule.function.calls {
            if mentions(.releases, of: lock, rule, other) { return true }
            if other.start != call.start, mentions(.acquires, of: lock, rule, other) { isTaken = true }
        }
        let name = rule.function.places[Int(lock.index)].name
        return !isTaken && rule.program.isReleasedForOthers(name)
    }

    /// Whether the function's own contract says that it acquires.
    private static func keepsByContract(_ rule: RuleContext) -> Bool {
        guard let own = rule.knowledge.contract(of: rule.function.id), own.origin != .inferred else {
            return false
        }
        return !own.acquisitions.isEmpty
    }

    /// Whether a call acquires or releases a lock, or one of the same name, which may be the same by another way.
    private static func mentions(_ word: Word, of lock: PlaceID, _ rule: RuleContext, _ call: Call) -> Bool {
        rule.context.contract(of: call)?.clauses.contains { clause in
            guard clause.word == word, rule.knowledge.kind(clause.kind)?.isLock != false,
                let place = rule.function.place(of: clause.path, in: call)
            else { return false }
            let places = rule.function.places
            return places[Int(place.index)].name == places[Int(lock.index)].name
        } ?? false
    }

    private static func acquiresFinding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ kind: Kind
    ) -> Finding {
        let name = rule.calleeName(deferred.call)
        let releases = kind.releaseNames.map { "'\($0)'" }.joined(separator: " or ")
        return Finding(
            rule: "defer-acquires", severity: .error, language: rule.language, kind: kind.name,
            span: rule.span(of: deferred.instruction),
            function: rule.name(of: rule.region(of: deferred.block)),
            message: "the deferred '\(name)' runs when the function returns, and then the \(kind.noun) is "
                + "\(kind.acquired), not \(kind.released)",
            consequence: kind.harm,
            steps: [
                Step(
                    kind: .acquire, span: rule.span(of: deferred.instruction),
                    text: "\(kind.acquired) on the way out")
            ],
            fixes: [
                Fix(
                    title: kind.isLock
                        ? "defer the release, \(releases)"
                        : "defer a function literal that also releases what '\(name)' gives")
            ], exit: ExitKind.return.rawValue)
    }
}

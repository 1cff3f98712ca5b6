import SuretyContracts
import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// Whether what a call acquires ends with the function at the latest: it depends on a context that the function makes
    /// and cancels on every way out.
    func endsWithOwnContext(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard let carrier = clause.late,
            let place = function.place(of: carrier, in: call(of: record.instruction))
        else { return false }
        let origins = NameOrigins(of: place, in: function, knowledge: knowledge)
        return solved.records.contains { other in
            guard other.region == record.region, !other.isGivenUp, other.openExits.isEmpty,
                carrier.root == .argument(0) && call(of: record.instruction).hasReceiver
                    || knowledge.kind(other.kind)?.releaseNames == ["()"]
            else { return false }
            return function.results(of: call(of: other.instruction)).contains { origins.contain($0) }
        }
    }
}

import SuretyLedgerFiles

/// A discharge while the run goes on, because its owner says so.
public enum EarlyDischarge {
    /// Discharges an obligation, and writes down what came of it.
    ///
    /// - Throws: a journal that cannot be written to.
    public static func discharge(
        _ tracked: RunState.Tracked, in run: RunFolder
    ) throws(LedgerFailure) -> (result: DischargeResult, detail: String) {
        let context = DischargeContext(run: run, end: "release", grace: .seconds(5))
        let contents = try run.contents()
        let discharger = Discharger(context: context, endedCleanly: false, isCredible: contents.isCredible)
        let outcome = try discharger.discharge(tracked)
        return (outcome.result, outcome.detail)
    }
}

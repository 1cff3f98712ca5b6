import SuretyLedgerFiles

/// Discharges what the ledger of a run within this one lists.
enum EndRun {
    private static let deepest = 16

    static func discharge(_ folder: RawPath, _ context: DischargeContext) -> DischargeOutcome {
        guard context.depth < deepest else {
            return .refused("more than \(deepest) runs lie within each other")
        }
        do throws(LedgerFailure) {
            let run: RunFolder
            do throws(LedgerFailure) {
                run = try RunFolder(path: folder)
            } catch {
                guard case .failure(let absence) = Reclaim.presence(of: folder), absence.isAbsence else {
                    throw error
                }
                return .gone("it was cleared up already")
            }
            guard run.lock() else { return .failed("somebody still supervises it") }
            let report = try Reclaim(grace: context.grace, depth: context.depth + 1).reclaim(run)
            let left = report.obligations.filter { $0.result == .failed }.count
            let summary = "\(report.obligations.count) obligations: \(report.summary)"
            return left == 0 ? .done(summary) : .failed(summary)
        } catch {
            return .refused(error.message)
        }
    }
}

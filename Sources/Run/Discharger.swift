import SuretyLedgerFiles

/// Discharges obligations, one after the other, and writes down what came of each.
struct Discharger {
    var context: DischargeContext

    /// Whether the run came to a clean end.
    var endedCleanly: Bool

    /// Whether all that was said of an obligation could be read.
    var isCredible: (UInt64) -> Bool

    private let here = Credentials.current.user

    init(context: DischargeContext, endedCleanly: Bool, isCredible: @escaping (UInt64) -> Bool) {
        self.context = context
        self.endedCleanly = endedCleanly
        self.isCredible = isCredible
    }

    /// How often an effect that does not work is tried before a run's start no longer waits for it.
    static let patience = 3

    /// Discharges obligations in the order given.
    ///
    /// - Throws: a journal that cannot be written to: then nobody would know what was done.
    func discharge(_ due: [RunState.Tracked]) throws(LedgerFailure) {
        for tracked in due { _ = try discharge(tracked) }
    }

    /// Discharges one.
    ///
    /// - Throws: a journal that cannot be written to.
    func discharge(_ tracked: RunState.Tracked) throws(LedgerFailure) -> DischargeOutcome {
        let outcome = try outcome(of: tracked)
        try context.run.append(
            .discharged(obligation: tracked.number, result: outcome.result, detail: outcome.detail))
        return outcome
    }

    private func outcome(of tracked: RunState.Tracked) throws(LedgerFailure) -> DischargeOutcome {
        let obligation = tracked.obligation
        if obligation.condition == .crash, endedCleanly { return .kept("the end was clean") }
        guard isCredible(tracked.number) else {
            return .refused("the journal is damaged behind it, and its release may have stood there")
        }
        if obligation.recorder.user != here, here != 0 {
            return .refused("user \(obligation.recorder.user) recorded it; discharge it as that user")
        }
        if case .command(let arguments, let folder) = obligation.effect {
            if tracked.isClaimed, !obligation.isIdempotent {
                return .unknown("somebody died while it ran; look whether it did")
            }
            try context.run.append(.claimed(obligation: tracked.number), settled: true)
            return RunCommand.discharge(arguments, in: folder, of: tracked, context)
        }
        if obligation.recorder.user != here {
            return AsRecorder.discharge(obligation.recorder) { act(tracked) }
        }
        return act(tracked)
    }

    private func act(_ tracked: RunState.Tracked) -> DischargeOutcome {
        switch tracked.obligation.effect {
        case .command: .refused("commands are run elsewhere")
        case .remove(let target): RemoveFile.discharge(target, of: tracked, mustBeSocket: false, context)
        case .unlinkSocket(let target): RemoveFile.discharge(target, of: tracked, mustBeSocket: true, context)
        case .removeTree(let target): RemoveTree.discharge(target, of: tracked, context)
        case .kill(let process): KillProcess.discharge(process, context)
        case .revokeLease(let lease): RevokeLease.discharge(lease, of: tracked, context)
        case .endRun(let folder): EndRun.discharge(folder, context)
        }
    }
}

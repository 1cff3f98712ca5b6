import CSurety
import SuretyLedgerFiles

/// The end of a run: nothing more is recorded, what is held is discharged, the rest is reported.
struct Settlement {
    var run: RunFolder
    var grace: Duration
    var depth = 0
    /// How often an effect may have failed before it is left for 'surety reclaim'; nil for no limit.
    var patience: Int?
    /// What was read of the journal so far; nil for nothing.
    var contents: JournalContents?

    /// Settles a run whose processes are gone.
    ///
    /// - Throws: a journal that cannot be read or written.
    func settle() throws(LedgerFailure) -> IncidentReport {
        try run.closeJournal()
        var journal: JournalContents
        if let contents { journal = contents } else { journal = try JournalContents(of: run) }
        try journal.follow(isLast: true)
        let before = journal
        var report = IncidentReport(run: run.path, description: before.state.run, end: before.state.end)
        let due = before.state.held.filter { tracked in patience.map { tracked.attempts < $0 } ?? true }
        report.slots = Settlement.slots(of: before.state, in: run)
        let discharger = Discharger(
            context: DischargeContext(
                run: run, end: before.state.end?.word ?? EndClass.unseen.rawValue, grace: grace, depth: depth),
            endedCleanly: before.state.end?.word == EndClass.clean.rawValue, isCredible: before.isCredible)
        do throws(LedgerFailure) {
            try discharger.discharge(due)
        } catch {
            report.notes.append(error.message)
        }
        try journal.follow(isLast: true)
        let after = journal
        report.obligations = before.state.obligations.reversed().filter { !$0.isReleased }.compactMap {
            former in
            after.state[former.number].map {
                IncidentReport.Item(
                    number: $0.number, obligation: $0.obligation, result: $0.result, detail: $0.detail)
            }
        }
        note(before, in: &report)
        if after.state.held.isEmpty {
            try run.append(.finished)
            run.remove()
        } else {
            report.notes.append("what is left stays in '\(run.path.text)' for 'surety reclaim'")
        }
        return report
    }

    private func note(_ read: JournalContents, in report: inout IncidentReport) {
        if read.damage > 0 {
            report.notes.append(
                "the journal is damaged in \(read.damage) places; what was recorded there is not known")
        }
        if read.unknown > 0 {
            report.notes.append(
                "\(read.unknown) records of the journal say what this version cannot do, and nothing was done for them"
            )
        }
        if read.state.strays > 0 {
            report.notes.append(
                "\(read.state.strays) records of the journal speak of obligations that are not there")
        }
    }

    /// What the slots of a run's processes say.
    static func slots(of state: RunState, in run: RunFolder) -> [IncidentReport.Slot] {
        let isThisBoot = state.run?.process.boot == .current
        return SlotFile.files(in: run).flatMap { process, name -> [IncidentReport.Slot] in
            let entries = (try? SlotFile.read(name, in: run)) ?? []
            return entries.map { entry in
                let age = csurety_coarse_nanoseconds() &- entry.since
                return IncidentReport.Slot(
                    process: process, entry: entry, since: isThisBoot ? Clock.now &- age : 0)
            }
        }
    }
}

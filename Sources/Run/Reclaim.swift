import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Clears up behind supervisors that are dead.
public struct Reclaim: Sendable {
    /// How long a process has between the question and the end.
    public var grace: Duration
    var depth = 0
    /// How often an effect may have failed before it is left alone; nil for no limit.
    public var patience: Int?

    /// Makes one.
    public init(grace: Duration, patience: Int? = nil) {
        self.grace = grace
        self.patience = patience
    }

    init(grace: Duration, depth: Int) {
        self.init(grace: grace)
        self.depth = depth
    }

    /// What became of one run.
    public enum Outcome: Sendable {
        /// Somebody supervises it, or clears up behind it.
        case live
        /// It was cleared up, as far as it could be.
        case reclaimed(IncidentReport)
        /// Nothing in it is believed.
        case refused(name: String, LedgerFailure)
    }

    /// Clears up every run below a folder that nobody supervises.
    public func reclaim(below place: LedgerPlace) -> [Outcome] {
        place.runs.compactMap { name in
            do throws(LedgerFailure) {
                return try reclaim(name, in: place)
            } catch {
                // Another process may have cleared it up in between.
                if case .failure(let absence) = Reclaim.presence(of: place.folder.path.appending(name)),
                    absence.isAbsence
                {
                    return nil
                }
                return .refused(name: name, error)
            }
        }
    }

    private func reclaim(_ name: String, in place: LedgerPlace) throws(LedgerFailure) -> Outcome? {
        let run: RunFolder
        do throws(LedgerFailure) {
            run = try place.run(name)
        } catch {
            // A run whose maker died between the folder and the journal has nothing in it.
            if unlinkat(place.folder.descriptor, name, AT_REMOVEDIR) == 0 { return nil }
            throw error
        }
        guard run.lock() else { return .live }
        return try .reclaimed(reclaim(run))
    }

    /// Clears up one run. The caller has its lock.
    ///
    /// - Throws: a journal that cannot be read or written.
    func reclaim(_ run: RunFolder) throws(LedgerFailure) -> IncidentReport {
        let state = try run.contents().state
        // Who came first may have finished while this one waited for the folder.
        guard run.isThere, run.key != nil, !state.isFinished else {
            run.remove()
            return IncidentReport(run: run.path, description: state.run, end: state.end)
        }
        let ended = endProcesses(of: state, in: run)
        if state.end == nil {
            try run.append(
                .ended(
                    JournalRecord.End(
                        word: EndClass.unseen.rawValue, status: EndStatus.signalled(SIGKILL).word,
                        evidence: "its supervisors were killed", isProbable: true, time: Clock.now)))
        }
        let settlement = Settlement(run: run, grace: grace, depth: depth, patience: patience)
        var report = try settlement.settle()
        report.descendants = (ended.found, ended.killed, ended.left)
        return report
    }

    /// Ends what is left of a run: the command, what comes from it, and whatever was started with the run's folder in
    /// its environment. Process numbers of another start of the machine mean nobody.
    private func endProcesses(of state: RunState, in run: RunFolder) -> Ending.Outcome {
        guard state.run?.process.isVisibleHere ?? false else { return Ending.Outcome() }
        let known = state.processes.filter { $0.role == .worker }.map(\.process).filter(\.isVisibleHere)
        let entry = Array("\(Recorder.variable)=".utf8) + run.path.bytes
        let spared = Descendants.ancestorsOfSelf()
        let group = state.controlGroup.flatMap { ControlGroup(existing: $0, of: run) }
        defer { group?.remove() }

        return Ending(grace: grace, group: group).end {
            let alive = known.filter { process in
                ProcessStat(of: process.process).map { $0.start == process.start && !$0.hasEnded } ?? false
            }
            let marked = Descendants.withEnvironment(entry).filter { !spared.contains($0.process) }
            let grouped = group?.processes.filter { !spared.contains($0.process) } ?? []
            let roots = Array(Set(alive + marked + grouped))
            return Array(
                Set(roots + Descendants.of(roots.map(\.process)).filter { !spared.contains($0.process) }))
        }
    }

    /// Whether a path is there.
    static func presence(of path: RawPath) -> Result<FileStatus, SystemError> {
        FileStatus.of(path, in: AT_FDCWD)
    }
}

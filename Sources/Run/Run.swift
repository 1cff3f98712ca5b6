import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `surety run`: starts a command, supervises it, and discharges what it leaves.
public struct Run {
    private let options: RunOptions

    /// Makes one of what was asked for.
    public init(_ options: RunOptions) { self.options = options }

    /// Runs. The process ends as the command did; only what kept the command from running comes back.
    ///
    /// - Throws: what kept it from running.
    public func run() throws(LedgerFailure) -> Never {
        guard let process = ProcessIdentity.current else {
            throw LedgerFailure("cannot read /proc; mount it")
        }
        let place = try LedgerPlace(making: options.ledger)
        reclaimFormerRuns(in: place)
        let run = try place.makeRun()
        try run.append(.run(RunDescription(arguments: options.arguments, process: process, since: Clock.now)))
        let outer = OuterRun()
        outer.begin(run)
        guard let signals = SignalSource(), let (ours, theirs) = Channel.pair() else {
            run.remove()
            throw LedgerFailure("cannot supervise", error: errno)
        }
        _ = csurety_adopt_orphans()
        let ownProcess = csurety_process_open(getpid())
        let inner = csurety_fork()
        if inner == 0 {
            ours.close()
            let peer = Supervisor.Peer(channel: theirs, process: ownProcess)
            supervise(run, signals, peer)
        }
        theirs.close()
        close(ownProcess)
        guard inner > 0 else {
            run.remove()
            throw LedgerFailure("cannot supervise", error: errno)
        }
        watch(inner, run, signals, ours, outer)
    }

    /// What dead supervisors left behind here comes first: the command may want the same paths.
    private func reclaimFormerRuns(in place: LedgerPlace) {
        let reclaim = Reclaim(grace: options.grace, patience: Discharger.patience)
        for outcome in reclaim.reclaim(below: place) {
            switch outcome {
            case .live: break
            case .reclaimed(let report): if report.hasTrouble { Complaint.write(report.text) }
            case .refused(let name, let failure):
                Complaint.write("surety: the run '\(name)' was left alone: \(failure.message)\n")
            }
        }
    }

    // MARK: The outer process

    private func watch(
        _ inner: Int32, _ run: RunFolder, _ signals: SignalSource, _ channel: Channel, _ outer: OuterRun
    ) -> Never {
        InheritedDescriptors.letGo()
        var guardian = Guardian(signals: signals, channel: channel)
        switch guardian.watch() {
        case .ended(let status):
            // The inner process shares the lock and takes a moment to be gone.
            run.unlock()
            outer.end()
            status.leave()
        case .killed(let pending):
            let former = ProcessIdentity(of: inner)
            // Its children are this process's only when it is gone.
            waitpid(inner, nil, 0)
            takeOver(run, from: former, signals, pending, outer)
        }
    }

    private func takeOver(
        _ run: RunFolder, from former: ProcessIdentity?, _ signals: SignalSource, _ pending: [Int32],
        _ outer: OuterRun
    ) -> Never {
        do throws(LedgerFailure) {
            var supervisor = try Supervisor(options, run: run, signals: signals, peer: nil)
            supervisor.takeOver(from: former, pending: pending)
            let status = supervisor.supervise()
            settle(&supervisor, status)
            outer.end()
            status.leave()
        } catch {
            Complaint.write("surety: error: \(error.message)\n")
            EndStatus.signalled(SIGKILL).leave()
        }
    }

    // MARK: The inner process

    private func supervise(_ run: RunFolder, _ signals: SignalSource, _ peer: Supervisor.Peer) -> Never {
        csurety_rename_process("supervisor", CommandLine.unsafeArgv, CommandLine.argc)
        do throws(LedgerFailure) {
            var supervisor = try Supervisor(options, run: run, signals: signals, peer: peer)
            do throws(SystemError) {
                try supervisor.start()
            } catch {
                end(notStarted: error, run, peer)
            }
            let status = supervisor.supervise()
            settle(&supervisor, status)
            peer.channel.send(.ended(status))
        } catch {
            Complaint.write("surety: error: \(error.message)\n")
            peer.channel.send(.ended(.exited(2)))
        }
        _exit(0)
    }

    private func end(notStarted error: SystemError, _ run: RunFolder, _ peer: Supervisor.Peer) -> Never {
        let name = options.arguments.first?.text ?? ""
        let status: Int32 = error.isAbsence ? 127 : 126
        let message =
            error.isAbsence ? "there is no program '\(name)'" : "cannot run '\(name)': \(error.reason)"
        Complaint.write("surety: error: \(message)\n")
        run.remove()
        peer.channel.send(.ended(.exited(status)))
        _exit(0)
    }

    /// Whatever becomes of the ledger, the run ends as the command did.
    private func settle(_ supervisor: inout Supervisor, _ status: EndStatus) {
        do throws(LedgerFailure) {
            deliver(try supervisor.settle(status))
        } catch {
            Complaint.write("surety: error: \(error.message); what was held is not discharged\n")
        }
    }

    private func deliver(_ report: IncidentReport) {
        if let path = options.report { ReportFile.write(report, to: path, version: options.version) }
        if report.deservesAttention { Complaint.write(report.text) }
    }
}

/// This run as an obligation of the run that it is within.
private final class OuterRun {
    private var recorder: Recorder?
    private var number: UInt64 = 0

    func begin(_ run: RunFolder) {
        do throws(LedgerFailure) {
            guard let found = try Recorder.find() else { return }
            number = try found.record(
                DurableObligation(
                    effect: .endRun(folder: run.path), name: "run", site: "surety run", since: Clock.now,
                    recorder: .current))
            recorder = found
        } catch {
            Complaint.write("surety: note: \(error.message)\n")
        }
    }

    func end() { try? recorder?.release(number) }
}

extension IncidentReport {
    /// Whether it is shown although nobody asked: something went wrong, or the command died with something held.
    var deservesAttention: Bool {
        if hasTrouble { return true }
        let quiet = [EndClass.clean.rawValue, EndClass.status.rawValue]
        return !obligations.isEmpty && !quiet.contains(end?.word ?? "")
    }
}

/// What is said on standard error.
enum Complaint {
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeSome($0) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private func writeSome(_ bytes: UnsafeRawBufferPointer) -> Int {
    write(STDERR_FILENO, bytes.baseAddress, bytes.count)
}

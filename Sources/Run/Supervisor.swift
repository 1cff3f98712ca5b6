import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The inner of the two processes that supervise, the command's parent. One thread, one loop over descriptors.
///
/// When it is killed, the command comes to the outer one, which goes on with the same loop; it has no peer then.
struct Supervisor {
    let options: RunOptions
    let run: RunFolder
    let signals: SignalSource
    /// The outer process: what it says and whether it lives.
    var peer: Peer?

    /// The outer process, seen from the inner one.
    struct Peer {
        var channel: Channel
        var process: Int32
    }

    private var journal: JournalContents
    private var worker: Worker?
    private var end: EndStatus?
    private var tail: ErrorTail?
    private var activity: Activity?
    private var wasHanging = false
    private var isAbandoned = false
    private var program = ProgramTraits()
    private let memoryKillsBefore: UInt64?
    private let follower: Int32
    private var group: ControlGroup?
    private var owners: [ProcessIdentity: Int32] = [:]

    init(_ options: RunOptions, run: RunFolder, signals: SignalSource, peer: Peer?) throws(LedgerFailure) {
        self.options = options
        self.run = run
        self.signals = signals
        self.peer = peer
        journal = try JournalContents(of: run)
        memoryKillsBefore = MemoryKills.count()
        follower = run.path.appending("journal").withCString { csurety_follow_file($0) }
        activity = options.hangAfter.map { Activity(limit: $0) }
        _ = csurety_adopt_orphans()
    }

    // MARK: The command

    /// Starts the command.
    ///
    /// - Throws: the error's number where it cannot be executed.
    mutating func start() throws(SystemError) {
        var environment = ProgramStart.environment(without: [Recorder.variable])
        environment.append(RawPath(bytes: Array("\(Recorder.variable)=".utf8) + run.path.bytes))
        var start = ProgramStart(
            arguments: options.arguments, environment: environment, inheritance: options.inheritance.given)
        if options.classifies, options.inheritance.given.closed_streams & 4 == 0 { tail = ErrorTail() }
        if let tail { start.streams.2 = tail.writing }
        makeGroup()
        start.controlGroup = group
        let process: Int32
        do throws(SystemError) {
            process = try start.start()
        } catch {
            group?.remove()
            throw error
        }
        if let tail { close(tail.writing) }
        worker = Worker(process)
        program = ProgramTraits(of: process)
        if !program.isKnown, let name = options.arguments.first { program = ProgramTraits(named: name) }
        if let worker { record(.process(worker.identity, role: .worker)) }
        InheritedDescriptors.letGo()
    }

    /// Takes the command over from the inner process, which was killed. What came from it is this process's by now. Signals
    /// that it had not passed on are passed on: better twice than never.
    mutating func takeOver(from former: ProcessIdentity?, pending: [Int32]) {
        follow()
        end = journal.state.end.map { EndStatus(word: $0.status) }
        group = journal.state.controlGroup.flatMap { ControlGroup(existing: $0, of: run) }
        guard end == nil, let identity = journal.state.process(.worker) ?? unrecordedWorker(of: former),
            let stat = ProcessStat(of: identity.process),
            stat.start == identity.start, stat.parent == getpid()
        else { return }
        worker = Worker(identity)
        for signal in pending { worker?.signal(signal) }
    }

    /// The command of an inner process that was killed between its start and its record. Whatever else came from that
    /// process came from the command, and so was started later.
    private func unrecordedWorker(of former: ProcessIdentity?) -> ProcessIdentity? {
        guard let found = former.flatMap({ Descendants.firstChild(after: $0) }) else { return nil }
        record(.process(found, role: .worker))
        return found
    }

    private mutating func makeGroup() {
        guard let path = ControlGroup.path(for: run) else { return }
        // Whoever clears up must know of it before it is there.
        record(.controlGroup(path))
        group = ControlGroup.make(path, for: run)
    }

    private func record(_ record: JournalRecord) {
        // A full disk loses this record and no obligation.
        _ = try? run.append(record)
    }

    // MARK: The loop

    /// Goes on until the command has ended, and returns how.
    mutating func supervise() -> EndStatus {
        // It may have ended before anybody listened.
        if let worker { noteChanges(worker) }
        while end == nil {
            guard let worker else { break }
            wait(for: worker)
            if worker.identity.process > 0, end == nil { lookForHang(worker) }
        }
        return end ?? .signalled(SIGKILL)
    }

    private mutating func wait(for worker: Worker) {
        var descriptors = [signals.descriptor, follower]
        descriptors += [peer?.process ?? -1, peer?.channel.descriptor ?? -1, tail?.reading ?? -1]
        descriptors += owners.values
        let ready = Waiting.forAny(of: descriptors, milliseconds: activity?.milliseconds ?? -1)
        if ready[0] { takeSignals(worker) }
        if ready[1] {
            follow()
            lookAtProgram(worker)
        }
        if ready[4], tail?.pass() == false { stopPassing() }
        if ready[3] { listen(worker) }
        if ready[2], end == nil { goOnAlone(worker) }
        if ready.dropFirst(5).contains(true) { dischargeForDeadOwners() }
    }

    private mutating func stopPassing() {
        // Nobody writes to it any more. What was kept is needed at the end.
        guard let tail else { return }
        close(tail.reading)
        passed = tail.text
        self.tail = nil
    }

    private var passed: String?

    /// The signals that processes sent to this one, and when.
    private var cameHere: [Int32: UInt64] = [:]

    /// A shell may have replaced itself by the program that it was asked for; when that has ended it cannot be asked.
    private mutating func lookAtProgram(_ worker: Worker) {
        let present = ProgramTraits(of: worker.identity.process)
        guard present.isKnown else { return }
        program.letGo()
        program = present
    }

    private mutating func takeSignals(_ worker: Worker) {
        for arrival in signals.arrivals() {
            if arrival.signal == SIGCHLD {
                noteChanges(worker)
            } else if arrival.was_sent != 0, arrival.sender != getpid() {
                // What the terminal sends, it sends to the command as well.
                if peer == nil {
                    worker.signal(arrival.signal)
                } else {
                    cameHere[arrival.signal] = Clock.monotonic
                }
            }
        }
    }

    private mutating func noteChanges(_ worker: Worker) {
        var change = csurety_change()
        while csurety_next_change(&change) == 1 {
            guard change.process == worker.identity.process else { continue }
            if change.has_ended != 0 {
                end = EndStatus(word: change.word)
            } else if change.is_stopped != 0 {
                stop(change.word, worker)
            }
        }
    }

    private func stop(_ signal: Int32, _ worker: Worker) {
        if let peer {
            peer.channel.send(.stopped(signal))
        } else {
            csurety_stop(signal)
            if worker.isStopped { worker.signal(SIGCONT) }
        }
    }

    private mutating func listen(_ worker: Worker) {
        guard let (messages, isOver) = peer?.channel.messages() else { return }
        for message in messages {
            switch message {
            case .signal(let signal):
                if !cameToAll(signal, worker) { worker.signal(signal) }
                peer?.channel.send(.passed)
            case .continued: if worker.isStopped { worker.signal(SIGCONT) }
            case .stopped, .ended, .passed: break
            }
        }
        if isOver { peer?.channel = Channel(descriptor: -1) }
    }

    /// Whether a signal that came to the outer process came to this one too, within the time that it takes to send both.
    /// Nobody knows this process: who sends to it sends to the whole process group or control group, and so to the
    /// command. A server may take a second signal for impatience.
    private mutating func cameToAll(_ signal: Int32, _ worker: Worker) -> Bool {
        let limit = ContinuousDeadline(after: .milliseconds(10))
        while true {
            takeSignals(worker)
            if let time = cameHere.removeValue(forKey: signal), Clock.monotonic - time < 100_000_000 {
                return true
            }
            guard limit.milliseconds > 0, end == nil else { return false }
            _ = Waiting.forAny(of: [signals.descriptor], milliseconds: limit.milliseconds)
        }
    }

    /// The outer process was killed: whoever started the run believes it gone, so it ends.
    private mutating func goOnAlone(_ worker: Worker) {
        peer = nil
        isAbandoned = true
        endWorker(worker)
    }

    private mutating func lookForHang(_ worker: Worker) {
        guard activity != nil else { return }
        let processes = [worker.identity.process] + Descendants.of([getpid()]).map(\.process)
        guard activity?.isOver(processes) == true else { return }
        wasHanging = true
        endWorker(worker)
    }

    /// Ends the command, and notes how it ended.
    private mutating func endWorker(_ worker: Worker) {
        worker.signal(SIGTERM)
        worker.signal(SIGCONT)
        let deadline = ContinuousDeadline(after: options.grace)
        while end == nil, deadline.milliseconds > 0 {
            _ = Waiting.forAny(of: [worker.descriptor], milliseconds: deadline.milliseconds)
            noteChanges(worker)
        }
        while end == nil {
            worker.signal(SIGKILL)
            _ = Waiting.forAny(of: [worker.descriptor], milliseconds: 1000)
            noteChanges(worker)
        }
    }

    // MARK: The journal

    /// Reads what others have written to the journal since, and watches the owners that appear in it.
    private mutating func follow() {
        SignalDrain.drain(follower)
        guard let entries = try? journal.follow() else { return }
        for entry in entries {
            guard case .obligation(let obligation) = entry.record, let owner = obligation.owner else {
                continue
            }
            // What is the command's is due at the run's end, when it is known how the command ended.
            if owner == journal.state.process(.worker) { continue }
            if owners[owner] == nil { owners[owner] = owner.open() ?? -1 }
            if owners[owner] == -1 { dischargeForDeadOwners() }
        }
    }

    /// Discharges what belongs to processes that have ended.
    private mutating func dischargeForDeadOwners() {
        for (owner, descriptor) in owners {
            guard descriptor < 0 || Waiting.forAny(of: [descriptor], milliseconds: 0)[0] else { continue }
            if descriptor >= 0 { close(descriptor) }
            owners[owner] = nil
            // Nobody tells a stranger how a process ended: one that ends well discharges its obligations itself.
            guard (try? journal.follow()) != nil else { return }
            let due = journal.state.held.filter { $0.obligation.owner == owner }
            let discharger = Discharger(
                context: DischargeContext(run: run, end: EndClass.unseen.rawValue, grace: options.grace),
                endedCleanly: false, isCredible: journal.isCredible)
            try? discharger.discharge(due)
        }
        _ = try? journal.follow()
    }

    // MARK: The end

    /// Ends what the command left, discharges what is held, and reports.
    ///
    /// - Throws: a journal that cannot be read or written.
    mutating func settle(_ status: EndStatus) throws(LedgerFailure) -> IncidentReport {
        if journal.state.isFinished {
            return IncidentReport(run: run.path, description: journal.state.run, end: journal.state.end)
        }
        if journal.state.end == nil { recordEnd(status) }
        let left = endDescendants()
        group?.remove()
        group = nil
        let settlement = Settlement(run: run, grace: options.grace, contents: journal)
        var report = try settlement.settle()
        report.descendants = (left.found, left.killed, left.left)
        return report
    }

    private mutating func recordEnd(_ status: EndStatus) {
        _ = tail?.pass()
        var evidence = EndEvidence(status: status, tail: tail?.text ?? passed, program: program)
        if !options.classifies { evidence.tail = nil }
        evidence.wasHanging = wasHanging
        if let before = memoryKillsBefore, let now = MemoryKills.count() {
            evidence.memoryKills = now &- before
        }
        var conclusion = evidence.conclusion
        if isAbandoned { conclusion = (EndClass.supervisorKilled, "the outer supervisor was killed", false) }
        if worker == nil {
            conclusion = (EndClass.supervisorKilled, "the inner supervisor was killed while it began", false)
        }
        record(
            .ended(
                JournalRecord.End(
                    word: conclusion.class.rawValue, status: status.word, evidence: conclusion.evidence,
                    isProbable: conclusion.isProbable, time: Clock.now)))
    }

    private mutating func endDescendants() -> Ending.Outcome {
        if options.keepsDescendants, !isAbandoned {
            while case let present = descendants(), !present.isEmpty {
                _ = ContinuousDeadline(after: .seconds(1)).wait(for: present)
            }
            return Ending.Outcome()
        }
        return Ending(grace: options.grace, group: group).end { descendants() }
    }

    /// Those that are left. What they say on standard error is passed on meanwhile.
    private mutating func descendants() -> [ProcessIdentity] {
        _ = tail?.pass()
        let found = Descendants.of([getpid()])
        return group.map { Array(Set(found + $0.processes.filter { $0.process != getpid() })) } ?? found
    }
}

/// Descriptors that only say that something happened.
enum SignalDrain {
    static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while descriptor >= 0, read(descriptor, &buffer, buffer.count) > 0 {}
    }
}

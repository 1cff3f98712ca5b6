import CSurety
import SuretyProbe
import SuretyTrend

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One watch from its start to its end: a single loop that looks, shows, records and answers.
public final class Session {
    private let settings: WatchSettings
    /// Writes a whole file.
    private let writeFile: (_ text: String, _ path: String) throws(WatchTrouble) -> Void
    private let probe: Probe
    private let analyst: Analyst
    private var last: WatchReport?
    private var recorder: Recorder?
    private var server: MetricsServer?
    private var view: LiveView?
    private var changes: ChangeLines
    private var command: CommandWatch?
    /// The first load that was read: the unit in which what is held is counted.
    private var usualLoad: Double?
    private var isLoadMissing = false
    private var stop: Int32?
    /// Nobody reads standard output any more.
    private var isReaderGone = false

    /// Makes a watch that has not begun.
    public init(
        _ settings: WatchSettings,
        writeFile: @escaping (_ text: String, _ path: String) throws(WatchTrouble) -> Void
    ) {
        self.settings = settings
        changes = ChangeLines(tellsEnds: !settings.isCommand)
        self.writeFile = writeFile
        var probing = Probe.Settings()
        probing.horizons = settings.plan.horizons
        probing.pace = settings.pace
        if case .command = settings.target { probing.startsFromNothing = true }
        if settings.failsOnLeak {
            probing.scanInterval = settings.plan.spacings[0]
            probing.share = 0.1
            probing.notesPaths = true
        }
        probe = Probe(probing)
        analyst = Analyst(settings.plan, warnShare: settings.warnShare)
    }

    /// Runs it. Returns the exit status.
    public func run() throws(WatchTrouble) -> Int32 {
        if case .recording(let path) = settings.target { return try replay(path) }
        // Where it is ignored, as somebody may have left it, nobody could ask how the command ended.
        if settings.isCommand { signal(SIGCHLD, SIG_DFL) }
        guard let signals = Signals(Session.signals(for: settings)) else {
            throw WatchTrouble("cannot make a pipe: \(WatchTrouble.reason(errno)); close some descriptors")
        }
        try openSinks(plan: settings.plan)
        defer { view?.leave() }

        try begin()
        if settings.once { return try lookOnce() }
        try loop(signals)
        let hadView = view != nil
        view?.leave()
        view = nil
        return try finish(hadView: hadView)
    }

    private static func signals(for settings: WatchSettings) -> [Int32] {
        [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGWINCH]
            + (settings.isOnTerminal || settings.wantsViewOfCommand ? [SIGTSTP] : [])
    }

    private func openSinks(plan: TrendPlan) throws(WatchTrouble) {
        if let path = settings.record { recorder = try Recorder(path, plan: plan) }
        if let place = settings.serve {
            let server = try MetricsServer(
                place, metrics: { [unowned self] form in Metrics.text(last, form: form) },
                page: { [unowned self] path in page(at: path) })
            self.server = server
            StandardStream.errors.write("surety: metrics at http://\(server.address)/metrics\n")
        }
    }

    private func page(at path: String) -> (type: String, text: String)? {
        guard path == "/", let last else { return nil }
        return ("text/html; charset=utf-8", PageReport.text(last, gone: analyst.gone, analyst))
    }

    private func begin() throws(WatchTrouble) {
        switch settings.target {
        case .processes(let pids):
            for pid in pids { try add(pid) }
        case .name(let name):
            guard probe.add(named: name) > 0 else {
                throw WatchTrouble(
                    "no process is named '\(PlainText.of(name))'; see 'ps -e', and give the name without its folder"
                )
            }
        case .command(let words):
            // The keys are the view's.
            if settings.wantsViewOfCommand {
                view = LiveView(isColoured: settings.isColoured, controlling: true)
            }
            let hasInput = view == nil || isatty(STDIN_FILENO) == 0
            command = try CommandWatch(words, settings, hasInput: hasInput)
            try add(command?.child.pid ?? 0)
        case .recording: break
        }
        if settings.format == .text, settings.isOnTerminal, command == nil, !settings.once {
            view = LiveView(isColoured: settings.isColoured)
        }
    }

    private func add(_ pid: Int32) throws(WatchTrouble) {
        do throws(Probe.Refusal) {
            try probe.add(pid)
        } catch {
            // A command may be over before anybody looked.
            if command != nil { return }
            switch error {
            case .noSuchProcess:
                throw WatchTrouble(
                    "there is no process \(pid), or it is hidden from this user; see 'ps -e', or run as root")
            case .notPermitted:
                throw WatchTrouble("the system does not show process \(pid); run as its user or as root")
            }
        }
    }

    // MARK: Once

    private func lookOnce() throws(WatchTrouble) -> Int32 {
        let report = analyst.report(scaled(probe.tick(forced: true)))
        last = report
        recorder?.write(report)
        switch settings.format {
        case .json: show(SampleLine.sample(report) + "\n")
        case .text: show(TextReport.text(report, width: settings.width, withVerdicts: false))
        }
        try writePage()
        let isDark = report.processes.contains { $0.seen.state == .unreadable }
        if isDark {
            throw WatchTrouble("the descriptors of a process cannot be read: \(Wording.unreadable)")
        }
        return 0
    }

    // MARK: The loop

    private func loop(_ signals: Signals) throws(WatchTrouble) {
        let interval =
            settings.failsOnLeak ? min(settings.interval, settings.plan.spacings[0]) : settings.interval
        var next = 0.0
        while stop == nil, !isReaderGone {
            let now = probe.elapsed
            if let duration = settings.duration, now >= duration { return }
            if now >= next {
                tick()
                next = max(next + interval, probe.elapsed)
            }
            if isOver { return }
            wait(until: min(next, settings.duration ?? .infinity), signals)
        }
    }

    /// Whether what is watched has ended and nobody looks at it any more.
    private var isOver: Bool {
        if let command { return command.child.status != nil }
        if case .name = settings.target { return false }
        return !probe.isAnyAlive && view == nil && last != nil
    }

    private func tick() {
        let report = analyst.report(scaled(probe.tick()))
        if report.processes.isEmpty && view != nil && last != nil {
            view?.draw(last, probe, analyst)
            return
        }
        // What has gone is still shown, with what it held at last.
        last = report.processes.isEmpty ? last : report
        command?.take(report, probe)
        recorder?.write(report)
        switch settings.format {
        case .json: show(SampleLine.sample(report) + "\n")
        case .text:
            if view != nil {
                view?.draw(last, probe, analyst)
            } else {
                for line in changes.lines(report) { StandardStream.errors.write(line + "\n") }
            }
        }
    }

    /// Divided by the load, if there is one.
    private func scaled(_ observation: Observation) -> Observation {
        guard let metric = settings.load, observation.processes.contains(where: { $0.groups != nil }) else {
            return observation
        }
        guard let load = metric.read(), load > 0 else {
            if !isLoadMissing, view == nil {
                StandardStream.errors.write(
                    "surety: warning: no '\(PlainText.of(metric.name))' at \(PlainText.of(metric.address)); "
                        + "what is held is not divided by the load\n")
            }
            isLoadMissing = true
            return observation
        }
        let usual = usualLoad ?? load
        usualLoad = usual
        return observation.divided(by: load, usual: usual)
    }

    private func show(_ text: String) { if !StandardStream.output.write(text) { isReaderGone = true } }

    /// Waits for what comes first: the next tick, a signal, a key, a mark, a client.
    private func wait(until next: Double, _ signals: Signals) {
        var wishes = [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
        if let view { wishes.append(pollfd(fd: view.input, events: Int16(POLLIN), revents: 0)) }
        let markIndex = wishes.count
        if let command {
            wishes.append(pollfd(fd: command.marks.descriptor, events: Int16(POLLIN), revents: 0))
        }
        wishes += server?.wishes ?? []
        let deadline = min(next, server?.deadline ?? .infinity)
        let pause = max(0, min((deadline - probe.elapsed) / settings.pace, 3600))
        guard poll(&wishes, nfds_t(wishes.count), Int32((pause * 1000).rounded(.up))) >= 0 || errno == EINTR
        else {
            return
        }
        for signal in signals.pending() { take(signal) }
        if view != nil, wishes[1].revents != 0, view?.takeKeys(last) == false { leaveView() }
        view?.drawIfChanged(last, probe, analyst)
        if let command, wishes[markIndex].revents != 0 { command.takeMark(probe) }
        server?.serve(now: probe.elapsed)
    }

    /// Who leaves the view of a command goes on watching it; else there is nothing left to do.
    private func leaveView() {
        guard command != nil else {
            stop = stop ?? 0
            return
        }
        view?.leave()
        view = nil
    }

    private func take(_ signal: Int32) {
        switch signal {
        case SIGCHLD: command?.child.reap()
        case SIGWINCH: view?.draw(last, probe, analyst)
        case SIGTSTP:
            if view != nil { view?.stop() } else { raise(SIGSTOP) }
            view?.draw(last, probe, analyst)
        // The terminal gave it to the command too.
        case SIGINT where command != nil, SIGQUIT where command != nil: break
        default:
            if let command {
                kill(command.child.pid, signal)
            } else {
                stop = signal == SIGINT ? 0 : 128 + signal
            }
        }
    }

    // MARK: The end

    private func finish(hadView: Bool) throws(WatchTrouble) -> Int32 {
        var status = stop ?? 0
        if let command {
            status = command.finish(probe, analyst, last, show: { StandardStream.errors.write($0) })
        } else if settings.format == .text, !hadView, let last {
            show(TextReport.text(last, width: settings.width, withVerdicts: true))
        }
        try recorder?.close()
        try writePage()
        return status
    }

    private func writePage() throws(WatchTrouble) {
        guard let path = settings.html, let last else { return }
        try writeFile(PageReport.text(last, gone: analyst.gone, analyst), path)
    }

    // MARK: Replay

    private func replay(_ path: String) throws(WatchTrouble) -> Int32 {
        let name = PlainText.of(path)
        do throws(Recording.Failure) {
            let recording = try Recording(path)
            let analyst = Analyst(recording.plan, warnShare: settings.warnShare)
            while let observation = try recording.observation() {
                let report = analyst.report(observation)
                if settings.format == .json { show(SampleLine.sample(report) + "\n") }
                if settings.format == .text {
                    for line in changes.lines(report) { StandardStream.errors.write(line + "\n") }
                }
                if !report.processes.isEmpty { last = report }
                if isReaderGone { return 0 }
            }
            try showReplayed(analyst)
            return 0
        } catch {
            switch error {
            case .unreadable(let reason):
                throw WatchTrouble("cannot read '\(name)': \(reason); check the path")
            case .noRecording(let line):
                throw WatchTrouble(
                    "line \(line) of '\(name)' is none of a recording; give a file of '--record'")
            case .trouble(let trouble): throw trouble
            }
        }
    }

    private func showReplayed(_ analyst: Analyst) throws(Recording.Failure) {
        do throws(WatchTrouble) {
            if let path = settings.html, let last {
                try writeFile(PageReport.text(last, gone: analyst.gone, analyst), path)
            }
        } catch { throw .trouble(error) }
        guard let last, settings.format == .text else { return }
        if settings.isOnTerminal, !settings.once, let view = LiveView(isColoured: settings.isColoured),
            let signals = Signals([SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP])
        {
            self.view = view
            defer { view.leave() }

            look(at: last, view, analyst, signals)
        } else {
            show(TextReport.text(last, width: settings.width, withVerdicts: true))
        }
    }

    /// Shows a recording's end until somebody leaves.
    private func look(at report: WatchReport, _ view: LiveView, _ analyst: Analyst, _ signals: Signals) {
        view.draw(report, nil, analyst)
        while stop == nil {
            var wishes = [
                pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            ]
            _ = poll(&wishes, 2, -1)
            for signal in signals.pending() { take(signal) }
            if wishes[1].revents != 0, !view.takeKeys(report) { return }
            view.draw(report, nil, analyst)
        }
    }
}

import SuretyProbe

/// The view on a terminal: takes keys and draws.
final class LiveView {
    private let terminal: Terminal
    private let isColoured: Bool
    private var state = ViewState()
    private var isChanged = false
    /// What is shown while the picture is held still.
    private var held: WatchReport?

    /// `controlling` shows it on the terminal that this process was started from, wherever standard output goes.
    init?(isColoured: Bool, controlling: Bool = false) {
        guard let terminal = controlling ? Terminal(controlling: ()) : Terminal() else { return nil }
        self.terminal = terminal
        self.isColoured = isColoured
        terminal.enter()
    }

    /// Where keys come from.
    var input: Int32 { terminal.input }

    func leave() { terminal.leave() }

    func stop() { terminal.stop() }

    /// Takes the keys that were pressed; false when somebody wants to leave, or the terminal is gone.
    func takeKeys(_ report: WatchReport?) -> Bool {
        guard let keys = terminal.keys() else { return false }
        let groups =
            report.flatMap { report in state.process(of: report).map { state.groups(of: $0).count } } ?? 0
        for key in keys { state.take(key, rows: groups, processes: report?.processes.count ?? 0) }
        state.settle()
        held = state.isPaused ? held ?? report : nil
        isChanged = true
        return !state.wantsToLeave
    }

    func drawIfChanged(_ report: WatchReport?, _ probe: Probe?, _ analyst: Analyst) {
        if isChanged { draw(report, probe, analyst) }
    }

    func draw(_ report: WatchReport?, _ probe: Probe?, _ analyst: Analyst) {
        isChanged = false
        guard let report = held ?? report else { return }
        let size = terminal.size
        let frame = ViewFrame(state: state, columns: size.columns, rows: size.rows, isColoured: isColoured)
        terminal.show(
            frame.lines(
                report,
                counts: { process, group in
                    analyst.counts(
                        of: process.seen.identity, group.seen.kind, group.seen.label,
                        since: report.elapsed - 3600,
                        limit: 16
                    ).map(\.count)
                },
                instances: { process, group in
                    probe?.instances(
                        of: process.seen.identity, kind: group.seen.kind, label: group.seen.label,
                        limit: size.rows) ?? []
                }))
    }
}

import CSurety
import SuretyProbe
import SuretyTrend

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A command under the watch: it takes marks, and is judged when it has ended.
final class CommandWatch {
    let child: ChildCommand
    let marks: MarkSocket
    private var check: LeakCheck
    private let failsOnLeak: Bool
    /// Seconds that descendants have for ending after the command.
    private static let grace = 2.0

    init(_ words: [String], _ settings: WatchSettings, hasInput: Bool) throws(WatchTrouble) {
        failsOnLeak = settings.failsOnLeak
        check = LeakCheck(allowed: settings.allowed)
        marks = try MarkSocket()
        _ = csurety_adopt_orphans()
        do throws(WatchTrouble) {
            child = try ChildCommand(
                words, environment: settings.failsOnLeak ? marks.environment : [marks.environment[0]],
                hasInput: hasInput)
        } catch {
            marks.remove()
            throw error
        }
    }

    /// Looks at a tick: while the command does not say where its rounds are, moments in which it is quiet may stand for that.
    func take(_ report: WatchReport, _ probe: Probe) {
        if failsOnLeak { check.take(report, probe) }
    }

    /// Takes the mark that waits.
    func takeMark(_ probe: Probe) {
        guard let mark = marks.accept() else { return }
        check.mark(
            mark.name, giver: mark.giver, probe: probe, look: { _ = probe.tick(forced: true) },
            pause: { seconds in _ = poll(nil, 0, Int32(seconds * 1000)) })
        MarkSocket.answer(mark.connection)
    }

    /// Waits for descendants, tells what was found, and returns the exit status.
    func finish(_ probe: Probe, _ analyst: Analyst, _ last: WatchReport?, show: (String) -> Void) -> Int32 {
        let descendants = remaining()
        defer { marks.remove() }

        let status = child.status ?? 0
        guard failsOnLeak else { return status }
        let reports = (last?.processes ?? []) + analyst.gone
        var leaks = check.leaks(reports)
        leaks += check.leftBehind(descendants: descendants, files: marks.filesLeft, paths: probe.pathsLeft)
        show(text(leaks, elapsed: probe.elapsed, plan: .command))
        return status != 0 ? status : leaks.isEmpty ? 0 : 1
    }

    private func text(_ leaks: [LeakCheck.Leak], elapsed: Double, plan: TrendPlan) -> String {
        guard leaks.isEmpty else {
            return leaks.map { leak in
                "surety: leak: \(leak.what)\n" + leak.evidence.map { "  \($0)\n" }.joined()
            }.joined()
        }
        if check.markCount >= 2 { return "surety: no leak between \(check.markCount) marks\n" }
        if check.hasRounds { return "surety: no leak between \(check.quietCount) quiet moments\n" }
        let needed = plan.windows.first { $0.strength.isFinite }?.length ?? 0
        guard elapsed < needed else { return "surety: no leak in \(Wording.duration(elapsed))\n" }
        return
            "surety: inconclusive: nothing is left behind, and \(Wording.duration(elapsed)) are too short to see growth; "
            + "run for \(Wording.duration(needed)), or give marks with 'surety watch mark'\n"
    }

    /// The descendants that still run after a while: orphans come to this process, since it adopts them.
    private func remaining() -> [(pid: Int32, command: String)] {
        let start = Probe.monotonic()
        while true {
            child.reap()
            let present = Probe.childrenOfSelf()
            if present.isEmpty || Probe.monotonic() - start > CommandWatch.grace { return present }
            _ = poll(nil, 0, 20)
        }
    }
}

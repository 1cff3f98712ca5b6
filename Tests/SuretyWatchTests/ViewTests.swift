import Foundation
import TestSupport
import Testing

@testable import SuretyProbe
@testable import SuretyTrend
@testable import SuretyWatch

/// The live view, in a pseudo-terminal.
@Suite(.timeLimit(.minutes(10))) struct ViewTests {
    struct Frame: Decodable {
        var lines: [String]
        var alternate: Bool
        var cursor: Bool
        var text: String { lines.joined(separator: "\n") }
    }

    struct Played: Decodable {
        var frames: [Frame]
        var raw: String
        var status: Int32
        var restored: Bool
        var alternate: Bool
        var cursor: Bool
    }

    /// Plays steps to a watch of a process.
    private static func play(
        _ pid: Int32, _ steps: [[Any]], environment: [String: String] = [:]
    ) throws -> Played {
        try play(
            [Command.surety, "watch", "--pid", "\(pid)", "--interval", "0.1"], steps, environment: environment
        )
    }

    private static func play(
        _ command: [String], _ steps: [[Any]], environment: [String: String] = [:]
    ) throws -> Played {
        let json = String(decoding: try JSONSerialization.data(withJSONObject: steps), as: UTF8.self)
        var variables = ProcessInfo.processInfo.environment
        variables["NO_COLOR"] = nil
        variables["CLICOLOR_FORCE"] = nil
        variables["TERM"] = "xterm"
        variables.merge(environment) { $1 }
        let outcome = try Command.run(
            "/usr/bin/env",
            [
                "python3", Repository.path("Tests/SuretyWatchTests/Programs/terminal.py"), json, "--",
            ] + command, environment: variables)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Played.self, from: Data(outcome.output.utf8))
    }

    private static func holder() throws -> Holder {
        try Holder.python(
            """
            for n in range(30): keep(open(f'{place}/f{n}', 'w'))
            keep(*os.pipe()); keep(open(f'{place}/\\x1b[31mred\\u202e', 'w'))
            """)
    }

    private static func isAsItWas(_ played: Played) {
        #expect(played.restored && !played.alternate && played.cursor)
    }

    @Test func keysAreShownAndDoWhatTheySay() throws {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(
            holder.pid,
            [
                ["wait", "q quit"], ["wait", "31"], ["send", "?"], ["wait", "choose a group"], ["send", "?"],
                ["wait", "by growth"], ["send", "s"], ["wait", "by count"], ["send", "\r"],
                ["wait", "before"],
                ["send", "\u{1B}"], ["wait", "by count"], ["send", "\u{1B}[B"], ["wait", "  file"],
                ["send", " "],
                ["wait", "paused"], ["send", "q"],
            ])
        #expect(played.status == 0)
        ViewTests.isAsItWas(played)
        #expect(played.frames[0].alternate && !played.frames[0].cursor)
        #expect(played.frames[9].text.contains("/f"), "the group's descriptors: \(played.frames[9].text)")
    }

    /// Nothing of a name steers the terminal, and no line is wider than it.
    @Test(arguments: [40, 100, 20]) func noLineIsTooWide(columns: Int) throws {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(
            holder.pid,
            [
                ["wait", "q quit"], ["resize", columns, 12], ["rows", 12],
                ["send", "jjjj"], ["send", "q"],
            ])
        let frame = played.frames[2]
        #expect(frame.lines.count <= 12)
        for line in frame.lines { #expect(line.displayWidth <= columns, "\(line)") }
        #expect(!played.raw.contains("\u{1B}[31mred") && !played.raw.contains("\u{202E}"))
        ViewTests.isAsItWas(played)
    }

    @Test func withoutColours() throws {
        let holder = try ViewTests.holder()
        let plain = try ViewTests.play(
            holder.pid, [["wait", "q quit"], ["send", "q"]], environment: ["NO_COLOR": "1"])
        #expect(!plain.raw.contains("\u{1B}[1m"))
        let coloured = try ViewTests.play(holder.pid, [["wait", "q quit"], ["send", "q"]])
        #expect(coloured.raw.contains("\u{1B}[1m"))
    }

    /// Every signal that ends it, and Ctrl-C.
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func signalsLeaveTheTerminalAsItWas(signal: Int32)
        throws
    {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(
            holder.pid, [["wait", "q quit"], ["signal", Int(signal)], ["ended"]])
        ViewTests.isAsItWas(played)
        #expect(played.status == (signal == SIGINT ? 0 : 128 + signal))
    }

    @Test func controlC() throws {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(holder.pid, [["wait", "q quit"], ["send", "\u{3}"], ["ended"]])
        ViewTests.isAsItWas(played)
        #expect(played.status == 0)
    }

    /// Stopped, the terminal is the shell's; afterwards the view is there again.
    @Test func controlZ() throws {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(
            holder.pid,
            [
                ["wait", "q quit"], ["signal", Int(SIGTSTP)], ["stopped"], ["signal", Int(SIGCONT)],
                ["wait", "q quit"],
                ["send", "q"],
            ])
        #expect(!played.frames[2].alternate && played.frames[2].cursor)
        #expect(played.frames[4].alternate)
        ViewTests.isAsItWas(played)
    }

    @Test func theWatchedProcessIsKilled() throws {
        let holder = try ViewTests.holder()
        let played = try ViewTests.play(
            holder.pid,
            [["wait", "q quit"], ["kill", Int(holder.pid)], ["wait", "it has ended"], ["send", "q"]])
        #expect(played.status == 0)
        ViewTests.isAsItWas(played)
    }

    // MARK: A command's view

    /// A command that says `out` and `err`, holds some files, reads its input, and ends when there is a file `end`.
    private static func playCommand(_ redirection: String, _ steps: [[Any]], in folder: TemporaryFolder)
        throws
        -> Played
    {
        let program = """
            import os, sys, time
            print('out', flush=True); print('err', file=sys.stderr, flush=True)
            kept = [open('/etc/hosts') for n in range(37)]
            print('input', len(sys.stdin.read()), flush=True)
            while not os.path.exists('end'): time.sleep(0.02)
            sys.exit(7)
            """
        try folder.write(program, to: "program.py")
        let line = "cd '\(folder.path)'; exec '\(Command.surety)' watch --interval 0.1 -- python3 program.py"
        return try play(["/bin/bash", "-c", "\(line) \(redirection)"], steps)
    }

    /// Where all that a command writes goes elsewhere, the terminal shows the view until the command has ended.
    @Test func aCommandWhoseOutputGoesElsewhere() throws {
        let folder = try TemporaryFolder()
        let played = try ViewTests.playCommand(
            "> log 2>&1",
            [["wait", "q quit"], ["wait", "37"], ["touch", folder.path(of: "end")], ["ended"]],
            in: folder)
        #expect(played.status == 7 && played.frames[1].alternate)
        ViewTests.isAsItWas(played)
        let log = try String(contentsOfFile: folder.path(of: "log"), encoding: .utf8)
        #expect(log.hasPrefix("out\nerr\ninput 0\n"), "\(log)")
        #expect(!played.raw.contains("out\r\n"))
    }

    /// Leaving the view leaves the command alone.
    @Test func leavingACommandsView() throws {
        let folder = try TemporaryFolder()
        let played = try ViewTests.playCommand(
            "> log 2>&1",
            [
                ["wait", "37"], ["send", "q"], ["left"], ["touch", folder.path(of: "end")], ["ended"],
            ], in: folder)
        #expect(played.status == 7)
        ViewTests.isAsItWas(played)
    }

    /// Where something that it writes goes to the terminal, there is no view.
    @Test func aCommandThatWritesToTheTerminal() throws {
        let folder = try TemporaryFolder()
        let played = try ViewTests.playCommand(
            "2> log < /dev/null", [["wait", "input 0"], ["touch", folder.path(of: "end")], ["ended"]],
            in: folder)
        #expect(played.status == 7 && !played.raw.contains("\u{1B}"))
        #expect(played.raw.hasPrefix("out\r\n"))
    }

    // MARK: Drawn without a terminal

    /// Whatever the size and whatever was pressed, a frame fits.
    @Test func everySizeFits() throws {
        let analyst = Analyst(.server)
        var report: WatchReport?
        for observation in RecordingTests.recording(leak: 0.38, minutes: 31) {
            report = analyst.report(observation)
        }
        let last = try #require(report)
        var state = ViewState()
        for key in Array("?sjjk\r \u{1B}".utf8) + Array("\u{1B}[B\u{1B}[AGgsp\tq".utf8) + [
            0xC3, 0xA9, 0xFF, 0,
        ] {
            state.take(key, rows: 1, processes: 1)
            for columns in [1, 2, 7, 39, 40, 69, 70, 200] {
                for rows in [1, 2, 3, 5, 24] {
                    let frame = ViewFrame(state: state, columns: columns, rows: rows, isColoured: false)
                    let lines = frame.lines(last, counts: { _, _ in [1, 2, 3] }, instances: { _, _ in [] })
                    #expect(lines.count <= rows && lines.allSatisfy { $0.displayWidth <= columns })
                }
            }
        }
        #expect(state.wantsToLeave)
    }

    @Test func sparklines() {
        #expect(ViewFrame.sparkline([]) == "")
        #expect(ViewFrame.sparkline([3, 3]) == "▁▁")
        #expect(ViewFrame.sparkline([0, 7, 14]) == "▁▅█")
        #expect(ViewFrame.sparkline(Array(repeating: 1, count: 40)).count == 16)
    }

    @Test func widths() {
        #expect("日本".displayWidth == 4 && "e\u{301}".displayWidth == 1)
        #expect("abcdef".cut(to: 4) == "abc…" && "abcd".cut(to: 4) == "abcd" && "日本語".cut(to: 4) == "日…")
        #expect("abc".cut(to: 0) == "" && "abc".cut(to: 1) == "…")
    }
}

import Foundation
import Glibc
import TestSupport
import Testing

/// A command does not notice that it is supervised, and neither does who started it.
struct TransparencyTests {
    @Test func statuses() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            """
            n=0; while [ $n -lt 256 ]; do
                "$SURETY" run --ledger ../ledger -- sh -c "exit $n"; [ $? = $n ] || echo "status $n was $?"; n=$((n + 1))
            done
            """)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
        #expect(shop.runs.isEmpty)
    }

    /// The signals whose default action ends a process, those that stop or are ignored left out.
    private static let deadly: [Int32] = [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 29, 30, 31, 34, 40, 64,
    ]

    @Test(arguments: deadly)
    func theSignalThatEndedTheCommandEndsTheRun(signal: Int32) throws {
        let shop = try Workshop()
        let started = try shop.start(
            "exec python3 -c 'import os, signal; signal.signal(\(signal), signal.SIG_DFL) if \(signal) != 9 else 0; os.kill(os.getpid(), \(signal))'"
        )
        #expect(started.end() == -signal)
    }

    /// The beginning of a program in Python that counts how often a signal arrives.
    private static func counting(_ signal: Int32) -> String {
        """
        import os, signal, time
        count = 0
        def note(*_):
            global count
            count += 1
        signal.signal(\(signal), note)

        """
    }

    @Test(arguments: deadly.filter { $0 != 9 })
    func signalsSentToTheRunReachTheCommandOnce(signal: Int32) throws {
        let shop = try Workshop()
        let script =
            Self.counting(signal) + """
                open("ready", "w").close()
                while count == 0: time.sleep(0.005)
                # Whatever was sent twice is here by the time that another signal is.
                signal.signal(signal.SIGUSR1 if \(signal) != 10 else signal.SIGUSR2, lambda *_: os._exit(count))
                open("first", "w").close()
                while True: time.sleep(0.005)
                """
        try shop.folder.write(script, to: "work/count.py")
        let started = try shop.start("exec python3 count.py")
        eventually("the command is ready") { shop.exists("ready") }
        started.signal(signal)
        eventually("the signal arrived") { shop.exists("first") }
        started.signal(signal != SIGUSR1 ? SIGUSR1 : SIGUSR2)
        #expect(started.end() == 1)
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGWINCH])
    func signalsSentToTheWholeGroupReachTheCommandOnce(signal: Int32) throws {
        let shop = try Workshop()
        let script =
            Self.counting(signal) + """
                signal.signal(signal.SIGUSR1, lambda *_: os._exit(count))
                open("ready", "w").close()
                while True:
                    time.sleep(0.005)
                    if count: open("first", "w").close()
                """
        try shop.folder.write(script, to: "work/count.py")
        let started = try Started(
            "/usr/bin/setsid", [Command.surety, "run", "--ledger", shop.ledger, "--", "python3", "count.py"],
            in: shop.work, environment: shop.environment)
        eventually("the command is ready") { shop.exists("ready") }
        kill(-started.number, signal)
        eventually("the signal arrived") { shop.exists("first") }
        // Sent through 'surety run', and so behind whatever it passed on before.
        started.signal(SIGUSR1)
        #expect(started.end() == 1)
    }

    @Test func streamsThatAreClosedStayClosed() throws {
        let shop = try Workshop()
        for redirection in ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-", ""] {
            let look = #"sh -c 'for n in 0 1 2; do [ -e /proc/self/fd/$n ] && echo $n >> "$1"; done' sh"#
            _ = try shop.shell(
                ": > bare; : > run; \(look) bare \(redirection); \"$SURETY\" run --ledger ../ledger -- \(look) run \(redirection)"
            )
            #expect(shop.text("bare") == shop.text("run"), "\(redirection)")
        }
    }

    @Test func otherDescriptorsComeThroughAndAreNotHeld() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            """
            "$SURETY" run --ledger ../ledger -- sh -c 'echo seven >&7; exec 7>&- >&-; : > closed; while ! [ -e read ]; do sleep 0.01; done' 7>&1 |
                (cat; : > read)
            """)
        // The reader comes to the end of the pipe while the command still runs, or nothing here would end.
        #expect(outcome.output == "seven\n")
    }

    @Test func anIgnoredSignalStaysIgnored() throws {
        let shop = try Workshop()
        let look = "grep -E 'Sig(Ign|Blk)' /proc/self/status"
        let outcome = try shop.shell(
            "trap '' HUP PIPE; \(look) > bare; \"$SURETY\" run --ledger ../ledger -- \(look) > run; cmp bare run && echo same"
        )
        #expect(outcome.output == "same\n")
        #expect(
            try shop.shell("\(look) > bare; \"$SURETY\" run --ledger ../ledger -- \(look) | cmp - bare")
                .status == 0)
    }

    @Test func aGigabyteThroughAPipe() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            "head -c 1G /dev/zero | \"$SURETY\" run --ledger ../ledger -- cat | wc -c")
        #expect(outcome.output == "1073741824\n")
    }

    @Test func aReaderThatGoesAwayEndsTheCommand() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            "\"$SURETY\" run --ledger ../ledger -- yes | head -1; echo ${PIPESTATUS[0]}", "/bin/bash")
        #expect(outcome.output == "y\n141\n")
    }

    @Test func anEmptyEnvironment() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            "env -i \"$SURETY\" run --ledger ../ledger -- /usr/bin/env | sed 's/=.*//' | sort")
        #expect(outcome.output == "SURETY_LEDGER\n")
        #expect(try shop.shell("env -i \"$SURETY\" run --ledger ../ledger -- sh -c 'exit 9'").status == 9)
    }

    // MARK: On a terminal

    private func terminal(_ shop: Workshop, _ command: [String], columns: Int32 = 80, lines: Int32 = 24)
        throws -> Terminal
    {
        var environment = shop.environment
        environment["TERM"] = "xterm"
        environment["PS1"] = "ready> "
        return try Terminal(command, environment: environment, columns: columns, lines: lines)
    }

    private func run(_ shop: Workshop, _ command: String...) -> [String] {
        [Command.surety, "run", "--ledger", shop.ledger, "--"] + command
    }

    @Test func aTerminalStaysOneAndItsSizeComesThrough() throws {
        let shop = try Workshop()
        let screen = try terminal(
            shop,
            run(
                shop, "/bin/bash", "-c",
                "test -t 0 -a -t 1 -a -t 2 && echo terminal; stty size; trap 'stty size; exit 0' WINCH; echo waiting; while :; do sleep 0.01; done"
            ),
            columns: 91, lines: 33)
        screen.expect("terminal")
        screen.expect("33 91")
        screen.expect("waiting")
        screen.resize(columns: 44, lines: 22)
        screen.expect("22 44")
        #expect(screen.end() == 0)
    }

    @Test func controlCComesOnce() throws {
        let shop = try Workshop()
        let script = """
            import signal, sys, time
            count = 0
            def note(*_):
                global count
                count += 1
                print("interrupt", count, flush=True)
            signal.signal(signal.SIGINT, note)
            signal.signal(signal.SIGQUIT, lambda *_: sys.exit(count))
            print("waiting", flush=True)
            while True: time.sleep(0.005)
            """
        try shop.folder.write(script, to: "count.py")
        let screen = try terminal(shop, run(shop, "python3", shop.folder.path(of: "count.py")))
        screen.expect("waiting")
        screen.type("\u{3}")
        screen.expect("interrupt 1")
        screen.type("\u{1c}")
        #expect(screen.end() == 1)
    }

    @Test func controlCEndsTheRunAsItEndsTheCommand() throws {
        let shop = try Workshop()
        let screen = try terminal(shop, run(shop, "/bin/sh", "-c", "echo waiting; exec sleep 1000"))
        screen.expect("waiting")
        screen.type("\u{3}")
        #expect(screen.end() == -SIGINT)
        #expect(shop.runs.isEmpty)
    }

    @Test func aJobIsStoppedAndGoesOn() throws {
        let shop = try Workshop()
        let screen = try terminal(shop, ["/bin/bash", "--norc", "--noprofile", "-i"])
        screen.expect("ready>")
        screen.type("\(Command.surety) run --ledger \(shop.ledger) -- sh -c 'echo be\"\"gin; cat; exit 5'\n")
        // What is typed is shown too, in lines that a long path breaks anywhere: it must not look like the answer.
        screen.expect("begin")
        // A shell that starts a program cannot be stopped before that runs: its line comes back from it.
        screen.type("on its way\n")
        screen.expect("on its way")
        screen.expect("on its way")
        screen.type("\u{1a}")
        screen.expect("Stopped")
        screen.expect("ready>")
        screen.type("jobs; echo other wo\"\"rk\n", untilShown: "other work")
        screen.type("fg\n")
        screen.expect("surety")
        screen.type("again\n")
        screen.expect("again")
        screen.expect("again")
        screen.type("\u{4}")
        screen.expect("ready>")
        screen.type("echo status $?\n")
        screen.expect("status 5")
        screen.type("exit\n")
        #expect(screen.end() == 0)
        #expect(shop.runs.isEmpty)
    }

    @Test func aJobInTheBackgroundThatReadsIsStopped() throws {
        let shop = try Workshop()
        let screen = try terminal(shop, ["/bin/bash", "--norc", "--noprofile", "-i"])
        screen.expect("ready>")
        screen.type("\(Command.surety) run --ledger \(shop.ledger) -- sh -c 'read line; echo got $line' &\n")
        screen.expect("ready>")
        eventually("the reader is stopped") {
            screen.type("echo looked $(jobs | grep -c Stopped)\n")
            screen.expect("looked $")
            screen.expect("looked ")
            while !screen.shown.contains("\n") { screen.look() }
            return screen.shown.hasPrefix("1")
        }
        screen.type("fg\n")
        screen.expect("got $line")
        screen.type("text\n")
        screen.expect("got text")
        screen.type("exit\n")
        #expect(screen.end() == 0)
    }

    @Test func anInteractiveShellUnderARunHasItsJobs() throws {
        let shop = try Workshop()
        let screen = try terminal(shop, run(shop, "/bin/bash", "--norc", "--noprofile", "-i"))
        screen.expect("ready>")
        screen.type("sh -c 'echo be\"\"gin; exec sleep 1000'\n")
        screen.expect("begin")
        screen.type("\u{1a}")
        screen.expect("Stopped")
        screen.expect("ready>")
        screen.type("echo aw\"\"ake\n", untilShown: "awake")
        screen.type("fg\n")
        screen.expect("sleep 1000")
        // The shell says so before the job has the terminal.
        eventually("the job is interrupted") {
            screen.type("\u{3}")
            screen.look()
            return screen.shown.contains("ready>")
        }
        // What was typed too much takes what is typed behind it along.
        eventually("the shell listens") {
            screen.type("echo lis\"\"tens\n")
            screen.look()
            return screen.shown.contains("listens")
        }
        screen.type("exit 6\n")
        #expect(screen.end() == 6)
    }

    private static let editor = ["/usr/bin/vim", "/usr/bin/vim.tiny", "/usr/bin/vi"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: editor != nil))
    func anEditorUnderARun() throws {
        let shop = try Workshop()
        let file = shop.folder.path(of: "text")
        let editor = try #require(TransparencyTests.editor)
        let screen = try terminal(shop, run(shop, editor, "-u", "NONE", "-n", file))
        screen.expect("text")
        screen.type("ihello\u{1b}:wq\n")
        #expect(screen.end() == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "hello\n")
    }

    @Test func aStoppedCommandStopsTheRun() throws {
        let shop = try Workshop()
        let started = try shop.start("echo $$ > pid; while ! [ -e go ]; do sleep 0.01; done; exit 4")
        eventually("the command is there") { !shop.text("pid").isEmpty }
        let command = try #require(Int32(shop.text("pid").dropLast()))
        kill(command, SIGSTOP)
        eventually("the run is stopped") { state(started.number) == "T" }
        #expect(state(command) == "T")
        started.signal(SIGCONT)
        eventually("the command goes on") { state(command) != "T" && state(started.number) != "T" }
        try shop.folder.write("", to: "work/go")
        #expect(started.end() == 4)
    }

    private func state(_ process: Int32) -> Character? { ProcessStatLine.state(process) }
}

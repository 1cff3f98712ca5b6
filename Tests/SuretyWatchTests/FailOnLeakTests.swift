import Foundation
import TestSupport
import Testing

/// `surety watch --fail-on-leak`, with real commands.
struct FailOnLeakTests {
    private static func watch(_ script: String, _ options: String = "") throws -> Outcome {
        let folder = try TemporaryFolder(["script": script])
        return try Command.shell(
            "\"$SURETY\" watch --fail-on-leak \(options) -- bash ./script", in: folder.path)
    }

    private static func python(_ code: String, _ options: String = "") throws -> Outcome {
        let head =
            "import os, socket, subprocess, sys, threading, time\n"
            + "def mark(n='mark'): subprocess.run([os.environ['SURETY'], 'watch', 'mark', n], check=True)\n"
        let folder = try TemporaryFolder(["script.py": head + code])
        return try Command.shell(
            "\"$SURETY\" watch --fail-on-leak \(options) -- python3 script.py", in: folder.path)
    }

    // MARK: Exit statuses

    @Test(arguments: [
        ("exit 0", 0), ("exit 3", 3), ("kill -TERM $$", 143), ("kill -KILL $$", 137),
        ("echo x > $TMPDIR/left; exit 0", 1), ("echo x > $TMPDIR/left; exit 5", 5),
    ])
    func statuses(script: String, status: Int32) throws {
        let outcome = try FailOnLeakTests.watch(script)
        #expect(outcome.status == status, "\(outcome.errors)")
    }

    @Test func whatCannotRun() throws {
        let outcome = try Command.surety("watch", "--fail-on-leak", "--", "no-such-command-at-all")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("surety: error: cannot run 'no-such-command-at-all': no such file"))
        for arguments in [
            ["watch"], ["watch", "--pid", "0"], ["watch", "--pid", "x"],
            ["watch", "--fail-on-leak", "--pid", "1"],
            ["watch", "--pid", "1", "--name", "x"], ["watch", "--pid", "1", "--interval", "0"],
            ["watch", "--pid", "1", "--warn", "0"], ["watch", "--pid", "1", "--per", "x"],
            ["watch", "--pid", "1", "--allow", "x"], ["watch", "--pid", "1", "--serve", "nonsense"],
            ["watch", "--replay", "/no/such/file"], ["watch", "--name", "no-such-name"], ["watch", "mark"],
        ] {
            let outcome = try Command.run(Command.surety, arguments)
            #expect(outcome.status == 2 && !outcome.errors.isEmpty, "\(arguments): \(outcome)")
        }
    }

    /// What the command says goes through, and it gets no signal set to be ignored.
    @Test func streamsAndSignalsAreTheCommands() throws {
        let outcome = try FailOnLeakTests.watch("echo out; echo err >&2; grep SigIgn /proc/self/status")
        #expect(outcome.output.hasPrefix("out\nSigIgn:\t"))
        let ignored = UInt64(outcome.output.split(separator: "\t").last?.dropLast() ?? "", radix: 16)
        #expect(try #require(ignored) & 1 << 12 == 0, "SIGPIPE is ignored")
        #expect(outcome.errors.contains("err\n"))
    }

    // MARK: What is left behind

    @Test func anOrphanIsFound() throws {
        // Whoever starts a process for this test waits until nobody holds what it handed down.
        let sleep = "import os; os.closerange(0, 999); os.execvp('sleep', ['sleep', '300'])"
        let outcome = try FailOnLeakTests.watch("( setsid python3 -c \"\(sleep)\" & ) ; exit 0")
        let pid = outcome.errors.components(separatedBy: "process ").dropFirst().first?.prefix { $0.isNumber }
        if let pid = pid.flatMap({ Int32($0) }) { kill(pid, SIGKILL) }
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("still runs\n  sleep 300\n"), "\(outcome.errors)")
    }

    /// A descendant that ends a little later is none.
    @Test func aDescendantMayTakeAMoment() throws {
        let outcome = try FailOnLeakTests.watch(
            "( setsid sleep 0.5 < /dev/null > /dev/null 2>&1 & ) ; exit 0")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func sharedMemoryAndSocketsAreFound() throws {
        let outcome = try FailOnLeakTests.python(
            """
            n = f'/dev/shm/surety-left-{os.getpid()}'
            f = open(n, 'w'); s = socket.socket(socket.AF_UNIX); s.bind(f'/tmp/surety-left-{os.getpid()}.sock')
            mark()
            """)
        for path in outcome.errors.components(separatedBy: "\n  ").dropFirst().map({
            $0.prefix { $0 != "\n" }
        }) {
            unlink(String(path))
        }
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("2 files that the command made are left"), "\(outcome.errors)")
        #expect(
            outcome.errors.contains("  /dev/shm/surety-left-")
                && outcome.errors.contains("  /tmp/surety-left-"))
    }

    /// Somebody else makes files, shared memory and sockets all the while.
    @Test func aNeighbourIsNotBlamed() throws {
        let neighbour = try Holder.python(
            """
            def noise():
                n = 0
                while True:
                    n += 1
                    keep(open(f'/dev/shm/surety-noise-{os.getpid()}-{n % 20}', 'w'))
                    open(f'/tmp/surety-noise-{os.getpid()}-{n % 20}', 'w').close()
                    time.sleep(0.01)
                    del kept[:-10]
            threading.Thread(target=noise, daemon=True).start()
            """)
        let outcome = try FailOnLeakTests.python("mark(); time.sleep(1); mark()")
        // It would make another one behind the last that is removed.
        neighbour.end()
        for folder in ["/dev/shm", "/tmp"] {
            for n in 0..<20 { unlink("\(folder)/surety-noise-\(neighbour.pid)-\(n)") }
        }
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func whatIsAllowedIsNoLeak() throws {
        let outcome = try FailOnLeakTests.watch("echo x > $TMPDIR/cache.db", "--allow '*/cache.db'")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    // MARK: Marks

    /// A hundred things are opened in every round, and one of them is kept.
    @Test func oneOfAHundredIsFound() throws {
        let outcome = try FailOnLeakTests.python(
            """
            kept = []
            def round():
                many = [open('/etc/passwd') for n in range(100)]
                kept.append(many.pop(50))
                for f in many: f.close()
            round(); mark('warm')
            round(); mark('done')
            """)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(
                "file /etc/passwd: 1 was acquired after the mark 'warm' and is still held"),
            "\(outcome.errors)")
        #expect(outcome.errors.contains(" /etc/passwd, first seen at "))
    }

    @Test func whatIsGivenBackIsNoLeak() throws {
        let outcome = try FailOnLeakTests.python(
            """
            def round():
                for f in [open('/etc/passwd') for n in range(100)]: f.close()
            round(); mark(); round(); mark()
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors == "surety: no leak between 2 marks\n")
    }

    /// What is opened once, at first use, is no leak where a third mark tells.
    @Test func aThirdMarkTellsCachesFromLeaks() throws {
        let cache = "mark(); kept = open('/etc/passwd'); mark(); time.sleep(0.1); mark()"
        #expect(try FailOnLeakTests.python(cache).status == 0)
        let leak = "kept = []\nmark()\nfor n in range(2):\n    kept.append(open('/etc/passwd')); mark()\n"
        #expect(try FailOnLeakTests.python(leak).status == 1)
    }

    /// What is about to be given back when the mark comes is waited for.
    @Test func aMarkWaitsForWhatIsAboutToGo() throws {
        let outcome = try FailOnLeakTests.python(
            """
            mark()
            f = open('/etc/passwd')
            threading.Timer(0.3, f.close).start()
            mark()
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func threadsAndChildrenCount() throws {
        let threads =
            "mark(); threading.Thread(target=lambda: time.sleep(8), daemon=True).start(); mark(); os._exit(0)"
        let outcome = try FailOnLeakTests.python(threads)
        #expect(
            outcome.status == 1 && outcome.errors.contains("thread python#: 1 was acquired"),
            "\(outcome.errors)")
        let children = "mark(); c = subprocess.Popen(['sleep', '60']); mark(); c.kill()"
        let other = try FailOnLeakTests.python(children)
        #expect(other.status == 1 && other.errors.contains("child sleep: 1 was acquired"), "\(other.errors)")
    }

    // MARK: Without marks

    /// Where nobody gives marks, moments in which nothing comes or goes stand for them.
    @Test(arguments: [(kept: 1, status: 1), (kept: 0, status: 0)])
    func quietMomentsStandForMarks(kept: Int, status: Int32) throws {
        let outcome = try FailOnLeakTests.python(
            """
            kept, quiet = [], []
            # What is opened at the start and once later is no leak.
            start = [open('/etc/hostname') for n in range(20)]
            for n in range(8):
                many = [open('/etc/passwd') for n in range(100)]
                time.sleep(0.3)
                if n == 2: quiet.append(open('/etc/group'))
                kept += many[:\(kept)]
                for f in many[\(kept):]: f.close()
                del many
                time.sleep(2)
            """)
        #expect(outcome.status == status, "\(outcome.errors)")
        if kept > 0 {
            let leak = /file \/etc\/passwd: \d were acquired after the first quiet moment and are still held/
            #expect(outcome.errors.contains(leak), "\(outcome.errors)")
            #expect(!outcome.errors.contains("/etc/hostname") && !outcome.errors.contains("/etc/group"))
        } else {
            #expect(outcome.errors.contains(" quiet moments\n"), "\(outcome.errors)")
        }
    }

    /// A start that takes its time, with a second of quiet behind each acquisition, is no leak: it gives nothing back, and may level
    /// off.
    @Test func aSlowStartIsNoRound() throws {
        let outcome = try FailOnLeakTests.python(
            "kept = []\nfor n in range(7): kept.append(open('/etc/passwd')); time.sleep(1.6)")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    /// Growth over the whole run, at twenty times the pace: one file a second for six minutes, and as many in the first minute.
    @Test(arguments: [(end: 360, status: 1), (end: 60, status: 0)])
    func growthIsFoundAndALoadThatLevelsOffIsNone(end: Int, status: Int32) throws {
        let outcome = try FailOnLeakTests.python(
            """
            kept, start = [], time.monotonic()
            while (now := (time.monotonic() - start) * 20) < 360:
                while len(kept) < min(now, \(end)): kept.append(open('/etc/passwd'))
                time.sleep(0.005)
            """, "--pace 20")
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains("file /etc/passwd: leaking ") == (status == 1), "\(outcome.errors)")
    }

    @Test func aShortCommandIsInconclusive() throws {
        let outcome = try FailOnLeakTests.watch("sleep 1")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.hasPrefix("surety: inconclusive: nothing is left behind, and "),
            "\(outcome.errors)")
    }
}

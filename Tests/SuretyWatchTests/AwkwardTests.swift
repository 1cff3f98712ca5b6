import Foundation
import TestSupport
import Testing

@testable import SuretyProbe
@testable import SuretyTrend
@testable import SuretyWatch

/// What goes wrong around a probe: file systems that do not answer, other people's processes, old kernels.
@Suite(.timeLimit(.minutes(10))) struct AwkwardTests {
    /// A file system in user space that answers until its root is open, and then never again.
    private static let silent = """
        os.makedirs(place + '/mount')
        fuse = os.open('/dev/fuse', os.O_RDWR)
        options = f'fd={fuse},rootmode=40000,user_id=0,group_id=0'.encode()
        if libc.mount(b'surety', (place + '/mount').encode(), b'fuse', 0, options) != 0: sys.exit(3)
        opened = threading.Event()
        def serve():
            while not opened.is_set():
                request = os.read(fuse, 1 << 17)
                code, unique = struct.unpack_from('=IQ', request, 4)
                body, error = b'', -errno.ENOSYS
                if code == 26: body, error = struct.pack('=IIIIHHIIHHI7I', 7, 31, 0, 0, 8, 8, 4096, 1, 0, 0, 0, *[0] * 7), 0
                if code == 27: body, error = struct.pack('=QII', 1, 0, 0), 0
                os.write(fuse, struct.pack('=IiQ', 16 + len(body), error, unique) + body)
                if code == 27: opened.set()
        threading.Thread(target=serve, daemon=True).start()
        keep(os.open(place + '/mount', os.O_RDONLY | os.O_DIRECTORY))
        opened.wait()
        """

    @Test(
        .enabled(
            if: Tool.isRoot && FileManager.default.fileExists(atPath: "/dev/fuse"), "needs root and FUSE"))
    func aFileSystemThatNeverAnswers() throws {
        let unshare = try #require(Tool.path("unshare"))
        let holder: Holder
        do {
            holder = try Holder.python(AwkwardTests.silent, wrapper: [unshare, "--mount", "--"])
        } catch is Holder.DidNotStart {
            return  // This machine does not let anybody mount one.
        }
        // It really does not answer: whoever asks for what the descriptor leads to waits.
        let asked = try Command.shell(
            "timeout -s KILL 1 stat -L /proc/\(holder.pid)/fd/* > /dev/null 2>&1; echo $?")
        #expect(asked.output.contains("137"))
        let outcome = try Command.surety("watch", "--pid", "\(holder.pid)", "--once")
        #expect(outcome.status == 0 && outcome.output.contains("/mount\n"), "\(outcome)")
    }

    private static func asNobody(_ line: String) -> String {
        "setpriv --reuid 65534 --regid 65534 --clear-groups \(line)"
    }

    @Test(.enabled(if: Tool.isRoot && Tool.path("setpriv") != nil, "needs root"))
    func anotherUsersProcess() throws {
        let holder = try Holder.python("pass")
        let line = AwkwardTests.asNobody("\"$SURETY\" watch --pid \(holder.pid) --once")
        let outcome = try Command.shell(line)
        guard outcome.status != 126, outcome.status != 127 else { return }
        #expect(outcome.status == 2)
        // What can be read is shown all the same.
        #expect(outcome.output.hasPrefix("pid \(holder.pid) python3: 1 thread, 0 children, "), "\(outcome)")
        #expect(outcome.output.contains("its descriptors cannot be read: they belong to another user"))
        #expect(outcome.errors.hasPrefix("surety: error: the descriptors of a process cannot be read: "))
    }

    @Test(
        .enabled(if: Tool.isRoot && Tool.path("setpriv") != nil && Tool.path("unshare") != nil, "needs root"))
    func aHiddenProcess() throws {
        let holder = try Holder.python("pass")
        let look = AwkwardTests.asNobody("\"$SURETY\" watch --pid \(holder.pid) --once")
        let outcome = try Command.shell(
            "unshare --mount sh -c 'mount -t proc -o hidepid=2 proc /proc || exit 99; \(look.replacing("\"", with: "\\\""))'"
                .replacing("\\\"", with: "\""))
        guard ![99, 126, 127].contains(outcome.status) else { return }
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix("surety: error: there is no process \(holder.pid), or it is hidden"),
            "\(outcome)")
    }

    /// The table of sockets is not read in every scan; that a peer has closed is noticed all the same, and the connection keeps
    /// its age.
    @Test func aPeerThatCloses() throws {
        let holder = try Holder.python(
            """
            s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen(5)
            c = keep(socket.socket()); c.connect(s.getsockname()); other = s.accept()[0]
            def later():
                sys.stdin.readline()
                other.close()
            threading.Thread(target=later, daemon=True).start()
            print('ready', flush=True)
            while True: time.sleep(60)
            """)
        var settings = Probe.Settings()
        settings.pace = 60
        let probe = Probe(settings)
        try probe.add(holder.pid)
        func count(_ state: String) -> Int {
            var seen: ProcessObservation?
            _ = eventually {
                seen = probe.tick().processes.first
                return seen?.groups != nil
            }
            return seen?.groups?.filter { $0.kind == .tcp && $0.label.hasPrefix(state) }.reduce(0) {
                $0 + $1.count
            }
                ?? 0
        }
        #expect(count("established") == 2)
        holder.say("go")
        #expect(eventually { count("close-wait") == 1 && count("established") == 0 })
    }

    /// Kernels before 6.2 do not count descriptors themselves: the last scan's count is shown.
    @Test func kernelsThatDoNotCount() throws {
        let holder = try Holder.python("for n in range(50): keep(*os.pipe())")
        let probe = Probe()
        try probe.add(holder.pid)
        let counted = probe.tick(forced: true).processes[0].descriptors
        var settings = Probe.Settings()
        settings.asksForCounts = false
        let old = Probe(settings)
        try old.add(holder.pid)
        #expect(old.tick(forced: true).processes[0].descriptors == counted)
        #expect(try #require(counted) >= 100)
    }

    /// A process that goes away is told of once, and its number is nobody else's.
    @Test func aProcessThatEnds() throws {
        let holder = try Holder.python("pass")
        let probe = Probe()
        try probe.add(holder.pid)
        _ = probe.tick(forced: true)
        kill(holder.pid, SIGKILL)
        let states = try #require(
            eventually { probe.tick().processes.first?.state == .gone } ? ["gone"] : nil)
        #expect(states == ["gone"] && probe.tick().processes.isEmpty && !probe.isAnyAlive)
    }

    /// Descendants are watched with their ancestor, and so are those that come later.
    @Test func descendants() throws {
        let holder = try Holder.python(
            """
            child = keep(subprocess.Popen(['sleep', '60']))
            def later():
                sys.stdin.readline()
                keep(subprocess.Popen(['sh', '-c', 'sleep 61; true']))
                sys.stdin.read()
            print('ready', flush=True)
            later()
            child.kill()
            """)
        let probe = Probe()
        try probe.add(holder.pid)
        #expect(probe.tick(forced: true).processes.map(\.command) == ["python3", "sleep"])
        holder.say("go")
        let isThere = eventually {
            Set(probe.tick(forced: true).processes.map(\.command)).isSuperset(of: ["sh", "sleep"])
        }
        #expect(isThere)
        let isNamed = eventually {
            probe.tick(forced: true).processes.first?.groups?.contains {
                $0.kind == .child && $0.label == "sleep" && $0.count == 1
            } ?? false
        }
        #expect(isNamed)
    }

    @Test func watchesAndLocks() throws {
        let holder = try Holder.python(
            """
            n = keep(libc.inotify_init())
            for f in range(12): open(f'{place}/{f}', 'w').close(); libc.inotify_add_watch(n, f'{place}/{f}'.encode(), 2)
            f = keep(open(place + '/lock', 'w')); fcntl.lockf(f, fcntl.LOCK_EX)
            """)
        let probe = Probe()
        try probe.add(holder.pid)
        let groups = try #require(probe.tick(forced: true).processes.first?.groups)
        #expect(groups.first { $0.kind == .watch }?.count == 12)
        #expect(groups.first { $0.kind == .lock }?.count == 1)
        #expect(groups.first { $0.kind == .memory }?.count ?? 0 > 1_000_000)
    }

    /// A program that imports Surety lists its obligations: they come with the line that acquired them.
    @Test func theLedgerOfAProgram() throws {
        let folder = try TemporaryFolder()
        let service = URL(fileURLWithPath: Command.surety).deletingLastPathComponent()
            .appendingPathComponent("ServiceExample").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: service)
        process.arguments = [folder.path(of: "socket")]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        let probe = Probe()
        try probe.add(process.processIdentifier)
        let isThere = eventually {
            probe.tick(forced: true).processes.first?.groups?.contains {
                $0.kind == .obligation && $0.count > 0 && $0.label.contains("at ServiceExample/")
            } ?? false
        }
        #expect(isThere)
    }

    /// Groups stay few whatever a process opens.
    @Test func groupsAreBounded() throws {
        let holder = try Holder.python(
            """
            names = 'abcdefghijklmnopqrstuvwxyz'
            for a in names:
                os.makedirs(f'{place}/{a}')
                for b in names: keep(open(f'{place}/{a}/x{b}y', 'w'))
            """)
        let probe = Probe()
        try probe.add(holder.pid)
        let groups = try #require(probe.tick(forced: true).processes.first?.groups)
        #expect(groups.count <= GroupTable.limit + 8)
        #expect(groups.filter { $0.kind == .file }.reduce(0) { $0 + $1.count } >= 26 * 26)
        #expect(groups.contains { $0.label.hasSuffix("/*") && $0.count >= 2 })
    }

    /// Limits are those that the system shows.
    @Test func limitsAreTheSystems() throws {
        let file = ProcFile()
        let limits = try ProcessHandle(getpid(), reading: file).limits(file)
        func number(_ path: String) -> Int? {
            (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
                Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
        var own = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &own)
        #expect(limits.descriptors == Int(own.rlim_cur))
        #expect(limits.watches == number("/proc/sys/fs/inotify/max_user_watches"))
        #expect(limits.tracked == number("/proc/sys/net/netfilter/nf_conntrack_max"))
        // Where it cannot be read, nothing is said of it; the count changes from one question to the next.
        #expect((limits.trackedNow == nil) == (number("/proc/sys/net/netfilter/nf_conntrack_count") == nil))
    }

    @Test func nearTheLimit() throws {
        let holder = try Holder.python(
            """
            import resource
            resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
            for n in range(80): keep(open('/etc/hosts'))
            """)
        let outcome = try Command.surety(
            "watch", "--pid", "\(holder.pid)", "--for", "0.3", "--interval", "0.1", "--warn", "80%")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains("python3: warning: ") && outcome.errors.contains(" of 100 descriptors\n"))
        #expect(outcome.output.contains(" of 100, 1 thread") || outcome.output.contains("NEAR THE LIMIT"))
        let calm = try Command.surety(
            "watch", "--pid", "\(holder.pid)", "--once", "--format", "json", "--warn", "100")
        #expect(calm.output.contains("\"nearLimit\":false") && calm.output.contains("\"descriptors\":100,"))
    }

    @Test func byName() throws {
        let folder = try TemporaryFolder()
        let program = folder.path(of: "surety-sleeper")
        try FileManager.default.copyItem(atPath: "/bin/sleep", toPath: program)
        let holder = try Holder(folder, [program, "300"], waits: false)
        let isThere = try eventually {
            try Command.surety("watch", "--name", "surety-sleeper", "--once").output
                .hasPrefix("pid \(holder.pid) surety-sleeper: ")
        }
        #expect(isThere)
    }

    // MARK: Load

    @Test func loadMetrics() throws {
        let metric = try #require(LoadMetric("requests_total=http://127.0.0.1:9000/m"))
        #expect(metric.host == "127.0.0.1" && metric.port == "9000" && metric.path == "/m")
        #expect(
            metric.value(
                in:
                    "requests_total 3\nrequests_total{a=\"b c\"} 4 170\nrequests_total_other 9\n# requests_total 1"
            ) == 7)
        #expect(metric.value(in: "other 1\n") == nil)
        for text in ["x", "x=ftp://a:1/", "=http://a:1", "x=http://a", "x=http://a:99999"] {
            #expect(LoadMetric(text) == nil, "\(text)")
        }
    }

    /// A service that tells its load is asked; one that does not is told of once.
    @Test func theLoadIsAsked() throws {
        let holder = try Holder.python(
            """
            import http.server
            class Answer(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200); self.end_headers()
                    self.wfile.write(b'load{a="b"} 2\\nload{a="c"} 2\\n')
                def log_message(self, *arguments): pass
            server = http.server.HTTPServer(('127.0.0.1', 0), Answer)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print('port', server.server_port, flush=True)
            """)
        let words = holder.said.split { $0 == " " || $0 == "\n" }
        let port = try #require(words.compactMap { Int($0) }.first)
        let metric = try #require(LoadMetric("load=http://127.0.0.1:\(port)/metrics"))
        #expect(metric.read() == 4)
        let closed = try FreePort.number()
        let outcome = try Command.surety(
            "watch", "--pid", "\(holder.pid)", "--once", "--per", "load=http://127.0.0.1:\(closed)/metrics")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.hasPrefix("surety: warning: no 'load' at http://127.0.0.1:\(closed)/metrics; "))
    }

    /// Twice the load with twice the survivors is no growth.
    @Test func whatGrowsWithTheLoadIsSteady() {
        var plain = GroupHistory(.server, isCounted: true)
        var divided = GroupHistory(.server, isCounted: true)
        for time in stride(from: 0.0, through: 2400, by: 5) {
            let load = 100 + time / 10
            let held = Int32(load)
            let group = GroupObservation(
                kind: .tcp, label: "established at port 80", count: Int(held),
                survivors: SIMD4(repeating: held))
            let process = ProcessObservation(
                identity: ProcessIdentity(pid: 1, start: 1), command: "x", parent: 0, state: .running,
                descriptors: nil,
                threads: 1, children: 0, memory: 1, limits: Limits(), groups: [group])
            let observation = Observation(time: time, elapsed: time, processes: [process], cost: ProbeCost())
            for (seen, isDivided) in [
                (observation, false), (observation.divided(by: load, usual: 100), true),
            ] {
                let group = seen.processes[0].groups?[0].survivors ?? .zero
                let point = TrendPoint(
                    time: time, count: Float(held), survivors: SIMD4<Float>(group), exits: .zero)
                if isDivided { divided.add(point) } else { plain.add(point) }
            }
        }
        #expect(plain.verdict.kind == .leaking)
        #expect(divided.verdict.kind == .steady)
    }
}

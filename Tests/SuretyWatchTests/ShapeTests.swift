import Foundation
import TestSupport
import Testing

@testable import SuretyProbe

/// What real processes hold, as the probe says and as lsof and ss say.
@Suite(.enabled(if: Tool.path("lsof") != nil && Tool.path("ss") != nil, "lsof or ss is not installed"))
struct ShapeTests {
    /// Twenty sorts of things to hold, as Python.
    static let shapes: [(name: String, code: String)] = [
        ("files", "for n in range(40): keep(open(f'{place}/f{n}', 'w'))"),
        ("the same file often", "[keep(open(f'{place}/one', 'a')) for n in range(20)]"),
        ("deleted files", "for n in range(5): keep(open(f'{place}/d{n}', 'w')); os.unlink(f'{place}/d{n}')"),
        (
            "names with spaces and escapes",
            "for n in ['a b', 'tab\\tx', 'line\\nx', 'back\\\\slash', 'caf\\u00e9', '\\x1b[31mred']: keep(open(f'{place}/{n}', 'w'))"
        ),
        ("folders", "keep(os.open(place, os.O_RDONLY | os.O_DIRECTORY), os.open('/', os.O_RDONLY))"),
        ("devices", "keep(open('/dev/null'), open('/dev/zero', 'rb'), open('/dev/urandom', 'rb'))"),
        ("terminals", "keep(*os.openpty())"),
        ("pipes", "[keep(*os.pipe()) for n in range(10)]"),
        ("a named pipe", "os.mkfifo(place + '/fifo'); keep(os.open(place + '/fifo', os.O_RDWR))"),
        ("memfd", "[keep(os.memfd_create(n)) for n in ['plain', 'with space', '']]"),
        ("shared memory", "n = f'/dev/shm/surety-{os.getpid()}'; keep(open(n, 'w')); os.unlink(n)"),
        (
            "anonymous inodes",
            """
            keep(select.epoll(), libc.eventfd(0, 0), libc.timerfd_create(1, 0), libc.inotify_init())
            keep(libc.syscall(434, os.getpid(), 0))
            mask = (ctypes.c_ulong * 16)(); keep(libc.signalfd(-1, mask, 0))
            """
        ),
        (
            "tcp listeners",
            "for n in range(3): s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen()"
        ),
        (
            "tcp connections",
            """
            s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen(50)
            for n in range(20): c = keep(socket.socket()); c.connect(s.getsockname()); keep(s.accept()[0])
            """
        ),
        (
            "tcp closed by the peer",
            """
            s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen(50)
            for n in range(8): c = keep(socket.socket()); c.connect(s.getsockname()); s.accept()[0].close()
            """
        ),
        (
            "tcp over IPv6",
            """
            s = keep(socket.socket(socket.AF_INET6)); s.bind(('::1', 0)); s.listen(5)
            c = keep(socket.socket(socket.AF_INET6)); c.connect(s.getsockname()[:2]); keep(s.accept()[0])
            """
        ),
        (
            "udp",
            """
            a = keep(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)); a.bind(('127.0.0.1', 0))
            b = keep(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)); b.connect(a.getsockname())
            keep(socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
            """
        ),
        (
            "local sockets",
            """
            s = keep(socket.socket(socket.AF_UNIX)); s.bind(place + '/sock'); s.listen()
            c = keep(socket.socket(socket.AF_UNIX)); c.connect(place + '/sock'); keep(s.accept()[0])
            keep(*socket.socketpair()); keep(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
            """
        ),
        (
            "abstract local sockets",
            """
            for n in ['plain', 'with space', 'line\\nline', '\\x1b[2J']:
                s = keep(socket.socket(socket.AF_UNIX)); s.bind(f'\\0{os.getpid()} {n}'); s.listen()
            """
        ),
        (
            "everything at once",
            """
            keep(open(place + '/x', 'w')); keep(*os.pipe()); keep(select.epoll()); keep(*socket.socketpair())
            s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen(); os.dup2(2, 200); os.dup2(2, 9000)
            """
        ),
    ]

    /// A descriptor as somebody says it is.
    struct Seen: Equatable {
        var sort: String
        var name: String
    }

    static func probed(_ pid: Int32) throws -> [Int32: (kind: ResourceKind, detail: String)] {
        let probe = Probe()
        try probe.add(pid)
        let process = try #require(probe.tick(forced: true).processes.first)
        var found: [Int32: (ResourceKind, String)] = [:]
        for group in try #require(process.groups) where group.kind.isDescriptor {
            for one in probe.instances(
                of: process.identity, kind: group.kind, label: group.label, limit: 100_000)
            {
                found[one.number] = (group.kind, one.detail)
            }
        }
        #expect(found.count == process.descriptors)
        return found
    }

    @Test(arguments: shapes.map(\.name)) func isWhatLsofSees(name: String) throws {
        let shape = try #require(ShapeTests.shapes.first { $0.name == name })
        let holder = try Holder.python(shape.code)
        let ours = try ShapeTests.probed(holder.pid).mapValues { ShapeTests.seen($0.kind, $0.detail) }
        let theirs = try Lsof.descriptors(of: holder.pid)
        #expect(Set(ours.keys) == Set(theirs.keys))
        for (number, seen) in theirs { #expect(ours[number] == seen, "descriptor \(number)") }
    }

    @Test(
        arguments: shapes.map(\.name).filter {
            $0.contains("tcp") || $0.contains("udp") || $0.contains("once")
        })
    func socketsAreWhatSsSees(name: String) throws {
        let shape = try #require(ShapeTests.shapes.first { $0.name == name })
        let holder = try Holder.python(shape.code)
        try ShapeTests.compareWithSs(holder, wrapper: [])
    }

    @Test(.enabled(if: Tool.isRoot && Tool.path("unshare") != nil, "needs root"))
    func anotherNetworkNamespace() throws {
        let code = """
            subprocess.run(['ip', 'link', 'set', 'lo', 'up'])
            s = keep(socket.socket()); s.bind(('127.0.0.1', 4321)); s.listen()
            c = keep(socket.socket()); c.connect(s.getsockname()); keep(s.accept()[0])
            u = keep(socket.socket(socket.AF_UNIX)); u.bind('\\0inside'); u.listen()
            """
        let holder = try Holder.python(code, wrapper: [try #require(Tool.path("unshare")), "--net", "--"])
        try ShapeTests.compareWithSs(holder, wrapper: ["nsenter", "-t", "\(holder.pid)", "-n"])
        let details = try ShapeTests.probed(holder.pid).values.map(\.detail)
        #expect(details.contains("listen 127.0.0.1:4321") || details.contains("listen at 127.0.0.1:4321"))
        #expect(details.contains("listen at @inside"))
    }

    /// Where the kernel's listing is not to be had, the tables in /proc say the same.
    @Test(arguments: ["tcp connections", "tcp over IPv6", "udp", "local sockets"])
    func tablesInProcSayTheSame(name: String) throws {
        let shape = try #require(ShapeTests.shapes.first { $0.name == name })
        let holder = try Holder.python(shape.code)
        let file = ProcFile()
        let handle = try ProcessHandle(holder.pid, reading: file)
        let table = SocketTable()
        table.refresh(for: handle, isOwn: true, isAnew: true, file)
        var listed: [UInt64: SocketEntry] = [:]
        SocketText(process: handle, file: file).read { entry, _ in listed[entry.inode] = entry }
        var compared = 0
        for (_, held) in try Lsof.inodes(of: holder.pid) {
            guard let text = listed[held], let entry = table.find(held) else { continue }
            compared += 1
            #expect(
                text.local == entry.local && text.remote == entry.remote && text.localPort == entry.localPort
                    && text.remotePort == entry.remotePort && text.family == entry.family)
            // The state of an unconnected datagram socket is the kernel's to name.
            if entry.family != 1 { #expect(text.state == entry.state) }
        }
        #expect(compared >= 3)
    }

    @Test func newlinesInAbstractNamesStayOneName() throws {
        let shape = try #require(ShapeTests.shapes.first { $0.name == "abstract local sockets" })
        let holder = try Holder.python(shape.code)
        let details = try ShapeTests.probed(holder.pid).values.map(\.detail)
        #expect(details.contains("listen at @\(holder.pid) line\\nline"))
        #expect(details.contains("listen at @\(holder.pid) \\x1b[2J"))
    }

    // MARK: Comparing

    private static func seen(_ kind: ResourceKind, _ detail: String) -> Seen {
        switch kind {
        case .file, .deletedFile, .memfd, .sharedMemory: Seen(sort: "path", name: detail)
        case .device: Seen(sort: "device", name: detail)
        case .pipe: Seen(sort: "pipe", name: "")
        case .tcp, .udp: Seen(sort: kind.name, name: ends(detail))
        case .unix: Seen(sort: "unix", name: "")
        case .socket, .namespace: Seen(sort: kind.name, name: "")
        default: Seen(sort: "anonymous", name: detail.replacing("anon_inode:", with: ""))
        }
    }

    /// `established A to B` as lsof writes it: `A->B`.
    private static func ends(_ detail: String) -> String {
        let words = detail.split(separator: " ").map(String.init)
        if let to = words.firstIndex(of: "to") { return "\(words[to - 1])->\(words[to + 1])" }
        return words.firstIndex(of: "at").map { words[$0 + 1] } ?? ""
    }

    private static func compareWithSs(_ holder: Holder, wrapper: [String]) throws {
        let ours = try probed(holder.pid).filter { $0.value.kind == .tcp || $0.value.kind == .udp }
        let outcome = try Command.run(
            "/usr/bin/env", wrapper + ["ss", "-tuanpH"])
        var compared = 0
        for line in outcome.output.split(separator: "\n") where line.contains("pid=\(holder.pid),") {
            let words = line.split(separator: " ").map(String.init)
            let part = try #require(line.components(separatedBy: "pid=\(holder.pid),fd=").dropFirst().first)
            let number = try #require(Int32(part.prefix { $0.isNumber }))
            let seen = try #require(ours[number])
            compared += 1
            #expect(seen.kind.name == words[0])
            let state = words[1].lowercased().replacing("estab", with: "established").replacing(
                "unconn", with: "bound")
            #expect(seen.detail.split(separator: " ")[0] == state || seen.kind == .udp, "\(line)")
            let peer = words[5].hasSuffix(":*") ? "" : words[5]
            #expect(peer.isEmpty || seen.detail.hasSuffix(" to \(peer)"), "\(line): \(seen.detail)")
        }
        // A UDP socket without a port is nobody's to list.
        #expect(compared >= max(1, ours.values.filter { !$0.detail.hasSuffix("bound") }.count))
    }
}

/// What lsof says, from its output for programs.
enum Lsof {
    static func descriptors(of pid: Int32) throws -> [Int32: ShapeTests.Seen] {
        var found: [Int32: ShapeTests.Seen] = [:]
        for record in try records(pid) { found[record.number] = seen(record.fields) }
        return found
    }

    static func inodes(of pid: Int32) throws -> [Int32: UInt64] {
        var found: [Int32: UInt64] = [:]
        for number in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").compactMap({
            Int32($0)
        }) {
            let link = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(number)")
            if link.hasPrefix("socket:["), let inode = UInt64(link.dropFirst(8).dropLast()) {
                found[number] = inode
            }
        }
        return found
    }

    private static func records(_ pid: Int32) throws -> [(number: Int32, fields: [Character: String])] {
        let outcome = try Command.run(
            "/usr/bin/env", ["LC_ALL=C.UTF-8", "lsof", "-nP", "-w", "-p", "\(pid)", "-F", "ftPn"])
        var records: [(number: Int32, fields: [Character: String])] = []
        var isOpen = false
        for line in outcome.output.split(separator: "\n") {
            let rest = String(line.dropFirst())
            if line.first == "f" {
                isOpen = Int32(rest) != nil
                if let number = Int32(rest) { records.append((number, [:])) }
            } else if isOpen, let letter = line.first {
                records[records.count - 1].fields[letter] = rest
            }
        }
        return records
    }

    private static func seen(_ fields: [Character: String]) -> ShapeTests.Seen {
        let name = fields["n"] ?? ""
        switch fields["t"] ?? "" {
        // lsof writes control characters as `^X`.
        case "REG", "DIR", "LNK":
            return ShapeTests.Seen(sort: "path", name: name.replacing("^[", with: "\\x1b"))
        case "CHR", "BLK": return ShapeTests.Seen(sort: "device", name: name)
        case "FIFO":
            return name == "pipe"
                ? ShapeTests.Seen(sort: "pipe", name: "") : ShapeTests.Seen(sort: "path", name: name)
        case "IPv4", "IPv6":
            return ShapeTests.Seen(sort: (fields["P"] ?? "").lowercased(), name: name)
        case "unix": return ShapeTests.Seen(sort: "unix", name: "")
        // A socket without an address is in no table of its protocol.
        case "sock": return ShapeTests.Seen(sort: "socket", name: "")
        // `[eventfd:11]`: a number of the kernel's, which the link does not tell.
        default: return ShapeTests.Seen(sort: "anonymous", name: name.replacing(/:\d+\]/, with: "]"))
        }
    }
}

import Foundation
import TestSupport
import Testing

@testable import SuretyProbe
@testable import SuretyTrend
@testable import SuretyWatch

/// `--serve`: the text of metrics, and what clients can do to the server.
struct ServeTests {
    /// A watch that serves, and where.
    final class Served {
        let process = Process()
        let address: String

        init(watching pid: Int32) throws {
            let errors = Pipe()
            process.executableURL = URL(fileURLWithPath: Command.surety)
            process.arguments = ["watch", "--pid", "\(pid)", "--format", "json", "--serve", "127.0.0.1:0"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            let line = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
            let place = try #require(line.firstRange(of: "http://"))
            address = String(line[place.upperBound...].prefix { $0 != "/" })
        }

        deinit {
            process.terminate()
            process.waitUntilExit()
        }

        /// What it answers to these bytes.
        func answer(_ request: String) throws -> String {
            let connection = try connect()
            defer { close(connection) }

            _ = request.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
            var answer: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = recv(connection, &part, part.count, 0)
                guard count > 0 else { break }
                answer += part[..<count]
            }
            return String(decoding: answer, as: UTF8.self)
        }

        func connect() throws -> Int32 {
            let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            let port = try #require(UInt16(self.address.split(separator: ":").last ?? ""))
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            try #require(result == 0)
            return connection
        }
    }

    private static func body(_ answer: String) -> String {
        answer.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
    }

    @Test func bothForms() throws {
        let holder = try Holder.python("keep(*os.pipe())")
        let served = try Served(watching: holder.pid)
        let plain = try served.answer("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(
            plain.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        #expect(
            plain.contains(
                "surety_process_open_resources{pid=\"\(holder.pid)\",command=\"python3\",kind=\"pipe\"} "))
        let open = try served.answer(
            "GET /metrics HTTP/1.1\r\nAccept: application/openmetrics-text; version=1.0.0\r\n\r\n")
        #expect(open.contains("Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n"))
        #expect(open.hasSuffix("# EOF\n"))
        #expect(try served.answer("GET / HTTP/1.1\r\n\r\n").contains("<title>surety watch</title>"))
    }

    @Test(.enabled(if: Tool.path("promtool") != nil, "promtool is not installed"))
    func promtoolAgrees() throws {
        let holder = try Holder.python(
            "keep(*os.pipe()); s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen()")
        let served = try Served(watching: holder.pid)
        let text = ServeTests.body(try served.answer("GET /metrics HTTP/1.1\r\n\r\n"))
        let folder = try TemporaryFolder(["metrics": text])
        let outcome = try Command.shell("promtool check metrics < metrics", in: folder.path)
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
    }

    /// A real Prometheus scrapes it, in whichever form it likes best.
    @Test(
        .enabled(if: Tool.path("prometheus") != nil, "Prometheus is not installed"), .timeLimit(.minutes(10)))
    func prometheusScrapesIt() throws {
        let holder = try Holder.python("keep(*os.pipe())")
        let served = try Served(watching: holder.pid)
        let folder = try TemporaryFolder()
        try folder.write(
            "scrape_configs:\n- job_name: surety\n  scrape_interval: 1s\n  static_configs:\n  - targets: ['\(served.address)']\n",
            to: "prometheus.yml")
        let port = try FreePort.number()
        let prometheus = Process()
        prometheus.executableURL = URL(fileURLWithPath: try #require(Tool.path("prometheus")))
        prometheus.arguments = [
            "--config.file=\(folder.path(of: "prometheus.yml"))",
            "--storage.tsdb.path=\(folder.path(of: "data"))",
            "--web.listen-address=127.0.0.1:\(port)",
        ]
        prometheus.standardError = FileHandle.nullDevice
        prometheus.standardOutput = FileHandle.nullDevice
        try prometheus.run()
        defer {
            prometheus.terminate()
            prometheus.waitUntilExit()
        }

        let isThere = try eventually {
            let server = "http://127.0.0.1:\(port)"
            let query = ["promtool", "query", "instant", server, "surety_process_fds"]
            return try Command.run("/usr/bin/env", query).output.contains("pid=\"\(holder.pid)\"")
        }
        #expect(isThere)
    }

    /// However many peers there are, the series are as many.
    @Test func peersAddNoSeries() throws {
        func series(connections: Int) throws -> Int {
            let holder = try Holder.python(
                """
                s = keep(socket.socket()); s.bind(('127.0.0.1', 0)); s.listen(2000)
                for n in range(\(connections)):
                    c = keep(socket.socket()); c.bind((f'127.0.{n // 250}.{n % 250 + 1}', 0)); c.connect(s.getsockname()); keep(s.accept()[0])
                """)
            let served = try Served(watching: holder.pid)
            let text = ServeTests.body(try served.answer("GET /metrics HTTP/1.1\r\n\r\n"))
            return text.split(separator: "\n").count { !$0.hasPrefix("#") }
        }
        #expect(try series(connections: 1) == series(connections: 1000))
    }

    @Test func slowAndHostileClients() throws {
        let holder = try Holder.python("pass")
        let served = try Served(watching: holder.pid)
        let slow = try (0..<40).map { _ in try served.connect() }
        defer { for connection in slow { close(connection) } }

        // More than it has room for, each saying nothing: it answers again when their time is over.
        let answers = try eventually {
            try served.answer("GET /metrics HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 200")
        }
        #expect(answers)
        #expect(try served.answer("POST /metrics HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 405"))
        #expect(try served.answer("GET /other HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 404"))
        #expect(try served.answer("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 405"))
        #expect(try served.answer("\u{7}\u{1}\n\n").hasPrefix("HTTP/1.1 405"))
        let long = "GET /" + String(repeating: "a", count: 20_000)
        let answer = try served.answer(long)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 431"))
        #expect(served.process.isRunning)
    }

    @Test func labelsAreEscaped() {
        let process = ProcessObservation(
            identity: ProcessIdentity(pid: 1, start: 1), command: "a\"b\\c", parent: 0, state: .running,
            descriptors: 1,
            threads: 1, children: 0, memory: 1, limits: Limits(), groups: [])
        let report = Analyst(.server).report(
            Observation(time: 0, elapsed: 0, processes: [process], cost: ProbeCost()))
        #expect(Metrics.text(report, form: .prometheus).contains("command=\"a\\\"b\\\\c\""))
    }
}

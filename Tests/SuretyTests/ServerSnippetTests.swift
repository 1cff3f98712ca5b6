#if os(Linux)
    import Foundation
    import Surety
    import SuretyTesting
    import TestSupport
    import Testing

    /// Ten pieces of servers, as one would write them. Documentation/Runtime/Trial.md says what writing them changed.
    ///
    /// Each runs well and badly, and leaves nothing in the ledger either way.
    @Suite(.noLeaks) struct ServerSnippetTests {
        let trace = Trace()

        // MARK: 1. An upload goes to a temporary file, which is gone whatever happens

        private struct Upload: Resource {
            static var kind: Kind { .temporary }
            let path: String
            func release() throws { if unlink(path) != 0 { throw SystemError(errno) } }
        }

        private func store(_ parts: [String?], in folder: TemporaryFolder) throws -> Int {
            try withScope("upload") { scope in
                let upload = Upload(path: folder.path(of: "upload"))
                let descriptor = open(upload.path, O_WRONLY | O_CREAT, 0o600)
                guard descriptor >= 0 else { throw SystemError(errno) }
                scope.hold(upload)
                scope.hold(descriptor, closing: close)
                var size = 0
                for part in parts {
                    guard let part else { throw TestError("connection lost") }
                    size += write(descriptor, part, part.utf8.count)
                }
                return size
            }
        }

        @Test func anUpload() throws {
            let folder = try TemporaryFolder()
            #expect(try store(["ab", "c"], in: folder) == 3)
            #expect(throws: TestError("connection lost")) { try store(["ab", nil], in: folder) }
            #expect(!FileManager.default.fileExists(atPath: folder.path(of: "upload")))
        }

        // MARK: 2. Log files are rotated: the old one is closed early, once the new one is open

        private func rotate(failingAt bad: Int?) throws {
            try withScope("log") { scope in
                var current: Hold?
                for number in 1...3 {
                    let descriptor = open(number == bad ? "/missing" : "/dev/null", O_WRONLY)
                    guard descriptor >= 0 else { throw SystemError(errno) }
                    let next = scope.hold(descriptor, as: .file) { [trace] descriptor in
                        close(descriptor)
                        trace.add("closed \(number)")
                    }
                    if let current { try scope.release(current) }
                    current = next
                    trace.add("writes \(number)")
                }
            }
        }

        @Test func aRotatedLog() throws {
            try rotate(failingAt: nil)
            #expect(trace.all == ["writes 1", "closed 1", "writes 2", "closed 2", "writes 3", "closed 3"])
            trace.clear()
            #expect(throws: SystemError(ENOENT)) { try rotate(failingAt: 2) }
            #expect(trace.all == ["writes 1", "closed 1"])
        }

        // MARK: 3. A transaction is committed or rolled back, and a failing commit is the caller's error

        private func transact(_ body: () throws -> Void, commit: @escaping () throws -> Void) throws {
            try withScope("transaction") { scope in
                trace.add("begin")
                scope.onSuccess {
                    trace.add("commit")
                    try commit()
                }
                scope.onFailure { error in trace.add("rollback after \((error as? TestError)?.name ?? "")") }
                try body()
            }
        }

        @Test func aTransaction() throws {
            try transact({}, commit: {})
            #expect(throws: TestError("constraint")) {
                try transact({ throw TestError("constraint") }, commit: {})
            }
            #expect(throws: TestError("serialisation")) {
                try transact({}, commit: { throw TestError("serialisation") })
            }
            #expect(
                trace.all == ["begin", "commit", "begin", "rollback after constraint", "begin", "commit"])
        }

        // MARK: 4. A job beats its heart as long as it runs

        private func work(_ job: nonisolated(nonsending) () async throws -> Void) async throws {
            try await withScope("job") { [trace] scope in
                scope.task {
                    trace.add("alive")
                    while true { try await Task.sleep(for: .milliseconds(5)) }
                }
                await eventually { trace.all.contains("alive") }
                try await job()
            }
        }

        @Test func aJobWithAHeartbeat() async throws {
            try await work {}
            await #expect(throws: TestError("job")) { try await work { throw TestError("job") } }
            #expect(trace.all == ["alive", "alive"])
        }

        // MARK: 5. Replicas are asked at once, each in a scope of its own; the first failure ends the rest

        private func ask(_ replicas: [String]) async throws -> [String] {
            try await withThrowingTaskGroup(of: String.self) { group in
                for replica in replicas {
                    group.addTask { [trace] in
                        try await withScope("replica") { scope in
                            scope.hold(replica, as: .connection) { trace.add("closed \($0)") }
                            if replica == "bad" { throw TestError("bad") }
                            try await Task.sleep(for: replica == "slow" ? .seconds(1000) : .zero)
                            return replica
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }

        @Test func replicas() async throws {
            #expect(try await ask(["a", "b"]).sorted() == ["a", "b"])
            await #expect(throws: TestError("bad")) { try await ask(["slow", "bad"]) }
            #expect(trace.all.sorted() == ["closed a", "closed b", "closed bad", "closed slow"])
        }

        // MARK: 6. A websocket says goodbye, but not for longer than the peer deserves

        private func chat(peerAnswers: Bool, time: Timekeeper) async throws {
            let peer = Gate()
            if peerAnswers { peer.open() }
            defer { peer.open() }

            try await Timekeeper.$current.withValue(time) {
                try await withScope("websocket") { [trace] scope in
                    scope.hold(7, as: .connection, deadline: .seconds(2)) { _ in
                        await peer.wait()
                        trace.add("goodbye")
                    } must: { socket in
                        trace.add("closed \(socket)")
                    }
                    await Task.yield()
                }
            }
        }

        @Test func aWebsocket() async throws {
            try await chat(peerAnswers: true, time: .system)
            #expect(trace.all == ["goodbye", "closed 7"])
            trace.clear()
            let time = Timekeeper.manual()
            let collector = ReportCollector()
            let silent = Task {
                try await Surety.withReports(to: { collector.add($0) }) {
                    try await chat(peerAnswers: false, time: time)
                }
            }
            for _ in 0..<2 {
                await eventually { time.pendingAlarms == 1 }
                time.advance(by: .seconds(2))
            }
            try await silent.value
            #expect(trace.all.first == "closed 7")
            await eventually { collector.events == [.abandoned, .returned] }
        }

        // MARK: 7. Each request borrows a connection; one that broke is not lent again

        private struct Connection: ~Copyable, Sendable {
            let number: Int
            var statements = 0

            mutating func query(_ text: String) async throws -> Int {
                await Task.yield()
                guard text != "drop" else { throw TestError("broken pipe") }
                statements += 1
                return statements
            }
        }

        @Test func requestsOnAPool() async throws {
            let made = Trace()
            let pool = Pool("database", options: .patient(maximum: 1)) {
                made.add("made")
                return Connection(number: made.all.count)
            } end: { [trace] connection in
                trace.add("ended \(connection.number) after \(connection.statements)")
            }
            for text in ["select", "select", "drop", "select"] {
                _ = try? await pool.withResource(keepsResource: {
                    $0 as? TestError != TestError("broken pipe")
                }) {
                    connection in
                    try await connection.query(text)
                }
            }
            try await pool.close()
            #expect(trace.all == ["ended 1 after 2", "ended 2 after 1"])
        }

        // MARK: 8. A service starts in three steps; one that fails undoes those before it

        private func start(failing: String?, in service: ScopeHandle) async throws {
            try await withScope("start") { [trace] scope in
                var holds: [Hold] = []
                for step in ["database", "queue", "listener"] {
                    if step == failing { throw TestError(step) }
                    holds.append(scope.hold(step, as: .client) { trace.add("stopped \($0)") })
                    await Task.yield()
                }
                for hold in holds { scope.transfer(hold, to: service) }
            }
        }

        @Test func aStartInSteps() async throws {
            try await withScope("service") { scope in
                await #expect(throws: TestError("listener")) {
                    try await start(failing: "listener", in: scope.handle)
                }
                #expect(trace.all == ["stopped queue", "stopped database"])
                trace.clear()
                try await start(failing: nil, in: scope.handle)
                #expect(trace.all.isEmpty)
            }
            #expect(trace.all == ["stopped listener", "stopped queue", "stopped database"])
        }

        // MARK: 9. A cache is filled by one request while the others wait, none for longer than it may

        private func cached(_ cache: Lock<Int?>, fill: @Sendable () async throws -> Int) async throws -> Int {
            try await cache.withLock(deadline: .seconds(30)) { value in
                if let value { return value }
                let fresh = try await fill()
                value = fresh
                return fresh
            }
        }

        @Test func aCache() async throws {
            let cache = Lock<Int?>("cache", nil)
            await #expect(throws: TestError("no route")) {
                try await cached(cache) { throw TestError("no route") }
            }
            let values = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask { [trace] in
                        try await cached(cache) {
                            trace.add("filled")
                            await Task.yield()
                            return 5
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(values == Array(repeating: 5, count: 20) && trace.all == ["filled"])
        }

        // MARK: 10. A stream of rows belongs to the response, which ends after the function that opened it

        private final class Rows: Sendable {
            private let scope: ScopeHandle
            private let hold: Hold

            init(in scope: ScopeHandle, _ trace: Trace) {
                self.scope = scope
                hold = scope.hold(1, as: Kind("row set")) { _ in trace.add("rows closed") }
            }

            func close() async throws { try await scope.release(hold) }
        }

        @Test(arguments: [true, false]) func streamedRows(readsToTheEnd: Bool) async throws {
            try await withScope("response") { [trace] scope in
                let rows = Rows(in: scope.handle, trace)
                await Task.yield()
                if readsToTheEnd {
                    try await rows.close()
                    #expect(trace.all == ["rows closed"])
                }
            }
            #expect(trace.all == ["rows closed"], "once, by whoever came first")
        }
    }
#endif

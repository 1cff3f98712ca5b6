#if os(Linux)
    import Foundation
    import Logging
    import ServiceLifecycle
    import Surety
    import SuretyLifecycle
    import Testing

    private func say(_ word: String) { FileHandle.standardOutput.write(Data((word + "\n").utf8)) }

    private func words(_ result: ExitTest.Result?) -> [String] {
        String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// Two services, the second of which uses the first, under a group that handles SIGTERM. A group starts its services
    /// at once, so the server waits until the database is held: what it does then finds both.
    private func serve(_ onStart: @escaping @Sendable () async throws -> Void) async throws {
        let (connected, connect) = AsyncStream<Void>.makeStream()
        let database = ScopedService("database") { scope in
            scope.hold(1, as: .connection) { _ in
                try await Task.sleep(for: .milliseconds(20))
                say("database says goodbye")
            } must: { _ in
                say("database closed")
            }
            connect.finish()
            try await Task.sleep(for: .seconds(1000))
        }
        let server = ScopedService("server") { scope in
            scope.defer { say("server closed") }
            for await _ in connected {}
            try await onStart()
            try await Task.sleep(for: .seconds(1000))
        }
        let group = ServiceGroup(
            services: [database, server], gracefulShutdownSignals: [.sigterm],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await group.run()
        say("group ended")
    }

    /// Signals as a service group handles them, a process each.
    struct ServiceGroupExitTests {
        private static let orderly = [
            "server closed", "database says goodbye", "database closed", "group ended",
        ]

        @Test func aSignalEndsTheServicesInOrder() async {
            let result = await #expect(
                processExitsWith: .exitCode(0), observing: [\.standardOutputContent]
            ) {
                try await serve { kill(getpid(), SIGTERM) }
            }
            #expect(words(result) == ServiceGroupExitTests.orderly)
        }

        @Test func twoSignalsAtOnceAreOne() async {
            let result = await #expect(
                processExitsWith: .exitCode(0), observing: [\.standardOutputContent]
            ) {
                try await serve {
                    kill(getpid(), SIGTERM)
                    kill(getpid(), SIGTERM)
                }
            }
            #expect(words(result) == ServiceGroupExitTests.orderly)
        }

        /// Surety installs nothing of its own: the group is the only one who listens.
        @Test func nothingIsInstalled() async {
            await #expect(processExitsWith: .exitCode(0)) {
                try await withScope("scope") { scope in
                    scope.hold(1, as: .file) { _ in }
                    await Task.yield()
                    var action = sigaction()
                    sigaction(SIGTERM, nil, &action)
                    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
                    Surety.exitNow(handler == 0 ? 0 : 1)
                }
            }
        }

        /// An exit in a service unwinds all of them, and its status is the process's.
        @Test func anExitInAServiceUnwindsTheOthers() async {
            let result = await #expect(
                processExitsWith: .exitCode(7), observing: [\.standardOutputContent]
            ) {
                try await serve { await Surety.exit(7) }
            }
            #expect(
                Set(words(result)) == ["server closed", "database says goodbye", "database closed"])
        }
    }
#endif

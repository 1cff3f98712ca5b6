#if os(Linux)
    import Foundation
    import Surety
    import Testing

    private func say(_ word: String) { FileHandle.standardOutput.write(Data((word + "\n").utf8)) }

    private func words(_ result: ExitTest.Result?) -> [String] {
        String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
            .split(separator: "\n").map(String.init).filter { !$0.contains(" ") }
    }

    nonisolated(unsafe) private var chained = false

    struct SignalTests {
        @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
        func aSignalUnwindsAndEndsTheProcess(signal: Int32) async {
            let result = await #expect(
                processExitsWith: .signal(signal), observing: [\.standardOutputContent]
            ) { [signal = signal as Int32] in
                try Surety.stopOnSignals()
                try? await withScope("service") { scope in
                    scope.defer { say("must") }
                    scope.defer(graceful: {
                        try await Task.sleep(for: .milliseconds(10))
                        say("graceful")
                    })
                    kill(getpid(), signal)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["graceful", "must"])
        }

        @Test func requestsUnderWayFinishFirst() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                let request = Gate()
                try Surety.stopOnSignals(stop: { _ in
                    say("stop")
                    await request.wait()
                })
                try? await withScope("service") { scope in
                    scope.defer { say("closed") }
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .milliseconds(50))
                    say(Task.isCancelled ? "cancelled" : "finished")
                    request.open()
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["stop", "finished", "closed"])
        }

        @Test func aSecondSignalCutsItShort() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                try Surety.stopOnSignals()
                try? await withScope("service") { scope in
                    scope.hold(1, as: .file) { _ in say("must") }
                    scope.hold(1, as: .file, deadline: .seconds(1000)) { _ in
                        say("graceful")
                        kill(getpid(), SIGTERM)
                        await Gate().wait()
                    }
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["graceful", "must"])
        }

        @Test func anIgnoredSignalStaysIgnored() async {
            await #expect(processExitsWith: .exitCode(0)) {
                signal(SIGHUP, SIG_IGN)
                try Surety.stopOnSignals()
                kill(getpid(), SIGHUP)
                try await Task.sleep(for: .milliseconds(50))
                Surety.exitNow(0)
            }
        }

        @Test func theFormerHandlerIsCalled() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                signal(SIGTERM) { _ in chained = true }
                try Surety.stopOnSignals()
                try? await withScope("service") { scope in
                    scope.defer { say(chained ? "chained" : "lost") }
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["chained"])
        }

        /// A blocked signal is inherited by every child, which can then not be stopped by it.
        @Test func noSignalIsBlocked() async {
            await #expect(processExitsWith: .exitCode(0)) {
                func mask() -> sigset_t {
                    var set = sigset_t()
                    pthread_sigmask(SIG_BLOCK, nil, &set)
                    return set
                }
                var before = mask()
                try Surety.stopOnSignals()
                var after = mask()
                let size = MemoryLayout<sigset_t>.size
                Surety.exitNow(memcmp(&before, &after, size) == 0 ? 0 : 1)
            }
        }
    }
#endif

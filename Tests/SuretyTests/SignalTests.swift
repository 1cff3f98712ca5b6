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
                    scope.defer(graceful: {
                        // Surety is told before the former handler is called; the thread may lose its turn in between.
                        await eventually { chained }
                        say(chained ? "chained" : "lost")
                    })
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["chained"])
        }

        @Test func aSignalReachesASaturatedPoolOfThreads() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                try Surety.stopOnSignals(deadline: .seconds(5))
                for _ in 0..<64 { Task.detached { while !Task.isCancelled { await Task.yield() } } }
                try? await withScope("service") { scope in
                    scope.defer(graceful: { say("graceful") })
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["graceful"])
        }

        /// The threads are blocked for good, so that no task can run any more: the second signal needs none.
        @Test func aSecondSignalNeedsNoThreadOfThePool() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                try Surety.stopOnSignals()
                try? await withScope("service") { scope in
                    scope.hold(1, as: .file) { _ in say("must") }
                    await Task.yield()
                    for _ in 0..<256 { Task.detached { sleep(1000) } }
                    kill(getpid(), SIGTERM)
                    sleep(1)
                    kill(getpid(), SIGTERM)
                    sleep(1000)
                }
            }
            #expect(words(result) == ["must"])
        }

        @Test func aSignalInsideACleanup() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) {
                try Surety.stopOnSignals()
                try? await withScope("closing") { scope in
                    scope.defer { say("last") }
                    scope.defer(graceful: {
                        kill(getpid(), SIGTERM)
                        try await Task.sleep(for: .milliseconds(50))
                        say("whole")
                    })
                    await Task.yield()
                }
                await Gate().wait()
            }
            #expect(words(result) == ["whole", "last"])
        }

        @Test func aSignalOnTheMainActorRunsItsCleanupsThere() async {
            let result = await #expect(
                processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]
            ) { @MainActor in
                try Surety.stopOnSignals()
                try? await withScope("main") { scope in
                    scope.defer {
                        MainActor.assertIsolated()
                        say("isolated")
                    }
                    kill(getpid(), SIGTERM)
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["isolated"])
        }

        /// Two different signals at the same instant: one of them ends the process, and what must run has run once.
        @Test func twoSignalsAtOnce() async {
            let result = await #expect(
                processExitsWith: .failure, observing: [\.standardOutputContent]
            ) {
                try Surety.stopOnSignals()
                try? await withScope("service") { scope in
                    scope.hold(1, as: .file) { _ in say("must") }
                    await Task.yield()
                    Thread.detachNewThread { kill(getpid(), SIGTERM) }
                    Thread.detachNewThread { kill(getpid(), SIGINT) }
                    try await Task.sleep(for: .seconds(1000))
                }
                await Gate().wait()
            }
            #expect(words(result) == ["must"])
        }

        /// A child that was started after the handlers were installed dies of the signals all the same.
        @Test func aSpawnedChildCanStillBeStopped() async {
            await #expect(processExitsWith: .exitCode(0)) {
                // The threads of the pool block signals, whoever asks; the thread that spawns must not.
                var none = sigset_t()
                sigemptyset(&none)
                pthread_sigmask(SIG_SETMASK, &none, nil)
                try Surety.stopOnSignals()
                for signal in [SIGTERM, SIGINT, SIGHUP] {
                    var child: pid_t = 0
                    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("3"), nil]
                    guard posix_spawn(&child, "/bin/sleep", nil, nil, &arguments, environ) == 0 else {
                        exit(2)
                    }
                    kill(child, signal)
                    var status: Int32 = 0
                    waitpid(child, &status, 0)
                    guard status & 0x7f == signal else { Surety.exitNow(1) }
                }
                Surety.exitNow(0)
            }
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

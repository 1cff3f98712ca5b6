#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// Examples/Service, as its users see it.
    struct ServiceExampleTests {
        /// The example while it runs.
        private final class Service {
            let folder: TemporaryFolder
            let process = Process()
            let output = Pipe()
            var socketPath: String { folder.path(of: "s") }

            init(ignoring signal: String? = nil) throws {
                folder = try TemporaryFolder()
                let program = URL(fileURLWithPath: Command.surety).deletingLastPathComponent()
                    .appendingPathComponent("ServiceExample")
                if let signal {
                    process.executableURL = URL(fileURLWithPath: "/bin/sh")
                    let line = "trap '' \(signal); exec \"$0\" \"$1\""
                    process.arguments = ["-c", line, program.path, folder.path(of: "s")]
                } else {
                    process.executableURL = program
                    process.arguments = [folder.path(of: "s")]
                }
                process.standardOutput = output
                // A child that is started from one of the pool's threads inherits their mask of blocked signals.
                var none = sigset_t()
                var before = sigset_t()
                sigemptyset(&none)
                pthread_sigmask(SIG_SETMASK, &none, &before)
                defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

                try process.run()
            }

            /// Asks, and returns the answer.
            func ask(_ order: String, afterAsking: () -> Void = {}) -> String {
                let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                defer { close(descriptor) }

                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
                let connected = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                    }
                }
                guard connected == 0 else { return "refused" }
                let bytes = Array((order + "\n").utf8)
                _ = write(descriptor, bytes, bytes.count)
                afterAsking()
                var answer = [UInt8](repeating: 0, count: 256)
                let count = read(descriptor, &answer, answer.count)
                return String(decoding: answer.prefix(max(0, count)), as: UTF8.self)
                    .trimmingCharacters(in: .newlines)
            }

            func waitUntilReady() async {
                let path = socketPath
                await eventually { FileManager.default.fileExists(atPath: path) }
            }

            /// What it wrote, once it has ended.
            func end() -> [String] {
                process.waitUntilExit()
                let data = output.fileHandleForReading.readDataToEndOfFile()
                return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
            }
        }

        /// At whatever instant of its start the signal comes, it ends the process, in good time and leaving nothing. A
        /// thousand instants, at random.
        @Test func aSignalDuringTheStartIsNotLost() async throws {
            await withTaskGroup(of: Void.self) { group in
                for lane in 1...2 {
                    group.addTask {
                        var random = Seeded(UInt64(lane))
                        for _ in 0..<500 { await stopDuringTheStart(after: random.below(30_000)) }
                    }
                }
            }
        }

        private func stopDuringTheStart(after microseconds: Int) async {
            guard let service = try? Service() else {
                Issue.record("the service cannot be started")
                return
            }
            try? await Task.sleep(for: .microseconds(microseconds))
            kill(service.process.processIdentifier, SIGTERM)
            let start = ContinuousClock.now
            _ = service.end()
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(
                service.process.terminationReason == .uncaughtSignal, "after \(microseconds) microseconds")
            #expect(service.process.terminationStatus == SIGTERM)
            #expect(!FileManager.default.fileExists(atPath: service.socketPath))
        }

        /// `nohup` and the like start a program with a signal that is ignored, and mean it.
        @Test func anInheritedIgnoredSignalStaysIgnored() async throws {
            let service = try Service(ignoring: "HUP")
            await service.waitUntilReady()
            kill(service.process.processIdentifier, SIGHUP)
            #expect(service.ask("after the signal") == "ok after the signal")
            kill(service.process.processIdentifier, SIGTERM)
            _ = service.end()
            #expect(service.process.terminationStatus == SIGTERM)
        }

        @Test func oneFailingRequestStopsNoOther() async throws {
            let service = try Service()
            await service.waitUntilReady()
            var answers: [String] = []
            for number in 0..<60 { answers.append(service.ask(number == 7 ? "bad" : "order-\(number)")) }
            #expect(answers.count { $0.hasPrefix("ok ") } == 59)
            #expect(answers[7] == "failed bad")
            kill(service.process.processIdentifier, SIGTERM)
            _ = service.end()
        }

        @Test func requestsUnderWayAreAnsweredOnSIGTERM() async throws {
            let service = try Service()
            await service.waitUntilReady()
            #expect(service.ask("first") == "ok first")
            let answer = service.ask("last") { kill(service.process.processIdentifier, SIGTERM) }
            let words = service.end()
            #expect(answer == "ok last")
            #expect(words.contains("all answered") && words.last == "disconnected")
            #expect(service.process.terminationReason == .uncaughtSignal)
            #expect(service.process.terminationStatus == SIGTERM)
            #expect(!FileManager.default.fileExists(atPath: service.socketPath))
        }
    }
#endif

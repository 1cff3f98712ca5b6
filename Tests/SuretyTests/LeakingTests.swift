#if os(Linux)
    import Foundation
    import Surety
    import SuretyTesting
    import SuretyXCTest
    import TestSupport
    import Testing
    import XCTest

    /// What a test may leave behind. `NoLeaksTests` runs each in a process of its own, where it must fail.
    enum Leftover: String, CaseIterable, Sendable {
        case obligation, detached, descriptor, thread, child, temporary, nothing

        /// What the failure must speak of.
        var words: String? {
            switch self {
            case .obligation: "'left behind' acquired at SuretyTests/LeakingTests.swift:"
            case .detached: "'left by a detached task' acquired at SuretyTests/LeakingTests.swift:"
            case .descriptor: "descriptor "
            case .thread: "thread "
            case .child: "child process "
            case .temporary: "temporary file '"
            case .nothing: nil
            }
        }

        /// The one that this process is to leave behind; `nil` in every process but those that `NoLeaksTests` starts.
        static let wanted = ProcessInfo.processInfo.environment["SURETY_LEAVE"].flatMap(Leftover.init)

        func leave() async throws {
            switch self {
            case .obligation: leaveObligation(Kind("left behind"))
            case .detached: await Task.detached { leaveObligation(Kind("left by a detached task")) }.value
            case .descriptor: _ = open("/dev/null", O_RDONLY)
            case .thread: Thread.detachNewThread { Thread.sleep(forTimeInterval: 1000) }
            case .child:
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/bin/sleep")
                process.arguments = ["5"]
                try process.run()
            case .temporary:
                let path = FileManager.default.temporaryDirectory.appendingPathComponent("left").path
                try Data().write(to: URL(fileURLWithPath: path))
            case .nothing: try await useOneOfEach()
            }
        }
    }

    /// Holds something in a scope that does not end.
    private func leaveObligation(_ kind: Kind) {
        Task {
            try await withScope("left") { scope in
                scope.hold(1, as: kind) { _ in }
                await Gate().wait()
            }
        }
        while !Ledger.current.contains(where: { $0.kind == "\(kind.name)" }) { sched_yield() }
    }

    /// Has one of each, and gives it back.
    private func useOneOfEach() async throws {
        try await withScope("clean") { scope in
            let descriptor = open("/dev/null", O_RDONLY)
            scope.hold(descriptor, closing: close)
            let folder = try TemporaryFolder(["file": "text"])
            // Not Foundation's `Process`, which keeps threads and descriptors for the next one.
            var child: pid_t = 0
            var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
            defer { free(arguments[0]) }

            #expect(posix_spawn(&child, "/bin/true", nil, nil, &arguments, environ) == 0)
            waitpid(child, nil, 0)
            let thread = Thread {}
            thread.start()
            while !thread.isFinished { await Task.yield() }
            withExtendedLifetime(folder) {}
        }
    }

    @Suite(.enabled(if: Leftover.wanted != nil)) struct LeakingTests {
        @Test(.noLeaks) func leaves() async throws { try await Leftover.wanted?.leave() }
    }

    @Suite(.enabled(if: Leftover.wanted != nil), .noLeaks) struct OverlappingTests {
        @Test func first() async throws { try await Task.sleep(for: .milliseconds(50)) }

        @Test func second() async throws {
            try await Leftover.wanted?.leave()
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    final class LeakingXCTests: NoLeaksTestCase {
        func testLeaves() async throws {
            guard let wanted = Leftover.wanted else { throw XCTSkip("only in a process of its own") }
            try await wanted.leave()
        }
    }
#endif

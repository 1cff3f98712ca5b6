import Surety
import Testing

/// Fails a test that leaves something behind.
///
/// ```swift
/// @Test(.noLeaks) func copiesFiles() async throws { … }
/// ```
/// What the ledger lists below the test is the test's: obligations are told apart by task, so that tests may run in
/// parallel.
///
/// Descriptors and child processes are the process's. They are compared before and after where `processWide` is asked
/// for, which is for tests that run alone; where another such test ran meanwhile, the growth is printed and not held
/// against this one, since nobody can say whose it is. Timers that the system's own threads open are left out. Threads
/// and temporary files are not looked at: the system's pools of threads come and go.
public struct NoLeaks: TestTrait, SuiteTrait, TestScoping {
    /// Suites hand the trait down to their tests.
    public let isRecursive = true

    /// Whether descriptors and child processes count.
    let processWide: Bool

    /// Runs a test and looks at what is left.
    public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let mark = LedgerMark("test")
        defer { mark.remove() }

        try await comparing(test) {
            try await mark.run { try await function() }
            for obligation in await settled({ mark.obligations }) {
                Issue.record("\(obligation) is left behind", sourceLocation: test.sourceLocation)
            }
        }
    }

    /// Runs a test, and compares what the process has before and after.
    private func comparing(_ test: Test, _ body: () async throws -> Void) async throws {
        guard processWide else { return try await body() }
        // The thread that keeps deadlines opens its pipe when it is first needed.
        try await Timekeeper.system.sleep(for: .nanoseconds(1))
        let ticket = ProcessResources.enter()
        let before = ProcessResources.current()
        do {
            try await body()
        } catch {
            ProcessResources.leave()
            throw error
        }
        let grown = await settled { ProcessResources.current().grown(since: before) }
        let wasAlone = ProcessResources.leave(ticket)
        for resource in grown {
            if wasAlone {
                Issue.record("\(resource) is left behind", sourceLocation: test.sourceLocation)
            } else {
                print(
                    "\(test.name): \(resource) is new; other tests ran meanwhile, so nobody can say whose it is"
                )
            }
        }
    }

    /// Looks until nothing is left, or for a tenth of a second: what ends on another thread may take a moment.
    private func settled<Item>(_ look: () -> [Item]) async -> [Item] {
        for _ in 0..<20 {
            let left = look()
            if left.isEmpty { return [] }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return look()
    }
}

extension Trait where Self == NoLeaks {
    /// Fails a test that leaves something behind.
    public static var noLeaks: NoLeaks { NoLeaks(processWide: false) }

    /// Fails a test that leaves something behind, descriptors and child processes included if they are asked for.
    public static func noLeaks(processWide: Bool) -> NoLeaks { NoLeaks(processWide: processWide) }
}

import Surety
import Testing

/// Fails a test that leaves something behind.
///
/// ```swift
/// @Test(.noLeaks) func copiesFiles() async throws { … }
/// ```
/// - **Obligations** that the ledger lists below the test are the test's: they are told apart by task, so that tests may
///   run in parallel.
/// - **Descriptors, threads, child processes, temporary files** are the process's, and so are obligations of detached
///   tasks. They are compared before and after. What is left behind fails the test if nothing else can have run: under
///   `--no-parallel`, or where `processWide` says so. Otherwise it is a warning that names the tests that ran at the same
///   time, or says that a test without `.noLeaks` may have. Of obligations there is no such warning.
///
/// Threads of the system's pools, and timers that the system's own threads open, are left out. A new temporary file
/// counts where `TMPDIR` is a folder that only this user can enter; elsewhere it may be another process's, and is a
/// warning. What a library opens once and keeps, as Foundation's `Process` does, is new in the first test that uses it:
/// use it once before. On macOS only obligations and temporary files are seen.
public struct NoLeaks: TestTrait, SuiteTrait, TestScoping {
    /// Suites hand the trait down to their tests.
    public let isRecursive = true

    /// Whether the test runs alone in its process.
    let processWide: Bool

    private static let isSerial = CommandLine.arguments.contains("--no-parallel")

    /// Runs a test and looks at what is left.
    public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        // The threads that keep deadlines open what they need when they are first used.
        try await Timekeeper.system.sleep(for: .nanoseconds(1))
        try await Task.sleep(for: .nanoseconds(1))
        LeakWatch.enter(test.name)
        let mark = LedgerMark("test")
        let result: Result<Void, any Error>
        do {
            result = .success(try await mark.run { try await function() })
        } catch {
            result = .failure(error)
        }
        await checkObligations(of: test, mark)
        mark.remove()
        await checkProcess(test)
        try result.get()
    }

    private func checkObligations(of test: Test, _ mark: LedgerMark) async {
        let left = await settled { mark.obligations }
        LeakWatch.know(left.map(\.sequence))
        for obligation in left {
            Issue.record("\(obligation) is left behind", sourceLocation: test.sourceLocation)
        }
    }

    private func checkProcess(_ test: Test) async {
        let isAlone = processWide || NoLeaks.isSerial
        _ = await settled { (LeakWatch.look() ?? []).filter { isAlone || !$0.isObligation } }
        // In parallel runs there are always obligations of others.
        let leaks = LeakWatch.leave().filter { isAlone || !$0.isObligation }
        for leak in leaks where leak.isCertain && isAlone {
            Issue.record(Comment(rawValue: leak.text), sourceLocation: test.sourceLocation)
        }
        let open = leaks.filter { !$0.isCertain || !isAlone }
        guard let first = open.first else { return }
        let text = "whose is this? \(open.map(\.openText).joined(separator: "; ")). \(first.suspicion)"
        Issue.record(Comment(rawValue: text), severity: .warning, sourceLocation: test.sourceLocation)
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

    /// Fails a test that leaves something behind.
    ///
    /// - Parameter processWide: whether the test runs alone in its process, so that whatever is new there is its own.
    public static func noLeaks(processWide: Bool) -> NoLeaks { NoLeaks(processWide: processWide) }
}

import Foundation
import Surety
import Testing

/// Runs a body and collects what it gives rise to reports of.
func collectingReports<Value>(_ body: () throws -> Value) rethrows -> (Value, [Report]) {
    let collector = ReportCollector()
    let value = try Surety.withReports(to: { collector.add($0) }, body)
    return (value, collector.all)
}

/// Reports, in order.
final class ReportCollector: @unchecked Sendable {
    private let lock = NSLock()
    private var reports: [Report] = []

    func add(_ report: Report) { lock.withLock { reports.append(report) } }
    var all: [Report] { lock.withLock { reports } }
    var events: [Report.Event] { all.map(\.event) }
}

/// What happened, in order.
final class Trace: @unchecked Sendable {
    private let lock = NSLock()
    private var words: [String] = []

    func add(_ word: String) { lock.withLock { words.append(word) } }
    var all: [String] { lock.withLock { words } }
    func clear() { lock.withLock { words = [] } }
}

struct TestError: Error, Equatable {
    let name: String
    init(_ name: String) { self.name = name }
}

/// Something that tasks wait for until it is opened. Cancellation does not end the wait.
final class Gate: @unchecked Sendable {
    private let lock = NSLock()
    private var isOpen = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    func open() {
        let waiting = lock.withLock {
            isOpen = true
            defer { waiters = [] }

            return waiters
        }
        for waiter in waiting { waiter.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let now = lock.withLock {
                if !isOpen { waiters.append(continuation) }
                return isOpen
            }
            if now { continuation.resume() }
        }
    }
}

/// Waits until something is so, and fails where it is not within a while.
func eventually(
    _ condition: @Sendable () -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) async {
    for _ in 0..<5000 {
        if condition() { return }
        try? await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("it did not become so within ten seconds", sourceLocation: sourceLocation)
}

extension PoolOptions {
    /// Options of a pool that waits for as long as it takes: the tests of the checker share the threads, and a limit in
    /// seconds would measure them.
    static func patient(maximum: Int = 10) -> PoolOptions {
        var options = PoolOptions()
        options.maximum = maximum
        options.waitLimit = nil
        return options
    }
}

import Foundation
import Surety

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

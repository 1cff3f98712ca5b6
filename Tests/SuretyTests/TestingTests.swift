import Foundation
import Surety
import SuretyTesting
import Testing

struct TestingTests {
    @Test(.noLeaks) func nothingIsLeft() async throws {
        try await withScope { scope in
            scope.hold(1, as: .file) { _ in }
            await Task.yield()
        }
    }

    @Test func whatIsLeftIsFound() async throws {
        let mark = LedgerMark("marked")
        defer { mark.remove() }

        let (held, go) = (Gate(), Gate())
        let task = await mark.run {
            Task {
                try await withScope("left") { scope in
                    scope.hold(1, as: Kind("left behind")) { _ in }
                    held.open()
                    await go.wait()
                }
            }
        }
        await held.wait()
        #expect(mark.obligations.map(\.kind) == ["scope", "left behind"])
        go.open()
        try await task.value
        #expect(mark.obligations.isEmpty)
    }

    @Test func everySuspensionIsCancelledInTurn() async throws {
        let counts = Trace()
        let points = try await disturbing(with: .cancel) {
            try await withScope("disturbed") { scope in
                counts.add("acquired")
                scope.hold(1, as: .file, graceful: { _ in try await Task.sleep(for: .milliseconds(2)) }) {
                    _ in
                    counts.add("released")
                }
                for _ in 0..<3 { try await Task.sleep(for: .milliseconds(2)) }
            }
        } after: { result in
            let words = counts.all
            #expect(words.count { $0 == "acquired" } == words.count { $0 == "released" })
        }
        #expect(points >= 3, "three sleeps and a cleanup suspend")
    }

    @Test func delaysDoNotChangeTheResult() async throws {
        let points = try await disturbing(with: .delay(.milliseconds(2))) {
            try await Task.sleep(for: .milliseconds(2))
            return 5
        } after: { result in
            let value = try result.get()
            #expect(value == 5)
        }
        #expect(points >= 1)
    }

    @Test func everyPointFailsInTurn() async throws {
        let trace = Trace()
        let points = try await failingAtEachPoint { faults in
            try withScope { scope in
                for name in ["a", "b"] {
                    try faults.point()
                    trace.add("+" + name)
                    scope.defer { trace.add("-" + name) }
                }
                try faults.point()
            }
        } after: { _ in
        }
        #expect(points == 3)
        #expect(trace.all == ["+a", "-a", "+a", "+b", "-b", "-a", "+a", "+b", "-b", "-a"])
    }

    @Test func anOverdueObligationIsReportedOnceAndWhenItComesBack() async throws {
        let time = Timekeeper.manual()
        let collector = ReportCollector()
        let watch = Task {
            try await Surety.withReports(to: { report in
                if report.message.contains("'slow thing'") { collector.add(report) }
            }) {
                try await Ledger.watchOverdue(
                    .init([Kind("slow thing"): .zero]), every: .seconds(10), time: time)
            }
        }
        let owner = Owner(1, as: Kind("slow thing")) { _ in }
        for _ in 0..<3 {
            await eventually { time.pendingAlarms == 1 }
            time.advance(by: .seconds(10))
        }
        await eventually { collector.events == [.overdue] && time.pendingAlarms == 1 }
        try owner.release()
        time.advance(by: .seconds(10))
        await eventually { collector.events == [.overdue, .overdueEnded] }
        watch.cancel()
        await #expect(throws: CancellationError.self) { try await watch.value }
    }
}

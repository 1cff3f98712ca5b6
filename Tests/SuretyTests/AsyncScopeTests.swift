import Foundation
import Surety
import Testing

@MainActor final class Counter {
    var value = 0
}

struct AsyncScopeTests {
    let trace = Trace()

    @Test func runsBothPartsLastInFirstOut() async throws {
        let value = try await withScope("ordered") { [trace] scope in
            scope.defer { trace.add("a") }
            scope.hold(1, as: .connection) { _ in
                trace.add("b graceful")
            } must: { _ in
                trace.add("b must")
            }
            scope.defer(graceful: { trace.add("c graceful") }, must: { trace.add("c must") })
            await Task.yield()
            return 7
        }
        #expect(value == 7)
        #expect(trace.all == ["c graceful", "c must", "b graceful", "b must", "a"])
    }

    @Test func cancellationIsAnOutcomeOfItsOwn() async throws {
        let task = Task { [trace] in
            try await withScope("cancelled") { scope in
                scope.onExit { exit in trace.add(exit.outcome.isCancelled ? "cancelled" : "other") }
                scope.onExit(graceful: { outcome in trace.add(outcome.isCancelled ? "cancelled" : "other") })
                try await Task.sleep(for: .seconds(100))
            }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(trace.all == ["cancelled", "cancelled"])
    }

    /// The cleanup does not see the cancellation, even when it comes in its middle.
    @Test func gracefulPartsAreShielded() async throws {
        // No deadline passes, however long this thread waits for its turn.
        let time = Timekeeper.manual()
        let (started, go) = (Gate(), Gate())
        let task = Task { [trace] in
            try await Timekeeper.$current.withValue(time) {
                try await withScope("shielded") { scope in
                    scope.defer(graceful: {
                        trace.add("cancelled: \(Task.isCancelled)")
                        started.open()
                        await go.wait()
                        trace.add("cancelled: \(Task.isCancelled)")
                    })
                    try await Task.sleep(for: .seconds(100))
                }
            }
        }
        task.cancel()
        await started.wait()
        task.cancel()
        go.open()
        _ = await task.result
        #expect(trace.all == ["cancelled: false", "cancelled: false"])
    }

    @Test func aDeadlineCancelsAndThenAbandons() async throws {
        let time = Timekeeper.manual()
        let (started, cancelled, go) = (Gate(), Gate(), Gate())
        let collector = ReportCollector()
        let task = Task { [trace] in
            try await Timekeeper.$current.withValue(time) {
                try await Surety.withReports(to: { collector.add($0) }) {
                    try await withScope("slow", cleanupDeadline: .seconds(10)) { scope in
                        scope.defer { trace.add("first") }
                        scope.hold(1, as: .lease) { _ in
                            await withTaskCancellationHandler {
                                started.open()
                                await go.wait()
                            } onCancel: {
                                cancelled.open()
                            }
                        } must: { _ in
                            trace.add("must")
                        }
                        await Task.yield()
                    }
                }
            }
        }
        await started.wait()
        await eventually { time.pendingAlarms == 1 }
        time.advance(by: .seconds(10))
        await cancelled.wait()
        #expect(trace.all.isEmpty)
        time.advance(by: .seconds(1))
        try await task.value
        #expect(trace.all == ["must", "first"])
        #expect(collector.events == [.abandoned])
        let listed = Ledger.current.filter { $0.name == "slow" && $0.kind == "lease" }
        #expect(listed.map(\.isAbandoned) == [true])
        go.open()
        await eventually { collector.events == [.abandoned, .returned] }
        #expect(!Ledger.current.contains { $0.name == "slow" && $0.kind == "lease" })
    }

    @Test func anAbandonedPartWithoutMustIsAnError() async throws {
        let time = Timekeeper.manual()
        let go = Gate()
        let task = Task {
            try await Timekeeper.$current.withValue(time) {
                try await Surety.withReports(to: { _ in }) {
                    try await withScope(cleanupDeadline: .seconds(1)) { scope in
                        scope.defer(graceful: { await go.wait() })
                        await Task.yield()
                    }
                }
            }
        }
        await eventually { time.pendingAlarms == 1 }
        time.advance(by: .seconds(1))
        time.advance(by: .seconds(1))
        await #expect(throws: CleanupAbandoned.self) { try await task.value }
        go.open()
    }

    @MainActor @Test func runsInTheCallersIsolation() async throws {
        let counter = Counter()
        try await withScope("main") { scope in
            scope.defer {
                MainActor.assertIsolated()
                counter.value += 1
            }
            scope.defer(graceful: {}, must: { counter.value += 1 })
            await Task.yield()
            MainActor.assertIsolated()
            await expectMainActor()
            counter.value += 1
        }
        #expect(counter.value == 3)
    }

    @Test func failuresAreAggregated() async throws {
        let error = await #expect(throws: CleanupErrors.self) {
            try await withScope { scope in
                scope.defer { throw TestError("a") }
                scope.defer(graceful: { throw TestError("b") }, must: { throw TestError("c") })
                await Task.yield()
            }
        }
        #expect(error?.failures.map { $0.error as? TestError } == ["b", "c", "a"].map { TestError($0) })
    }

    @Test func anyNumber() async throws {
        for count in [0, 1, 4, 5, 1000] {
            trace.clear()
            try await withScope { [trace] scope in
                for number in 0..<count { scope.defer { trace.add("\(number)") } }
                await Task.yield()
            }
            #expect(trace.all == (0..<count).reversed().map(String.init))
        }
    }

    /// The resource was there when the cancellation came, and nothing lies between its acquisition and its hold.
    @Test func aCancelledAcquisitionIsHeldAllTheSame() async throws {
        let (acquiring, go) = (Gate(), Gate())
        let task = Task { [trace] in
            try await withScope { scope in
                _ = try await scope.acquire {
                    acquiring.open()
                    await go.wait()
                    return 5
                } release: {
                    trace.add("released \($0)")
                }
                try await Task.sleep(for: .seconds(1000))
            }
        }
        await acquiring.wait()
        task.cancel()
        go.open()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(trace.all == ["released 5"])
    }

    @Test func aGracefulPartMayUseATaskGroup() async throws {
        try await withScope { [trace] scope in
            scope.defer(graceful: {
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<3 { group.addTask { trace.add("\(number)") } }
                }
            })
            await Task.yield()
        }
        #expect(trace.all.sorted() == ["0", "1", "2"])
    }

    @Test func releasesEarlyAndOnce() async throws {
        try await withScope { [trace] scope in
            let hold = scope.hold(3, as: .file) { trace.add("\($0)") }
            let again = [try await scope.release(hold), try await scope.release(hold)]
            #expect(again == [true, false])
        }
        #expect(trace.all == ["3"])
    }

    @Test func transfersBetweenScopes() async throws {
        try await withScope("outer") { [trace] outer in
            let hold = try await withScope("inner") { inner in
                let hold = inner.hold(1, as: .file) { _ in trace.add("moved") }
                let local = inner.defer { trace.add("local") }
                await Task.yield()
                #expect(inner.transfer(local, to: outer.handle) == nil, "a plain closure stays where it is")
                return inner.transfer(hold, to: outer.handle)
            }
            #expect(hold != nil)
            #expect(trace.all == ["local"])
            #expect(Ledger.current.contains { $0.kind == "file" && $0.scopes == ["outer"] })
        }
        #expect(trace.all == ["local", "moved"])
    }

    @Test func whatIsRegisteredLateIsReleasedAtOnce() async throws {
        let handle = try await withScope("ended") { scope in
            await Task.yield()
            return scope.handle
        }
        #expect(handle.outcome?.isSuccess == true)
        let (_, reports) = collectingReports {
            handle.hold(1, as: .file) { [trace] _ in trace.add("late") }
        }
        #expect(trace.all == ["late"])
        #expect(reports.map(\.event) == [.registeredLate])
        handle.defer(graceful: { [trace] in trace.add("late graceful") })
        await eventually { trace.all.count == 2 }
    }

    @Test func aCleanupMayRegisterAnother() async throws {
        try await withScope { [trace] scope in
            let handle = scope.handle
            handle.defer(graceful: {
                trace.add("a")
                handle.hold(1) { _ in trace.add("b") }
            })
            await Task.yield()
        }
        #expect(trace.all == ["a", "b"])
    }

    @Test func tasksEndWithTheirScope() async throws {
        let ended = Gate()
        try await withScope("tasks") { [trace] scope in
            scope.hold(1) { _ in trace.add("resource") }
            scope.task {
                await withTaskCancellationHandler {
                    await ended.wait()
                } onCancel: {
                    trace.add("task cancelled")
                    ended.open()
                }
            }
            await Task.yield()
        }
        #expect(trace.all == ["task cancelled", "resource"])
    }

    @Test func aTaskThatEndedWellIsForgotten() async throws {
        try await withScope("short tasks") { scope in
            let value = try await scope.task { 5 }.value
            #expect(value == 5)
            await eventually { !Ledger.current.contains { $0.name == "short tasks" && $0.kind == "task" } }
        }
    }

    @Test func aTaskThatFailedFailsItsScope() async throws {
        await #expect(throws: TestError("task")) {
            try await withScope { scope in
                let task = scope.task { throw TestError("task") }
                _ = await task.result
            }
        }
    }

    @Test func theLedgerListsWhatIsHeld() async throws {
        try await withScope("listed outer") { outer in
            try await withScope("listed inner") { inner in
                inner.hold(1, as: Kind("widget")) { _ in }
                let found = Ledger.current.first { $0.kind == "widget" }
                #expect(found?.scopes == ["listed outer", "listed inner"])
                #expect(found?.file == "SuretyTests/AsyncScopeTests.swift")
                let tree = Ledger.tree().split(separator: "\n")
                let line = try #require(tree.firstIndex { $0.contains("widget") })
                #expect(tree[line].hasPrefix("        widget SuretyTests/AsyncScopeTests.swift:"))
                #expect(tree[line - 1].hasPrefix("    scope 'listed inner' "))
                #expect(tree[line - 2].hasPrefix("scope 'listed outer' "))
                await Task.yield()
            }
        }
        #expect(!Ledger.current.contains { $0.kind == "widget" || $0.name.hasPrefix("listed") })
    }
}

/// Runs where its caller runs, which has to be the main actor.
private nonisolated(nonsending) func expectMainActor() async { MainActor.assertIsolated() }

import Foundation
import Surety
import Testing

/// A thing that a pool makes and ends, and that must never be in two hands.
final class Thing: @unchecked Sendable {
    private let lock = NSLock()
    private var isInUse = false
    private var isEnded = false
    let number: Int

    init(_ number: Int) { self.number = number }

    func use<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        enter()
        defer { leave() }

        return try await body()
    }

    private func enter() {
        let wasFree = lock.withLock {
            defer { isInUse = true }

            return !isInUse && !isEnded
        }
        #expect(wasFree, "thing \(number) is in two hands, or ended")
    }

    private func leave() { lock.withLock { isInUse = false } }

    func end() {
        let wasFree = lock.withLock {
            defer { isEnded = true }

            return !isInUse && !isEnded
        }
        #expect(wasFree, "thing \(number) was ended while in use, or twice")
    }
}

/// Makes things, counts them.
final class Factory: @unchecked Sendable {
    private let lock = NSLock()
    private var counts = (made: 0, ended: 0)

    func make() -> Thing {
        lock.withLock {
            counts.made += 1
            return Thing(counts.made)
        }
    }

    func end(_ thing: Thing) {
        thing.end()
        lock.withLock { counts.ended += 1 }
    }

    var made: Int { lock.withLock { counts.made } }
    var ended: Int { lock.withLock { counts.ended } }

    /// A pool that waits for as long as it takes.
    func pool(
        _ maximum: Int, time: Timekeeper = .system, _ change: (inout Pool<Thing>.Options) -> Void = { _ in }
    ) -> Pool<Thing> {
        var options = PoolOptions.patient(maximum: maximum)
        change(&options)
        return Pool("things", options: options, time: time) {
            self.make()
        } end: {
            self.end($0)
        }
    }
}

/// A connection that cannot be copied, and so cannot be kept.
private struct UniqueConnection: ~Copyable, Sendable {
    var uses = 0
    let trace: Trace
    deinit { trace.add("gone after \(uses)") }
}

struct PoolTests {
    let factory = Factory()

    @Test func aResourceNeedNotBeCopyable() async throws {
        let trace = Trace()
        let pool = Pool("unique", options: .patient(maximum: 1)) {
            UniqueConnection(trace: trace)
        } end: { connection in
            trace.add("ended after \(connection.uses)")
        }
        for expected in 1...3 {
            let uses = try await pool.withResource { connection in
                connection.uses += 1
                await Task.yield()
                return connection.uses
            }
            #expect(uses == expected)
        }
        try await pool.close()
        #expect(trace.all == ["ended after 3", "gone after 3"])
    }

    @Test func lendsAndTakesBack() async throws {
        let pool = factory.pool(2)
        let number = try await pool.withResource { thing in await thing.use { thing.number } }
        #expect(number == 1)
        await #expect(throws: TestError("body")) {
            try await pool.withResource { _ in throw TestError("body") }
        }
        #expect(pool.statistics.lent == 0 && pool.statistics.idle == 1 && pool.statistics.total == 1)
        try await pool.close()
        #expect(factory.made == 1 && factory.ended == 1)
        await #expect(throws: PoolError.self) { try await pool.withResource { _ in } }
        try await pool.close()
    }

    /// The acceptance row: early returns, throws and cancellations, and every resource comes back.
    @Test func twoHundredBorrowingsFromTen() async throws {
        let pool = factory.pool(10)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try? await pool.withResource { thing in
                        try await thing.use {
                            if number % 3 == 0 { return }
                            await Task.yield()
                            if number % 3 == 1 { throw TestError("\(number)") }
                            try await Task.sleep(for: .microseconds(100))
                        }
                    }
                }
            }
        }
        #expect(pool.statistics.lent == 0 && pool.statistics.waiting == 0)
        #expect(factory.made <= 10)
        try await pool.close()
        #expect(factory.made == factory.ended)
    }

    @Test func firstComeFirstServed() async throws {
        let pool = factory.pool(1)
        let trace = Trace()
        let go = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.withResource { _ in await go.wait() } }
            await eventually { pool.statistics.lent == 1 }
            for number in 0..<10 {
                group.addTask { try await pool.withResource { _ in trace.add("\(number)") } }
                await eventually { pool.statistics.waiting == number + 1 }
            }
            go.open()
            try await group.waitForAll()
        }
        #expect(trace.all == (0..<10).map(String.init))
        try await pool.close()
    }

    @Test func anExhaustedPoolSaysWhoHoldsWhat() async throws {
        let time = Timekeeper.manual()
        let pool = factory.pool(2, time: time) { options in options.waitLimit = .seconds(30) }
        let go = Gate()
        let holders = (0..<2).map { _ in
            Task {
                try await withScope("request") { _ in
                    try await pool.withResource(line: 4242) { _ in await go.wait() }
                }
            }
        }
        await eventually { pool.statistics.lent == 2 }
        time.advance(by: .seconds(5))
        let waiter = Task { try await pool.withResource { _ in } }
        await eventually { pool.statistics.waiting == 1 }
        time.advance(by: .seconds(30))
        let error = await #expect(throws: PoolError.self) { try await waiter.value }
        guard case .exhausted(let state) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(state.holders.count == 2 && state.maximum == 2 && state.waited == .seconds(30))
        #expect(state.holders.allSatisfy { $0.site.line == 4242 && $0.age == .seconds(35) })
        #expect("\(state.holders[0].site)".hasPrefix("SuretyTests/PoolTests.swift:"))
        #expect(error.map { "\($0)" }?.contains("in scope 'request'") == true)
        go.open()
        for holder in holders { try await holder.value }
        try await pool.close()
    }

    @Test func aTaskThatWaitsForItselfIsTold() async throws {
        let pool = factory.pool(2)
        let error = await #expect(throws: PoolError.self) {
            try await pool.withResource { _ in
                try await pool.withResource { _ in try await pool.withResource { _ in } }
            }
        }
        guard case .selfDeadlock(let state) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(state.holders.count == 2)
        try await pool.close()
    }

    /// One of the two is another task's: it will come back.
    @Test func aSlowHolderIsNoDeadlock() async throws {
        let pool = factory.pool(2)
        let go = Gate()
        let slow = Task { try await pool.withResource { _ in await go.wait() } }
        await eventually { pool.statistics.lent == 1 }
        let waiter = Task {
            try await pool.withResource { _ in try await pool.withResource { thing in thing.number } }
        }
        await eventually { pool.statistics.waiting == 1 }
        go.open()
        #expect(try await waiter.value > 0)
        try await slow.value
        try await pool.close()
    }

    @Test func whoWaitsMayBeCancelled() async throws {
        let pool = factory.pool(1)
        let go = Gate()
        let holder = Task { try await pool.withResource { _ in await go.wait() } }
        await eventually { pool.statistics.lent == 1 }
        let waiter = Task { try await pool.withResource { _ in } }
        await eventually { pool.statistics.waiting == 1 }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        #expect(pool.statistics.waiting == 0)
        go.open()
        try await holder.value
        try await pool.withResource { _ in }
        try await pool.close()
    }

    @Test func anUnusedResourceEnds() async throws {
        let time = Timekeeper.manual()
        let pool = factory.pool(3, time: time) { options in
            options.minimum = 1
            options.idleLimit = .seconds(60)
            options.lifeLimit = nil
        }
        pool.warmUp()
        await eventually { pool.statistics.idle == 1 }
        try await pool.withResource { _ in try await pool.withResource { _ in } }
        #expect(pool.statistics.idle == 2)
        time.advance(by: .seconds(61))
        await eventually { pool.statistics.total == 1 }
        time.advance(by: .seconds(600))
        #expect(pool.statistics.total == 1, "the minimum stays")
        try await pool.close()
    }

    @Test func anOldResourceIsReplaced() async throws {
        let time = Timekeeper.manual()
        let pool = factory.pool(1, time: time) { options in options.lifeLimit = .seconds(100) }
        let first = try await pool.withResource { $0.number }
        time.advance(by: .seconds(101))
        let second = try await pool.withResource { $0.number }
        #expect(first == 1 && second == 2)
        try await pool.close()
    }

    @Test func whatIsNoLongerValidIsReplaced() async throws {
        let factory = factory
        let pool = Pool("validated", options: .patient()) {
            factory.make()
        } validate: { thing in
            thing.number > 2
        } end: {
            factory.end($0)
        }
        let number = try await pool.withResource { $0.number }
        #expect(number == 3)
        try await pool.close()
        #expect(factory.ended == 3)
    }

    @Test func aMakerThatFailsFailsTheRequest() async throws {
        let pool = Pool("broken", options: .patient(maximum: 2)) { () async throws -> Int in
            throw TestError("no route")
        } end: { _ in
        }
        for _ in 0..<5 {
            let error = await #expect(throws: PoolError.self) { try await pool.withResource { _ in } }
            #expect(error.map { "\($0)" }?.contains("no route") == true)
        }
        #expect(pool.statistics.total == 0)
        try await pool.close()
    }

    @Test func aLongHolderIsReportedOnceAndWhenItComesBack() async throws {
        let time = Timekeeper.manual()
        let collector = ReportCollector()
        let before = Surety.onReport { report in
            if report.message.contains("'things'") { collector.add(report) }
        }
        defer { Surety.onReport(before) }

        let pool = factory.pool(1, time: time) { options in options.leakLimit = .seconds(10) }
        try await pool.withResource { _ in
            time.advance(by: .seconds(11))
            time.advance(by: .seconds(50))
        }
        #expect(collector.events == [.overdue, .overdueEnded])
        try await pool.close()
    }

    @Test func anEndingThatHangsFreesTheSlot() async throws {
        let time = Timekeeper.manual()
        var options = Pool<Int>.Options()
        options.maximum = 1
        options.endLimit = .seconds(1)
        let stuck = Gate()
        let pool = Pool("stuck", options: options, time: time) {
            1
        } end: { _ in
            await stuck.wait()
        }
        await #expect(throws: TestError("bad")) {
            try await pool.withResource(keepsResource: { _ in false }) { _ in throw TestError("bad") }
        }
        // The pool's own, and that of the ending.
        await eventually { time.pendingAlarms == 2 }
        let next = Task { try await pool.withResource { _ in } }
        await eventually { pool.statistics.waiting == 1 }
        Surety.withReports(to: { _ in }) {
            for _ in 0..<4 { time.advance(by: .seconds(1)) }
        }
        try await next.value
        stuck.open()
        try await pool.close()
    }
}

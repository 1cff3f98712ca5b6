import Surety
import Testing

struct LockTests {
    @Test func excludes() async throws {
        let lock = Lock("counter", 0)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try? await lock.withLock { value in
                        let seen = value
                        await Task.yield()
                        value = seen + 1
                        if number % 5 == 0 { throw TestError("\(number)") }
                    }
                }
            }
        }
        #expect(try await lock.withLock { $0 } == 200)
    }

    @Test func firstComeFirstServed() async throws {
        let lock = Lock("line", 0)
        let trace = Trace()
        let (held, go) = (Gate(), Gate())
        let holder = Task {
            try await lock.withLock { _ in
                held.open()
                await go.wait()
            }
        }
        await held.wait()
        var tasks: [Task<Void, any Error>] = []
        for number in 0..<10 {
            tasks.append(Task { try await lock.withLock { _ in trace.add("\(number)") } })
            await eventually { lock.waiting == number + 1 }
        }
        go.open()
        try await holder.value
        for task in tasks { try await task.value }
        #expect(trace.all == (0..<10).map(String.init))
    }

    @Test func givesUpAtTheDeadlineAndSaysWhoHolds() async throws {
        let time = Timekeeper.manual()
        let lock = Lock("slow", 0, time: time)
        let (held, go) = (Gate(), Gate())
        let holder = Task {
            try await lock.withLock { _ in
                held.open()
                await go.wait()
            }
        }
        await held.wait()
        let waiter = Task { try await lock.withLock(deadline: .seconds(5)) { _ in } }
        await eventually { time.pendingAlarms == 1 }
        time.advance(by: .seconds(5))
        let error = await #expect(throws: LockError.self) { try await waiter.value }
        #expect(error.map { "\($0)" }?.contains("held since SuretyTests/LockTests.swift:") == true)
        go.open()
        try await holder.value
        #expect(time.pendingAlarms == 0)
    }

    @Test func whoWaitsMayBeCancelled() async throws {
        let lock = Lock("cancel", 0)
        let (held, go) = (Gate(), Gate())
        let holder = Task {
            try await lock.withLock { _ in
                held.open()
                await go.wait()
            }
        }
        await held.wait()
        let waiter = Task { try await lock.withLock { _ in } }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        go.open()
        try await holder.value
        try await lock.withLock { _ in }
    }

    @Test func lockingTwiceIsADeadlock() async throws {
        let lock = Lock("again", 0)
        let error = await #expect(throws: LockError.self) {
            try await lock.withLock { _ in try await lock.withLock { _ in } }
        }
        #expect(error.map { "\($0)" }?.contains("lock 'again' is wanted at") == true)
        try await lock.withLock { _ in }
    }

    @Test func aCycleIsNamed() async throws {
        let (first, second) = (Lock("first"), Lock("second"))
        let (one, two) = (Gate(), Gate())
        @Sendable func both(_ a: Lock<Void>, _ b: Lock<Void>, _ mine: Gate, _ other: Gate) async throws {
            try await a.withLock {
                mine.open()
                await other.wait()
                try await b.withLock {}
            }
        }
        let tasks = [
            Task { try await both(first, second, one, two) },
            Task { try await both(second, first, two, one) },
        ]
        var errors: [String] = []
        for task in tasks { if case .failure(let error) = await task.result { errors.append("\(error)") } }
        #expect(errors.count == 1, "one gives up, and the other gets both")
        #expect(errors.first?.contains("'first'") == true && errors.first?.contains("'second'") == true)
    }
}

import Foundation
import Surety
import Testing

/// Many tasks on few resources, cancelled at random. `SURETY_SECONDS=600` makes it longer.
struct PoolStressTests {
    @Test func nothingIsLostUnderRandomCancellations() async throws {
        let seconds = ProcessInfo.processInfo.environment["SURETY_SECONDS"].flatMap(Double.init) ?? 1
        let factory = Factory()
        let pool = factory.pool(16) { options in options.lifeLimit = .milliseconds(200) }
        let end = ContinuousClock.now + .seconds(seconds)
        var borrowed = 0
        try await withThrowingTaskGroup(of: Int.self) { group in
            for seed in 1...32 {
                group.addTask { try await PoolStressTests.borrow(pool, seed: UInt64(seed), until: end) }
            }
            for try await count in group { borrowed += count }
        }
        #expect(borrowed > 100)
        #expect(pool.statistics.lent == 0 && pool.statistics.waiting == 0)
        // All sixteen can be had at once: no slot was lost.
        try await withThrowingTaskGroup(of: Void.self) { group in
            let all = Gate()
            for _ in 0..<16 { group.addTask { try await pool.withResource { _ in await all.wait() } } }
            await eventually { pool.statistics.lent == 16 }
            all.open()
            try await group.waitForAll()
        }
        try await pool.close()
        #expect(factory.made == factory.ended && factory.made >= 16)
    }

    /// Borrows until the time is up; every third borrowing is cancelled at some moment. Returns how many went well.
    private static func borrow(
        _ pool: Pool<Thing>, seed: UInt64, until end: ContinuousClock.Instant
    ) async throws -> Int {
        var random = Seeded(seed)
        var count = 0
        var rounds = 0
        // Where other tests keep the threads busy the time may be up before it has begun.
        while ContinuousClock.now < end || rounds < 20 {
            rounds += 1
            let (use, cancelAfter, fails) = (random.below(300), random.below(900), random.below(7) == 0)
            let task = Task {
                try await pool.withResource(keepsResource: { $0 is CancellationError }) { thing in
                    try await thing.use {
                        try await Task.sleep(for: .microseconds(use))
                        if fails { throw TestError("\(seed)") }
                    }
                }
            }
            if cancelAfter < 300 {
                try await Task.sleep(for: .microseconds(cancelAfter))
                task.cancel()
            }
            switch await task.result {
            case .success: count += 1
            case .failure(let error): #expect(error is CancellationError || error is TestError)
            }
        }
        return count
    }
}

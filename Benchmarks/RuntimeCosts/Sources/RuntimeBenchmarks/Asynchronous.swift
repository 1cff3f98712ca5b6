import CAllocations
import Surety

/// Measures asynchronous bodies.
@inline(never) nonisolated(nonsending) func measure(
    _ name: String, rounds: Int = 200_000, _ body: nonisolated(nonsending) (Int) async -> Void
) async {
    guard isWanted(name) else { return }
    await body(rounds / 10)
    var best = Double.infinity
    var allocations = 0.0
    for _ in 0..<5 {
        let allocated = callocations_count()
        let start = callocations_cpu()
        await body(rounds)
        best = min(best, Double(callocations_cpu() - start) / Double(rounds))
        allocations = Double(callocations_count() - allocated) / Double(rounds)
    }
    row(name, best, allocations)
}

@inline(never) nonisolated(nonsending) func call(_ memory: UnsafeMutablePointer<Int>) async { sink(memory) }

/// Asynchronous scopes, pools and locks.
nonisolated(nonsending) func asynchronous() async {
    for isRecording in [false, true] {
        Ledger.isRecording = isRecording
        await scopes(isRecording ? "ledger on" : "ledger off")
    }
    await pools()
}

nonisolated(nonsending) func scopes(_ title: String) async {
    await measure("\(title): an asynchronous call") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds { await call(memory) }
    }
    await measure("\(title): Task {}.value, a shield by hand") { rounds in
        for _ in 0..<rounds { await Task { sink(Sink.memory) }.value }
    }
    await measure("\(title): withScope, none") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds { try? await withScope("bench") { (_: inout AsyncScope) in await call(memory) } }
    }
    await measure("\(title): withScope, one must part") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds {
            try? await withScope("bench") { scope in
                scope.defer { sink(memory) }
                await call(memory)
            }
        }
    }
    await measure("\(title): withScope, one graceful part") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds {
            try? await withScope("bench") { scope in
                scope.defer(graceful: { sink(Sink.memory) })
                await call(memory)
            }
        }
    }
    await measure("\(title): withScope, one graceful part that waits") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds {
            try? await withScope("bench") { scope in
                scope.defer(graceful: { await Task.yield() })
                await call(memory)
            }
        }
    }
}

nonisolated(nonsending) func pools() async {
    let pool = Pool("bench", maximum: 16) {
        1
    } end: { _ in
    }
    await measure("pool: lend and take back, uncontended") { rounds in
        let memory = Sink.memory
        for _ in 0..<rounds { try? await pool.withResource { _ in sink(memory) } }
    }
    let lock = Lock("bench", 0)
    await measure("lock: lock and unlock, uncontended") { rounds in
        for _ in 0..<rounds { try? await lock.withLock { $0 += 1 } }
    }
    await measure("32 tasks, each giving way to others, no pool", rounds: 64_000) { rounds in
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask { for _ in 0..<rounds / 32 { await Task.yield() } }
            }
        }
    }
    await measure("pool: 32 tasks on 16 resources, each borrowing", rounds: 64_000) { rounds in
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    for _ in 0..<rounds / 32 {
                        try? await pool.withResource { _ in await Task.yield() }
                    }
                }
            }
        }
    }
    try? await pool.close()
}

import Surety
import Synchronization
import _ConnectionPoolModule

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// A connection that does nothing.
final class Connection: PooledConnection {
    let id: Int
    private let callbacks = Mutex<[@Sendable ((any Error)?) -> Void]>([])

    init(id: Int) { self.id = id }

    func onClose(_ closure: @escaping @Sendable ((any Error)?) -> Void) {
        callbacks.withLock { $0.append(closure) }
    }

    func close() {
        for callback in callbacks.withLock({ $0 }) { callback(nil) }
    }
}

/// CPU time of the whole process, in nanoseconds.
func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// The best of five, for one borrowing.
nonisolated(nonsending) func measure(
    _ name: String, rounds: Int, _ body: nonisolated(nonsending) (Int) async throws -> Void
) async throws {
    try await body(rounds / 10)
    var best = Double.infinity
    for _ in 0..<5 {
        let start = cpu()
        try await body(rounds)
        best = min(best, (cpu() - start) / Double(rounds))
    }
    print("\(name): \(Int(best)) ns")
}

/// Borrows one after the other, and then from 32 tasks at a time.
nonisolated(nonsending) func compare(
    _ name: String, _ borrow: @escaping @Sendable (Bool) async throws -> Void
) async throws {
    try await measure("\(name), uncontended", rounds: 100_000) { rounds in
        for _ in 0..<rounds { try await borrow(false) }
    }
    try await measure("\(name), 32 tasks on 16 connections", rounds: 64_000) { rounds in
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask { for _ in 0..<rounds / 32 { try await borrow(true) } }
            }
            try await group.waitForAll()
        }
    }
}

func compareSurety() async throws {
    let pool = Pool("compared", maximum: 16) {
        Connection(id: 0)
    } end: { _ in
    }
    try await compare("Surety") { waits in
        try await pool.withResource { _ in if waits { await Task.yield() } }
    }
    try await pool.close()
}

func comparePostgresNIO(minimum: Int) async throws {
    var configuration = ConnectionPoolConfiguration()
    configuration.minimumConnectionCount = minimum
    let pool = ConnectionPool(
        configuration: configuration, idGenerator: ConnectionIDGenerator(),
        requestType: ConnectionRequest<Connection>.self,
        keepAliveBehavior: NoOpKeepAliveBehavior(connectionType: Connection.self),
        observabilityDelegate: NoOpConnectionPoolMetrics(connectionIDType: Int.self), clock: ContinuousClock()
    ) { id, _ in
        ConnectionAndMetadata(connection: Connection(id: id), maximalStreamsOnConnection: 1)
    }
    let running = Task { await pool.run() }
    let timers = minimum == 0 ? "with its idle timers" : "without idle timers"
    try await compare("PostgresNIO \(timers)") { waits in
        try await pool.withConnection { _ in if waits { await Task.yield() } }
    }
    running.cancel()
    await running.value
}

@main struct Main {
    static func main() async throws {
        // Away from the main actor, where each call would be two hops.
        try await Task.detached {
            try await measure("32 tasks that give way to others, no pool", rounds: 64_000) { rounds in
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<32 {
                        group.addTask { for _ in 0..<rounds / 32 { await Task.yield() } }
                    }
                }
            }
            try await compareSurety()
            try await comparePostgresNIO(minimum: 0)
            try await comparePostgresNIO(minimum: 16)
        }.value
    }
}

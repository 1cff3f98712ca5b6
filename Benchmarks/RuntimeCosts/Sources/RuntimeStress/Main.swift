import Surety

#if canImport(Glibc)
    import Glibc
#endif

/// The process's resident memory, in kilobytes.
func residentKilobytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }

    var buffer = [CChar](repeating: 0, count: 128)
    guard fgets(&buffer, 128, file) != nil else { return 0 }
    let words = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        .split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * 4 : 0
}

/// Runs a body so many times from sixteen tasks, twice, and looks at what the second time adds: the first fills caches.
func stress(
    _ name: String, _ rounds: Int, _ body: @escaping @Sendable (Int) async throws -> Void
) async throws -> Bool {
    var memory = 0
    for half in 0..<2 {
        memory = residentKilobytes()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<16 {
                group.addTask { for round in 0..<rounds / 32 { try await body(round &+ task) } }
            }
            try await group.waitForAll()
        }
        if half == 1 { memory = residentKilobytes() - memory }
    }
    let left = Ledger.current.filter { $0.kind != "connection" }
    print("\(name): \(rounds) rounds, \(memory) kB more than after half of them, \(left.count) in the ledger")
    return memory < 4096 && left.isEmpty
}

@main struct Main {
    static func main() async throws {
        let rounds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 10_000_000
        let pool = Pool("stress", maximum: 4) {
            1
        } end: { _ in
        }
        let lock = Lock("stress", 0)
        let isClean = try await Task.detached {
            let scopes = try await stress("synchronous scopes", rounds) { _ in
                try withScope("stress") { scope in
                    scope.hold(3, closing: { _ in 0 })
                    scope.defer {}
                }
            }
            let tasks = try await stress("asynchronous scopes", rounds) { _ in
                try await withScope("stress") { scope in
                    scope.hold(1, as: .connection) { _ in }
                    scope.defer(graceful: {})
                }
            }
            let borrowings = try await stress("borrowings", rounds) { round in
                try await pool.withResource { _ in if round % 64 == 0 { await Task.yield() } }
            }
            let locks = try await stress("locks", rounds) { round in
                try await lock.withLock { value in
                    value += 1
                    if round % 64 == 0 { await Task.yield() }
                }
            }
            return scopes && tasks && borrowings && locks
        }.value
        let locked = try await lock.withLock { $0 }
        guard locked == rounds / 32 * 32 else { fatalError("a lock was lost") }
        try await pool.close()
        guard isClean, Ledger.current.isEmpty else { fatalError("something is left behind") }
        print("nothing is left behind")
    }
}

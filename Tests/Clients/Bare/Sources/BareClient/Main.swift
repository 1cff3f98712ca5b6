import Surety

@main struct Main {
    static func main() async throws {
        try await withScope("main") { scope in
            scope.defer { print("closed") }
            scope.defer(graceful: { print("said goodbye") })
            await Task.yield()
            print(Ledger.tree().split(separator: "\n").count)
        }
    }
}

import Foundation
import Surety

/// A service that answers lines: `ServiceExample SOCKET`. A line is an order's name; the answer is `ok NAME`, or `failed
/// NAME` for one that cannot be carried out.
///
/// What it shows: the socket's file, the listener and the pool belong to one scope; each request has a scope of its own, so
/// that one that fails takes nothing with it; on SIGTERM the service takes no more requests, finishes those under way,
/// closes the pool, removes the socket's file and ends by the signal.
@main struct Main {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: ServiceExample SOCKET")
            exit(2)
        }
        try await withScope("service", cleanupDeadline: .seconds(5)) { scope in
            let listener = try Listener(path: CommandLine.arguments[1])
            scope.hold(listener)
            let database = Pool("database", maximum: 4) {
                try await Database.connect()
            } end: {
                await $0.disconnect()
            }
            scope.defer(graceful: { try await database.close() })
            let requests = Requests()
            try Surety.stopOnSignals(deadline: .seconds(5)) { _ in
                listener.stop()
                await requests.finish()
                print("all answered")
            }
            // The file is made when every way out already removes it.
            let connections = try listener.open()
            print("ready")
            for await connection in connections {
                requests.start { try await answer(connection, database) }
            }
            try await Task.sleep(for: .seconds(3600))
        }
    }

    /// One request. Its scope closes the connection whatever happens.
    static func answer(_ connection: Connection, _ database: Pool<Database>) async throws {
        try await withScope("request") { scope in
            scope.hold(connection)
            let order = try await connection.readLine()
            do {
                try await database.withResource { try await $0.store(order) }
                try connection.write("ok \(order)\n")
            } catch {
                try connection.write("failed \(order)\n")
                throw error
            }
        }
    }
}

/// The requests that are under way.
final class Requests: Sendable {
    private let lock = Lock<[Task<Void, Never>]>("requests", [])

    /// Starts one. What it throws is its own affair.
    func start(_ request: @escaping @Sendable () async throws -> Void) {
        let task = Task { _ = try? await request() }
        Task { try await lock.withLock { $0.append(task) } }
    }

    /// Waits until all have ended.
    func finish() async {
        // Those that were accepted at the last moment are in the list after a moment.
        try? await Task.sleep(for: .milliseconds(50))
        let tasks = (try? await lock.withLock { $0 }) ?? []
        for task in tasks { await task.value }
    }
}

/// A connection to a database, as far as this example needs one: it takes a moment, and refuses orders named `bad`.
struct Database: Sendable {
    struct Refused: Error {}

    static func connect() async throws -> Database {
        try await Task.sleep(for: .milliseconds(1))
        return Database()
    }

    func store(_ order: String) async throws {
        try await Task.sleep(for: .milliseconds(20))
        if order == "bad" { throw Refused() }
    }

    func disconnect() async { print("disconnected") }
}

#if os(Linux)
    import Foundation
    import Surety
    import TestSupport
    import Testing

    private func say(_ word: String) { FileHandle.standardOutput.write(Data((word + "\n").utf8)) }

    private final class Talker {
        deinit { say("deinit") }
    }

    private struct Outliving: Resource {
        static var kind: Kind { .temporary }
        func release() throws { say("outlives the process") }
    }

    /// The table of Documentation/Runtime/Exits.md, a process a line.
    struct ExitTableTests {
        struct Row: Sendable, CustomStringConvertible {
            let exit: String
            /// What must run, by the table's columns.
            let runs: Set<String>
            var description: String { exit }
        }

        static let rows: [Row] = {
            let text = (try? Repository.text("Documentation/Runtime/Exits.md")) ?? ""
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
            let table = lines.map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
            guard let columns = table.first, table.count > 2 else { return [] }
            return table.dropFirst(2).map { cells in
                let runs = zip(columns, cells).dropFirst().filter { $0.1 == "yes" }.map(\.0)
                return Row(exit: cells[0], runs: Set(runs))
            }
        }()

        @Test func theTableIsRead() { #expect(ExitTableTests.rows.count == 13) }

        @Test(arguments: rows)
        func runsWhatTheTableSays(row: Row) async throws {
            let exit = row.exit
            let result = await #expect(
                processExitsWith: ExitTableTests.condition(exit), observing: [\.standardOutputContent]
            ) { [exit = exit as String] in
                atexit { say("atexit") }
                try? await ExitTableTests.leave(by: exit)
                // As the end of `main` does.
                Glibc.exit(0)
            }
            let words = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
                .split(separator: "\n").map(String.init)
            let columns: Set = [
                "defer", "deinit", "atexit", "closure of the scope", "graceful part", "must part",
                "outlives the process",
            ]
            #expect(columns.intersection(words) == row.runs)
            #expect(
                Set(words.filter(columns.contains)).count == words.count(where: columns.contains), "each once"
            )
        }

        private static func condition(_ exit: String) -> ExitTest.Condition {
            switch exit {
            case "`fatalError()`": .signal(SIGILL)
            case "`abort()`": .signal(SIGABRT)
            case "SIGKILL": .signal(SIGKILL)
            case "SIGTERM by default", "SIGTERM after `Surety.stopOnSignals()`": .signal(SIGTERM)
            default: .exitCode(0)
            }
        }

        /// Holds one of each, and leaves.
        private static func leave(by exit: String) async throws {
            if exit == "returns while another task is in the scope" {
                let inside = Gate()
                Task.detached { try await hold { await wait(inside) } }
                await inside.wait()
                return
            }
            if exit == "cancelled" {
                let task = Task {
                    try await hold { try await Task.sleep(for: .seconds(1000)) }
                }
                task.cancel()
                _ = await task.result
                return
            }
            try await hold { try await go(exit) }
        }

        private static func wait(_ inside: Gate) async {
            inside.open()
            await Gate().wait()
        }

        private static func hold(_ body: @Sendable () async throws -> Void) async throws {
            let talker = Talker()
            defer { say("defer") }

            try await withScope("table") { scope in
                scope.hold(Outliving())
                scope.hold(1, as: .connection) { _ in
                    say("graceful part")
                } must: { _ in
                    say("must part")
                }
                scope.defer { say("closure of the scope") }
                try await body()
            }
            withExtendedLifetime(talker) {}
        }

        private static func go(_ exit: String) async throws {
            switch exit {
            case "return": return
            case "throw": throw TestError("thrown")
            case "`Surety.exit(0)`": await Surety.exit(0)
            case "SIGTERM after `Surety.stopOnSignals()`":
                try Surety.stopOnSignals()
                kill(getpid(), SIGTERM)
                try await Task.sleep(for: .seconds(1000))
            case "`Surety.exitNow(0)`": Surety.exitNow(0)
            case "`exit(0)`": Glibc.exit(0)
            case "`_exit(0)`": _exit(0)
            case "`fatalError()`": fatalError("as the table says")
            case "`abort()`": abort()
            case "SIGTERM by default":
                kill(getpid(), SIGTERM)
                try await Task.sleep(for: .seconds(1000))
            case "SIGKILL":
                kill(getpid(), SIGKILL)
                try await Task.sleep(for: .seconds(1000))
            default: fatalError("the table has an exit that the test does not know: \(exit)")
            }
        }
    }
#endif

import Foundation
import SuretyCheck
import SuretyReport
import TestSupport
import Testing

/// The table of Documentation/Exits.md: what programs do, and what we say of the same ways out.
struct ExitTableTests {
    /// The lines of the table by their first cell, all cells trimmed.
    private static func table(_ text: String) -> [String: [String]] {
        var table: [String: [String]] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| ---") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            table[cells[0]] = Array(cells.dropFirst())
        }
        table["way out"] = nil
        return table
    }

    private static func page() throws -> [String: [String]] {
        table(try Repository.text("Documentation/Exits.md"))
    }

    @Test func theTableIsRead() throws {
        let page = try Self.page()
        #expect(page.count == 17)
        #expect(page.values.allSatisfy { $0.count == 10 })
    }

    /// With cgo, where there is a compiler of C, the programs tell of C's handlers besides.
    @Test(.enabled(if: GoOracle.isThere), arguments: ["0", "1"])
    func programsDoWhatTheTableSays(cgo: String) throws {
        let hasCompiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].contains {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        if cgo == "1" && !hasCompiler { return }
        let folder = try TemporaryFolder()
        for name in ["main.go", "atexit.go", "go.mod"] {
            try folder.write(try Repository.text("Tests/Tools/goexits/\(name)"), to: name)
        }
        var environment = GoOracle.environment
        environment["CGO_ENABLED"] = cgo
        let build = try Command.run(
            GoOracle.command ?? "go", ["build", "-o", "run", "."], in: folder.path, environment: environment)
        try #require(build.status == 0, "\(build.errors)")
        let seen = Self.table(try Command.run(folder.path(of: "run"), [], in: folder.path).output)
        let page = try Self.page()
        #expect(seen.count == (cgo == "1" ? page.count - 1 : page.count))
        for (name, cells) in seen {
            for (index, cell) in cells.enumerated() where cell != "?" {
                #expect(cell == page[name]?[index], "\(name), column \(index + 1)")
            }
        }
    }

    /// The ways out that stand in a function, and the kind of exit that each is.
    private static let exits = [
        ("return", "return", "return"), ("panic", "panic(\"on purpose\")", "panic"),
        ("`runtime.Goexit`", "runtime.Goexit()", "goroutine"), ("`t.Fatal`", "t.Fatal()", "goroutine"),
        ("`os.Exit`", "os.Exit(3)", "process"), ("`log.Fatal`", "log.Fatal()", "process"),
        ("`syscall.Exit`", "syscall.Exit(3)", "process"),
    ]

    @Test func weSayWhatTheTableSays() throws {
        let page = try Self.page()
        for (row, statement, kind) in Self.exits {
            let source = """
                package p

                import ("log"; "os"; "runtime"; "syscall"; "testing")

                func f(t *testing.T) {
                	defer println("deferred")
                	if len(os.Args) > 1 {
                		\(statement)
                	}
                }
                """
            let folder = try TemporaryFolder(["p.go": source])
            let function = try ExplainedFunction.explain(folder.path(of: "p.go"), "f")[0]
            let exit = try #require(function.exit(kind, at: 8), "\(row)")
            #expect(exit.order.map(\.times) == ["1"], "\(row)")
            #expect((exit.runs ? "yes" : "no") == page[row]?[1], "\(row)")
            #expect(
                (kind == "process") == (page[row]?[0].hasPrefix("status") ?? false) || kind == "panic",
                "\(row)")
        }
    }
}

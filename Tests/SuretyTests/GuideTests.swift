#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// The code of the guides compiles, runs and prints what it should.
    struct GuideTests {
        /// A block of a guide: each is a file of its own.
        struct Block: Sendable, CustomStringConvertible {
            let page: String
            let number: Int
            let code: String
            var description: String { "\(page) \(number)" }
        }

        /// What calls a block's code, and what that prints.
        private static let calls: [String: (main: String, prints: String)] = [
            "Surety 0": ("try await run(); print(Ledger.current.count)", "0\n"),
            "OpenSeveral 0": (
                """
                print(try countLines(in: ["/dev/null", "/dev/zero"]))
                do { _ = try countLines(in: ["/dev/null", "/missing"]) } catch { print(error) }
                print(Ledger.current.count)
                """, "2\nNo such file or directory\n0\n"
            ),
            "OpenSeveral 1": (
                #"try log("log"); print(try String(contentsOfFile: "log", encoding: .utf8), terminator: "")"#,
                "hello\n"
            ),
            "ClosePool 0": (
                """
                let requests = AsyncStream { stream in
                    stream.yield("a request")
                    stream.finish()
                }
                try await serve(stopAccepting: {}, answered: {}, requests: requests)
                print(Ledger.current.count)
                """, "a request Connection()\n0\n"
            ),
            "WhoHolds 0": (
                """
                try withScope("shop") { scope in
                    scope.hold(1, as: .file) { _ in }
                    print(longest("file")?.kind ?? "none", whoHoldsWhat().hasPrefix("file "))
                }
                """, "file true\n"
            ),
            "WhoHolds 1": (
                """
                let watching = Task { try await watch() }
                try await Task.sleep(for: .milliseconds(20))
                watching.cancel()
                print((try? await watching.value) == nil, Ledger.current.count)
                """, "true 0\n"
            ),
            "PlainDefer 0": (
                #"print(firstByte(of: "/dev/zero") ?? 1, firstByte(of: "/missing") ?? 1)"#, "0 1\n"
            ),
        ]

        static let blocks: [Block] = Repository.files(
            below: "Sources/Runtime/Surety/Surety.docc", ending: ".md"
        ).flatMap { file -> [Block] in
            let page = String(file.split(separator: "/").last?.dropLast(3) ?? "")
            let parts = ((try? Repository.text(file)) ?? "")
                .split(separator: "```swift\n", omittingEmptySubsequences: false).dropFirst()
            return parts.enumerated().map { number, part in
                let code = String(part.split(separator: "```", omittingEmptySubsequences: false)[0])
                return Block(page: page, number: number, code: code)
            }
        }

        @Test func everyBlockIsCalled() {
            #expect(Set(GuideTests.blocks.map(\.description)) == Set(GuideTests.calls.keys))
        }

        @Test(arguments: blocks)
        func runs(block: Block) throws {
            let call = try #require(GuideTests.calls[block.description])
            let folder = try TemporaryFolder([
                "Guide.swift": block.code,
                "Main.swift": """
                import Foundation
                import Surety
                @main struct Main { static func main() async throws {
                \(call.main)
                } }
                """,
            ])
            let program = folder.path(of: "program")
            // Under load the driver has once not found the library of tasks among what the objects ask for.
            let built = try Command.run(
                "/usr/bin/env",
                ["swiftc", "-lswift_Concurrency"] + DoesNotCompileTests.flags + GuideTests.objects
                    + ["-o", program]
                    + ["Guide.swift", "Main.swift"].map(folder.path(of:)))
            #expect(built.status == 0, "\(built.errors)")
            let outcome = try Command.run(program, [], in: folder.path)
            #expect(outcome.output == call.prints, "\(outcome.errors)")
        }

        /// The object files of what a guide's code is linked with.
        private static let objects: [String] = [
            "Surety", "SuretyLedgerFiles", "SuretyLedger", "CSurety",
        ].flatMap { module in
            let folder = DoesNotCompileTests.build + "/\(module).build"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasSuffix(".o") }.sorted().map { folder + "/" + $0 }
        }
    }
#endif

import Foundation
import Glibc
import SuretyLedgerFiles
import TestSupport
import Testing

@testable import SuretyRun

/// Ends are told apart.
struct ClassTests {
    /// The class in the report of a run of a shell.
    private func end(_ shop: Workshop, _ line: String, _ options: [String] = ["--classify"]) throws -> String
    {
        try end(shop, options: options, ["/bin/sh", "-c", line])
    }

    private func end(_ shop: Workshop, options: [String], _ command: [String]) throws -> String {
        let options = ["run", "--ledger", shop.ledger, "--report", "report.json"] + options + ["--"]
        let started = try Started(
            Command.surety, options + command, in: shop.work, environment: shop.environment)
        _ = started.end()
        let json =
            try JSONSerialization.jsonObject(with: Data(shop.text("report.json").utf8)) as? [String: Any]
        let end = json?["end"] as? [String: Any]
        let isProbable = end?["probable"] as? Bool == true
        return "\(end?["class"] as? String ?? "none")\(isProbable ? " probably" : "")"
    }

    @Test func plainEnds() throws {
        let shop = try Workshop()
        #expect(try end(shop, "exit 0") == "clean")
        #expect(try end(shop, "exit 3") == "status")
        #expect(try end(shop, "kill -TERM $$") == "signal")
        #expect(try end(shop, "echo 'panic: at the disco' >&2; exit 2") == "status", "no goroutine, no panic")
    }

    @Test func exceptionsOfPython() throws {
        let shop = try Workshop()
        let raising = "exec python3 -c 'raise ValueError(1)'"
        #expect(try end(shop, raising) == "python uncaught exception")
        let python = try shop.shell("python3 -c 'import sys; print(sys.executable)'").output.dropLast()
        let direct = [String(python), "-c", "raise ValueError(1)"]
        #expect(try end(shop, options: [], direct) == "python uncaught exception probably")
        #expect(try end(shop, "exec \(python) -c 'import sys; sys.exit(1)'") == "status")
    }

    @Test(.enabled(if: GoOracle.isThere))
    func panicsAndFatalErrorsOfGo() throws {
        let shop = try Workshop()
        try shop.folder.write("module m\n\ngo 1.21\n", to: "work/go.mod")
        try shop.folder.write(
            """
            package main

            import "os"

            func main() {
            \tif len(os.Args) > 1 {
            \t\tselect {}
            \t}
            \tpanic("fatal error: not this one")
            }
            """, to: "work/main.go")
        let built = try GoOracle.run("build", "-o", "program", ".", in: shop.work)
        try #require(built.status == 0, "\(built.errors)")
        #expect(try end(shop, "exec ./program") == "go panic")
        #expect(try end(shop, "exec ./program wait") == "go fatal error")
        #expect(try end(shop, options: [], ["./program"]) == "go panic probably")
    }

    /// Traps of a program of this very toolchain, which says what is wrong, and of one whose compiler left that out.
    @Test func trapsOfSwift() throws {
        let shop = try Workshop()
        let worker = URL(fileURLWithPath: Command.surety).deletingLastPathComponent().appendingPathComponent(
            "LedgerWorker"
        ).path
        #expect(try end(shop, "exec \(worker) trap") == "swift trap")
        #expect(shop.text("report.json").contains("Fatal error: on purpose"))
        #expect(try end(shop, options: [], [worker, "trap"]) == "swift trap probably")
        #expect(try end(shop, options: [], [worker, "kill"]) == "signal")
        #expect(try end(shop, "kill -ILL $$") == "signal", "a shell has no runtime of Swift")
    }

    /// A program that ends before anybody has looked at its process is known by the command's name.
    @Test func programsAreFoundByTheirNames() {
        let shell = ProgramTraits(named: RawPath("sh"))
        #expect(shell.isKnown && !shell.isSwift && !shell.isGo)
        #expect(ProgramTraits(named: RawPath(Command.surety)).isSwift)
        for name in ["no-such-program", "/no/such", "/etc/passwd"] {
            #expect(!ProgramTraits(named: RawPath(name)).isKnown, "\(name)")
        }
    }

    private static let swiftCompiler = program("swiftc")

    @Test(.enabled(if: swiftCompiler != nil))
    func optimisedTrapsOfSwift() throws {
        let shop = try Workshop()
        try shop.folder.write(
            "precondition(CommandLine.arguments.count > 9, \"this is left out\")\n", to: "work/main.swift")
        let compiler = try #require(ClassTests.swiftCompiler)
        let built = try Command.run(
            compiler, ["-O", "main.swift", "-o", "program"], in: shop.work, environment: shop.environment)
        try #require(built.status == 0, "\(built.errors)")
        // Started by a shell it would be gone before anybody could look what it was.
        for options in [["--classify"], []] {
            #expect(try end(shop, options: options, ["./program"]) == "swift trap probably")
        }
    }

    private static let javaCompiler = program("javac")

    @Test(.enabled(if: javaCompiler != nil && program("java") != nil))
    func exceptionsOfJava() throws {
        let shop = try Workshop()
        try shop.folder.write(
            """
            class Program {
                static void fail() { throw new IllegalStateException("no way"); }
                public static void main(String[] arguments) throws Exception {
                    switch (arguments[0]) {
                        case "throw": fail();
                        case "exit": System.exit(1);
                        case "memory": byte[] much = new byte[Integer.MAX_VALUE]; break;
                        default:
                            // It ends its own thread, and the program goes on.
                            Thread other = new Thread(Program::fail);
                            other.start();
                            other.join();
                    }
                }
            }
            """, to: "work/Program.java")
        let compiler = try #require(ClassTests.javaCompiler)
        let built = try Command.run(
            compiler, ["-J-XX:TieredStopAtLevel=1", "Program.java"], in: shop.work,
            environment: shop.environment)
        try #require(built.status == 0, "\(built.errors)")
        let java = try #require(ClassTests.program("java"))
        let words = [java, "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", ".", "Program"]
        let classify = ["--classify"]
        #expect(try end(shop, options: classify, words + ["throw"]) == "java uncaught exception")
        #expect(shop.text("report.json").contains("java.lang.IllegalStateException: no way"))
        #expect(try end(shop, options: classify, words + ["memory"]) == "java uncaught exception")
        #expect(try end(shop, options: classify, words + ["exit"]) == "status")
        #expect(try end(shop, options: classify, words + ["thread"]) == "clean")
        #expect(try end(shop, options: [], words + ["throw"]) == "java uncaught exception probably")
    }

    /// Where a program lies; nil where there is none.
    private static func program(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    @Test func standardErrorComesThroughWhole() throws {
        let shop = try Workshop()
        let outcome = try shop.run("head -c 3000000 /dev/zero >&2; exit 5", options: ["--classify"])
        #expect(outcome.status == 5 && outcome.errors.utf8.count == 3_000_000)
    }

    @Test func aCommandThatDoesNothingHangs() throws {
        let shop = try Workshop()
        #expect(
            try end(
                shop, ": > file; \"$SURETY\" defer --remove file; exec sleep 1000", ["--hang-after", "300ms"])
                == "hang")
        #expect(!shop.exists("file"))
        #expect(
            try end(
                shop, "n=0; while [ $n -lt 20 ]; do n=$((n+1)); sleep 0.05; done", ["--hang-after", "900ms"])
                == "clean")
    }

    @Test func killsForWantOfMemory() throws {
        let group = "/sys/fs/cgroup/memory/surety-test-\(getpid())"
        let unified = FileManager.default.fileExists(atPath: "/sys/fs/cgroup/cgroup.controllers")
        guard geteuid() == 0, !unified, mkdir(group, 0o755) == 0 else { return }
        defer { rmdir(group) }

        let shop = try Workshop()
        _ = try shop.shell(
            """
            echo 60000000 > \(group)/memory.limit_in_bytes; echo $$ > \(group)/cgroup.procs
            "$SURETY" run --ledger ../ledger --report report.json -- python3 -c 'x = bytearray(200000000)'
            """)
        #expect(shop.text("report.json").contains("\"out of memory\""), "\(shop.text("report.json"))")
    }
}

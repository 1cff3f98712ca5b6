import Foundation
import Glibc
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

    /// A trap of this very toolchain.
    @Test func trapsOfSwift() {
        var evidence = EndEvidence(
            status: .signalled(SIGILL), tail: "main/main.swift:1: Fatal error: no way\n\nCrash…\n",
            program: ProgramTraits())
        #expect(evidence.conclusion.class == .swiftTrap && !evidence.conclusion.isProbable)
        evidence.tail = nil
        #expect(evidence.conclusion.class == .signal)
        // This test's own program has Swift's runtime.
        evidence.program = ProgramTraits(of: getpid())
        #expect(evidence.conclusion.class == .swiftTrap && evidence.conclusion.isProbable)
    }

    @Test func exceptionsOfJava() {
        let evidence = EndEvidence(
            status: .exited(1), tail: "Exception in thread \"main\" java.lang.Error: x\n\tat M.main\n",
            program: ProgramTraits())
        #expect(evidence.conclusion.class == .javaUncaught)
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

import Foundation
import Glibc
import TestSupport
import Testing

/// Obligations recorded from other languages.
struct ClientTests {
    @Test(arguments: ["Examples/Clients/surety.py", "Examples/Clients/go/surety.go"])
    func aClientIsShort(file: String) throws {
        #expect(
            try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count <= 100)
    }

    @Test func python() throws {
        let shop = try Workshop()
        let script = """
            import os, sys, signal
            sys.path.insert(0, "\(Repository.path("Examples/Clients"))")
            import surety
            with surety.removing_tree("short"):
                os.mkdir("short")
            assert not os.path.exists("short")
            number = surety.defer("--", "sh", "-c", "echo ran >> witness", name="the witness")
            kept = surety.defer("--remove", "kept"); open("kept", "w").close(); surety.release(kept)
            if len(sys.argv) > 1:
                surety.release(number, run=True)
                sys.exit(0)
            try:
                surety.defer("--kill", "999999999")
            except surety.Refused as problem:
                open("refused", "w").write(str(problem))
            with surety.removing_tree("tree"), surety.removing("file"):
                os.mkdir("tree"); open("file", "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
            """
        try shop.folder.write(script, to: "client.py")
        let outcome = try shop.run("exec python3 ../client.py")
        #expect(outcome.status == -SIGKILL, "\(outcome.errors)")
        #expect(!shop.exists("tree") && !shop.exists("file") && shop.exists("kept"))
        #expect(shop.text("witness") == "ran\n" && outcome.errors.contains("'the witness'"))
        #expect(shop.text("refused") == "no process has the number 999999999; name one that runs")
        #expect(try shop.run("exec python3 ../client.py again").status == 0)
        #expect(shop.text("witness") == "ran\nran\n")
        let outside = try shop.shell("python3 ../client.py")
        #expect(outside.status == 1 && outside.errors.contains("surety.Refused: no run to record in"))
    }

    @Test(.enabled(if: GoOracle.isThere))
    func go() throws {
        let shop = try Workshop()
        try shop.folder.write(
            "module m\n\ngo 1.21\n\nrequire surety.example/surety v0.0.0\n\nreplace surety.example/surety => \(Repository.path("Examples/Clients/go"))\n",
            to: "program/go.mod")
        try shop.folder.write(
            """
            package main

            import (
            \t"os"
            \t"syscall"

            \t"surety.example/surety"
            )

            func check(err error) {
            \tif err != nil {
            \t\tpanic(err)
            \t}
            }

            func main() {
            \t_, err := surety.Defer(surety.RemoveTree("tree"))
            \tcheck(err)
            \tcheck(os.Mkdir("tree", 0o755))
            \twitness, err := surety.Defer(surety.Run("sh", "-c", "echo ran >> witness"))
            \tcheck(err)
            \tcheck(witness.Discharge())
            \tkept, err := surety.Defer(surety.Remove("kept"))
            \tcheck(err)
            \tcheck(os.WriteFile("kept", nil, 0o600))
            \tcheck(kept.Release())
            \tif _, err := surety.Defer(surety.Kill(999999999)); err == nil {
            \t\tpanic("not refused")
            \t}
            \tcheck(syscall.Kill(os.Getpid(), syscall.SIGKILL))
            }
            """, to: "program/main.go")
        let built = try GoOracle.run("build", "-o", "program", ".", in: shop.folder.path(of: "program"))
        try #require(built.status == 0, "\(built.errors)")
        let outcome = try shop.run("exec ../program/program")
        #expect(outcome.status == -SIGKILL, "\(outcome.errors)")
        #expect(!shop.exists("tree") && shop.exists("kept") && shop.text("witness") == "ran\n")
        let outside = try shop.shell("../program/program")
        #expect(outside.status == 2 && outside.errors.contains("no run to record in"))
    }
}

import Foundation
import SuretyCheck
import TestSupport
import Testing

/// What `--fix` makes of code: what is found is gone, and the program does what it did.
struct FixTests {
    private static let folder = "Tests/Fixtures/Go/Mends"

    private func program() throws -> TemporaryFolder {
        try TemporaryFolder([
            "go.mod": Repository.text("\(Self.folder)/go.mod"),
            "main.go": Repository.text("\(Self.folder)/main.go"),
        ])
    }

    private func text(_ folder: TemporaryFolder) throws -> String {
        try String(contentsOfFile: folder.path(of: "main.go"), encoding: .utf8)
    }

    /// The mended program as it is kept; `SURETY_BLESS=1` writes it anew.
    @Test func mendsAsIsKept() throws {
        let folder = try program()
        let outcome = try Command.surety("check", "--fix", in: folder.path)
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output == "nothing found in 1 file\n")
        #expect(outcome.errors == "surety: mended 17 findings in 1 file\n")
        let kept = Repository.path("\(Self.folder)/main.go.mended")
        if ProcessInfo.processInfo.environment["SURETY_BLESS"] != nil {
            try text(folder).write(toFile: kept, atomically: true, encoding: .utf8)
        }
        #expect(try text(folder) == String(contentsOfFile: kept, encoding: .utf8))
        let again = try Command.surety("check", "--fix", in: folder.path)
        #expect(again.errors.isEmpty)
        #expect(try text(folder) == String(contentsOfFile: kept, encoding: .utf8))
    }

    /// The difference that is shown is the one that is made, in the form that git takes.
    @Test func showsTheDifference() throws {
        let folder = try program()
        let before = try text(folder)
        let shown = try Command.surety(
            "check", "--fix", "--diff", "--ignore", "reacquired", in: folder.path)
        #expect(shown.status == 1)
        #expect(try text(folder) == before)
        try folder.write(shown.output, to: "fix.patch")
        let applied = try Command.shell("git init -q && git apply fix.patch", in: folder.path)
        #expect(applied.status == 0, "\(applied.errors)")
        let mended = try program()
        _ = try Command.surety("check", "--fix", in: mended.path)
        #expect(try text(folder) == text(mended))
    }

    /// What failed is undone and not kept, by a method that the transaction has; what has to be given something is left to
    /// people.
    @Test func undoesWhatFailed() throws {
        let begun: (String, String) -> String = { transaction, begin in
            """
            \tt, err := \(begin)
            \tif err != nil {
            \t\treturn err
            \t}
            \tif err := work(); err != nil {
            \t\treturn err
            \t}
            \treturn t.\(transaction)
            }
            """
        }
        let folder = try TemporaryFolder([
            "go.mod": "module example.com/undone\n\ngo 1.26\n",
            "undone.go": """
            package undone

            import (
            \t"context"
            \t"database/sql"

            \t"github.com/jackc/pgx/v5"
            \t"go.etcd.io/bbolt"
            )

            func ofDatabase(db *sql.DB, work func() error) error {
            \(begun("Commit()", "db.Begin()"))

            func ofFile(db *bbolt.DB, work func() error) error {
            \(begun("Commit()", "db.Begin(true)"))

            func ofServer(ctx context.Context, c *pgx.Conn, work func() error) error {
            \(begun("Commit(ctx)", "c.Begin(ctx)"))

            """,
        ])
        let before = try Command.surety("check", in: folder.path)
        #expect(before.output.contains("help: 'defer t.Rollback(…)' once"))
        let mended = try Command.surety("check", "--fix", in: folder.path)
        #expect(mended.status == 1 && mended.errors == "surety: mended 2 findings in 1 file\n")
        let text = try String(contentsOfFile: folder.path(of: "undone.go"), encoding: .utf8)
        #expect(text.components(separatedBy: "\t\tt.Rollback()\n\t\treturn err").count == 3)
        #expect(text.components(separatedBy: "Commit(").count == 4)
    }

    /// A mount is given back by a function, which the folder's name does not have.
    @Test func nothingIsCalledThatIsNotThere() throws {
        let folder = try TemporaryFolder([
            "go.mod": "module example.com/mounts\n\ngo 1.26\n",
            "mounts.go": """
            package mounts

            import (
            \t"net/http"
            \t"path/filepath"
            \t"syscall"
            )

            func Mounted(r *http.Request, work func() error) error {
            \ttarget := filepath.Join(r.URL.Path, "null")
            \tif err := syscall.Mount("/dev/null", target, "", syscall.MS_BIND, ""); err != nil {
            \t\treturn err
            \t}
            \treturn work()
            }

            """,
        ])
        let shown = try Command.surety("check", "--fix", "--diff", in: folder.path)
        #expect(shown.status == 1 && shown.output.isEmpty)
        #expect(try Command.surety("check", in: folder.path).output.contains("error[leak]: the mount"))
    }

    /// A file that was made of a number closes it some day, whoever has closed it before.
    @Test func aNumberIsNotClosedBehindItsFile() throws {
        let folder = try TemporaryFolder([
            "go.mod": "module example.com/numbers\n\ngo 1.26\n",
            "numbers.go": """
            package numbers

            import (
            \t"os"
            \t"syscall"
            )

            func Before(path string, work func() error, keep func(*os.File)) error {
            \tfd, err := syscall.Open(path, syscall.O_RDONLY, 0)
            \tif err != nil {
            \t\treturn err
            \t}
            \tif err := work(); err != nil {
            \t\treturn err
            \t}
            \tkeep(os.NewFile(uintptr(fd), path))
            \treturn nil
            }

            func Behind(path string) error {
            \tfd, err := syscall.Open(path, syscall.O_RDONLY, 0)
            \tif err != nil {
            \t\treturn err
            \t}
            \tif err := look(os.NewFile(uintptr(fd), path)); err != nil {
            \t\treturn err
            \t}
            \treturn syscall.Close(fd)
            }

            func look(f *os.File) error {
            \t_, err := f.Stat()
            \treturn err
            }

            """,
        ])
        let found = try Command.surety("check", in: folder.path)
        #expect(found.output.contains("2 errors (leak 2)"))
        let mended = try Command.surety("check", "--fix", in: folder.path)
        #expect(mended.errors == "surety: mended 1 finding in 1 file\n")
        let text = try String(contentsOfFile: folder.path(of: "numbers.go"), encoding: .utf8)
        #expect(text.components(separatedBy: "\t\tsyscall.Close(fd)\n\t\treturn err").count == 2)
    }

    @Test func nothingToMendIsNoDifference() throws {
        let folder = try TemporaryFolder(["a.go": "package a\n"])
        let shown = try Command.surety("check", "--fix", "--diff", in: folder.path)
        #expect(shown.status == 0)
        #expect(shown.output.isEmpty)
    }

    @Test(arguments: [
        ("check --diff", "'--diff' shows what '--fix' would do; give both"),
        ("check --fix -", "'--fix' mends files; leave it out for '-'"),
        (
            "check --fix --write-baseline known.json",
            "'--fix' and '--write-baseline' exclude each other; give one of them"
        ),
    ])
    func refuses(line: String, message: String) throws {
        let folder = try program()
        let outcome = try Command.shell("\"$SURETY\" \(line)", in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(message))
    }

    /// A file that cannot be written is named, and stays as it was.
    @Test func aFolderThatCannotBeWritten() throws {
        let folder = try program()
        let before = try text(folder)
        // Root may write anywhere but on a file system that is full.
        let outcome = try Command.shell(
            "trap '' XFSZ; ulimit -f 1; \"$SURETY\" check --fix; echo \"status $?\"", in: folder.path)
        #expect(outcome.output.contains("status 2"), "\(outcome.output)\(outcome.errors)")
        #expect(outcome.errors.contains("main.go"))
        #expect(try text(folder) == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "go.mod", "main.go",
            ])
    }

    // MARK: With Go

    /// The program prints the same as before but for what it left open.
    @Test(.enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"))
    func theMendedProgramDoesTheSame() throws {
        let folder = try program()
        let before = try GoOracle.run("run", ".", in: folder.path)
        _ = try Command.surety("check", "--fix", in: folder.path)
        let after = try GoOracle.run("run", ".", in: folder.path)
        #expect(before.status == 0 && after.status == 0, "\(before.errors)\(after.errors)")
        // What was deferred too early tells another time now, and both halves of a trace are told.
        let differing = ["open", "begun", "ended", "timed"]
        func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { line in !differing.contains { line.hasPrefix($0) } }
        }
        #expect(lines(before.output) == lines(after.output))
        #expect(!before.output.hasSuffix("open 0\n"))
        #expect(
            after.output.hasSuffix("begun\ntimed true\nended\nopen 0\n") || after.output.hasSuffix("open 0\n")
        )
        let vetted = try GoOracle.run("vet", ".", in: folder.path)
        #expect(vetted.status == 0, "\(vetted.errors)")
        try isFormatted(folder)
    }

    private func isFormatted(_ folder: TemporaryFolder) throws {
        let formatter = URL(
            fileURLWithPath: try GoOracle.run("env", "GOROOT", in: folder.path).output
                .trimmingCharacters(in: .whitespacesAndNewlines)
        ).appendingPathComponent("bin/gofmt").path
        let outcome = try Command.run(formatter, ["-l", "."], in: folder.path)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)\(outcome.errors)")
    }

    /// Any of the mends together are Go, formatted as gofmt does.
    @Test(.enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"), arguments: 0..<8)
    func anyOfThemCompose(seed: Int) throws {
        let folder = try program()
        var options = CheckOptions()
        options.paths = [folder.path]
        var result = try Check(options, stages: StageClock()).run()
        var random = SplitMix(state: UInt64(seed))
        result.findings.removeAll { _ in random.next() % 2 == 0 }
        try Fixes(result).write()
        let built = try GoOracle.run("build", "-o", "program", ".", in: folder.path)
        #expect(built.status == 0, "\(built.errors)")
        try isFormatted(folder)
    }
}

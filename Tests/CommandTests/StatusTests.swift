import Foundation
import TestSupport
import Testing

/// The promise of the exit status, against the built command.
struct StatusTests {
    private static let go = "package a\n\nfunc f() {}\n"

    private func folder() throws -> TemporaryFolder {
        try TemporaryFolder([
            "a.go": StatusTests.go, "notes.txt": "", "empty/readme.txt": "", "b/b.go": "package b\n",
        ])
    }

    @Test(arguments: [
        ("check", 0), ("check a.go b", 0), ("check ./...", 0), ("check --format json --jobs 1", 0),
        ("check --select leak,defer-in-loop --ignore leak", 0),
        ("check --select all --fail-on note --strict", 0),
        ("check --language go --tags x,y --deps --statistics", 0), ("check --stubs b", 0), ("--version", 0),
        ("--help", 0), ("help check", 0), ("check --help", 0), ("rules", 0), ("rules leak", 0), ("", 0),
        ("check missing", 2), ("check a.go missing", 2), ("check empty", 2), ("check notes.txt", 2),
        ("check /dev/null", 2), ("check --select leek", 2), ("check --ignore leek", 2),
        ("check --language cobol", 2),
        ("check --nonsense", 2), ("check --format xml", 2), ("check --fail-on never", 2),
        ("check --jobs 0", 2),
        ("check --jobs many", 2), ("check --stubs missing", 2), ("check --output missing/report", 2),
        ("nonsense", 2),
        ("rules leek", 2), ("check > /dev/full", 2), ("--help > /dev/full", 2), ("rules > /dev/full", 2),
        ("check --output /dev/full", 2), ("check >&-", 2), ("--version >&-", 2), ("check 2>&-", 0),
        ("check <&- --output report", 0), ("check >&- --output report", 0),
    ])
    func status(line: String, expected: Int32) throws {
        let folder = try folder()
        let outcome = try Command.shell("\"$SURETY\" \(line)", in: folder.path)
        #expect(outcome.status == expected, "\(outcome.errors)")
        if expected == 2 { #expect(!outcome.errors.isEmpty) }
    }

    @Test(arguments: [
        ("check --select leek", "unknown rule 'leek'; did you mean 'leak'?"),
        ("check --select zzzzzzzzz", "unknown rule 'zzzzzzzzz'; see 'surety rules' for the names"),
        ("check --language goo", "unknown language 'goo'; did you mean 'go'?"),
        ("check missing", "cannot read 'missing': no such file or directory; check the path"),
        (
            "check empty",
            "no source files in 'empty'; name a folder that has some, or a file that would be skipped"
        ),
        ("check > /dev/full", "cannot write to standard output: no space left on device; the report is lost"),
        ("check >&-", "cannot write to standard output: bad file descriptor; the report is lost"),
        (
            "check --output missing/report",
            "cannot write 'missing/report': no such file or directory; the report is lost"
        ),
    ])
    func message(line: String, expected: String) throws {
        let folder = try folder()
        let outcome = try Command.shell("\"$SURETY\" \(line)", in: folder.path)
        #expect(outcome.errors == "surety: error: \(expected)\n")
    }

    @Test func aReaderThatGoesAwayIsNoReasonToComplain() throws {
        let folder = try folder()
        for index in 0..<300 {
            // Enough output to fill a pipe.
            let line = "func f() {} //surety:ignore leak \(String(repeating: "why ", count: 100))\n"
            try folder.write("package c\n\(line)", to: "c/c\(index).go")
        }
        let outcome = try Command.shell(
            "\"$SURETY\" check --format json | head -n 1; exit ${PIPESTATUS[1]}", in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.output == "{\n")
        #expect(outcome.errors.isEmpty)
        let page = try Command.shell("\"$SURETY\" rules leak | true; exit ${PIPESTATUS[0]}", in: folder.path)
        // It depends on which is faster whether the command sees that nobody reads; a signal's 141 it must never be.
        #expect([0, 2].contains(page.status))
        #expect(page.errors.isEmpty)
    }

    /// Whenever it comes, an interruption leaves the old report or the new one, and nothing beside them.
    @Test func anInterruptionLeavesNoHalfFile() throws {
        let folder = try TemporaryFolder(["go.mod": "module example.com/long\n\ngo 1.26\n"])
        for index in 0..<400 {
            let opening = "package long\n\nimport \"os\"\n\nfunc f\(index)() { os.Open(\"x\") }\n"
            try folder.write(opening, to: "f\(index).go")
        }
        var interrupted = 0
        for delay in 0..<25 {
            try folder.write("before", to: "report")
            let line =
                "timeout -s INT 0.\(String(delay * 8 + 1000).dropFirst()) \"$SURETY\" check --format json --output report"
            let outcome = try Command.shell(line, in: folder.path)
            let report = try String(contentsOfFile: folder.path(of: "report"), encoding: .utf8)
            let isWhole = report.hasPrefix("{\n") && report.hasSuffix("}\n")
            #expect(report == "before" || isWhole, "after \(delay * 8) ms")
            if outcome.status == 124 { interrupted += 1 } else { #expect(outcome.status == 1 && isWhole) }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains { $0.hasSuffix(".new") }, "after \(delay * 8) ms")
        }
        #expect(interrupted > 0)
    }

    @Test func aReportThatCannotBeWrittenAsAnotherUser() throws {
        let copy = try TemporaryFolder()
        let folder = try folder()
        guard let surety = try asAnotherUser(copy, in: folder) else { return }
        let outcome = try Command.shell("\(surety) check --output report", in: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors
                == "surety: error: cannot write 'report': permission denied; the report is lost\n")
        #expect(!FileManager.default.fileExists(atPath: folder.path(of: "report")))
    }

    @Test func aNamedFolderThatCannotBeRead() throws {
        // A user who may read everything, as in many containers, sees no difference.
        guard getuid() != 0 else { return }
        let folder = try folder()
        chmod(folder.path(of: "b"), 0)
        defer { chmod(folder.path(of: "b"), 0o755) }

        #expect(try Command.surety("check", "b", in: folder.path).status == 2)
        let below = try Command.surety("check", in: folder.path)
        #expect(below.status == 0)
        #expect(below.output.contains("note: b:1:1: cannot read the folder: permission denied"))
    }

    @Test func aFileThatCannotBeReadAsAnotherUser() throws {
        let copy = try TemporaryFolder()
        let folder = try folder()
        chmod(folder.path(of: "b"), 0)
        guard let surety = try asAnotherUser(copy, in: folder) else { return }
        let named = try Command.shell("\(surety) check b", in: folder.path)
        #expect(named.status == 2)
        let below = try Command.shell("\(surety) check .", in: folder.path)
        #expect(below.status == 0)
        #expect(below.output.contains("note: b:1:1: cannot read the folder: permission denied"))
    }

    /// The beginning of a line that runs a copy of the command as somebody who owns nothing; nil where that cannot be.
    ///
    /// The build folder may not be open to the other user, so that the command is copied.
    private func asAnotherUser(_ copy: TemporaryFolder, in folder: TemporaryFolder) throws -> String? {
        guard getuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else {
            return nil
        }
        chmod(folder.path, 0o755)
        chmod(copy.path, 0o755)
        let program = copy.path(of: "surety")
        guard try Command.shell("cp \"$SURETY\" '\(program)'", in: folder.path).status == 0 else {
            return nil
        }
        let line = "setpriv --reuid=65534 --regid=65534 --clear-groups '\(program)'"
        return try Command.shell("\(line) --version", in: folder.path).status == 0 ? line : nil
    }
}

import Foundation
import TestSupport
import Testing

/// What an editor hands over is checked in the place of the file that it stands for.
struct StandardInputTests {
    private static let leak = """
        package store

        func load(p string) error {
        \tf, err := openIt(p)
        \tif err != nil {
        \t\treturn err
        \t}
        \t_ = f.Name()
        \treturn nil
        }

        """
    private static let helper = """
        package store

        import "os"

        func openIt(p string) (*os.File, error) { return os.Open(p) }

        """

    private func project() throws -> TemporaryFolder {
        try TemporaryFolder([
            "go.mod": "module example\n\ngo 1.24\n", "store/open.go": Self.helper,
            "store/load.go": "package store\n",
            "buffer": Self.leak,
        ])
    }

    @Test(arguments: ["store/load.go", "store/new.go", "./store/load.go", "other/../store/load.go"])
    func theOtherFilesSayWhatNamesMean(name: String) throws {
        let folder = try project()
        try folder.folder("other")
        let outcome = try Command.shell(
            "\"$SURETY\" check - --stdin-name '\(name)' < buffer", in: folder.path)
        #expect(outcome.status == 1)
        let shown = "store/\(name.split(separator: "/").last ?? "")"
        #expect(outcome.output.contains("─ \(shown):4:12 in load"))
        #expect(outcome.output.hasSuffix("1 error (leak 1) in 1 file\n"))
    }

    /// The same as if the text lay in the file, byte by byte.
    @Test func itIsLikeTheFile() throws {
        let folder = try project()
        let given = try Command.shell(
            "\"$SURETY\" check - --stdin-name store/load.go --format json < buffer", in: folder.path)
        try folder.write(Self.leak, to: "store/load.go")
        let saved = try Command.surety("check", "store/load.go", "--format", "json", in: folder.path)
        #expect(given.output == saved.output && given.status == saved.status)
        // Through a pipe, in pieces, and more than one piece of it.
        let long = Self.leak + String(repeating: "// A line.\n", count: 20_000)
        try folder.write(long, to: "buffer")
        let piped = try Command.shell(
            "cat buffer | \"$SURETY\" check - --stdin-name store/load.go", in: folder.path)
        #expect(piped.output.contains("1 error (leak 1) in 1 file"))
    }

    @Test func theProjectsFileHolds() throws {
        let folder = try project()
        try folder.folder(".git")
        try folder.write("rules: {leak: off}", to: "store/.surety.yml")
        let outcome = try Command.shell(
            "\"$SURETY\" check - --stdin-name store/new.go < buffer", in: folder.path)
        #expect(outcome.status == 0)
    }

    @Test func withoutANameItIsAFileHere() throws {
        let folder = try project()
        let outcome = try Command.shell("\"$SURETY\" check - < ../buffer", in: folder.path(of: "store"))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("─ stdin.go:4:12 in load"))
    }

    @Test(arguments: [
        ("- store < buffer", 2, "'-' stands alone"), ("store --stdin-name a.go", 2, "give '-' as the path"),
        ("- --stdin-name a.txt < buffer", 2, "cannot check 'a.txt': no language has files of this name"),
        ("- < .", 2, "cannot read standard input: is a directory; give the source of a file"),
        ("- --stdin-name missing/a.go < buffer", 0, ""), ("- <&-", 0, ""), ("- --strict < go.mod", 2, ""),
    ])
    func statuses(line: String, status: Int32, complaint: String) throws {
        let folder = try project()
        let outcome = try Command.shell("\"$SURETY\" check \(line)", in: folder.path)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(complaint) || complaint.isEmpty)
    }
}

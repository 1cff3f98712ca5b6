import Foundation
import TestSupport
import Testing

/// `surety explain` as it is run: where it looks, what it says to questions without an answer, its status.
struct ExplainTests {
    private static let source = """
        package p

        import "os"

        type A struct{}
        type B struct{}

        func (A) close() {}
        func (B) close() {}

        func open(path string) {
        	f, _ := os.Open(path)
        	println(f)
        }

        """

    @Test func answersByLineAndByName() throws {
        let folder = try TemporaryFolder(["go.mod": "module p\n", "a/p.go": Self.source])
        let byName = try Command.surety("explain", "a/p.go:open", in: folder.path)
        #expect(byName.status == 0 && byName.errors.isEmpty)
        #expect(byName.output.hasPrefix("open at a/p.go:11"))
        #expect(try Command.surety("explain", "a/p.go:13", in: folder.path).output == byName.output)
        #expect(
            try Command.surety("explain", folder.path(of: "a/p.go") + ":open", in: folder.path).output
                == byName.output)
        let acquisition = try Command.surety("explain", "p.go:12", in: folder.path(of: "a"))
        #expect(acquisition.status == 0)
        #expect(acquisition.output.contains("reported by 'leak'"), "\(acquisition.output)")
        #expect(try Command.surety("explain", "a/p.go:A.close", in: folder.path).status == 0)
    }

    /// What is asked changes nothing of what the check finds, and a file that the check leaves out is explained too.
    @Test func looksWhereTheCheckDoes() throws {
        let folder = try TemporaryFolder([
            "go.mod": "module p\n", "vendor/p.go": Self.source, "p.go": Self.source, "_p.go": Self.source,
            "p_windows.go": Self.source,
        ])
        for file in ["vendor/p.go", "p.go", "p_windows.go"] {
            let outcome = try Command.surety("explain", "\(file):12", in: folder.path)
            #expect(outcome.status == 0, "\(file): \(outcome.errors)")
            #expect(outcome.output.contains("reported by 'leak'"), "\(file): \(outcome.output)")
        }
        let unbuilt = try Command.surety("explain", "_p.go:12", in: folder.path)
        #expect(unbuilt.status == 2)
        #expect(unbuilt.errors.contains("no build has it"), "\(unbuilt.errors)")
    }

    @Test(arguments: [
        ("p.go", "'p.go' is no place; give FILE:LINE or FILE:NAME"),
        ("q.go:1", "cannot read 'q.go': no such file or directory; check the path"),
        (".:1", "cannot explain '.': it is not a regular file; name a source file"),
        ("go.mod:1", "cannot explain 'go.mod': no language has files of this name; name a source file"),
        ("p.go:99", "no line 99 in 'p.go'; give one from 1 to 15"),
        ("p.go:0", "no line 0 in 'p.go'; give one from 1 to 15"),
        (
            "p.go:3",
            "no function at line 3 of 'p.go'; give a line of one, or its name: 'A.close', 'B.close', 'open'"
        ),
        ("p.go:opne", "unknown function 'opne'; did you mean 'open'?"),
        ("p.go:somethingElse", "unknown function 'somethingElse'; there are 'A.close', 'B.close', 'open'"),
        (
            "p.go:close",
            "'close' in 'p.go' is ambiguous: 'A.close' at line 8, 'B.close' at line 9; give one of the names or lines"
        ),
        ("p.go:open.func1", "'open' in 'p.go' has no literal 1; it has none"),
        ("broken.go:f", "cannot explain 'broken.go': line 3: expected }, found end of file; mend it first"),
    ])
    func saysWhyThereIsNoAnswer(place: String, message: String) throws {
        let folder = try TemporaryFolder(["go.mod": "module p\n", "p.go": Self.source])
        try folder.write("package p\n\nfunc f() {", to: "broken.go")
        let outcome = try Command.surety("explain", place, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors == "surety: error: \(message)\n")
    }
}

import Foundation
import TestSupport
import Testing

/// What a change has brought: `--since` against real repositories.
struct SinceTests {
    private static let module = "module example.com/m\n\ngo 1.26\n"

    /// A function that opens a file and leaves it to another one, and one that forgets it.
    private static func user(_ package: String = "user") -> String {
        """
        package \(package)

        import (
        \t"os"

        \t"example.com/m/helper"
        )

        func Old() error {
        \tf, err := os.Open("old")
        \tif err != nil {
        \t\treturn err
        \t}
        \t_, err = f.Stat()
        \treturn err
        }

        func Use() error {
        \tf, err := os.Open("used")
        \tif err != nil {
        \t\treturn err
        \t}
        \treturn helper.Finish(f)
        }

        """
    }

    private static func helper(closes: Bool) -> String {
        """
        package helper

        import "os"

        func Finish(f *os.File) error {
        \t\(closes ? "return f.Close()" : "_, err := f.Stat()\n\treturn err")
        }

        """
    }

    private static func forgets(_ name: String) -> String {
        "package extra\n\nimport \"os\"\n\nfunc \(name)() {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn\n"
            + "\t}\n\t_ = f.Name()\n}\n"
    }

    /// A repository with one commit.
    private func repository() throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "go.mod": Self.module, "user/user.go": Self.user(), "helper/helper.go": Self.helper(closes: true),
        ])
        try git("init -q && git config user.email a@example.com && git config user.name a", in: folder)
        try commit(folder)
        return folder
    }

    private func git(_ line: String, in folder: TemporaryFolder) throws {
        let outcome = try Command.shell("git -c protocol.file.allow=always \(line)", in: folder.path)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func commit(_ folder: TemporaryFolder) throws {
        try git("add -A && git commit -q -m 'a change'", in: folder)
    }

    private func since(
        _ revision: String, in folder: TemporaryFolder, _ more: String..., below: String = ""
    ) throws -> Outcome {
        try Command.run(
            Command.surety, ["check", "--since", revision] + more, in: folder.path(of: below))
    }

    @Test func aCalleeInAnotherFileNoLongerCloses() throws {
        let folder = try repository()
        #expect(
            try since("HEAD", in: folder).output
                == "nothing found in 2 files; 1 older finding of 'HEAD' not shown\n")
        try folder.write(Self.helper(closes: false), to: "helper/helper.go")
        for revision in ["HEAD", "HEAD~1"] {
            // First in the working tree, then as a commit.
            let outcome = try since(revision, in: folder)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("user/user.go:19:12 in Use"))
            #expect(
                outcome.output.hasSuffix(
                    "1 error (leak 1) in 2 files; 1 older finding of '\(revision)' not shown\n"))
            if revision == "HEAD" { try commit(folder) }
        }
    }

    @Test func whatIsRenamedOrMovedIsNotNew() throws {
        let folder = try repository()
        try git("mv user client", in: folder)
        try folder.write("\n\n" + Self.user("client"), to: "client/user.go")
        let outcome = try since("HEAD", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "nothing found in 2 files; 1 older finding of 'HEAD' not shown\n")
    }

    @Test func aFileThatGitDoesNotKnowIsNew() throws {
        let folder = try repository()
        try folder.write(Self.forgets("Extra"), to: "extra/extra.go")
        let outcome = try since("HEAD", in: folder, "--format", "json")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("\"older\": 1\n"))
        #expect(outcome.output.contains("\"path\": \"extra/extra.go\""))
    }

    @Test func worksBelowTheRootAndForNamedPaths() throws {
        let folder = try repository()
        try folder.write(Self.helper(closes: false), to: "helper/helper.go")
        let below = try since("HEAD", in: folder, ".", "../helper", below: "user")
        #expect(below.output.contains("user.go:19:12 in Use"))
        #expect(below.output.hasSuffix("1 error (leak 1) in 2 files; 1 older finding of 'HEAD' not shown\n"))
        // The callee's package is read though only its caller's is named, then as now.
        #expect(try since("HEAD", in: folder, "user").status == 1)
    }

    @Test func isShownInALineOfTheChange() throws {
        let folder = try repository()
        let text = Self.user().replacingOccurrences(
            of: "\treturn helper.Finish(f)",
            with: "\tif os.Getenv(\"EARLY\") != \"\" {\n\t\treturn nil\n\t}\n\treturn helper.Finish(f)")
        try folder.write(text, to: "user/user.go")
        let outcome = try since("HEAD", in: folder, "--format", "github")
        #expect(outcome.output.hasPrefix("::error file=user/user.go,line=23,"))
        let whole = try since("HEAD", in: folder, "--format", "json")
        #expect(whole.output.contains("\"line\": 19,"))
    }

    @Test func looksIntoSubmodules() throws {
        let inner = try TemporaryFolder([
            "go.mod": "module example.com/inner\n\ngo 1.26\n", "extra.go": Self.forgets("Known"),
        ])
        try git("init -q && git config user.email a@example.com && git config user.name a", in: inner)
        try commit(inner)
        let folder = try repository()
        try git("submodule add -q file://\(inner.path) inner", in: folder)
        try commit(folder)
        #expect(
            try since("HEAD", in: folder).output
                == "nothing found in 3 files; 2 older findings of 'HEAD' not shown\n")
        try folder.write(Self.forgets("New"), to: "inner/other.go")
        let outcome = try since("HEAD", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("inner/other.go:6:12 in New"))
        // A store that has lost the revision: the submodule is left aside, and says so.
        try git("-C inner config user.email a@example.com && git -C inner config user.name a", in: folder)
        try git(
            "-C inner checkout -q --orphan new && git -C inner add -A && git -C inner commit -q -m new"
                + " && git -C inner for-each-ref --format='%(refname)' refs/remotes refs/tags"
                + " | xargs -n 1 git -C inner update-ref -d && git -C inner branch -D -q main master 2>/dev/null;"
                + " git -C inner reflog expire --expire=now --all && git -C inner gc -q --prune=now",
            in: folder)
        let lost = try since("HEAD", in: folder)
        #expect(lost.status == 0)
        #expect(lost.output.contains("note: inner:1:1: the submodule is compared with itself"))
    }

    @Test func saysWhyItCannotCompare() throws {
        let folder = try repository()
        try folder.write(Self.helper(closes: false), to: "helper/helper.go")
        try commit(folder)
        let clone = try TemporaryFolder()
        try git("clone -q --depth 1 file://\(folder.path) shallow", in: clone)
        let outside = try TemporaryFolder(["a.go": "package a\n"])
        let cases: [(Outcome, String)] = [
            (
                try since("nowhere", in: folder),
                "git knows no revision 'nowhere'; name a commit, branch or tag"
            ),
            (
                try Command.surety("check", "--since=--all", in: folder.path),
                "'--all' is no revision; name a commit, branch or tag"
            ),
            (
                try since("HEAD~1", in: clone, below: "shallow"),
                "the clone is shallow and has no revision 'HEAD~1'; fetch it, or all with 'git fetch --unshallow'"
            ),
            (
                try since("HEAD", in: outside),
                "'--since' compares with a revision of git, and '.' lies in no repository; leave it out"
            ),
            (
                try since("HEAD", in: folder, "user", clone.path(of: "shallow")),
                "'\(clone.path(of: "shallow"))' lies in another repository than 'user'; check one at a time with '--since'"
            ),
            (
                try Command.surety(
                    "check", "--since", "HEAD", in: folder.path, environment: ["PATH": "/nonexistent"]),
                "cannot run 'git': no such file or directory; install git, or leave out what asks for it"
            ),
        ]
        for (outcome, message) in cases {
            #expect(outcome.status == 2)
            #expect(outcome.errors == "surety: error: \(message)\n")
        }
        let input = try since("HEAD", in: folder, "-")
        #expect(input.status == 2)
        #expect(input.errors.contains("'--since' compares files; leave it out for '-'"))
    }
}

import Foundation
import SuretyCheck
import TestSupport
import Testing

/// The walk must agree with git about what is ignored; where git is at hand it is asked.
struct IgnoreTests {
    private static let patterns = """
        # a comment
        \\#literal.mark
        !kept.mark
        *.tmp.mark
        /top.mark
        sub/only-here.mark
        logs/
        doc/**/private.mark
        **/cache
        deep/**
        !deep/kept.mark
        trailing.mark  \u{20}
        tab.mark\t
        back\\\\ \u{20}
        space\\ .mark
        [abc]-set.mark
        ?-one.mark
        build
        !build/
        *.out.mark
        !important.out.mark
        """

    private static let files = [
        "#literal.mark", "kept.mark", "x.tmp.mark", "top.mark", "sub/top.mark", "sub/only-here.mark",
        "sub/sub/only-here.mark", "logs/a.mark", "sub/logs/a.mark", "logs.mark", "doc/private.mark",
        "doc/a/b/private.mark", "doc/a/public.mark", "sub/cache/a.mark", "cache/a.mark", "deep/a.mark",
        "deep/kept.mark", "deep/b/c.mark", "trailing.mark", "tab.mark", "space .mark", "a-set.mark",
        "d-set.mark",
        "x-one.mark",
        "xx-one.mark", "build/a.mark", "sub/build/a.mark", "a.out.mark", "important.out.mark",
        "nested/.gitignore", "nested/a.out.mark", "nested/b.mark", "nested/c/d.mark", "excluded.mark",
        "plain.mark",
    ]

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for file in IgnoreTests.files { try folder.write("", to: file) }
        try folder.write(IgnoreTests.patterns, to: ".gitignore")
        try folder.write("!a.out.mark\r\nb.mark\r\n/c/\r\n", to: "nested/.gitignore")
        return folder
    }

    private func checked(_ folder: TemporaryFolder, below: String = "") throws -> [String] {
        let root = below.isEmpty ? folder.path : folder.path(of: below)
        let result = try MarkedLanguage.check([root])
        return result.sources.inputs.map { String($0.displayPath.dropFirst(folder.path.count + 1)) }.sorted()
    }

    private func git(_ folder: TemporaryFolder, _ arguments: String...) throws -> Outcome {
        try Command.run(
            "/usr/bin/env", ["git"] + arguments, in: folder.path,
            environment: [
                "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": folder.path,
            ])
    }

    @Test func agreesWithGit() throws {
        let folder = try folder()
        try #require(try git(folder, "init", "--quiet").status == 0, "the tests need git")
        try folder.write("excluded.mark\n", to: ".git/info/exclude")
        let listed = try git(
            folder, "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard")
        let expected = listed.output.split(separator: "\n").map(String.init).filter { $0.hasSuffix(".mark") }
            .sorted()
        #expect(expected.contains("plain.mark") && !expected.contains("excluded.mark"))
        let found = try checked(folder)
        #expect(Set(found).subtracting(expected) == [], "git ignores these")
        #expect(Set(expected).subtracting(found) == [], "git does not ignore these")
        #expect(try checked(folder, below: "sub") == expected.filter { $0.hasPrefix("sub/") })
        #expect(try checked(folder, below: "nested") == expected.filter { $0.hasPrefix("nested/") })
    }

    /// Patterns put together at random, each alone in a folder with the same files.
    @Test(arguments: [1, 60, 77])
    func agreesWithGitOnRandomPatterns(seed: UInt64) throws {
        var random = Dice(state: seed)
        let folder = try TemporaryFolder()
        try #require(try git(folder, "init", "--quiet").status == 0, "the tests need git")
        let parts = [
            "a", "b", "c", "*", "**", "/", "/", "?", "[ab]", "[!a]", "[a-c", "\\\\", "!", ".mark", ".mark",
            " ", "]",
        ]
        let paths = [
            "a.mark", "b.mark", "ab.mark", "a/a.mark", "a/b.mark", "b/a.mark", "a/b/c.mark", "c/b/a/a.mark",
        ]
        for number in 0..<150 {
            let patterns = (0..<random.roll(3) + 1).map { _ in
                (0..<random.roll(6) + 1).map { _ in parts[random.roll(parts.count)] }.joined()
            }
            try folder.write(patterns.joined(separator: "\n"), to: "d\(number)/.gitignore")
            for path in paths { try folder.write("", to: "d\(number)/\(path)") }
        }
        let listed = try git(folder, "ls-files", "--others", "--exclude-standard")
        let expected = Set(
            listed.output.split(separator: "\n").map(String.init).filter { $0.hasSuffix(".mark") })
        let found = Set(try checked(folder))
        for path in expected.symmetricDifference(found).sorted() {
            let home = path.prefix { $0 != "/" }
            let patterns = try String(contentsOfFile: folder.path(of: "\(home)/.gitignore"), encoding: .utf8)
            Issue.record("git \(expected.contains(path) ? "keeps" : "ignores") '\(path)' by:\n\(patterns)")
        }
    }

    @Test func heedsNothingOutsideOfARepository() throws {
        let folder = try TemporaryFolder([".gitignore": "*.mark\n", "a/b.mark": ""])
        // The named folder's own list counts, one further up does not.
        #expect(try checked(folder, below: "a") == ["a/b.mark"])
        #expect(throws: Never.self) { try MarkedLanguage.check([folder.path]) }
    }

    @Test func aRepositoryWithinAnotherHasItsOwnRules() throws {
        let folder = try TemporaryFolder([
            ".git/HEAD": "", ".gitignore": "inner.mark\n", "inner.mark": "", "inside/.git/HEAD": "",
            "inside/inner.mark": "", "inside/.git/info/exclude": "other.mark\n", "inside/other.mark": "",
        ])
        #expect(try checked(folder) == ["inside/inner.mark"])
    }

    @Test func aLinkedWorkTreeFindsTheRepositorysList() throws {
        let folder = try TemporaryFolder([
            "main/.git/info/exclude": "x.mark\n", "main/.git/worktrees/w/commondir": "../..\n",
            "w/x.mark": "",
            "w/y.mark": "",
        ])
        try folder.write("gitdir: \(folder.path(of: "main/.git/worktrees/w"))\n", to: "w/.git")
        #expect(try checked(folder, below: "w") == ["w/y.mark"])
    }
}

/// Numbers that look random and are the same each time.
private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}

@testable import SuretyCheck
import TestSupport
import Testing

struct SuppressionTests {
    private func check(_ text: String, _ change: (inout CheckOptions) -> Void = { _ in }) throws
        -> CheckResult
    {
        let folder = try TemporaryFolder(["a.mark": text])
        return try MarkedLanguage.check([folder.path(of: "a.mark")], change)
    }

    @Test(arguments: [
        "leak! //surety:ignore leak the pool closes it",
        "//surety:ignore leak the pool closes it\nleak!",
        "//surety:ignore leak,defer-in-loop both are fine\nleak! defer-in-loop!",
        "//surety:ignore leak why\n// more words\nleak!",
        "leak! //nolint:surety",
        "leak! //nolint:errcheck,surety // the pool closes it",
        "// surety:ignore leak a space does no harm\nleak!",
    ])
    func silences(text: String) throws {
        let result = try check(text)
        #expect(result.findings.isEmpty)
        #expect(result.suppressed >= 1)
        #expect(result.suppressions.allSatisfy { $0.used })
        #expect(result.notes.isEmpty)
    }

    @Test(arguments: [
        ("leak! //surety:ignore leak", "gives no reason"),
        ("leak! //surety:ignore", "names no rule"),
        ("leak! //surety:ignore leek a typo", "did you mean 'leak'?"),
        ("leak! //surety:ignore defer-in-loop another rule", "nothing of 'defer-in-loop'"),
        ("x //surety:ignore leak not above\nleak!", "nothing of 'leak'"),
        ("//surety:ignore leak too far\n\nleak!", "nothing of 'leak'"),
    ])
    func doesNotSilence(text: String, note: String) throws {
        let result = try check(text)
        #expect(result.findings.count == 1)
        #expect(result.notes.count == 1)
        #expect(result.notes[0].message.contains(note))
    }

    @Test(
        arguments: [
            ("nolint", [], ""),
            ("nolint // why", [], ""),
            ("nolint:a,b // why", ["a", "b"], "why"),
            ("nolint:a, b", ["a", "b"], ""),
            ("nolint:all", [], ""),
            ("nosec", ["gosec"], ""),
            ("nosec G307 -- why", ["G307"], "why"),
            ("nosec:G307,G302, why", ["G307", "G302"], ""),
            ("nosec the path is ours", ["gosec"], "path is ours"),
            ("lint:ignore SA5001,SA2003 why", ["SA5001", "SA2003"], "why"),
        ] as [(String, Set<Substring>, String)])
    func takesApart(text: String, checkers: Set<Substring>, reason: String) throws {
        let comment = try #require(SilencingComment(text[...]))
        #expect(comment.checkers == checkers)
        #expect(comment.reason.drop { $0 == " " } == reason)
    }

    @Test(arguments: ["nolinter", "nosecret", "lint:ignored", "lint:ignore", "no", ""])
    func isNoSilence(text: String) {
        #expect(SilencingComment(text[...]) == nil)
    }

    @Test func ignoresCommentsForOthers() throws {
        let result = try check("leak! //nolint:errcheck // not ours\nleak! //nolint\n//surety:pure\n")
        #expect(result.findings.count == 2)
        #expect(result.notes.isEmpty && result.suppressions.isEmpty)
    }

    @Test func aRuleThatDidNotRunMakesNoCommentStale() throws {
        let result = try check("x //surety:ignore leak why\n") { $0.ignore = ["leak"] }
        #expect(result.notes.isEmpty)
        #expect(result.suppressions.map(\.used) == [false])
    }

    @Test func listsWhatItRead() throws {
        let result = try check("\nleak! //surety:ignore leak,defer-in-loop the pool closes it\n")
        #expect(result.suppressions.map(\.rule) == ["leak", "defer-in-loop"])
        #expect(result.suppressions.map(\.line) == [2, 2])
        #expect(result.suppressions.map(\.reason) == ["the pool closes it", "the pool closes it"])
        #expect(result.suppressions.map(\.used) == [true, false])
    }
}

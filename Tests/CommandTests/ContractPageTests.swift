import Foundation
import SuretyCheck
import SuretyContracts
import TestSupport
import Testing

/// What `Documentation/Contracts.md` says is so.
struct ContractPageTests {
    private static let page = "Documentation/Contracts.md"

    @Test func theExamplesAreRead() throws {
        let examples = Repository.goExamples(in: try Repository.text(Self.page))
        #expect(examples.count >= 7)
        for (index, example) in examples.enumerated() {
            let folder = try TemporaryFolder(["go.mod": "module example\n\ngo 1.24\n", "example.go": example])
            let notes = try check(folder).notes
            #expect(notes.map(\.message) == [], "example \(index + 1)")
            #expect(example.contains("//surety:"))
        }
    }

    /// Every word and every attribute has an example.
    @Test func theExamplesAreComplete() throws {
        let examples = Repository.goExamples(in: try Repository.text(Self.page)).joined()
        let attributes = [
            "on=ok", "on=error", "on=any", "when=force==1", "when=flags&4", "errors=", "mode=", " idempotent",
            " isolated", " nil-safe", " once", " given", " new", " reaped", " named", " peer", " counter",
            " strict",
            " drained", " virtual", " slight-on-failure", " lasting", " mild", " collected", " empty=",
            "within=",
            "times=", "until=",
            "late=", " from ", "kind ",
            "release=",
            " survives", " pooled",
            " lock",
            " process-long", " expires", " output", " droppable\n", "droppable=go1", "noun=", "acquired=",
            "released=",
            "harm=", "recv", "result[1]", "[*]", "process part",
        ]
        for word in Word.allCases.map({ "//surety:\($0.rawValue)" }) + attributes {
            #expect(examples.contains(word), "no example of '\(word)'")
        }
    }

    /// The table of mistakes: each is reported as it says, at its place.
    @Test func theMistakesAreReported() throws {
        let rows = try Repository.text(Self.page).matches(of: /\| `(\/\/surety:[^`]*)` \| (.+) \|/)
        #expect(rows.count >= 15)
        for row in rows {
            let source = "package example\n\n\(row.1)\nfunc f(path string) (int, error)\n"
            let folder = try TemporaryFolder(["go.mod": "module example\n\ngo 1.24\n", "example.go": source])
            let result = try check(folder)
            #expect(result.notes.map(\.message) == [String(row.2)], "\(row.1)")
            let lines = result.notes.map(\.line)
            #expect(lines == [3], "\(row.1)")
        }
    }

    /// A mistake is pointed at, not the comment as a whole.
    @Test func aMistakeHasItsColumn() throws {
        let source = "package example\n\n//surety:releases path file twice\nfunc f(path string)\n"
        let folder = try TemporaryFolder(["go.mod": "module example\n\ngo 1.24\n", "example.go": source])
        let result = try check(folder)
        let columns = result.notes.map(\.column)
        #expect(columns == [29])
    }

    /// A stub folder makes a finding that is not there without it, whether the file names its package or lies in it.
    @Test(arguments: ["lamp.go", "example.com/lamp/any.go"])
    func stubsAreHeeded(path: String) throws {
        let examples = Repository.goExamples(in: try Repository.text(Self.page))
        var stub = try #require(examples.first { $0.contains("package lamp") })
        if path.contains("/") { stub = stub.replacing(" // import \"example.com/lamp\"", with: "") }
        let stubs = try TemporaryFolder([path: stub])
        let user = """
            package example

            import "example.com/lamp"

            func leaves(room string, early bool) error {
            \tl, err := lamp.Light(room)
            \tif err != nil || early {
            \t\treturn err
            \t}
            \treturn l.Off()
            }

            """
        let folder = try TemporaryFolder(["go.mod": "module example\n\ngo 1.24\n", "example.go": user])
        #expect(try check(folder).findings.isEmpty)
        let found = try check(folder, stubs: [stubs.path]).findings.map {
            "\($0.finding.rule) \($0.finding.kind)"
        }
        #expect(found == ["leak lamp"])
    }

    private func check(_ folder: TemporaryFolder, stubs: [String] = []) throws -> CheckResult {
        var options = CheckOptions()
        options.paths = [folder.path]
        options.stubs = stubs
        return try Check(options, stages: StageClock()).run()
    }
}

import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck

struct CheckTests {
    private func check(_ files: [String: String]) throws -> CheckResult {
        let folder = try TemporaryFolder(files)
        return try MarkedLanguage.check([folder.path])
    }

    private func fingerprints(_ text: String, moved: Bool = false, name: String = "a.mark") throws -> [String]
    {
        // The shown path must not depend on the temporary folder, whose name is another each time.
        let result = try check([name: text])
        return result.findings.map { moved ? $0.movedFingerprint : $0.fingerprint }
    }

    @Test func sortsByPathAndPlace() throws {
        let result = try check([
            "b.mark": "leak!", "a.mark": "x leak!\nleak! defer-in-loop!", "a/z.mark": "leak!",
        ])
        let places = result.findings.map { finding in
            let place = result.sources.start(of: finding.finding.span)
            return
                "\(Path.name(result.sources.path(of: finding.finding.span.file))):\(place.line):\(place.column)"
        }
        #expect(places == ["a.mark:1:3", "a.mark:2:1", "a.mark:2:7", "z.mark:1:1", "b.mark:1:1"])
    }

    @Test func fingerprintsSurviveMovedLines() throws {
        let here = try fingerprints("leak! leak!\n", moved: true)
        #expect(Set(here).count == 2)
        #expect(here.allSatisfy { $0.utf8.count == 32 })
        #expect(try fingerprints("\n\n  leak!\nleak!\n", moved: true) == here)
        #expect(try fingerprints("leak! leak!\n", moved: true, name: "other.mark") == here)
        #expect(try fingerprints("defer-in-loop!\n", moved: true) != [here[0]])
    }

    @Test func fingerprintsNameThePath() throws {
        let result = try check(["a.mark": "leak!", "b.mark": "leak!"])
        #expect(result.findings[0].fingerprint != result.findings[1].fingerprint)
        // Numbered through the whole run, the mark of one would change with the other file's name.
        #expect(result.findings[0].movedFingerprint == result.findings[1].movedFingerprint)
    }

    @Test(arguments: [
        ("f(a, b)", "f( a,b )"), ("f(\n  a,\n  b,\n)", "f(a, b)"),
        ("go func() { x(); }()", "go func() {\n y()\n}()"),
        ("f(a /* why */, b) // so", "f(a, b)"), ("f(\"// x, )\", '\\'')", "f(\"// x, )\",'\\'')"),
        ("f(`a\\`, b)", "f(`a\\`,b)"), ("a / b", "a/b"),
    ])
    func layoutAndBodiesAreNoEssence(one: String, other: String) {
        #expect(essence(one) == essence(other))
        #expect(!essence(one).isEmpty)
    }

    @Test func theRestIsEssence() {
        for (one, other) in [
            ("f(a)", "f(b)"), ("f(a, b)", "f(ab)"), ("f(\"//a\")", "f(\"//b\")"),
            ("f(\"{\", a)", "f(\"{\", b)"),
        ] {
            #expect(essence(one) != essence(other))
        }
        // What is not closed, as in a file that does not parse, has an end all the same.
        for text in ["\"a", "'\\", "/* a", "{{ a", "}} a", "/", "a,", "// a"] { _ = essence(text) }
    }

    private func essence(_ text: String) -> [UInt8] {
        let buffer = SourceBuffer(Array(text.utf8))
        return SourceEssence.of(buffer.bytes[0..<buffer.count])
    }

    @Test func aStableHashIsStable() {
        var hash = StableHash()
        hash.add("leak")
        #expect(hash.text == "b644a06ed883d94f708126154b93cf32")
    }

    @Test func statusesOfARun() throws {
        let clean = try check(["a.mark": "x\n"])
        let warning = try check(["a.mark": "leak-on-throw!\n"])
        let broken = try check(["a.mark": "broken\n"])
        #expect(ExitStatus(of: clean, failOn: .note, strict: true) == .clean)
        #expect(ExitStatus(of: warning, failOn: .warning, strict: false) == .findings)
        #expect(ExitStatus(of: warning, failOn: .error, strict: false) == .clean)
        #expect(ExitStatus(of: broken, failOn: .warning, strict: false) == .clean)
        #expect(ExitStatus(of: broken, failOn: .warning, strict: true) == .untrusted)
    }

    @Test func runsTheChosenRulesOnly() throws {
        let folder = try TemporaryFolder(["a.mark": "leak! defer-in-loop!\n"])
        let one = try MarkedLanguage.check([folder.path]) { $0.select = ["leak"] }
        #expect(one.findings.map(\.finding.rule) == ["leak"])
        let other = try MarkedLanguage.check([folder.path]) { $0.ignore = ["leak"] }
        #expect(other.findings.map(\.finding.rule) == ["defer-in-loop"])
        #expect(throws: UnknownName.self) {
            try MarkedLanguage.check([folder.path]) { $0.select = ["nothing"] }
        }
    }

    @Test func theNumberOfThreadsDoesNotShow() throws {
        var files: [String: String] = [:]
        for index in 0..<100 { files["f\(index).mark"] = String(repeating: "leak! x\n", count: index) }
        let folder = try TemporaryFolder(files)
        let one = try MarkedLanguage.check([folder.path]) { $0.jobs = 1 }
        let many = try MarkedLanguage.check([folder.path]) { $0.jobs = 7 }
        #expect(one.findings == many.findings)
        #expect(one.lines == many.lines)
    }
}

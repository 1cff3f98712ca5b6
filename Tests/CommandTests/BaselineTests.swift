import Foundation
import TestSupport
import Testing

/// How the check is taken up in an old code base: what is known is left out, and only that.
struct BaselineTests {
    private func write(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder(files)
        let outcome = try Command.surety(
            "check", "--write-baseline", "../\(name(folder)).json", in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        try Data(contentsOf: URL(fileURLWithPath: folder.path + ".json")).write(
            to: URL(fileURLWithPath: folder.path(of: "known.json")))
        try FileManager.default.removeItem(atPath: folder.path + ".json")
        return folder
    }

    private func name(_ folder: TemporaryFolder) -> String {
        folder.path.split(separator: "/").last.map(String.init) ?? ""
    }

    private func fingerprints(_ text: String) throws -> [String] {
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let findings = try #require(json["findings"] as? [[String: Any]])
        return findings.compactMap { $0["fingerprint"] as? String }
    }

    @Test(arguments: AgedCode.Change.allCases)
    func whatIsKnownStaysKnown(change: AgedCode.Change) throws {
        let old = try write(AgedCode.files())
        let known = try String(contentsOfFile: old.path(of: "known.json"), encoding: .utf8)
        #expect(AgedCode.findings >= 200)
        #expect(try fingerprints(known).count == AgedCode.findings)
        #expect(change == .nothing || AgedCode.files(change) != AgedCode.files())

        let new = try TemporaryFolder(AgedCode.files(change))
        try new.write(known, to: "known.json")
        let outcome = try Command.surety("check", "--baseline", "known.json", in: new.path)
        #expect(outcome.status == 0)
        #expect(
            outcome.output
                == "nothing found in 6 files; \(AgedCode.findings) known findings left out by the baseline\n")
    }

    /// What the changes make of the code is Go.
    @Test(
        .enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"), arguments: AgedCode.Change.allCases
    )
    func theChangedCodeBuilds(change: AgedCode.Change) throws {
        let folder = try TemporaryFolder(AgedCode.files(change))
        let outcome = try GoOracle.run("build", "./...", in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func oneMoreOfTheSameIsOneNew() throws {
        let body = "\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn\n\t}\n\t_ = f.Name()\n"
        let file = { (count: Int) in
            "package a\n\nimport \"os\"\n\nfunc g(path string) {\n"
                + String(repeating: "\t{\n\(body)\t}\n", count: count) + "}\n"
        }
        let folder = try write(["go.mod": "module example\n\ngo 1.24\n", "a.go": file(2)])
        let check = ["check", "--baseline", "known.json", "--format", "json"]
        let same = try Command.run(Command.surety, check, in: folder.path)
        #expect(same.status == 0)
        #expect(same.output.contains("\"findings\": 0,"))
        #expect(same.output.contains("\"baselined\": 2\n"))

        try folder.write(file(3), to: "a.go")
        let more = try Command.run(Command.surety, check, in: folder.path)
        #expect(more.status == 1)
        #expect(try fingerprints(more.output).count == 1)
        #expect(more.output.contains("\"baselined\": 2\n"))

        try folder.write(file(1), to: "a.go")
        let fewer = try Command.surety("check", "--baseline", "known.json", in: folder.path)
        #expect(fewer.status == 0)
        #expect(
            fewer.output == """
                note: known.json:1:1: 1 entry of the baseline matches nothing any more; write it anew with \
                '--write-baseline'

                nothing found in 1 file; 1 known finding left out by the baseline

                """)
    }

    /// What a run does not look at is not taken for gone.
    @Test func aPartOfTheCodeLeavesTheRestAlone() throws {
        let folder = try write(AgedCode.files())
        let part = try Command.surety("check", "p0", "--baseline", "known.json", in: folder.path)
        #expect(part.status == 0)
        #expect(!part.output.contains("note:"))
        let rule = try Command.surety(
            "check", "--select", "leak", "--baseline", "known.json", in: folder.path)
        #expect(!rule.output.contains("note:"))
        try FileManager.default.removeItem(atPath: folder.path(of: "p0"))
        let rest = try Command.surety("check", "--baseline", "known.json", in: folder.path)
        #expect(
            rest.output.contains("\(AgedCode.findings / 6) entries of the baseline match nothing any more"))
    }

    /// Where only the copy is looked at, the first is still there: the copy is new, and no renamed file.
    @Test func aCopyIsNew() throws {
        let folder = try write(AgedCode.files())
        let copied = try Command.shell(
            "mkdir copy && cp p0/work.go copy && \"$SURETY\" check copy --baseline known.json",
            in: folder.path)
        #expect(copied.status == 1)
        #expect(!copied.output.contains("known finding"))
        let moved = try Command.shell(
            "rm -r p0 && \"$SURETY\" check copy --baseline known.json", in: folder.path)
        #expect(moved.status == 0)
        #expect(moved.output.contains("\(AgedCode.findings / 6) known findings left out"))
    }

    /// A file that is written anew without a change of the code is the same bytes; a new finding is a new line.
    @Test func theFileReadsWellAsADifference() throws {
        let folder = try write(AgedCode.files())
        let text = { try String(contentsOfFile: folder.path(of: "known.json"), encoding: .utf8) }
        let before = try text()
        #expect(before.split(separator: "\n").count == AgedCode.findings + 6)
        for (name, text) in AgedCode.files(.reordered) { try folder.write(text, to: name) }
        _ = try Command.surety("check", "--write-baseline", "known.json", in: folder.path)
        #expect(try text() == before)
    }

    @Test(arguments: [
        ("", "known.json:1:1: expected a value"),
        ("{\"schema\": 1,\n  \"tool\" \"x\"}", "known.json:2:10: expected ':'"),
        ("{\"tool\": \"other\", \"schema\": 1}", "known.json:1:10: this is no baseline of surety"),
        ("[]", "known.json:1:1: this is no baseline of surety"),
        ("{\"tool\": \"surety\", \"schema\": 2}", "known.json:1:30: the only schema that is known is 1"),
        ("{\"tool\": \"surety\", \"schema\": 1}", "known.json:1:1: expected a list of 'findings'"),
        (
            "{\"tool\": \"surety\", \"schema\": 1,\n\"findings\": [{\"rule\": 7}]}",
            "known.json:2:23: expected a finding with a text 'rule'"
        ),
        ("{\"tool\": \"surety", "known.json:1:10: the text that begins here is not closed"),
        ("{} {}", "known.json:1:4: expected the end"),
        (String(repeating: "[", count: 10_000), "known.json:1:101: lists and objects nest too deep"),
    ])
    func aFileThatIsNone(text: String, complaint: String) throws {
        let folder = try TemporaryFolder(["a.go": "package a\n", "known.json": text])
        let outcome = try Command.surety("check", "--baseline", "known.json", in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "surety: error: cannot use the baseline: \(complaint); write it anew with '--write-baseline'\n"
        )
    }

    @Test func aFileThatIsNotThere() throws {
        let folder = try TemporaryFolder(["a.go": "package a\n"])
        let outcome = try Command.surety("check", "--baseline", "known.json", in: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                surety: error: cannot read the baseline 'known.json': no such file or directory; write one with \
                '--write-baseline'

                """)
        let both = ["check", "--baseline", "a", "--write-baseline", "b"]
        #expect(try Command.run(Command.surety, both, in: folder.path).status == 2)
        let lost = try Command.surety("check", "--write-baseline", "missing/known.json", in: folder.path)
        #expect(lost.status == 2 && lost.errors.contains("cannot write 'missing/known.json'"))
    }

    /// A run that is not to be trusted may have missed something: it does not touch the file.
    @Test func anUntrustworthyRunWritesNothing() throws {
        let folder = try TemporaryFolder(["a.go": "package a\n\nfunc {\n"])
        let broken = try Command.surety(
            "check", "--strict", "--write-baseline", "known.json", in: folder.path)
        #expect(broken.status == 2)
        let missing = try Command.surety(
            "check", ".", "missing", "--write-baseline", "known.json", in: folder.path)
        #expect(missing.status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.path(of: "known.json")))
    }

    @Test func whatEscapesIsReadBack() throws {
        let leak = "import \"os\"\n\nfunc f(p string) {\n\tg, _ := os.Open(p)\n\t_ = g.Name()\n}\n"
        let folder = try write(["a\"\\\u{1}\té🦊/a.go": "package a\n\n\(leak)"])
        let outcome = try Command.surety("check", "--baseline", "known.json", in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("1 known finding left out"))
        #expect(!outcome.output.contains("note:"))
    }
}

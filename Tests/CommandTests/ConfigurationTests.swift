import Foundation
import SuretyCheck
import TestSupport
import Testing

@testable import SuretyCommand

/// What a project says in `.surety.yml`, against the built command.
struct ConfigurationTests {
    private static let leak = """
        package a

        import "os"

        type Request struct{}

        func f(p string, r Request) {
        \tg, _ := os.Open(p)
        \t_ = g.Name()
        }

        """

    private func project(_ configuration: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "go.mod": "module example\n\ngo 1.24\n", "cmd/x/a.go": Self.leak, "gen/a.go": Self.leak,
            "lib/a.go": Self.leak, ".surety.yml": configuration,
        ])
        try folder.folder(".git")
        return folder
    }

    private func findings(_ outcome: Outcome) throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let findings = try #require(json?["findings"] as? [[String: Any]])
        return findings.map { "\($0["path"] ?? "") \($0["rule"] ?? "") \($0["severity"] ?? "")" }
    }

    private static let all = ["cmd/x/a.go leak error", "gen/a.go leak error", "lib/a.go leak error"]

    @Test(arguments: [
        ("", "", all, 1), ("# nothing\n", "", all, 1), ("rules: {leak: off}", "", [], 0),
        ("rules: {leak: off}", "--select leak", all, 1),
        ("rules: {leak: note}", "", all.map { $0.replacing("error", with: "note") }, 0),
        ("rules: {leak: note}", "--select leak", all.map { $0.replacing("error", with: "note") }, 0),
        ("rules: {leak: warning}", "--ignore leak", [], 0),
        ("rules: {leak: note}\nfail-on: note", "", all.map { $0.replacing("error", with: "note") }, 1),
        (
            "rules: {leak: note}\nfail-on: note", "--fail-on error",
            all.map { $0.replacing("error", with: "note") }, 0
        ),
        ("exclude: [gen/, 'cmd/**']", "", [all[2]], 1), ("exclude: [gen/]", "gen/a.go", [all[1]], 1),
        ("exclude: ['*.go', '!/lib/a.go']", "", [all[2]], 1),
        ("paths: {'cmd/**': {rules: {leak: off}}}", "", [all[1], all[2]], 1),
        (
            "paths: {lib: {rules: {leak: warning}}, 'lib/*': {rules: {leak: note}}}", "lib",
            ["lib/a.go leak note"], 0
        ),
        ("rules: {leak: off}\npaths: {gen: {rules: {leak: on}}}", "", [all[1]], 1),
        ("rules: {leak: off}\npaths: {gen: {rules: {leak: on}}}", "--ignore leak", [], 0),
        ("rules: {leak: off}\npaths: {gen: {rules: {leak: on}}}", "--select task-leak", [], 0),
    ])
    func aFileIsHeededAndFlagsWin(text: String, flags: String, expected: [String], status: Int32) throws {
        let folder = try project(text)
        let outcome = try Command.shell("\"$SURETY\" check --format json \(flags)", in: folder.path)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.status == status)
        #expect(try findings(outcome) == expected)
    }

    @Test func theNearestFileUpToTheRepositoryHolds() throws {
        let folder = try project("rules: {leak: off}")
        #expect(try Command.surety("check", "lib/a.go", in: folder.path).status == 0)
        #expect(try Command.surety("check", in: folder.path(of: "lib")).status == 0)
        #expect(try Command.surety("check", folder.path(of: "lib"), in: "/usr").status == 0)
        try folder.write("rules: {leak: warning}", to: "lib/.surety.yml")
        #expect(try Command.surety("check", "lib", in: folder.path).output.contains("warning[leak]"))
        let two = try Command.surety("check", "lib", "gen", in: folder.path)
        #expect(two.status == 2)
        #expect(
            two.errors
                == "surety: error: the paths have two configurations, 'lib/.surety.yml' and '.surety.yml'; check them in two runs\n"
        )
        // A repository within another has a file of its own, or none.
        try folder.folder("gen/.git")
        #expect(try Command.surety("check", "gen", in: folder.path).status == 1)
        // Outside of a repository the working directory is the end.
        let outside = try TemporaryFolder(["a/b/a.go": Self.leak, "a/.surety.yml": "rules: {leak: off}"])
        #expect(try Command.surety("check", "b", in: outside.path(of: "a")).status == 0)
        #expect(try Command.surety("check", in: outside.path(of: "a/b")).status == 1)
    }

    @Test func tagsAndStubsAreHeeded() throws {
        let folder = try project("tags: [special]\nstubs: [contracts]")
        try folder.folder("contracts")
        let special = "//go:build special\n\n" + Self.leak.replacing("func f", with: "func g")
        try folder.write(special, to: "lib/special.go")
        let outcome = try Command.surety("check", "lib", "--format", "json", in: folder.path(of: ""))
        #expect(try findings(outcome) == ["lib/a.go leak error", "lib/special.go leak error"])
        let explained = try Command.surety("explain", "lib/special.go:g", in: folder.path)
        #expect(explained.status == 0)
        try folder.write("stubs: [missing]", to: ".surety.yml")
        let missing = try Command.surety("check", in: folder.path(of: "lib"))
        #expect(
            missing.status == 2 && missing.errors.contains("cannot use the stubs in '\(folder.path)/missing'")
        )
    }

    @Test func aCommentIsOfUseWhereTheRuleIsOff() throws {
        let folder = try project("paths: {lib: {rules: {leak: off}}}")
        try folder.write(
            Self.leak.replacing("(p)\n", with: "(p) //surety:ignore leak because\n"), to: "lib/a.go")
        let outcome = try Command.surety("check", "lib", in: folder.path)
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("note:"))
    }

    @Test(arguments: [
        ("rulez: {}", "1:1: unknown key 'rulez'; did you mean 'rules'?"),
        ("rules:\n  leek: off", "2:3: unknown rule 'leek'; did you mean 'leak'?"),
        ("rules: [leak]", "1:8: expected keys and values; write 'key: value'"),
        ("rules:", "1:7: expected keys and values; write 'key: value'"),
        ("rules: {leak: loud}", "1:15: unknown level 'loud'; give off, on, note, warning or error"),
        ("rules: {leak: [off]}", "1:15: expected off, on, note, warning or error"),
        ("fail-on: never", "1:10: unknown severity 'never'; give note, warning or error"),
        ("tags: a", "1:7: expected a list; write '[a, b]', or '- a' in a line each"),
        ("tags: [1, b]", "1:8: expected a text; put it in quotes"),
        ("stubs: [[a]]", "1:9: expected a text"),
        ("exclude: ['# x']", "1:11: the pattern '# x' says nothing; write one as in '.gitignore'"),
        ("paths: {'': {rules: {}}}", "1:9: the pattern '' says nothing; write one as in '.gitignore'"),
        ("paths: {a: {rule: {}}}", "1:13: unknown key 'rule'; did you mean 'rules'?"),
        ("fail-on: note\n? [a]\n: b", "2:3: expected a name"),
        ("tags: [a]\ntags: [b]", "1:1: 'tags' stands twice in the mapping that begins here"),
        ("a: [", "2:1: this is no YAML: did not find expected node content"),
        ("fail-on: note\n---\nfail-on: error", "2:1: this is no YAML: but found another document"),
    ])
    func aMistakeIsPointedAt(text: String, complaint: String) throws {
        let folder = try project(text)
        for arguments in [["check"], ["check", "lib/a.go"], ["config"], ["explain", "lib/a.go:f"]] {
            let outcome = try Command.run(Command.surety, arguments, in: folder.path)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors == "surety: error: .surety.yml:\(complaint)\n")
        }
    }

    @Test func hostileFilesAreRefused() throws {
        for text in [String(repeating: "[", count: 100_000), "\u{FEFF}{", "a: &x [*x]", "\0", "? \n?"] {
            let folder = try project(text)
            #expect(try Command.surety("check", in: folder.path).status == 2, "\(text.prefix(20))")
        }
    }

    @Test func configTellsWhereValuesComeFrom() throws {
        let folder = try project("fail-on: error\nrules:\n  leak: note\n  task-leak: off\ntags: [x]\n")
        let text = try Command.surety("config", "--ignore", "defer-in-loop", in: folder.path)
        #expect(text.status == 0)
        let rows = text.output.split(separator: "\n").map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        for row in [
            "file .surety.yml", "fail-on error .surety.yml:1", "stubs none default", "tags x .surety.yml:5",
            "rules: leak note .surety.yml:3", "rules: task-leak off .surety.yml:4",
            "rules: defer-in-loop off --ignore", "rules: leak-on-throw on default",
        ] { #expect(rows.contains(row), "\(row)") }

        let output = try Command.surety(
            "config", "lib", "--format", "json", "--fail-on", "note", "--tags", "y,z", in: folder.path
        ).output
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect((json["fail-on"] as? [String: String]) == ["value": "note", "origin": "--fail-on"])
        #expect((json["tags"] as? [[String: String]])?.map { $0["value"] } == ["y", "z"])
        #expect((json["rules"] as? [[String: String]])?.count == RuleCatalogue.all.count)
        #expect(json["file"] as? String == ".surety.yml")

        let bare = try TemporaryFolder(["a.go": "package a\n"])
        #expect(try Command.surety("config", in: bare.path).output.hasPrefix("file "))
        #expect(try Command.surety("config", "missing", in: bare.path).status == 2)
        #expect(try Command.surety("config", "--select", "leek", in: bare.path).status == 2)
    }

    // MARK: The schema and the page

    private func schema() throws -> [String: Any] {
        let text = try Repository.text("Documentation/surety.schema.json")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// Each key, rule and word that is known to one of schema and parser is known to the other.
    @Test func theSchemaAndTheParserAgree() throws {
        let schema = try schema()
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(ConfigurationFile.Key.allCases.map(\.rawValue)))
        let paths = properties["paths"]?["additionalProperties"] as? [String: Any]
        let pathKeys = try #require(paths?["properties"] as? [String: Any])
        #expect(Set(pathKeys.keys) == Set(ConfigurationFile.PathKey.allCases.map(\.rawValue)))
        #expect(
            schema["additionalProperties"] as? Bool == false
                && paths?["additionalProperties"] as? Bool == false)

        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        #expect(definitions["level"]?["enum"] as? [String] == RuleLevel.names)
        let rules = (definitions["rules"]?["propertyNames"] as? [String: Any])?["enum"] as? [String]
        #expect(
            rules == RuleCatalogue.all.map(\.name).sorted(),
            "the schema's list of rules is not that of the pages")
        #expect(properties["fail-on"]?["enum"] as? [String] == ["note", "warning", "error"])
    }

    /// What the schema says of a key's type is what the parser asks for.
    @Test func theSchemaAndTheParserAgreeOnTypes() throws {
        let values = ["object": "{}", "array": "[a]", "text": "error"]
        for (key, property) in try #require(try schema()["properties"] as? [String: [String: Any]]) {
            let wanted = property["enum"] != nil ? "text" : property["type"] as? String ?? "object"
            for (type, value) in values {
                let isRead = (try? ConfigurationParser.parse("\(key): \(value)")) != nil
                #expect(isRead == (type == wanted), "\(key): \(value)")
            }
        }
    }

    @Test func theExamplesOfThePageAreRead() throws {
        let page = try Repository.text("Documentation/Configuration.md")
        let examples = page.matches(of: /```yaml\n([\s\S]*?)```/).map { String($0.1) }
        #expect(examples.count == 1)
        for example in examples {
            _ = try ConfigurationParser.parse(example)
            for key in ConfigurationFile.Key.allCases { #expect(example.contains("\n\(key.rawValue):")) }
        }
        for key in ConfigurationFile.Key.allCases { #expect(page.contains("| `\(key.rawValue)` |")) }
    }
}

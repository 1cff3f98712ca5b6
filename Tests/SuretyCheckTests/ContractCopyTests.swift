import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck

/// What is known of an API is data: the same program finds the same under another name of every package, and nothing
/// where nothing is known.
///
/// All stubs that ship are copied into stub folders of a user, and the fixtures import the copies. Only the package that
/// holds Go's tests keeps its name, since what a test is belongs to the language.
struct ContractCopyTests {
    private static let prefix = "copied.example/"
    private static let stubs = "Sources/Check/Stubs/go"

    /// What a finding says apart from its words.
    private struct Verdict: Hashable, CustomStringConvertible {
        var file: Substring
        var line: Int
        var rule: String
        var kind: String
        var severity: Severity
        var description: String { "\(file):\(line) \(severity) \(rule) \(kind)" }
    }

    @Test func anotherNameChangesNothing() throws {
        let original = try verdicts(of: check(fixtures { $0 }, stubs: [:]))
        let copies = try copies()
        let copied = try verdicts(of: check(fixtures { renamed($0, copies.paths) }, stubs: copies.files))
        #expect(original.count > 100)
        #expect(copied.subtracting(original) == [])
        #expect(original.subtracting(copied) == [])
    }

    @Test func nothingIsFoundWhereNothingIsKnown() throws {
        let paths = try copies().paths
        let result = try check(fixtures { renamed($0, paths) }, stubs: [:])
        // What is wrong with a defer or a recover is wrong in any program.
        #expect(result.findings.filter { !$0.finding.kind.isEmpty }.map(\.finding.message) == [])
        let imported = Set(try imports(paths).map { Self.prefix + $0 })
        #expect(imported.count > 20)
        #expect(imported.subtracting(result.coverage.importsUnresolved) == [])
    }

    // MARK: Copies

    /// The stubs under other import paths, and the paths that they have in truth.
    private func copies() throws -> (files: [String: String], paths: Set<String>) {
        var texts: [(path: String, folder: String, text: String)] = []
        for folder in ["std", "contracts"] {
            for file in Repository.files(below: "\(Self.stubs)/\(folder)", ending: ".go") {
                let text = try Repository.text(file)
                guard let path = text.split(separator: "// import \"").last?.split(separator: "\"").first
                else {
                    continue
                }
                texts.append((String(path), folder, text))
            }
        }
        // Other versions and earlier names have the same text.
        for line in try Repository.text("Sources/Check/Stubs/paths.txt").split(separator: "\n") {
            let names = line.split(separator: " ").map(String.init)
            guard names.count == 2, !line.hasPrefix("#") else { continue }
            for same in texts where same.path == names[1] {
                texts.append(
                    (
                        names[0], same.folder,
                        same.text.replacing("// import \"\(names[1])\"", with: "// import \"\(names[0])\"")
                    ))
            }
        }
        let paths = Set(texts.map(\.path)).subtracting(["testing"])
        let files = texts.filter { paths.contains($0.path) }.map {
            ("\($0.path)/\($0.folder).go", renamed($0.text, paths))
        }
        return (Dictionary(files, uniquingKeysWith: { first, _ in first }), paths)
    }

    /// A file that imports the copies: names in quotes are renamed where imports may stand.
    private func renamed(_ text: String, _ paths: Set<String>) -> String {
        var isInImports = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("import (") { isInImports = true }
            if line.hasPrefix(")") { isInImports = false }
            let isImport = line.hasPrefix("import ") || line.hasPrefix("package ")
            guard isInImports || isImport, let path = quoted(line), paths.contains(String(path)) else {
                return String(line)
            }
            return String(line.replacing("\"\(path)\"", with: "\"\(Self.prefix)\(path)\""))
        }.joined(separator: "\n")
    }

    private func quoted(_ line: Substring) -> Substring? {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[1] : nil
    }

    /// The packages with stubs that the fixtures import.
    private func imports(_ paths: Set<String>) throws -> Set<String> {
        let lines = try fixtures { $0 }.values.flatMap { $0.split(separator: "\n") }
        return Set(
            lines.filter { $0.hasPrefix("\t\"") || $0.hasPrefix("import ") }.compactMap { quoted($0) }
                .map(String.init)
        ).intersection(paths)
    }

    // MARK: Runs

    private func fixtures(_ change: (String) -> String) throws -> [String: String] {
        let files = Repository.files(below: "Tests/Fixtures/Go/Rules", ending: ".go")
        return try Dictionary(
            uniqueKeysWithValues: files.map { (String(Path.name($0)), change(try Repository.text($0))) })
    }

    private func check(_ files: [String: String], stubs: [String: String]) throws -> CheckResult {
        let code = try TemporaryFolder(files)
        let folder = try TemporaryFolder(stubs)
        var options = CheckOptions()
        options.paths = [code.path]
        options.select = ["all"]
        if !stubs.isEmpty { options.stubs = [folder.path] }
        return try Check(options, stages: StageClock()).run()
    }

    private func verdicts(of result: CheckResult) -> Set<Verdict> {
        Set(
            result.findings.map { shown in
                Verdict(
                    file: Substring(Path.name(result.sources.path(of: shown.finding.span.file))),
                    line: Int(result.sources.start(of: shown.finding.span).line), rule: shown.finding.rule,
                    kind: shown.finding.kind, severity: shown.finding.severity)
            })
    }
}

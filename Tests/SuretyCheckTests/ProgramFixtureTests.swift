import Testing
import TestSupport

@testable import SuretyCheck

/// Whole programs whose comments say what is found, and how much it weighs: `// error leak`, `// note leak`.
struct ProgramFixtureTests {
    private static let root = "Tests/Fixtures/Go/Programs"

    /// The folders themselves are the list, so that none is forgotten.
    private static let programs = Repository.files(below: root, ending: "/go.mod").map {
        String($0.dropFirst(root.count + 1).dropLast("/go.mod".count))
    }.filter { !$0.contains("/") }

    @Test func thereArePrograms() { #expect(Self.programs.contains("library")) }

    @Test(arguments: programs) func weighs(_ program: String) throws {
        let folder = Repository.path("\(Self.root)/\(program)")
        var options = CheckOptions()
        options.paths = [folder]
        let result = try Check(options, stages: StageClock()).run()
        let found = result.findings.map { shown in
            let place = result.sources.start(of: shown.finding.span)
            let path = result.sources.path(of: shown.finding.span.file)
            return "\(Path.name(path)):\(place.line) \(shown.finding.severity) \(shown.finding.rule)"
        }
        #expect(try found.sorted() == Self.wanted(below: "\(Self.root)/\(program)").sorted())
    }

    private static func wanted(below folder: String) throws -> [String] {
        try Repository.files(below: folder, ending: ".go").flatMap { path in
            try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .compactMap { number, line in
                    guard let comment = line.split(separator: "// ").last, line.contains("// "),
                        let word = comment.split(separator: " ").first,
                        ["error", "warning", "note"].contains(word), !line.hasPrefix("//")
                    else { return nil }
                    return "\(Path.name(path)):\(number + 1) \(comment)"
                }
        }
    }
}

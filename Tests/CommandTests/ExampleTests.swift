import Foundation
import SuretyCheck
import TestSupport
import Testing

/// The examples that people read are held to what they say.
struct ExampleTests {
    @Test func theIncidentsAreFound() throws {
        let result = try checkAll(Repository.path("Examples/Incidents"))
        for input in result.sources.inputs where input.isChecked {
            let text = input.buffer.text(from: 0, to: input.buffer.count)
            let mistakes = Expectations.mistakes(
                in: text, found: Expectations.found(result, in: input.displayPath))
            #expect(mistakes == [], "\(input.displayPath)")
        }
        // What costs nights is no advice.
        #expect(!result.findings.isEmpty && result.findings.allSatisfy { $0.finding.severity > .note })
    }

    @Test func theFixturesAreRight() throws {
        let result = try checkAll(Repository.path("Tests/Fixtures/Go/Rules"))
        for input in result.sources.inputs where input.isChecked {
            let text = input.buffer.text(from: 0, to: input.buffer.count)
            let mistakes = Expectations.mistakes(
                in: text, found: Expectations.found(result, in: input.displayPath))
            #expect(mistakes == [], "\(input.displayPath)")
        }
    }

    @Test(arguments: Repository.files(below: "Documentation/Rules", ending: ".md"))
    func thePagesAreRight(page: String) throws {
        for (index, example) in Repository.goExamples(in: try Repository.text(page)).enumerated() {
            let folder = try TemporaryFolder(["go.mod": "module example\n\ngo 1.24\n", "example.go": example])
            let result = try checkAll(folder.path)
            let mistakes = Expectations.mistakes(
                in: example, found: Expectations.found(result, in: folder.path(of: "example.go")))
            #expect(mistakes == [], "example \(index + 1) of \(page)")
        }
    }
}

private func checkAll(_ path: String) throws -> CheckResult {
    var options = CheckOptions()
    options.paths = [path]
    options.select = ["all"]
    return try Check(options, stages: StageClock()).run()
}

/// What Go itself says of the examples and of the contracts.
@Suite(.enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"))
struct GoOracleTests {
    @Test func goVetFindsNoneOfTheIncidents() throws {
        let outcome = try GoOracle.run("vet", "./...", in: Repository.path("Examples/Incidents"))
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    }

    @Test func thePagesExamplesBuild() throws {
        let folder = try TemporaryFolder(["go.mod": "module pages\n\ngo 1.24\n"])
        for page in Repository.files(below: "Documentation/Rules", ending: ".md") {
            for (index, example) in Repository.goExamples(in: try Repository.text(page)).enumerated() {
                let name = URL(fileURLWithPath: page).deletingPathExtension().lastPathComponent
                try folder.write(example, to: "\(name)\(index)/example.go")
            }
        }
        let outcome = try GoOracle.run("build", "./...", in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func theLoweringFixturesBuild() throws {
        let folder = try TemporaryFolder(["go.mod": "module lowering\n\ngo 1.24\n"])
        let fixtures = Repository.files(below: "Tests/Fixtures/Go/Lowering", ending: ".go")
        for fixture in fixtures {
            try folder.write(
                try Repository.text(fixture), to: URL(fileURLWithPath: fixture).lastPathComponent)
        }
        let outcome = try GoOracle.run("vet", ".", in: folder.path)
        #expect(outcome.status == 0 && fixtures.count >= 12, "\(outcome.errors)")
    }

    @Test func theContractsSpeakOfWhatExists() throws {
        let outcome = try GoOracle.run(
            "run", ".", Repository.path("Sources/Check/Stubs/go/contracts"),
            in: Repository.path("Tests/Tools/gocontracts"))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}

import Foundation
import SuretyFlow
import TestSupport
import Testing

@testable import SuretyCheck

/// What is found in a part of a run is found in it alone, too: nothing that lies beside it shows. `SURETY_TREE` names another
/// tree for this, such as a folder of programs.
struct PartIndependenceTests {
    private static let trees =
        ProcessInfo.processInfo.environment["SURETY_TREE"].map { [$0] }
        ?? ["Tests/Fixtures/Go/Programs", "Examples"].map(Repository.path)

    private func inputs(_ tree: String) throws -> [SourceInput] {
        try Discovery([tree], languages: [.go]).files.enumerated().map { index, file in
            SourceInput(
                path: file.path, displayPath: file.displayPath, buffer: try file.read(), file: FileID(index))
        }
    }

    /// What is said of some files.
    private func said(of paths: Set<String>, in folders: [String]) throws -> [String] {
        var options = CheckOptions()
        options.paths = folders
        options.select = ["all"]
        let result = try Check(options, stages: StageClock()).run()
        func place(_ span: SourceSpan) -> String {
            "\(result.sources.path(of: span.file)):\(span.start)-\(span.end)"
        }
        let findings = result.findings.filter {
            paths.contains(result.sources.inputs[Int($0.finding.span.file.index)].path)
        }.map { reported in
            let finding = reported.finding
            let steps = (finding.steps + finding.related).map { "\($0.text) \(place($0.span))" }
            let edits = finding.fixes.flatMap(\.edits).map { "\($0.text) \(place($0.span))" }
            return
                "\(place(finding.span)) \(finding.rule) \(finding.severity) \(finding.message) \(steps) \(edits) \(reported.fingerprint)"
        }
        return findings + result.notes.filter { paths.contains($0.path) }.map { "\($0)" }
    }

    @Test(arguments: trees)
    func whatIsFoundInAPartDependsOnNoOther(tree: String) throws {
        let inputs = try inputs(tree)
        let parts = GoParts.parts(inputs, WorkerPool(jobs: 2))
        #expect(parts.count > 1)
        var count = 0
        for part in parts {
            let paths = Set(part.map { inputs[$0].path })
            let folders = Set(paths.map { Path.parent($0) }).sorted()
            let alone = try said(of: paths, in: folders)
            #expect(alone == (try said(of: paths, in: [tree])))
            count += alone.count
        }
        #expect(count > 5)
    }
}

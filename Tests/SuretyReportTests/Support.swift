import Foundation
import SuretyFlow
import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck

/// Files made up for a test, and spans in them found by their text.
struct Scene {
    let sources: SourceTable

    init(_ files: [(name: String, text: String)]) {
        sources = SourceTable(
            files.enumerated().map { index, file in
                SourceInput(
                    path: "/project/" + file.name, displayPath: file.name,
                    buffer: SourceBuffer(Array(file.text.utf8)),
                    file: FileID(index))
            })
    }

    /// The span of a text in a file, which must be there.
    func span(_ text: String, file: Int = 0, occurrence: Int = 1) throws -> SourceSpan {
        let bytes = Array(sources.inputs[file].buffer.bytes)
        let wanted = Array(text.utf8)
        var left = occurrence
        for start in 0...(bytes.count - wanted.count)
        where bytes[start..<(start + wanted.count)] == wanted[...] {
            left -= 1
            if left == 0 {
                return SourceSpan(file: FileID(file), start: UInt32(start), end: UInt32(start + wanted.count))
            }
        }
        throw MissingText(text: text)
    }

    /// A step at a text.
    func step(_ kind: Step.Kind, _ text: String, _ label: String, file: Int = 0, occurrence: Int = 1) throws
        -> Step
    {
        Step(kind: kind, span: try span(text, file: file, occurrence: occurrence), text: label)
    }

    /// The result of a run with these findings.
    func result(_ findings: Finding...) -> CheckResult { result(findings) }

    /// The result of a run with these findings.
    func result(_ findings: [Finding]) -> CheckResult {
        var result = CheckResult(sources: sources)
        result.findings = Fingerprints.mark(findings, sources)
        result.files = sources.inputs.count
        return result
    }

    struct MissingText: Error {
        var text: String
    }
}

/// A finding with little in it.
func finding(
    _ message: String, at span: SourceSpan, severity: Severity = .error, steps: [Step] = [],
    function: String = "run"
) -> Finding {
    Finding(
        rule: "leak", severity: severity, language: "go", kind: "file", span: span, function: function,
        message: message, steps: steps, exit: "return")
}

/// Compares with a golden file. `SURETY_BLESS=1` records it instead, and so does its absence, which fails once.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "Tests/SuretyReportTests/Fixtures/" + name
    let isBlessing = ProcessInfo.processInfo.environment["SURETY_BLESS"] == "1"
    guard !isBlessing, let golden = try? Repository.text(path) else {
        try Data(text.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
        if !isBlessing {
            Issue.record("recorded the new golden '\(name)'; look at it", sourceLocation: sourceLocation)
        }
        return
    }
    #expect(text == golden, sourceLocation: sourceLocation)
}

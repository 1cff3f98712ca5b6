import SuretyCheck
import SuretyFlow
import SuretyRules

/// A language made for tests: `RULE!` anywhere in a line is a finding of that rule, and comments begin with `//`.
/// With it the pipeline and the reports can be tested without an analysis.
public enum MarkedLanguage {
    /// The language. Its files end in `.mark`.
    public static let analysis = LanguageAnalysis(
        name: "mark", extensions: ["mark"], isGenerated: GeneratedCode.isGeneratedGo, analyse: analyse)

    /// Runs the check with this language alone.
    public static func check(_ paths: [String], _ change: (inout CheckOptions) -> Void = { _ in }) throws
        -> CheckResult
    {
        var options = CheckOptions()
        options.paths = paths
        change(&options)
        return try Check(options, languages: [analysis], stages: StageClock()).run()
    }

    private static func analyse(_ request: AnalysisRequest) -> AnalysisOutput {
        let outputs = request.pool.map(request.inputs.count) { index, _ in analyse(request.inputs[index]) }
        return outputs.reduce(into: AnalysisOutput()) { all, one in
            all.findings += one.findings
            all.notes += one.notes
            all.brokenFiles += one.brokenFiles
            all.comments += one.comments
            all.lines += one.lines
            all.functions += one.functions
        }
    }

    private static func analyse(_ input: SourceInput) -> AnalysisOutput {
        var output = AnalysisOutput()
        var start = 0
        for line in input.buffer.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            read(String(decoding: line, as: UTF8.self), at: start, input.file, &output)
            start += line.count + 1
        }
        output.lines = input.buffer.bytes.count { $0 == UInt8(ascii: "\n") }
        output.functions = 1
        return output
    }

    private static func read(_ line: String, at start: Int, _ file: FileID, _ output: inout AnalysisOutput) {
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        if let comment = line.firstRange(of: "//") {
            let offset = line[..<comment.lowerBound].utf8.count
            let span = SourceSpan(
                file: file, start: UInt32(start + offset), end: UInt32(start + line.utf8.count))
            output.comments.append(SourceComment(span: span, text: String(line[comment.lowerBound...])))
        }
        if code.contains("broken") {
            output.brokenFiles.append(file)
            let span = SourceSpan(file: file, start: UInt32(start), end: UInt32(start))
            output.notes.append(SourceNote(span: span, message: "expected an expression"))
        }
        for word in code.split(separator: " ") where word.hasSuffix("!") {
            let offset = code[..<word.startIndex].utf8.count
            let span = SourceSpan(
                file: file, start: UInt32(start + offset), end: UInt32(start + offset + word.utf8.count))
            output.findings.append(finding(String(word.dropLast()), at: span))
        }
    }

    private static func finding(_ rule: String, at span: SourceSpan) -> Finding {
        Finding(
            rule: rule, severity: rule == "leak-on-throw" ? .warning : .error, language: "mark", kind: "file",
            span: span, function: "run", message: "'\(rule)' is marked here",
            steps: [Step(kind: .acquire, span: span, text: "marked here")], exit: "return")
    }
}

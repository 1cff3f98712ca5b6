import SuretyFlow
import SuretyRules

/// One run of the check: finds the files, reads them, lets each language's analysis look at its own, and puts the
/// answers in order.
public struct Check {
    private let options: CheckOptions
    private let languages: [LanguageAnalysis]
    /// The rules that run everywhere, by name.
    private let chosen: Set<String>
    /// The rules that run, at some paths at least, by name.
    public let rules: Set<String>
    private let stages: StageClock

    /// Prepares a run; fails where the options name something that does not exist.
    public init(
        _ options: CheckOptions, languages: [LanguageAnalysis] = LanguageAnalysis.all, stages: StageClock
    ) throws(UnknownName) {
        self.options = options
        self.stages = stages
        chosen = try RuleCatalogue.selection(select: options.select, ignore: options.ignore)
        rules = chosen.union(options.policy.rulesOfParts)
        for name in options.languages where !languages.contains(where: { $0.name == name }) {
            throw UnknownName(
                what: "language", name: name, known: languages.map(\.name),
                otherwise: "the languages are: \(languages.map(\.name).joined(separator: ", "))")
        }
        self.languages = languages.filter { options.languages.isEmpty || options.languages.contains($0.name) }
    }

    /// Runs it.
    public func run() -> CheckResult { run(answering: nil, at: []) }

    /// Runs it and answers a question about a file, which is known by any of some paths.
    func run(answering question: Question?, at paths: [String]) -> CheckResult {
        options.memory?.beginRun()
        let discovery = stages.measure("discover") {
            Discovery(
                options.paths, languages: languages, exclude: options.exclude, contents: options.contents)
        }
        // More threads than files would only wait.
        let pool = WorkerPool(jobs: min(options.jobs, max(1, discovery.files.count)))
        let reading = stages.measure("read") { Reading(discovery, languages: languages, pool: pool) }
        let asking = question.map { question in
            { (inputs: [SourceInput]) in
                inputs.first { paths.contains($0.path) }.map { ($0.file, question.place) }
            }
        }
        let outputs = analyse(reading, pool, asking: asking)
        return stages.measure("order") { result(discovery, reading, outputs, answers: question != nil) }
    }

    /// Analyses part by part. Where a question is asked, only the part is of interest that it is about.
    private func analyse(
        _ reading: Reading, _ pool: WorkerPool,
        asking question: (([SourceInput]) -> (file: FileID, place: Question.Place)?)?
    ) -> [AnalysisOutput] {
        let shared = options.memory ?? AnalysisMemory()
        var next = reading.inputs.count
        var outputs: [AnalysisOutput] = []
        for (index, language) in languages.enumerated() {
            let inputs = reading.inputs(ofLanguage: index)
            guard !inputs.isEmpty else { continue }
            var analysis = PartAnalysis(
                language, question == nil ? options.cache : nil, inputs, pool, stages)
            let parts = stages.measure("parts") { language.parts(inputs, pool) }
            let namesFiles = options.paths.contains { path in
                language.extensions.contains(Path.fileExtension(Path.name(path)))
            }
            for (number, part) in parts.enumerated() {
                var request = AnalysisRequest(
                    inputs: part.map { inputs[$0] }, nextFile: FileID(next), options: options, rules: rules,
                    pool: pool, stages: stages)
                request.namesFiles = namesFiles
                request.shared = shared
                // What one part gives back is the next one's.
                if number < parts.count - 1 { request.options.givesBackMemory = true }
                if let question {
                    request.question = question(request.inputs)
                    if request.question == nil { continue }
                }
                let output = analysis.run(request, part)
                next += output.additionalFiles.count
                outputs.append(output)
            }
            analysis.finish()
        }
        return outputs
    }

    private func result(
        _ discovery: Discovery, _ reading: Reading, _ outputs: [AnalysisOutput], answers: Bool
    ) -> CheckResult {
        let inputs = reading.inputs + outputs.flatMap(\.additionalFiles)
        let findings = outputs.flatMap(\.findings).filter {
            isWanted($0.span.file, inputs) && rules.contains($0.rule)
        }
        let notes = Check.once(outputs.flatMap(\.notes), inputs, besides: reading.inputs.count)
        let comments = outputs.flatMap(\.comments).filter { isWanted($0.span.file, inputs) }

        var result = CheckResult(sources: SourceTable(inputs))
        for span in findings.flatMap(Check.spans) + notes.map(\.span) + comments.map(\.span) {
            result.sources.index(span.file)
        }
        result.errors = discovery.errors + reading.errors + unusableStubs
        result.files = reading.inputs.count(where: \.isChecked)
        if result.files == 0 && result.errors.isEmpty { result.errors.append(nothingMatched) }
        for output in outputs {
            result.lines += output.lines
            result.functions += output.functions
            result.brokenFiles += output.brokenFiles.count
            result.coverage.add(output.coverage)
        }
        addFindings(findings, comments, notes, &result, keepsSilenced: answers)
        result.answer = outputs.lazy.compactMap(\.answer).first
        result.notes += discovery.notes + reading.notes
        result.notes.sort()
        return result
    }

    private func addFindings(
        _ findings: [Finding], _ comments: [SourceComment], _ notes: [SourceNote],
        _ result: inout CheckResult,
        keepsSilenced: Bool
    ) {
        let sources = result.sources
        var suppressions = Suppressions(
            comments.sorted { Check.precedes($0.span, $1.span, sources) }, sources)
        let marked = Fingerprints.mark(findings.sorted { Check.precedes($0, $1, sources) }, sources)
        let heard = marked.filter { !suppressions.silences($0.finding, sources) }
        let others = OtherCheckers(comments, sources)
        result.findings = heard.compactMap { reported in
            var reported = reported
            if others.areSilenced(at: reported.finding, sources) {
                reported.finding.severity = min(reported.finding.severity, .note)
            }
            return weighed(reported, sources)
        }
        result.suppressed = marked.count - heard.count
        if keepsSilenced {
            let shown = Set(heard)
            result.silenced = marked.filter { !shown.contains($0) }.map(\.finding)
        }
        result.suppressions = suppressions.list(sources)
        result.notes = (notes + suppressions.notes + suppressions.stale(rules: rules)).map { note in
            let place = sources.start(of: note.span)
            return ReportedNote(
                path: sources.path(of: note.span.file), line: place.line, column: place.column,
                message: note.message)
        }
    }

    /// The notes without those that several parts have of one file: each reads the user's stubs by itself.
    private static func once(
        _ notes: [SourceNote], _ inputs: [SourceInput], besides count: Int
    ) -> [SourceNote] {
        struct Place: Hashable {
            var path: String
            var start: UInt32
            var message: String
        }
        // A part may have two of one place.
        var first: [Place: FileID] = [:]
        return notes.filter { note in
            let file = note.span.file
            guard file.index >= count else { return true }
            let place = Place(
                path: inputs[Int(file.index)].path, start: note.span.start, message: note.message)
            if let known = first[place] { return known == file }
            first[place] = file
            return true
        }
    }

    /// The finding with the severity that the project wants at its path; nil where it wants none.
    private func weighed(_ reported: ReportedFinding, _ sources: SourceTable) -> ReportedFinding? {
        var reported = reported
        let rule = reported.finding.rule
        let path = sources.inputs[Int(reported.finding.span.file.index)].path
        switch options.policy.level(of: rule, at: path, runs: chosen.contains(rule)) {
        case .off: return nil
        case .on: break
        case .severity(let severity): reported.finding.severity = severity
        }
        return reported
    }

    private func isWanted(_ file: FileID, _ inputs: [SourceInput]) -> Bool {
        inputs[Int(file.index)].isChecked
    }

    private var unusableStubs: [String] {
        options.stubs.compactMap { path in
            do throws(FileSystem.Failure) {
                let kind = try FileSystem.kind(of: path)
                return kind == .folder
                    ? nil : "cannot use the stubs in '\(path)': it is no folder; name a folder"
            } catch {
                return "cannot use the stubs in '\(path)': \(error.reason); check the path"
            }
        }
    }

    private var nothingMatched: String {
        let names = options.paths.isEmpty ? ["."] : options.paths
        let places = names.map { "'\($0)'" }.joined(separator: ", ")
        return "no source files in \(places); name a folder that has some, or a file that would be skipped"
    }

    private static func spans(of finding: Finding) -> [SourceSpan] {
        [finding.span] + finding.steps.map(\.span) + finding.related.map(\.span)
            + finding.fixes.flatMap { $0.edits.map(\.span) }
    }

    private static func precedes(_ a: SourceSpan, _ b: SourceSpan, _ sources: SourceTable) -> Bool {
        if a.file != b.file {
            return Path.precedes(sources.path(of: a.file), sources.path(of: b.file))
        }
        return (a.start, a.end) < (b.start, b.end)
    }

    /// By path and position; what starts at one place is ordered by all that a reader can see, so that the order in
    /// which threads finished never shows.
    private static func precedes(_ a: Finding, _ b: Finding, _ sources: SourceTable) -> Bool {
        if a.span != b.span { return precedes(a.span, b.span, sources) }
        if a.rule != b.rule { return a.rule < b.rule }
        if a.kind != b.kind { return a.kind < b.kind }
        if a.message != b.message { return a.message < b.message }
        return a.steps.lexicographicallyPrecedes(b.steps) {
            ($0.span.start, $0.text) < ($1.span.start, $1.text)
        }
    }
}

/// The files of a run, read.
private struct Reading {
    var inputs: [SourceInput] = []
    var notes: [ReportedNote] = []
    var errors: [String] = []
    /// The index of each input's language.
    private var languages: [Int] = []

    init(_ discovery: Discovery, languages known: [LanguageAnalysis], pool: WorkerPool) {
        let files = discovery.files
        let buffers = pool.map(files.count) { index, _ -> (Result<SourceBuffer, FileSystem.Failure>, Bool) in
            do throws(FileSystem.Failure) {
                let buffer = try files[index].read()
                let isGenerated = known[files[index].language].isGenerated(buffer)
                return (.success(buffer), files[index].isExcluded || isGenerated && !files[index].isNamed)
            } catch {
                return (.failure(error), false)
            }
        }
        for (file, read) in zip(files, buffers) {
            switch read.0 {
            case .success(let buffer):
                inputs.append(
                    SourceInput(
                        path: file.path, displayPath: file.displayPath, buffer: buffer,
                        file: FileID(inputs.count),
                        isChecked: !read.1))
                languages.append(file.language)
            case .failure(let failure):
                fail(file, failure)
            }
        }
    }

    func inputs(ofLanguage language: Int) -> [SourceInput] {
        zip(inputs, languages).filter { $0.1 == language }.map(\.0)
    }

    private mutating func fail(_ file: Discovery.Found, _ failure: FileSystem.Failure) {
        if file.isNamed {
            errors.append("cannot read '\(file.displayPath)': \(failure.reason); check the path")
        } else {
            notes.append(
                ReportedNote(
                    path: file.displayPath, line: 1, column: 1,
                    message: "cannot read the file: \(failure.reason)"))
        }
    }
}

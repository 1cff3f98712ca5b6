import SuretyExplanation
import SuretyFlow
import SuretyRules

/// What `surety explain` is asked: a place in a file.
public struct Question: Hashable, Sendable {
    /// How the place is given.
    public enum Place: Hashable, Sendable {
        /// A line, from 1.
        case line(Int)
        /// A function: `open`, `File.Close`, `run.func1` for the first literal in `run`.
        case name(String)
    }

    /// The file as it was named.
    public var file: String
    /// The place in it.
    public var place: Place

    /// Makes a question.
    public init(file: String, place: Place) {
        self.file = file
        self.place = place
    }

    /// Reads `FILE:LINE` or `FILE:NAME`; nil for anything else.
    public init?(_ text: String) {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), colon != text.startIndex else {
            return nil
        }
        let place = text[text.utf8.index(after: colon)...]
        guard !place.isEmpty else { return nil }
        file = String(text[..<colon])
        self.place =
            place.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            ? .line(Int(place) ?? .max) : .name(String(place))
    }
}

/// The answer to a question: the bodies that were asked for, or the obligations that begin in a line.
public struct Answer: Sendable {
    /// The language's name.
    public var language: String
    /// The body that was asked for, then the literals in it; empty where acquisitions were asked for.
    public var functions: [FunctionExplanation] = []
    /// The obligations that begin in the line.
    public var acquisitions: [AcquisitionExplanation] = []
    /// Which compiler, and how it is told to work, the words about it speak of.
    public var compiler: String

    /// Makes an answer with nothing in it.
    public init(language: String, compiler: String) {
        self.language = language
        self.compiler = compiler
    }
}

/// Why a question has no answer: one phrase, then what to do.
public struct Refusal: Error, Hashable, Sendable {
    /// What to say.
    public var message: String

    /// Makes one.
    public init(_ message: String) { self.message = message }
}

/// An answer and the files that it speaks of.
public struct Explanation: Sendable {
    /// The files.
    public var sources: SourceTable
    /// The file that was asked about, as it is shown.
    public var path: String
    /// The answer.
    public var answer: Answer
}

/// One run of `surety explain`: a check of what lies around the file, which also answers a question about it.
public struct Explain {
    private let question: Question
    private var options: CheckOptions
    private let languages: [LanguageAnalysis]

    /// Prepares a run. The options' paths do not matter: they follow from the file.
    public init(
        _ question: Question, _ options: CheckOptions, languages: [LanguageAnalysis] = LanguageAnalysis.all
    ) {
        self.question = question
        self.options = options
        self.languages = languages
    }

    /// Runs it.
    public func run() throws(Refusal) -> Explanation {
        try checkFile()
        let path = Path.absolute(question.file, in: FileSystem.workingDirectory)
        let real = FileSystem.resolved(path) ?? path
        var options = options
        options.paths = paths(around: path, real)
        let check: Check
        do throws(UnknownName) {
            check = try Check(options, languages: languages, stages: StageClock())
        } catch {
            throw Refusal(error.message)
        }
        let result = check.run(answering: question, at: [path, real])
        if let error = result.errors.first { throw Refusal(error) }
        switch result.answer {
        case .success(let answer): return finish(answer, result, path)
        case .failure(let refusal): throw refusal
        case nil: throw Refusal("cannot explain '\(question.file)': it was not read; name a source file")
        }
    }

    private func checkFile() throws(Refusal) {
        let isFile: Bool
        do throws(FileSystem.Failure) {
            isFile = try FileSystem.kind(of: question.file) == .file
        } catch {
            throw Refusal("cannot read '\(question.file)': \(error.reason); check the path")
        }
        guard isFile else {
            throw Refusal("cannot explain '\(question.file)': it is not a regular file; name a source file")
        }
        let ending = Path.fileExtension(Path.name(question.file))
        guard languages.contains(where: { $0.extensions.contains(ending) }) else {
            throw Refusal(
                "cannot explain '\(question.file)': no language has files of this name; name a source file")
        }
    }

    /// What is checked so that the answer is that of a check here: the working directory where the check sees the file
    /// there, else the file's folder, else the file alone.
    private func paths(around path: String, _ real: String) -> [String] {
        for folder in [FileSystem.workingDirectory, Path.parent(path)] {
            guard path.hasPrefix(folder == "/" ? "/" : folder + "/") else { continue }
            let found = Discovery([folder], languages: languages).files
            if found.contains(where: { $0.path == path || $0.path == real }) { return [folder] }
        }
        return [question.file]
    }

    /// Adds which rules report what was asked about.
    private func finish(_ answer: Answer, _ result: CheckResult, _ path: String) -> Explanation {
        var answer = answer
        for index in answer.acquisitions.indices {
            answer.acquisitions[index].events += reports(on: answer.acquisitions[index], result)
        }
        let shown = Path.relative(path, to: FileSystem.workingDirectory)
        return Explanation(sources: result.sources, path: shown, answer: answer)
    }

    /// What is said of a finding; of a note also why it is none more, as far as it says so.
    private static func report(_ finding: Finding) -> String {
        let isNote = finding.severity == .note
        let text = "reported by '\(finding.rule)'\(isNote ? " as a note" : ""): \(finding.message)"
        return isNote && !finding.consequence.isEmpty ? "\(text); \(finding.consequence)" : text
    }

    private func reports(
        on acquisition: AcquisitionExplanation, _ result: CheckResult
    ) -> [AcquisitionExplanation.Event] {
        func isAbout(_ finding: Finding) -> Bool {
            (finding.kind.isEmpty || finding.kind == acquisition.kind)
                && (finding.span == acquisition.span
                    || finding.steps.contains { $0.kind == .acquire && $0.span == acquisition.span })
        }
        let shown = result.findings.map(\.finding).filter(isAbout).map {
            AcquisitionExplanation.Event(.reported, $0.span, Self.report($0))
        }
        let silenced = result.silenced.filter(isAbout).map {
            AcquisitionExplanation.Event(.silent, $0.span, "'\($0.rule)' finds it, and a comment silences it")
        }
        let events = shown + silenced
        return events.isEmpty ? [.init(.silent, nil, "no rule reports it")] : events
    }
}

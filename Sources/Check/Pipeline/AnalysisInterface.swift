import SuretyFlow
import SuretyRules

/// A file of the run's table: what an analysis reads and what a report shows.
public struct SourceInput: Sendable {
    /// The path that the system understands.
    public var path: String
    /// The path that people read: relative to the working directory where the file lies below it.
    public var displayPath: String
    /// The contents.
    public var buffer: SourceBuffer
    /// The file's place in the run's table, which spans speak of.
    public var file: FileID
    /// Whether findings are wanted. Generated code that was not named is read for its declarations alone: the
    /// pipeline drops what an analysis finds there, and an analysis may save itself the trouble.
    public var isChecked: Bool

    /// Makes an input.
    public init(path: String, displayPath: String, buffer: SourceBuffer, file: FileID, isChecked: Bool = true)
    {
        self.path = path
        self.displayPath = displayPath
        self.buffer = buffer
        self.file = file
        self.isChecked = isChecked
    }
}

/// A comment that may steer the check: a front end hands over every one that contains `surety:` or `nolint`.
public struct SourceComment: Hashable, Sendable {
    /// The comment with its marks.
    public var span: SourceSpan
    /// The text with its marks, such as `//surety:ignore leak the pool owns it`.
    public var text: String

    /// Makes a comment.
    public init(span: SourceSpan, text: String) {
        self.span = span
        self.text = text
    }
}

/// How much of the code the analysis could follow.
public struct Coverage: Hashable, Sendable {
    /// Functions whose every obligation was followed to its end.
    public var functionsSolved = 0
    /// Functions in which an obligation was given up.
    public var functionsGivenUp = 0
    /// Calls whose callee is not known.
    public var callsUnresolved = 0
    /// Imported packages whose declarations were not found.
    public var importsUnresolved: [String] = []

    /// Makes empty counters.
    public init() {}

    /// Adds the counters of another part of the run; the imports stay sorted and each is named once.
    public mutating func add(_ other: Coverage) {
        functionsSolved += other.functionsSolved
        functionsGivenUp += other.functionsGivenUp
        callsUnresolved += other.callsUnresolved
        importsUnresolved = Set(importsUnresolved).union(other.importsUnresolved).sorted()
    }
}

/// What one language's analysis is asked to do for one part of a run.
public struct AnalysisRequest: Sendable {
    /// The files, sorted by their shown path; their numbers have gaps where other languages and other parts have files.
    public var inputs: [SourceInput]
    /// Through what more files are read, such as `go.mod` or a vendored package.
    public var surroundings: Surroundings
    /// Whether single files of the language were named, so that others beside them are no inputs.
    public var namesFiles = false
    /// The first number that no file has: the number of the first of `AnalysisOutput.additionalFiles`.
    public var nextFile: FileID
    /// What the user chose.
    public var options: CheckOptions
    /// The rules to run, by name.
    public var rules: Set<String>
    /// The threads.
    public var pool: WorkerPool
    /// What the parts of a run share: what ships with the command, once it is read. It never shows in what is found.
    public var shared = AnalysisMemory()
    /// Where the durations of the analysis's own stages go.
    public var stages: StageClock
    /// What is asked besides about one of the inputs.
    public var question: (file: FileID, place: Question.Place)?

    /// Makes a request.
    public init(
        inputs: [SourceInput], nextFile: FileID, options: CheckOptions, rules: Set<String>, pool: WorkerPool,
        stages: StageClock, surroundings: Surroundings = Surroundings()
    ) {
        self.inputs = inputs
        self.surroundings = surroundings
        self.nextFile = nextFile
        self.options = options
        self.rules = rules
        self.pool = pool
        self.stages = stages
    }
}

/// What one language's analysis found in a part. The order of its lists does not matter: the pipeline sorts.
public struct AnalysisOutput: Sendable {
    /// The findings of the chosen rules, the suppressed ones among them.
    public var findings: [Finding] = []
    /// What could not be read or understood, with its place.
    public var notes: [SourceNote] = []
    /// The files that do not parse: `--strict` turns one into an untrustworthy run.
    public var brokenFiles: [FileID] = []
    /// What could be followed.
    public var coverage = Coverage()
    /// How many function bodies the checked inputs have, closures included.
    public var functions = 0
    /// How many lines the checked inputs have.
    public var lines = 0
    /// The comments that may suppress a finding, of the inputs only.
    public var comments: [SourceComment] = []
    /// The answer to the request's question.
    public var answer: Result<Answer, Refusal>?
    /// Files that a step or a note points into and that are no inputs, numbered from `AnalysisRequest.nextFile` on.
    public var additionalFiles: [SourceInput] = []

    /// Makes an output with nothing in it.
    public init() {}
}

/// A language as the pipeline sees it: which files are its own, what belongs
/// together among them, and one function that analyses it.
public struct LanguageAnalysis: Sendable {
    /// The name that `--language` and findings use, such as `go`.
    public var name: String
    /// The endings of its files, without the dot.
    public var extensions: [String]
    /// The names of other files that it reads beside them.
    public var companions: [String]
    /// Whether a file says of itself that a program wrote it.
    public var isGenerated: @Sendable (SourceBuffer) -> Bool
    /// The parts of a run, each the indices of its inputs in order: each is analysed as though the others were not there,
    /// so that what is found in one depends on nothing in another. Found from cheap facts, such as lists of imports.
    public var parts: @Sendable ([SourceInput], WorkerPool) -> [[Int]]
    /// The analysis of a part.
    public var analyse: @Sendable (AnalysisRequest) -> AnalysisOutput

    /// Makes a language.
    public init(
        name: String, extensions: [String], companions: [String] = [],
        isGenerated: @escaping @Sendable (SourceBuffer) -> Bool,
        parts: @escaping @Sendable ([SourceInput], WorkerPool) -> [[Int]] = { inputs, _ in
            [Array(inputs.indices)]
        },
        analyse: @escaping @Sendable (AnalysisRequest) -> AnalysisOutput
    ) {
        self.parts = parts
        self.name = name
        self.extensions = extensions
        self.companions = companions
        self.isGenerated = isGenerated
        self.analyse = analyse
    }
}

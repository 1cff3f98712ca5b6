import SuretyRules

/// What a user chose for a run of the check.
public struct CheckOptions: Sendable {
    /// The files and folders as they were named; none means the working directory.
    public var paths: [String] = []
    /// Contents that take the place of a named file's, such as those of an editor; the file need not exist.
    public var contents: [String: SourceBuffer] = [:]
    /// The languages to check by name; none means all.
    public var languages: [String] = []
    /// The rules to run: names, `default` or `all`.
    public var select: [String] = ["default"]
    /// The rules not to run.
    public var ignore: [String] = []
    /// What the project says of rules beyond which of them run.
    public var policy = RulePolicy()
    /// What the project leaves out below the folders that are named.
    public var exclude: PathPatterns?
    /// The least severity that makes the run fail.
    public var failOn = Severity.warning
    /// Whether a file that does not parse makes the run untrustworthy.
    public var strict = false
    /// The build tags that hold, besides those of the standard configuration.
    public var tags: [String] = []
    /// Folders with a user's own contracts.
    public var stubs: [String] = []
    /// Whether dependencies outside of the repository are read, such as the module cache.
    public var dependencies = false
    /// How many threads work; never less than one.
    public var jobs = WorkerPool.defaultJobs

    /// What is kept from the runs before, where there are more than one.
    public var memory: AnalysisMemory?
    /// What was found in earlier runs of the command; nil where nothing is kept.
    public var cache: AnalysisCache?
    /// Whether the memory of the analysis is given back; a process that ends right behind it need not.
    public var givesBackMemory = true

    /// Makes the default options.
    public init() {}
}

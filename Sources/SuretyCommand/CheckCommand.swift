import ArgumentParser
import SuretyCheck
import SuretyReport
import SuretyRules

/// `surety check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find obligations that are not discharged.",
        discussion: """
            Checks the files and the folders that are named, or this folder. In folders it skips what git ignores, \
            generated code, 'vendor', 'testdata', 'node_modules', and names that begin with '_' or '.'; a path that \
            is named is always checked.

            Examples:
              surety check
              surety check ./server ./cmd/main.go
              surety check --format json --output findings.json
              surety check --select leak,defer-in-loop --fail-on error
              surety check --since main
              surety check --fix --diff

            An editor gives it what is not saved yet:
              surety check - --stdin-name server/store.go < buffer

            To silence a finding, say why on its line or on the line above:
              //surety:ignore leak the pool closes it
            """)

    @Argument(
        help: ArgumentHelp(
            "Files and folders to check, or '-' for standard input (default: .)", valueName: "path"))
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "How to show the result: text, json, sarif, github, gitlab, junit or html.", valueName: "format"))
    var format = ReportFormat.text

    @Option(help: ArgumentHelp("Write the report to this file.", valueName: "file"))
    var output: String?

    @OptionGroup var choice: ChoiceOptions

    @Option(help: ArgumentHelp("Leave out the findings that this file lists.", valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "List this run's findings in a file for '--baseline', and leave them out.", valueName: "file"))
    var writeBaseline: String?

    @Option(
        help: ArgumentHelp(
            "Report only what this revision of git does not have: both are analysed.", valueName: "revision"))
    var since: String?

    @Flag(help: "Mend what has one obvious mend, and report what is left.")
    var fix = false

    @Flag(help: "With '--fix': show the changes and write nothing.")
    var diff = false

    @Option(
        help: ArgumentHelp("The file that standard input stands for (default: stdin.go).", valueName: "file"))
    var stdinName: String?

    @Flag(help: "Make the exit status 2 where a file does not parse.")
    var strict = false

    @Flag(help: "Read dependencies outside of the repository too, such as the module cache.")
    var deps = false

    @Option(help: ArgumentHelp("Languages to check, with commas (default: all).", valueName: "languages"))
    var language: [NameList] = []

    @Option(
        help: ArgumentHelp("How many threads work (default: one for each processor).", valueName: "number"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Keep in this folder what was found, for the next run (default: $SURETY_CACHE, or none).",
            valueName: "folder"))
    var cache: String?

    @Flag(help: "Keep nothing, whatever $SURETY_CACHE says.")
    var noCache = false

    @Flag(help: "Tell on standard error what the run cost.")
    var statistics = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("'--jobs \(jobs)' is out of range; give a number from 1 to 1024")
        }
        if readsStandardInput && paths.count > 1 {
            throw ValidationError("'-' stands alone; leave out the other paths")
        }
        if stdinName != nil && !readsStandardInput {
            throw ValidationError("'--stdin-name' names what '-' reads; give '-' as the path")
        }
        if since != nil && readsStandardInput {
            throw ValidationError("'--since' compares files; leave it out for '-'")
        }
        if since != nil && writeBaseline != nil {
            throw ValidationError("'--since' and '--write-baseline' exclude each other; give one of them")
        }
        if cache != nil && noCache {
            throw ValidationError("'--cache' and '--no-cache' exclude each other; give one of them")
        }
        if cache == "" { throw ValidationError("'--cache' names no folder; give one, or '--no-cache'") }
        if diff && !fix { throw ValidationError("'--diff' shows what '--fix' would do; give both") }
        if fix && readsStandardInput {
            throw ValidationError("'--fix' mends files; leave it out for '-'")
        }
        if fix && writeBaseline != nil {
            throw ValidationError("'--fix' and '--write-baseline' exclude each other; give one of them")
        }
        if baseline != nil && writeBaseline != nil {
            throw ValidationError("'--baseline' and '--write-baseline' exclude each other; give one of them")
        }
    }

    func run() throws {
        let stages = StageClock()
        var options = try options()
        let trouble = openCache(&options)
        let check: Check
        do throws(UnknownName) {
            check = try Check(options, stages: stages)
        } catch {
            throw Trouble(error.message)
        }
        let known = try knownFindings()
        let comparison = try comparison(options)
        let earlier = comparison.map { comparison in Progress.show(stages) { comparison.earlier(check) } }
        let checked = {
            var result = Progress.show(stages) { check.run() }
            if let comparison, let earlier {
                comparison.keepNew(in: &result, earlier: earlier, rules: check.rules)
            }
            known?.apply(to: &result, rules: check.rules)
            return result
        }
        var result = checked()
        if fix && !diff { result = try mended(result, checked) }
        for error in result.errors { SuretyCommand.complain(error) }
        let status = ExitStatus(of: result, failOn: options.failOn, strict: strict)
        if let writeBaseline, status != .untrusted {
            try write(Baseline(of: result), to: writeBaseline)
            Baseline(of: result).apply(to: &result, rules: check.rules)
        }
        try stages.measure("report") { try report(result) }
        if statistics { Output.writeToStandardError(Statistics.text(result, stages, cacheTrouble: trouble)) }
        throw Ended(status: ExitStatus(of: result, failOn: options.failOn, strict: strict))
    }

    /// How often what a mend leaves is mended in its turn: where two would touch the same lines, one waits.
    private static let fixRounds = 10

    /// Mends what can be mended, and checks again; gives what is left. A run that is not to be trusted changes nothing.
    private func mended(_ first: CheckResult, _ checked: () -> CheckResult) throws(Trouble) -> CheckResult {
        var result = first
        var count = 0
        var files: Set<String> = []
        for _ in 0..<Self.fixRounds where result.errors.isEmpty {
            let fixes = Fixes(result)
            if fixes.count == 0 { break }
            do throws(Refusal) {
                try fixes.write()
            } catch {
                throw Trouble(error.message)
            }
            count += fixes.count
            files.formUnion(fixes.files.map(\.path))
            result = checked()
        }
        if count > 0 {
            let findings = count == 1 ? "1 finding" : "\(count) findings"
            let places = files.count == 1 ? "1 file" : "\(files.count) files"
            Output.writeToStandardError("surety: mended \(findings) in \(places)\n")
        }
        return result
    }

    private var readsStandardInput: Bool { paths.contains("-") }

    private func options() throws(Trouble) -> CheckOptions {
        var options = CheckOptions()
        options.paths = readsStandardInput ? [stdinName ?? "stdin.go"] : paths
        try Settings(paths: options.paths, choice).apply(to: &options)
        if readsStandardInput { options.contents = [options.paths[0]: try CheckCommand.standardInput()] }
        options.languages = language.flatMap(\.names)
        options.strict = strict
        options.dependencies = deps
        if let jobs { options.jobs = jobs }
        options.givesBackMemory = since != nil || fix
        return options
    }

    /// Opens the cache, if one is wanted, and says why it cannot be used. A run finds the same without it, so that this is
    /// no reason to complain.
    private func openCache(_ options: inout CheckOptions) -> String? {
        guard !noCache, let folder = cache ?? FileSystem.variable("SURETY_CACHE") else { return nil }
        do throws(Refusal) {
            options.cache = try AnalysisCache(folder: folder)
            return nil
        } catch {
            return error.message
        }
    }

    private func comparison(_ options: CheckOptions) throws(Trouble) -> Comparison? {
        guard let since else { return nil }
        do throws(Refusal) {
            return try Comparison(since: since, paths: options.paths)
        } catch {
            throw Trouble(error.message)
        }
    }

    private static func standardInput() throws(Trouble) -> SourceBuffer {
        do throws(FileSystem.Failure) {
            return try FileSystem.readStandardInput()
        } catch {
            throw Trouble("cannot read standard input: \(error.reason); give the source of a file")
        }
    }

    private func knownFindings() throws(Trouble) -> Baseline? {
        guard let baseline else { return nil }
        do throws(Refusal) {
            return try Baseline(file: baseline)
        } catch {
            throw Trouble(error.message)
        }
    }

    /// Writes what was found; the run then leaves it out as one with the new file would. A run that is not to be trusted
    /// may have missed something, and writes nothing.
    private func write(_ new: Baseline, to file: String) throws(Trouble) {
        do throws(Output.Failure) {
            try Output.write(new.text, toFile: file)
        } catch {
            throw Trouble(error)
        }
    }

    private func report(_ result: CheckResult) throws(Trouble) {
        if diff { return try write(Fixes(result).difference) }
        var style = ReportStyle()
        guard let output else {
            style.isColoured = Output.wantsColour
            style.width = Output.terminalWidth ?? style.width
            try SuretyCommand.print(format.render(result, style: style))
            return
        }
        do throws(Output.Failure) {
            try Output.write(format.render(result, style: style), toFile: output)
        } catch {
            throw Trouble(error)
        }
    }

    private func write(_ difference: String) throws(Trouble) {
        guard let output else { return try SuretyCommand.print(difference) }
        do throws(Output.Failure) {
            try Output.write(difference, toFile: output)
        } catch {
            throw Trouble(error)
        }
    }
}

/// Names with commas between them.
struct NameList: ExpressibleByArgument {
    var names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",").map(String.init)
        if names.isEmpty { return nil }
    }
}

extension ReportFormat: ExpressibleByArgument {}

extension ExplanationFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {
    /// The severity of that name.
    public init?(argument: String) {
        guard let severity = Severity.allCases.first(where: { $0.name == argument }) else { return nil }
        self = severity
    }

    /// The names, for messages.
    public static var allValueStrings: [String] { allCases.reversed().map(\.name) }
}

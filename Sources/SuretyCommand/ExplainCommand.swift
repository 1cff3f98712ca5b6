import ArgumentParser
import SuretyCheck
import SuretyReport

/// `surety explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show what runs at a function's exits, or why an acquisition is (not) reported.",
        discussion: """
            A place is FILE:LINE or FILE:NAME. NAME is a function ('open'), a method ('File.Close'), or the first \
            literal in one ('open.func1'). A line where something is acquired asks about that; any other line asks \
            about the function around it.

            Of a function it shows every exit: the deferred calls in the order in which they run, what each is bound \
            to, which results it can still change, what is still held. Of an acquisition it shows what becomes of it.

            Examples:
              surety explain store.go:Store.load
              surety explain store.go:42
              surety explain --format json store.go:Store.load.func1
            """)

    @Argument(help: ArgumentHelp("FILE:LINE or FILE:NAME.", valueName: "place"))
    var place: String

    @Option(help: ArgumentHelp("How to show the answer: text or json.", valueName: "format"))
    var format = ExplanationFormat.text

    @OptionGroup var sources: SourceOptions

    @Flag(help: "Read dependencies outside of the repository too, such as the module cache.")
    var deps = false

    func run() throws {
        guard let question = Question(place) else {
            throw Trouble("'\(place)' is no place; give FILE:LINE or FILE:NAME")
        }
        var options = CheckOptions()
        try Settings(paths: [question.file], sources).apply(to: &options)
        options.dependencies = deps
        let explanation: Explanation
        do throws(Refusal) {
            explanation = try Explain(question, options).run()
        } catch {
            throw Trouble(error.message)
        }
        try SuretyCommand.print(format.render(explanation))
    }
}

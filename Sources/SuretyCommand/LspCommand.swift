import ArgumentParser
import SuretyCheck
import SuretyLanguageServer

/// `surety lsp`.
struct LspCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor, by the Language Server Protocol.",
        discussion: """
            Speaks the protocol over standard input and output: findings as you type, with their paths, mends as \
            actions, and the rules' pages. Editors start it themselves; Documentation/Editors.md says how to tell them.
            """)

    @OptionGroup var choice: ChoiceOptions

    func run() throws {
        let choice = choice
        var server = LanguageServer { path in
            var options = CheckOptions()
            options.paths = [path]
            do throws(Trouble) {
                try Settings(paths: [path], choice).apply(to: &options)
            } catch {
                return .failure(Refusal(error.message))
            }
            return .success(options)
        }
        let isEnded = server.run(complain: SuretyCommand.complain)
        throw Ended(status: isEnded ? .clean : .findings)
    }
}

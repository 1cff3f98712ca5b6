import ArgumentParser
import SuretyCheck
import SuretyReport

/// `surety config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show what holds for a path, and where each value comes from.",
        discussion: """
            A project says in '.surety.yml' how it is checked; the file is looked for from the path upwards, to the \
            repository's root. Flags win over it.

            Examples:
              surety config
              surety config ./server --fail-on error
              surety config --format json
            """)

    @Argument(help: ArgumentHelp("A file or a folder (default: .)", valueName: "path"))
    var path: String?

    @Option(help: ArgumentHelp("How to show the values: text or json.", valueName: "format"))
    var format = ExplanationFormat.text

    @OptionGroup var choice: ChoiceOptions

    func run() throws {
        let path = path ?? "."
        do throws(FileSystem.Failure) {
            _ = try FileSystem.kind(of: path)
        } catch {
            throw Trouble("cannot read '\(path)': \(error.reason); check the path")
        }
        let settings = try Settings(paths: [path], choice)
        try SuretyCommand.print(format.render(ConfigCommand.shown(settings)))
    }

    private static func shown(_ settings: Settings) -> ShownSettings {
        let file = settings.path.map { Settings.shown($0) } ?? ""
        func row<Value>(_ name: String, _ value: String, _ setting: Settings.Setting<Value>)
            -> ShownSettings.Row
        {
            let origin =
                switch setting.origin {
                case .preset: "default"
                case .file(let line): "\(file):\(line)"
                case .flag(let name): name
                }
            return ShownSettings.Row(name: name, value: value, origin: origin)
        }
        func list(_ name: String, _ settings: [Settings.Setting<String>]) -> ShownSettings.List {
            ShownSettings.List(name: name, rows: settings.map { row("", $0.value, $0) })
        }
        return ShownSettings(
            file: file, rules: settings.levels.map { row($0.rule, $0.level.value.name, $0.level) },
            paths: settings.paths.map { part in
                ShownSettings.Paths(
                    pattern: row("", part.pattern.value, part.pattern),
                    rules: part.levels.map { row($0.rule, $0.level.value.name, $0.level) })
            },
            failOn: row("", settings.failOn.value.name, settings.failOn),
            lists: [
                list("stubs", settings.stubs), list("exclude", settings.exclude), list("tags", settings.tags),
            ])
    }
}

import ArgumentParser
import SuretyCheck
import SuretyRules

/// The flags that say the same as a `.surety.yml`, and win over it.
struct ChoiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Rules to run: names with commas, 'default' or 'all'.", valueName: "rules"))
    var select: [NameList] = []

    @Option(help: ArgumentHelp("Rules not to run.", valueName: "rules"))
    var ignore: [NameList] = []

    @Option(
        help: ArgumentHelp(
            "The least severity that makes the exit status 1: error, warning or note (default: warning).",
            valueName: "severity"))
    var failOn: Severity?

    @OptionGroup var sources: SourceOptions
}

/// The flags that say how the source is to be understood.
struct SourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Build tags that hold, with commas.", valueName: "tags"))
    var tags: [NameList] = []

    @Option(
        help: ArgumentHelp("A folder with contracts of your own; may be given again.", valueName: "folder"))
    var stubs: [String] = []
}

import ArgumentParser

/// The command `surety`.
@main
struct SuretyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "surety")
}

import Foundation

/// The Go toolchain that some tests compare with. It is no part of the tool; without it those tests are skipped.
public enum GoOracle {
    /// The `go` command, where `SURETY_GO` names one.
    public static let command: String? = ProcessInfo.processInfo.environment["SURETY_GO"].flatMap {
        $0.isEmpty ? nil : $0
    }

    /// Whether there is one.
    public static var isThere: Bool { command != nil }

    /// An environment without a network and without the user's settings.
    public static var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["GOTOOLCHAIN"] = "local"
        environment["GOPROXY"] = "off"
        environment["GOFLAGS"] = "-mod=mod"
        environment["GOWORK"] = "off"
        return environment
    }

    /// Runs it, without a network and without the user's settings.
    public static func run(_ arguments: String..., in folder: String) throws -> Outcome {
        try Command.run(command ?? "go", arguments, in: folder, environment: environment)
    }
}

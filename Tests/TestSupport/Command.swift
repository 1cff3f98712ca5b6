import Foundation

/// What a process did.
public struct Outcome: Sendable {
    /// Its exit status; negative for the signal that ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String
}

/// Runs programs and waits for them.
public enum Command {
    /// The built command: it lies beside the test's own program.
    public static let surety: String = {
        #if os(Linux)
            let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
            return URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("surety")
                .path
        #else
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
            return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("surety")
                .path
        #endif
    }()

    /// Runs the built command.
    public static func surety(
        _ arguments: String..., in folder: String? = nil, environment: [String: String]? = nil
    ) throws -> Outcome {
        try run(surety, arguments, in: folder, environment: environment)
    }

    /// Runs a line of shell in which `$SURETY` is the built command.
    public static func shell(_ line: String, in folder: String? = nil) throws -> Outcome {
        var environment = ProcessInfo.processInfo.environment
        environment["SURETY"] = surety
        return try run("/bin/bash", ["-c", line], in: folder, environment: environment)
    }

    /// Runs a program. Its output goes through files, so that no pipe can fill up and stop it.
    public static func run(
        _ program: String, _ arguments: [String], in folder: String? = nil,
        environment: [String: String]? = nil
    ) throws -> Outcome {
        let temporary = try TemporaryFolder(["output": "", "errors": ""])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        if let environment { process.environment = environment }
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary.path(of: "output")))
        defer { try? output.close() }
        let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary.path(of: "errors")))
        defer { try? errors.close() }

        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        let status =
            process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(
            status: status, output: try text(temporary, "output"), errors: try text(temporary, "errors"))
    }

    private static func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
    }
}

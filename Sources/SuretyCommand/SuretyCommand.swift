import ArgumentParser
import SuretyCheck

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The command `surety`.
@main
struct SuretyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Product.name,
        abstract: "Finds resources that are acquired and not released.",
        discussion: """
            Files, connections, row sets, locks, leases, timers, temporary files: whatever is acquired must be \
            released on every way out. Surety reads source code and shows the ways on which it is not. It needs no \
            build, no network and no other tool.

            Start with:
              surety check            check the source below this folder
              surety explain a.go:12  what runs at a function's exits, and what becomes of an acquisition
              surety rules            what it can find
              surety rules leak       one rule's page, with examples
              surety contracts os     what is known of a package, type or call
              surety config           what holds here, and where each value comes from
              surety lsp              for editors: the Language Server Protocol
              surety watch --pid 12   what a process holds, and how it grows (Linux)
              surety run -- ./job     run a command, and discharge what it leaves (Linux)

            Exit status: 0 nothing found, 1 something found, 2 the run is not to be trusted (wrong usage, no such \
            path, output failed).
            """,
        version: Product.version,
        subcommands: [
            CheckCommand.self, ExplainCommand.self, RulesCommand.self, ContractsCommand.self,
            ConfigCommand.self, LspCommand.self, WatchCommand.self,
        ] + verbsOfLinux)

    /// Runs the command and ends the process with its status.
    static func main() {
        lookAtInheritance()
        Output.prepare()
        var status = ExitStatus.untrusted
        do {
            var command = try parseAsRoot()
            try command.run()
            status = .clean
        } catch let ended as Ended {
            status = ended.status
        } catch let left as Left {
            leave(left.status)
        } catch let trouble as Trouble {
            complain(trouble.message)
        } catch {
            if let message = message(of: error) {
                complain(message)
            } else {
                status = answer(error)
            }
        }
        leave(status.rawValue)
    }

    /// What the argument parser has to say: help and version to standard output; wrong usage to standard error, with
    /// our own status, since the parser's would be 64.
    private static func answer(_ error: any Error) -> ExitStatus {
        let message = fullMessage(for: error)
        guard exitCode(for: error) == .success else {
            Output.writeToStandardError(message + "\n")
            return .untrusted
        }
        do {
            try print(message + "\n")
            return .clean
        } catch {
            complain(error.message)
            return .untrusted
        }
    }

    /// Writes to standard output.
    static func print(_ text: String) throws(Trouble) {
        do throws(Output.Failure) {
            try Output.writeToStandardOutput(text)
        } catch {
            throw Trouble(error)
        }
    }

    /// Says on standard error why the run is not to be trusted.
    static func complain(_ message: String) {
        guard !message.isEmpty else { return }
        Output.writeToStandardError("\(Product.name): error: \(message)\n")
    }
}

/// The run did its work and ends with a status.
struct Ended: Error {
    var status: ExitStatus
}

/// The run did its work and ends with a status that is another program's to choose.
struct Left: Error {
    var status: Int32
}

/// The run is not to be trusted.
struct Trouble: Error {
    /// What to say about it; empty where nobody wants to know.
    var message: String

    init(_ message: String) { self.message = message }

    init(_ failure: Output.Failure) {
        switch failure {
        case .readerGone: message = ""
        case .other(let text): message = text
        }
    }
}

/// Ends the process. A function of its own, since the command type has a method that is named like the system's.
private func leave(_ status: Int32) -> Never { exit(status) }

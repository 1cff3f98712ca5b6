import CRunTests
import Foundation
import Glibc
import SuretyLedgerFiles
import TestSupport
import Testing

/// A folder with a ledger of its own, in which runs are tried.
final class Workshop: Sendable {
    let folder: TemporaryFolder
    let ledger: String

    init() throws {
        folder = try TemporaryFolder()
        ledger = folder.path(of: "ledger")
        try folder.folder("work")
    }

    /// Nothing that was started here stays, also where a test fails in the middle.
    deinit {
        Processes.end(mentioning: folder.path)
        for run in runs { OwnControlGroup.remove(ofRun: run) }
    }

    var work: String { folder.path(of: "work") }

    /// The environment of what is started here; `$SURETY` is the built command.
    var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["SURETY"] = Command.surety
        environment["SURETY_LEDGER"] = nil
        environment["XDG_STATE_HOME"] = folder.path(of: "state")
        environment["LC_ALL"] = "C"
        return environment
    }

    /// Runs a line of shell in the folder `work`.
    func shell(_ line: String, _ shell: String = "/bin/sh") throws -> Outcome {
        try Command.run(shell, ["-c", line], in: work, environment: environment)
    }

    /// Runs a line of shell under `surety run`.
    func run(_ line: String, options: [String] = [], shell: String = "/bin/sh") throws -> Outcome {
        try Command.run(
            Command.surety, ["run", "--ledger", ledger] + options + ["--", shell, "-c", line], in: work,
            environment: environment)
    }

    func reclaim() throws -> Outcome {
        try Command.run(Command.surety, ["reclaim", ledger], in: work, environment: environment)
    }

    /// Starts a line of shell under `surety run` and goes on.
    func start(_ line: String, options: [String] = [], environment: [String: String]? = nil) throws -> Started
    {
        try Started(
            Command.surety, ["run", "--ledger", ledger] + options + ["--", "/bin/sh", "-c", line], in: work,
            environment: environment ?? self.environment)
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat(work + "/" + name, &status) == 0
    }

    func text(_ name: String) -> String {
        (try? String(contentsOfFile: work + "/" + name, encoding: .utf8)) ?? ""
    }

    /// The runs that are left in the ledger.
    var runs: [String] { (try? FileManager.default.contentsOfDirectory(atPath: ledger)) ?? [] }
}

/// A process that goes on while a test looks at it.
final class Started {
    let number: Int32
    private let folder: TemporaryFolder
    private var word: Int32?

    init(_ program: String, _ arguments: [String], in work: String, environment: [String: String]) throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        number = withCStrings([program] + arguments) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) {
                process_start(arguments, $0, work, folder.path(of: "output"), folder.path(of: "errors"))
            }
        }
        try #require(number > 0)
    }

    deinit {
        guard word == nil else { return }
        kill(number, SIGKILL)
        waitpid(number, nil, 0)
    }

    var errors: String { (try? String(contentsOfFile: folder.path(of: "errors"), encoding: .utf8)) ?? "" }

    func signal(_ signal: Int32) { kill(number, signal) }

    /// Kills it and waits for its end.
    func stop() {
        signal(SIGKILL)
        _ = end()
    }

    /// The processes below it, from the outermost one on: the supervisor, the command, and so on.
    func child(_ depth: Int = 1) -> Int32? {
        (0..<depth).reduce(Optional(number)) { parent, _ in
            parent.flatMap { Processes.children(of: $0).first }
        }
    }

    /// Waits for its end: its exit status, negative for a signal.
    func end(location: SourceLocation = #_sourceLocation) -> Int32 {
        var word: Int32 = 0
        let limit = ContinuousClock.now + .seconds(60)
        while waitpid(number, &word, WNOHANG) == 0 {
            poll(nil, 0, 2)
            guard ContinuousClock.now > limit else { continue }
            Issue.record("it does not end", sourceLocation: location)
            for child in Processes.children(of: number) { kill(child, SIGKILL) }
            signal(SIGKILL)
        }
        self.word = word
        return word & 0x7f == 0 ? word >> 8 & 0xff : -(word & 0x7f)
    }
}

/// What is known of processes.
enum Processes {
    static func children(of process: Int32) -> [Int32] {
        let text = SmallFile.read("/proc/\(process)/task/\(process)/children", limit: 65536) ?? []
        return String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }

    static func isAlive(_ process: Int32) -> Bool {
        ProcessStat(of: process).map { !$0.hasEnded } ?? false
    }

    /// Kills every process that started with a text in its environment, until there is none.
    static func end(mentioning text: String) {
        while case let found = all.filter({ mentions($0, text) }), !found.isEmpty {
            for process in found { kill(process, SIGKILL) }
            poll(nil, 0, 1)
        }
    }

    private static var all: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
    }

    private static func mentions(_ process: Int32, _ text: String) -> Bool {
        guard process != getpid(),
            let environment = SmallFile.read("/proc/\(process)/environ", limit: 1 << 17)
        else { return false }
        // The end of the path tells it from one that it begins.
        return isAlive(process) && String(decoding: environment, as: UTF8.self).contains(text + "/")
    }
}

/// Waits until something holds. Nothing that is waited for here takes a second; the limit is for machines that do
/// something else meanwhile.
func eventually(
    _ what: Comment, limit: Duration = .seconds(60), location: SourceLocation = #_sourceLocation,
    _ condition: () -> Bool
) {
    let end = ContinuousClock.now + limit
    while !condition() {
        guard ContinuousClock.now < end else {
            Issue.record("did not happen: \(what)", sourceLocation: location)
            return
        }
        poll(nil, 0, 5)
    }
}

/// Lists of C strings for the helpers in C.
func withCStrings<Result>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result)
    -> Result
{
    let copies = texts.map { UnsafePointer(strdup($0)) } + [nil]
    defer { for copy in copies { free(UnsafeMutableRawPointer(mutating: copy)) } }

    return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
}

/// A program on a terminal of its own.
final class Terminal {
    let process: Int32
    private let master: Int32
    private(set) var shown = ""

    init(_ arguments: [String], environment: [String: String], columns: Int32 = 80, lines: Int32 = 24) throws
    {
        var master: Int32 = -1
        process = withCStrings(arguments) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) {
                terminal_start(arguments, $0, columns, lines, &master)
            }
        }
        self.master = master
        try #require(process > 0)
    }

    deinit {
        if !hasEnded {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(master)
    }

    private var hasEnded = false

    func type(_ text: String) { _ = write(master, text, text.utf8.count) }

    func resize(columns: Int32, lines: Int32) { _ = terminal_resize(master, columns, lines) }

    /// Waits until a text was shown since the last call, and forgets what was shown up to there.
    func expect(_ text: String, location: SourceLocation = #_sourceLocation) {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            if let range = shown.range(of: text) {
                shown = String(shown[range.upperBound...])
                return
            }
            var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            var buffer = [UInt8](repeating: 0, count: 4096)
            if poll(&wait, 1, 1000) > 0 {
                let count = read(master, &buffer, buffer.count)
                if count > 0 {
                    shown += String(decoding: buffer[..<count], as: UTF8.self)
                    continue
                }
            }
            guard ContinuousClock.now < end, Processes.isAlive(process) || wait.revents & Int16(POLLIN) != 0
            else {
                Issue.record("'\(text)' was not shown, but: \(shown)", sourceLocation: location)
                return
            }
        }
    }

    /// Types a line until its answer is shown. A terminal may throw away what is typed right behind Control-Z; it does so
    /// without a supervisor too.
    func type(_ line: String, untilShown answer: String, location: SourceLocation = #_sourceLocation) {
        eventually("'\(answer)' is shown", location: location) {
            type(line)
            let end = ContinuousClock.now + .seconds(2)
            while !shown.contains(answer), ContinuousClock.now < end { look() }
            return shown.contains(answer)
        }
        // Whatever was typed in vain and came through after all has been answered when this is.
        type("echo set\"\"tled\n")
        expect("settled", location: location)
    }

    /// Takes what is shown by now.
    func look() {
        var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 4096)
        guard poll(&wait, 1, 10) > 0 else { return }
        let count = read(master, &buffer, buffer.count)
        if count > 0 { shown += String(decoding: buffer[..<count], as: UTF8.self) }
    }

    /// Waits for the end: the exit status, negative for a signal.
    func end() -> Int32 {
        // A program that still has something to show waits until it was read.
        var word: Int32 = 0
        let limit = ContinuousClock.now + .seconds(60)
        while waitpid(process, &word, WNOHANG) == 0, ContinuousClock.now < limit {
            var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            var buffer = [UInt8](repeating: 0, count: 4096)
            if poll(&wait, 1, 5) > 0 { _ = read(master, &buffer, buffer.count) }
        }
        hasEnded = true
        return word & 0x7f == 0 ? word >> 8 & 0xff : -(word & 0x7f)
    }
}

/// The letter of a process's state.
enum ProcessStatLine {
    static func state(_ process: Int32) -> Character? {
        ProcessStat(of: process).map { Character(UnicodeScalar($0.state)) }
    }
}

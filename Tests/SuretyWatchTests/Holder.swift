import Foundation
import TestSupport

/// A program that holds something until it is told to end. It says `ready` once it does.
final class Holder {
    let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    let folder: TemporaryFolder
    /// What it said until it was ready.
    private(set) var said = ""

    var pid: Int32 { process.processIdentifier }

    /// Runs Python with what every shape needs at hand: `place` is a folder of its own.
    static func python(_ code: String, wrapper: [String] = []) throws -> Holder {
        let folder = try TemporaryFolder()
        let program = """
            import ctypes, errno, fcntl, mmap, os, select, signal, socket, struct, subprocess, sys, tempfile, threading, time
            place = \(quoted(folder.path))
            libc = ctypes.CDLL(None, use_errno=True)
            kept = []
            def keep(*things):
                kept.extend(things)
                return things[0] if len(things) == 1 else things
            \(code)
            print("ready", flush=True)
            sys.stdin.read()
            """
        return try Holder(folder, wrapper + ["/usr/bin/env", "python3", "-c", program])
    }

    static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "\\'") + "'" }

    init(_ folder: TemporaryFolder, _ words: [String], waits: Bool = true) throws {
        self.folder = folder
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        if waits { try waitForReady() }
    }

    struct DidNotStart: Error {}

    private func waitForReady() throws {
        while !said.contains("ready") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw DidNotStart() }
            said += String(decoding: data, as: UTF8.self)
        }
    }

    /// Tells it something: a line on its standard input.
    func say(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }

    /// The next line that it says.
    func line() -> String {
        String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }

    /// Ends it, and waits until it has ended.
    func end() {
        try? input.fileHandleForWriting.close()
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    deinit { end() }
}

/// Waits until something holds; false after a minute.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let end = Date().addingTimeInterval(60)
    while Date() < end {
        if try condition() { return true }
        Thread.sleep(forTimeInterval: 0.02)
    }
    return false
}

/// Programs of the system that some tests compare with.
enum Tool {
    static func path(_ name: String) -> String? {
        ["/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether this process may do what only root may.
    static var isRoot: Bool { geteuid() == 0 }
}

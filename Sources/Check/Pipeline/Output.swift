#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where reports go, and what is known of the terminal.
public enum Output {
    /// Why a report did not arrive.
    public enum Failure: Error, Hashable, Sendable {
        /// The reader went away, as `head` does when it has seen enough: no reason to complain.
        case readerGone
        /// Anything else, in words.
        case other(String)
    }

    /// Makes the process safe to write: a reader that goes away becomes an error of the write instead of a signal, and
    /// the numbers 0 to 2 are taken, so that no file opened later is mistaken for a standard stream. What takes the
    /// place of a closed one cannot be written to, so that a report to it still fails.
    public static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one, since those below are taken by now.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// Writes a text to standard output.
    public static func writeToStandardOutput(_ text: String) throws(Failure) {
        try write(text, to: STDOUT_FILENO, named: "standard output")
    }

    /// Writes a text to standard error. There is nobody to tell of a failure.
    public static func writeToStandardError(_ text: String) {
        try? write(text, to: STDERR_FILENO, named: "standard error")
    }

    /// Writes a text to a file: whole, or not at all. It goes to a new file beside the old one, which then takes the
    /// old one's name. A pipe or a device is written to directly.
    public static func write(_ text: String, toFile path: String) throws(Failure) {
        let target = FileSystem.resolved(path) ?? path
        if let kind = try? FileSystem.kind(of: target), kind != .file {
            try overwrite(target, text, named: path)
            return
        }
        let temporary = Path.join(
            target.contains("/") ? Path.parent(target) : ".", ".\(Path.name(target)).\(getpid()).new")
        let signals = HeldSignals()
        defer { signals.release() }
        do throws(Failure) {
            try create(temporary, text, like: target, named: path)
            guard rename(temporary, target) == 0 else { throw failure("cannot write '\(path)'") }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Whether a standard stream is a terminal.
    public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The number of columns of the terminal behind standard output, or nil where none is.
    public static var terminalWidth: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether to colour what goes to standard output: on a terminal, unless the environment says otherwise.
    public static var wantsColour: Bool { wantsColour(onTerminal: isTerminal(STDOUT_FILENO), environment) }

    /// What the environment says of colour. Who wants none has mostly said so once for all programs, so that this
    /// wins over what a build server sets (no-color.org, bixense.com/clicolors).
    static func wantsColour(onTerminal: Bool, _ environment: (String) -> String?) -> Bool {
        if let none = environment("NO_COLOR"), !none.isEmpty { return false }
        if let force = environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
        return onTerminal && environment("TERM") != "dumb"
    }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func overwrite(_ target: String, _ text: String, named name: String) throws(Failure) {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw failure("cannot write '\(name)'") }
        defer { close(descriptor) }

        try write(text, to: descriptor, named: "'\(name)'")
    }

    private static func create(
        _ temporary: String, _ text: String, like target: String, named name: String
    ) throws(Failure) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("cannot write '\(name)'") }
        do throws(Failure) {
            try write(text, to: descriptor, named: "'\(name)'")
        } catch {
            close(descriptor)
            throw error
        }
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
        guard close(descriptor) == 0 else { throw failure("cannot write '\(name)'") }
    }

    private static func write(_ text: String, to descriptor: Int32, named name: String) throws(Failure) {
        var text = text
        let error = text.withUTF8 { bytes -> Int32 in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = writeSome(descriptor, UnsafeBufferPointer(rebasing: rest))
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { return errno }
                rest = rest.dropFirst(count)
            }
            return 0
        }
        guard error != 0 else { return }
        if error == EPIPE { throw .readerGone }
        errno = error
        throw failure("cannot write to \(name)")
    }

    private static func failure(_ what: String) -> Failure {
        .other("\(what): \(FileSystem.lastFailure().reason); the report is lost")
    }
}

private func writeSome(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

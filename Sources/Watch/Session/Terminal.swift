#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A terminal that a view has to itself for a while: its alternate screen, without echo. It is left as it was found.
final class Terminal {
    /// Where keys come from.
    let input: Int32
    private let output: Int32
    private var former = termios()
    private(set) var isEntered = false

    /// Nil where standard input or output is no terminal.
    init?() {
        (input, output) = (STDIN_FILENO, STDOUT_FILENO)
        guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &former) == 0 else { return nil }
    }

    /// The terminal that this process was started from, for where its standard streams are something else's. Nil where there is
    /// none, or where it is not this process's turn on it.
    init?(controlling: Void) {
        input = open("/dev/tty", O_RDWR | O_CLOEXEC)
        output = input
        guard input >= 0, tcgetpgrp(input) == getpgrp(), tcgetattr(input, &former) == 0 else { return nil }
    }

    deinit {
        leave()
        if input == output, input >= 0 { close(input) }
    }

    /// Takes it, if it is this process's turn on it: in the background it would be stopped. Keys that end or stop a program
    /// stay signals.
    func enter() {
        guard !isEntered, tcgetpgrp(input) == getpgrp() else { return }
        var attributes = former
        attributes.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(input, TCSADRAIN, &attributes)
        write("\u{1B}[?1049h\u{1B}[?25l")
        isEntered = true
    }

    /// Gives it back.
    func leave() {
        guard isEntered else { return }
        write("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l")
        tcsetattr(input, TCSADRAIN, &former)
        isEntered = false
    }

    /// Stops this process as Ctrl-Z would have without a view, and takes the terminal again when it goes on.
    func stop() {
        leave()
        raise(SIGSTOP)
        enter()
    }

    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// The keys that were pressed since it was last asked; nil where the terminal is gone.
    func keys() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(input, &bytes, bytes.count)
        if count < 0 && (errno == EINTR || errno == EAGAIN) { return [] }
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Shows a frame: lines from the top, each up to its end. Nothing in the background.
    func show(_ lines: [String]) {
        enter()
        guard isEntered else { return }
        write("\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
    }

    private func write(_ text: String) { _ = writeAll(text, to: output) }
}

/// Standard output and standard error.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    /// Writes all of a text. False where nobody reads any more or the device is full.
    @discardableResult
    func write(_ text: String) -> Bool {
        writeAll(text, to: rawValue)
    }
}

private func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeBufferPointer(rebasing: rest)
            let count = writeSome(descriptor, part.baseAddress, part.count)
            if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

private func writeSome(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs `git`. Only what the user asks of git itself, such as `--since`, does: no other part of a check starts a program.
struct GitCommand {
    /// Where it runs.
    var folder: String

    /// What a run came to.
    struct Outcome {
        /// What it wrote to standard output.
        var output: [UInt8]
        /// What it wrote to standard error.
        var complaint: [UInt8]
        /// Its exit status; 128 and more for a signal.
        var status: Int32

        /// The output as text, without the line's end.
        var text: String { GitCommand.firstLine(output) }
        /// The first line of what it complains of, without git's own word for it.
        var reason: String {
            let line = GitCommand.firstLine(complaint)
            for word in ["fatal: ", "error: "] where line.hasPrefix(word) {
                return String(line.dropFirst(word.count))
            }
            return line.isEmpty ? "status \(status)" : line
        }
    }

    /// Runs a command of git to its end.
    ///
    /// Nothing of the user's configuration may start a further program or change the index: no monitor of the file
    /// system, no pager, no optional locks.
    ///
    /// - Parameter input: what it finds on standard input.
    func run(_ arguments: [String], input: [UInt8] = []) throws(Refusal) -> Outcome {
        let words =
            ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", folder, "--no-pager"]
            + arguments
        let pipes = try Pipes()
        let child: pid_t
        do throws(Refusal) {
            child = try pipes.spawn(words)
        } catch {
            pipes.closeAll()
            throw error
        }
        var exchange = Exchange(pipes, input)
        exchange.run()
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let isExit = status & 0x7f == 0
        return Outcome(
            output: exchange.output, complaint: exchange.complaint,
            status: isExit ? (status >> 8) & 0xff : 128 + (status & 0x7f))
    }

    private static func firstLine(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// The three streams of a child.
    private struct Pipes {
        /// Reading and writing end of standard input, output and error.
        let ends: [[Int32]]

        init() throws(Refusal) {
            var ends: [[Int32]] = []
            for _ in 0..<3 {
                var pair: [Int32] = [-1, -1]
                guard pipe(&pair) == 0 else {
                    for end in ends.joined() { close(end) }
                    throw Refusal("cannot make a pipe for 'git': \(FileSystem.lastFailure().reason)")
                }
                for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
                ends.append(pair)
            }
            self.ends = ends
        }

        func closeAll() { for end in ends.joined() { close(end) } }

        func spawn(_ words: [String]) throws(Refusal) -> pid_t {
            #if canImport(Darwin)
                var actions: posix_spawn_file_actions_t?
            #else
                var actions = posix_spawn_file_actions_t()
            #endif
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_adddup2(&actions, ends[0][0], STDIN_FILENO)
            posix_spawn_file_actions_adddup2(&actions, ends[1][1], STDOUT_FILENO)
            posix_spawn_file_actions_adddup2(&actions, ends[2][1], STDERR_FILENO)
            var arguments = words.map { strdup($0) }
            defer { for argument in arguments { free(argument) } }
            arguments.append(nil)
            var child = pid_t()
            let failure = posix_spawnp(&child, "git", &actions, nil, arguments, environ)
            guard failure == 0 else {
                throw Refusal(
                    "cannot run 'git': \(String(cString: strerror(failure)).lowercased()); install git, or leave out what asks for it"
                )
            }
            return child
        }
    }

    /// Feeds a child and takes what it says, whichever comes first, so that neither waits for the other.
    private struct Exchange {
        var output: [UInt8] = []
        var complaint: [UInt8] = []
        private var input: ArraySlice<UInt8>
        private var toChild: Int32
        private var fromChild: [Int32]
        private var buffer = [UInt8](repeating: 0, count: 1 << 16)

        init(_ pipes: Pipes, _ input: [UInt8]) {
            close(pipes.ends[0][0])
            close(pipes.ends[1][1])
            close(pipes.ends[2][1])
            toChild = pipes.ends[0][1]
            fromChild = [pipes.ends[1][0], pipes.ends[2][0]]
            self.input = input[...]
            // A write that has no room must not keep the output from being read.
            _ = fcntl(toChild, F_SETFL, O_NONBLOCK)
        }

        mutating func run() {
            if input.isEmpty { stopFeeding() }
            while fromChild.contains(where: { $0 >= 0 }) {
                var polled = [
                    pollfd(fd: toChild, events: Int16(POLLOUT), revents: 0),
                    pollfd(fd: fromChild[0], events: Int16(POLLIN), revents: 0),
                    pollfd(fd: fromChild[1], events: Int16(POLLIN), revents: 0),
                ]
                if poll(&polled, nfds_t(polled.count), -1) < 0 {
                    if errno == EINTR { continue }
                    break
                }
                if polled[0].revents != 0 { feed() }
                for index in 0..<2 where polled[index + 1].revents != 0 { take(index) }
            }
            stopFeeding()
            for end in fromChild where end >= 0 { close(end) }
        }

        private mutating func feed() {
            let written = input.withUnsafeBytes { write(toChild, $0.baseAddress, $0.count) }
            if written < 0 && (errno == EINTR || errno == EAGAIN) { return }
            // Who does not want the rest has gone; its status says why.
            if written < 0 { input = [] } else { input = input.dropFirst(written) }
            if input.isEmpty { stopFeeding() }
        }

        private mutating func stopFeeding() {
            if toChild >= 0 { close(toChild) }
            toChild = -1
        }

        private mutating func take(_ index: Int) {
            let got = read(fromChild[index], &buffer, buffer.count)
            if got < 0 && errno == EINTR { return }
            guard got > 0 else {
                close(fromChild[index])
                fromChild[index] = -1
                return
            }
            if index == 0 { output += buffer[..<got] } else { complaint += buffer[..<got] }
        }
    }
}

import SuretyProbe

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The command that a watch starts, and what it leaves to its parent.
final class ChildCommand {
    let pid: Int32
    /// How it ended, once it has.
    private(set) var status: Int32?

    /// Starts it with the signals' usual actions, since a probe ignores some. Throws the system's reason.
    ///
    /// - Parameter hasInput: whether it reads this process's standard input; else it finds it empty.
    init(_ words: [String], environment: [(name: String, value: String)], hasInput: Bool)
        throws(WatchTrouble)
    {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }

        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }

        if !hasInput { posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) }
        let arguments = words.map { strdup($0) } + [nil]
        let variables = ChildCommand.variables(environment).map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }

        var started: pid_t = 0
        let error = posix_spawnp(&started, words[0], &actions, &attributes, arguments, variables)
        guard error == 0 else {
            throw WatchTrouble(
                "cannot run '\(PlainText.of(words[0]))': \(WatchTrouble.reason(error)); check the command's name"
            )
        }
        pid = started
    }

    private static func variables(_ additional: [(name: String, value: String)]) -> [String] {
        var list: [String] = []
        var position = environ
        while let text = position.pointee {
            let variable = String(cString: text)
            if !additional.contains(where: { variable.hasPrefix($0.name + "=") }) { list.append(variable) }
            position += 1
        }
        return list + additional.map { "\($0.name)=\($0.value)" }
    }

    /// Asks for everybody who ended: the command and the orphans that came to this process.
    func reap() {
        var how: Int32 = 0
        while true {
            let ended = waitpid(-1, &how, WNOHANG)
            guard ended > 0 else { return }
            if ended == pid { status = ChildCommand.shellStatus(how) }
        }
    }

    /// 128 and the signal's number for one that a signal ended, as shells have it.
    private static func shellStatus(_ how: Int32) -> Int32 {
        let signal = how & 0x7F
        return signal == 0 ? (how >> 8) & 0xFF : 128 + signal
    }
}

import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How a process ended, as its parent is told.
public enum EndStatus: Hashable, Sendable {
    /// It said so, with a status from 0 to 255.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)

    /// Reads the word that the system gives to a parent.
    public init(word: Int32) {
        let signal = word & 0x7f
        self = signal == 0 ? .exited(word >> 8 & 0xff) : .signalled(signal)
    }

    /// The word that the system gives to a parent.
    public var word: Int32 {
        switch self {
        case .exited(let status): (status & 0xff) << 8
        case .signalled(let signal): signal & 0x7f
        }
    }

    /// In words.
    public var text: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .signalled(let signal): SignalName.of(signal)
        }
    }

    /// Ends this process in the same way, leaving no core file of its own. The first process of a container cannot be
    /// ended by its own signal and gives the status that a shell would.
    public func leave() -> Never {
        switch self {
        case .exited(let status): _exit(status)
        case .signalled(let signal):
            csurety_leave_no_core()
            csurety_signal_raise(signal)
        }
    }
}

/// What signals are called.
public enum SignalName {
    /// `SIGTERM` and the like; a number where it has no name.
    public static func of(_ signal: Int32) -> String {
        names[signal] ?? (signal >= 34 ? "SIGRTMIN+\(signal - 34)" : "signal \(signal)")
    }

    private static let names: [Int32: String] = [
        SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGILL: "SIGILL", SIGTRAP: "SIGTRAP",
        SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGKILL: "SIGKILL", SIGUSR1: "SIGUSR1",
        SIGSEGV: "SIGSEGV", SIGUSR2: "SIGUSR2", SIGPIPE: "SIGPIPE", SIGALRM: "SIGALRM", SIGTERM: "SIGTERM",
        SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ", SIGVTALRM: "SIGVTALRM", SIGPROF: "SIGPROF", SIGSYS: "SIGSYS",
    ]
}

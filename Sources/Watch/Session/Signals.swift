import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Signals as bytes to read, so that one loop waits for them beside everything else.
final class Signals {
    /// Becomes readable when one came.
    let descriptor: Int32
    private let writing: Int32
    private let installed: [Int32]

    init?(_ signals: [Int32]) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writing = ends[1]
        // Whoever started this process may have blocked some: a thread of a pool does, and children inherit it.
        var wanted = sigset_t()
        sigemptyset(&wanted)
        for signal in signals { sigaddset(&wanted, signal) }
        pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
        installed = signals.filter { csurety_signal_install($0, ends[1]) == 0 }
    }

    deinit {
        for signal in installed { csurety_signal_remove(signal) }
        close(descriptor)
        close(writing)
    }

    /// The signals that came since it was last asked.
    func pending() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? bytes[..<count].map(Int32.init) : []
    }
}

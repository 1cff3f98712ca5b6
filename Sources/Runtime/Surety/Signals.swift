import CSurety
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

extension Surety {
    /// From now on, these signals end the process in good order: as ``exit(_:deadline:)`` does, and at last by the signal
    /// itself, so that whoever started the process sees what ended it.
    ///
    /// - A signal that is ignored, as `nohup` has it, stays ignored.
    /// - A handler that was installed before is called as well.
    /// - A second signal cuts the unwinding short: must parts only. A third one ends the process at once.
    /// - No signal is blocked, in this process or in its children.
    ///
    /// A later call adds signals; the first call's `deadline` and `stop` stay.
    ///
    /// - Parameters:
    ///   - signals: their numbers.
    ///   - deadline: how long `stop` has, and then the scopes.
    ///   - stop: what to do before the scopes are cancelled, such as to take no more requests and to wait for those
    ///     that are under way.
    /// - Throws: ``SystemError`` where a signal cannot be handled or no descriptors are left.
    public static func stopOnSignals(
        _ signals: [Int32] = [SIGTERM, SIGINT, SIGHUP], deadline: Duration = .seconds(30),
        stop: (@Sendable (Int32) async -> Void)? = nil
    ) throws {
        let descriptor = try SignalWatch.start(SignalWatch(deadline: deadline, stop: stop))
        for signal in signals where csurety_signal_install(signal, descriptor) < 0 {
            throw SystemError(lastError)
        }
        SignalWatch.handled.withLock { $0.formUnion(signals) }
    }
}

/// The thread that reads what the handlers write.
struct SignalWatch: Sendable {
    let deadline: Duration
    let stop: (@Sendable (Int32) async -> Void)?

    private static let pipe = Mutex<(read: Int32, write: Int32)?>(nil)
    static let handled = Mutex<Set<Int32>>([])

    /// Starts the thread, the first time, and returns the end of its pipe that handlers write to.
    static func start(_ watch: SignalWatch) throws -> Int32 {
        try pipe.withLock { ends in
            if let ends { return ends.write }
            var new: [Int32] = [-1, -1]
            guard systemPipe(&new) == 0 else { throw SystemError(lastError) }
            for end in new { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            // A handler must never wait for the reader.
            _ = fcntl(new[1], F_SETFL, O_NONBLOCK)
            let descriptor = new[0]
            startThread { watch.run(descriptor) }
            ends = (new[0], new[1])
            return new[1]
        }
    }

    private func run(_ descriptor: Int32) {
        var count = 0
        var byte: UInt8 = 0
        while true {
            guard read(descriptor, &byte, 1) == 1 else { continue }
            count += 1
            let signal = Int32(byte)
            if count == 1 { begin(signal) } else { cutShort(signal) }
        }
    }

    private func begin(_ signal: Int32) {
        Task.detached {
            if let stop { await within(deadline) { await stop(signal) } }
            await Surety.end(.signal(signal), deadline: deadline)
        }
    }

    private func cutShort(_ signal: Int32) {
        // The next one meets no handler.
        for signal in SignalWatch.handled.withLock({ $0 }) { csurety_signal_remove(signal) }
        _ = ProcessEnd.begin(.signal(signal))
        ProcessEnd.finish()
    }
}

/// Waits for a body, but no longer than this. Past the deadline the body's task is cancelled and left alone.
func within(_ deadline: Duration, _ body: @escaping @Sendable () async -> Void) async {
    final class Wait: Sendable {
        let waiting = Mutex<UnsafeContinuation<Void, Never>?>(nil)
        func end() {
            let continuation = waiting.withLock { waiting in
                defer { waiting = nil }

                return waiting
            }
            continuation?.resume()
        }
    }
    let wait = Wait()
    let time = Timekeeper.current
    var alarm: Alarm?
    await withUnsafeContinuation { continuation in
        wait.waiting.withLock { $0 = continuation }
        let task = Task {
            await body()
            wait.end()
        }
        let bell = Alarm {
            task.cancel()
            wait.end()
        }
        alarm = bell
        time.set(bell, after: deadline)
    }
    if let alarm { time.cancel(alarm) }
}

import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ends processes: asks them, waits, kills them. Each is reached by a descriptor whose process was verified.
struct Ending {
    /// How long they have between the question and the end.
    var grace: Duration
    /// The group that they are in, where they have one: it is killed whole.
    var group: ControlGroup?

    /// How long to wait for what was killed.
    private static let patience = Duration.seconds(10)

    /// What came of it.
    struct Outcome {
        /// Those that were there.
        var found = 0
        /// Those that had to be killed.
        var killed = 0
        /// Those that are there still.
        var left = 0
    }

    /// Ends whatever a question lists, which is asked again until it lists nothing: processes may start others meanwhile.
    func end(_ alive: () -> [ProcessIdentity]) -> Outcome {
        var outcome = Outcome()
        var asked: Set<ProcessIdentity> = []
        let limit = ContinuousDeadline(after: grace)
        while true {
            let present = alive()
            if present.isEmpty { return outcome }
            for process in present where asked.insert(process).inserted {
                outcome.found += 1
                // A process that is stopped hears nothing before it goes on.
                Ending.signal(process, SIGTERM)
                Ending.signal(process, SIGCONT)
            }
            guard limit.wait(for: present) else { break }
        }
        return kill(alive, &outcome)
    }

    private func kill(_ alive: () -> [ProcessIdentity], _ outcome: inout Outcome) -> Outcome {
        var killed: Set<ProcessIdentity> = []
        let limit = ContinuousDeadline(after: Ending.patience)
        while true {
            let present = alive()
            outcome.left = present.count
            if present.isEmpty { break }
            group?.kill()
            // Stopped first, all of them, so that none can start another while the others are killed.
            for process in present where !killed.contains(process) { Ending.signal(process, SIGSTOP) }
            for process in present {
                if killed.insert(process).inserted { outcome.killed += 1 }
                Ending.signal(process, SIGKILL)
            }
            guard limit.wait(for: present) else { break }
        }
        return outcome
    }

    /// Signals a process if it is still the one that is meant.
    @discardableResult
    static func signal(_ process: ProcessIdentity, _ signal: Int32) -> Bool {
        guard let descriptor = process.open() else { return false }
        defer { close(descriptor) }

        return csurety_process_signal(descriptor, signal) == 0
    }

    /// Takes note of children that ended, so that they do not stay in the list of processes.
    static func reap() {
        var change = csurety_change()
        while csurety_next_change(&change) == 1 {}
    }
}

/// A moment that does not move.
struct ContinuousDeadline {
    private let end: UInt64

    init(after duration: Duration) {
        let parts = duration.components
        let nanoseconds = parts.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let span =
            nanoseconds.overflow
            ? Int64.max / 2 : nanoseconds.partialValue + parts.attoseconds / 1_000_000_000
        end = Clock.monotonic &+ UInt64(max(0, min(span, Int64.max / 2)))
    }

    /// Milliseconds until then, rounded up; 0 where it is over.
    var milliseconds: Int32 {
        let now = Clock.monotonic
        return end <= now ? 0 : Int32(clamping: (end - now + 999_999) / 1_000_000)
    }

    /// Waits until one of some processes ends, but not long, since others may start meanwhile. False where the moment is
    /// over.
    func wait(for processes: [ProcessIdentity]) -> Bool {
        let descriptors = processes.prefix(64).compactMap { $0.open() }
        defer { for descriptor in descriptors { close(descriptor) } }

        let rest = milliseconds
        guard rest > 0 else { return false }
        // Where none could be opened, all have ended.
        if !descriptors.isEmpty { _ = Waiting.forAny(of: descriptors, milliseconds: min(rest, 100)) }
        Ending.reap()
        return true
    }
}

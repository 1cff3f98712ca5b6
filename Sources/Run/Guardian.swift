import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The outer of the two processes that supervise: the one that whoever started the run knows. It passes on the signals
/// that it is sent, stops when the command stops, ends as the command ended, and takes over when the inner one is killed.
struct Guardian {
    let signals: SignalSource
    let channel: Channel

    /// Signals that the inner process has not passed on yet.
    private var pending: [Int32] = []

    init(signals: SignalSource, channel: Channel) {
        self.signals = signals
        self.channel = channel
    }

    /// What came of the inner process.
    enum Outcome {
        /// All is done, and this is how to end.
        case ended(EndStatus)
        /// It was killed, with these signals not passed on.
        case killed(pending: [Int32])
    }

    /// Waits for the inner process.
    mutating func watch() -> Outcome {
        while true {
            let ready = Waiting.forAny(of: [signals.descriptor, channel.descriptor], milliseconds: -1)
            if ready[0] { passSignals() }
            if ready[1] {
                let (messages, isOver) = channel.messages()
                for message in messages {
                    switch message {
                    case .ended(let status): return .ended(status)
                    case .stopped(let signal): stop(signal)
                    case .passed: if !pending.isEmpty { pending.removeFirst() }
                    case .signal, .continued: break
                    }
                }
                if isOver { return .killed(pending: pending) }
            }
        }
    }

    private mutating func passSignals() {
        for arrival in signals.arrivals() where arrival.was_sent != 0 && arrival.signal != SIGCHLD {
            // What the terminal sends, it sends to the command as well; what a process sends comes to this one alone.
            if arrival.signal == SIGCONT {
                channel.send(.continued)
            } else {
                pending.append(arrival.signal)
                channel.send(.signal(arrival.signal))
            }
        }
    }

    private func stop(_ signal: Int32) {
        csurety_stop(signal)
        channel.send(.continued)
    }
}

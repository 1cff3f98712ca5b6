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
    let inner: Int32

    /// Waits for the inner process. Nil where it was killed.
    func watch() -> EndStatus? {
        while true {
            let ready = Waiting.forAny(of: [signals.descriptor, channel.descriptor], milliseconds: -1)
            if ready[0] { passSignals() }
            if ready[1] {
                let (messages, isOver) = channel.messages()
                for message in messages {
                    switch message {
                    case .ended(let status): return status
                    case .stopped(let signal): stop(signal)
                    case .signal, .continued: break
                    }
                }
                if isOver { return nil }
            }
        }
    }

    private func passSignals() {
        for arrival in signals.arrivals() where arrival.was_sent != 0 && arrival.signal != SIGCHLD {
            // What the terminal sends, it sends to the command as well; what a process sends comes to this one alone.
            channel.send(arrival.signal == SIGCONT ? .continued : .signal(arrival.signal))
        }
    }

    private func stop(_ signal: Int32) {
        csurety_stop(signal)
        channel.send(.continued)
    }
}

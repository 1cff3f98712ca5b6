import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the two processes of a supervisor tell each other.
enum Message: Hashable {
    /// To the inner one: a process sent the outer one this signal.
    case signal(Int32)
    /// To the inner one: the outer one was stopped and goes on.
    case continued
    /// To the outer one: a signal has been passed on.
    case passed
    /// To the outer one: the command was stopped by this signal.
    case stopped(Int32)
    /// To the outer one: all is done, and this is how to end.
    case ended(EndStatus)

    fileprivate var words: [Int32] {
        switch self {
        case .signal(let signal): [1, signal]
        case .continued: [2, 0]
        case .stopped(let signal): [3, signal]
        case .ended(let status): [4, status.word]
        case .passed: [5, 0]
        }
    }

    fileprivate init?(_ words: [Int32]) {
        switch words[0] {
        case 1: self = .signal(words[1])
        case 2: self = .continued
        case 3: self = .stopped(words[1])
        case 4: self = .ended(EndStatus(word: words[1]))
        case 5: self = .passed
        default: return nil
        }
    }
}

/// One end of a pair of sockets that keep messages whole.
struct Channel {
    let descriptor: Int32

    /// Both ends of a new one.
    static func pair() -> (Channel, Channel)? {
        var ends: [Int32] = [-1, -1]
        let type =
            Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return nil }
        return (Channel(descriptor: ends[0]), Channel(descriptor: ends[1]))
    }

    /// Sends a message. Where nobody is there any more, nobody needs it.
    func send(_ message: Message) {
        let words = message.words
        _ = sendWords(descriptor, words, 8, Int32(MSG_NOSIGNAL))
    }

    /// The messages that arrived, and whether the other end is gone.
    func messages() -> (messages: [Message], isOver: Bool) {
        var found: [Message] = []
        while true {
            var words: [Int32] = [0, 0]
            let count = recv(descriptor, &words, 8, 0)
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return (found, false) }
            guard count == 8 else { return (found, true) }
            if let message = Message(words) { found.append(message) }
        }
    }

    func close() { _ = closeEnd(descriptor) }
}

private func sendWords(_ descriptor: Int32, _ words: [Int32], _ count: Int, _ flags: Int32) -> Int {
    send(descriptor, words, count, flags)
}

private func closeEnd(_ descriptor: Int32) -> Int32 { close(descriptor) }

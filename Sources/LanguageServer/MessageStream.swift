import SuretyCheck

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Messages with a head that says how long they are, over two descriptors: the base protocol of the Language Server
/// Protocol 3.17.
struct MessageStream {
    /// What came in.
    enum Arrival {
        /// The body of a message.
        case message(SourceBuffer)
        /// Nothing, for as long as was waited.
        case silence
        /// The client has gone, or says what cannot be understood: why, unless it has just gone.
        case end(String?)
    }

    private let input: Int32
    private let output: Int32
    private var pending: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    /// A message of more bytes is taken for a mistake.
    private static let sizeLimit = 1 << 28
    /// The head of a message may have as many.
    private static let headLimit = 1 << 12

    init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
        self.input = input
        self.output = output
    }

    /// The next message.
    ///
    /// - Parameter milliseconds: how long to wait for the first byte of it; for ever where it is negative.
    mutating func next(waiting milliseconds: Int32) -> Arrival {
        while true {
            switch takeMessage() {
            case .success(let message?): return .message(message)
            case .success(nil): break
            case .failure(let refusal): return .end(refusal.message)
            }
            var polled = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            let ready = poll(&polled, 1, pending.isEmpty ? milliseconds : -1)
            if ready < 0 && errno == EINTR { continue }
            if ready == 0 { return .silence }
            let got = read(input, &chunk, chunk.count)
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else {
                return .end(pending.isEmpty ? nil : "the input ends in the middle of a message")
            }
            pending += chunk[..<got]
        }
    }

    /// A message that is there as a whole.
    private mutating func takeMessage() -> Result<SourceBuffer?, Refusal> {
        guard let end = headEnd else {
            return pending.count > Self.headLimit
                ? .failure(Refusal("the input is no message of the protocol: it has no head")) : .success(nil)
        }
        let head = String(decoding: pending[..<end], as: UTF8.self)
        let lengths = head.split(separator: "\r\n").compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
            return Int(parts[1].drop { $0 == " " })
        }
        guard let length = lengths.first, (0...Self.sizeLimit).contains(length) else {
            return .failure(Refusal("the head of a message lacks a 'Content-Length'"))
        }
        let start = end + 4
        guard pending.count >= start + length else { return .success(nil) }
        let body = SourceBuffer(pending[start..<(start + length)])
        pending.removeFirst(start + length)
        return .success(body)
    }

    /// Where the empty line behind the head begins.
    private var headEnd: Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard pending.count >= mark.count else { return nil }
        return (0...(pending.count - mark.count)).prefix(Self.headLimit).first { start in
            pending[start..<(start + mark.count)].elementsEqual(mark)
        }
    }

    /// Sends a message; false where the client has gone.
    func send(_ body: String) -> Bool {
        var rest = Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}

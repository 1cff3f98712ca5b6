import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard error on its way through the supervisor, which passes all of it on and keeps the end.
struct ErrorTail {
    /// Where the command writes.
    let writing: Int32
    /// Where the supervisor reads.
    let reading: Int32
    private(set) var kept: [UInt8] = []

    private static let most = 64 * 1024

    init?() {
        var ends: [Int32] = [-1, -1]
        guard csurety_pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Passes on what is there. False at the end.
    mutating func pass() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = readBytes(reading, &buffer)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 && errno == EAGAIN }
            write(buffer[..<count])
            kept += buffer[..<count]
            if kept.count > ErrorTail.most { kept.removeFirst(kept.count - ErrorTail.most) }
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>) {
        var rest = Array(bytes)
        while !rest.isEmpty {
            let count = writeBytes(STDERR_FILENO, rest)
            if count < 0 {
                if errno == EINTR { continue }
                // Somebody may have made standard error non-blocking; then its reader is waited for.
                var wait = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
                guard errno == EAGAIN, poll(&wait, 1, -1) > 0, wait.revents & Int16(POLLOUT) != 0 else {
                    return
                }
                continue
            }
            rest.removeFirst(count)
        }
    }

    /// What was kept, as text.
    var text: String { String(decoding: kept, as: UTF8.self) }
}

private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    read(descriptor, &buffer, buffer.count)
}

private func writeBytes(_ descriptor: Int32, _ bytes: [UInt8]) -> Int {
    write(descriptor, bytes, bytes.count)
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A metric of a service that tells its load: `NAME=http://HOST:PORT/PATH`, in Prometheus' text. What is held is then
/// judged by how much is held a unit of load.
public struct LoadMetric: Sendable {
    /// The metric's name, with its labels if they are to match.
    public let name: String
    let host: String
    let port: String
    let path: String

    /// Where it is read, as a person would write it.
    var address: String { "http://\(host):\(port)\(path)" }

    /// Reads `NAME=URL`; nil where that is none.
    public init?(_ text: String) {
        guard let sign = text.firstRange(of: "=http://") else { return nil }
        name = String(text[..<sign.lowerBound])
        let rest = text[sign.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        path = slash == rest.endIndex ? "/metrics" : String(rest[slash...])
        let authority = rest[..<slash]
        guard let colon = authority.lastIndex(of: ":") else { return nil }
        host = String(authority[..<colon].drop { $0 == "[" }.prefix { $0 != "]" })
        port = String(authority[authority.index(after: colon)...])
        guard !name.isEmpty, !host.isEmpty, UInt16(port) != nil else { return nil }
    }

    /// The sum of the metric's samples in a text of metrics; nil where there is none.
    func value(in text: String) -> Double? {
        var sum: Double?
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(name) {
            let rest = line.dropFirst(name.count)
            guard rest.first == " " || rest.first == "{" else { continue }
            let value =
                rest.first == "{" ? rest[(rest.lastIndex(of: "}") ?? rest.startIndex)...].dropFirst() : rest
            guard let number = value.split(separator: " ").first.flatMap({ Double($0) }) else { continue }
            sum = (sum ?? 0) + number
        }
        return sum
    }

    /// Asks the service; nil where it does not answer within a second.
    func read() -> Double? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let address = found else { return nil }
        defer { freeaddrinfo(found) }

        let connection = socket(
            address.pointee.ai_family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard connection >= 0 else { return nil }
        defer { close(connection) }

        var patience = timeval(tv_sec: 1, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(connection, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            return nil
        }
        let request = "GET \(path) HTTP/1.0\r\nHost: \(host)\r\nAccept: text/plain\r\n\r\n"
        guard send(connection, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
            return nil
        }
        return value(in: String(decoding: LoadMetric.answer(connection), as: UTF8.self))
    }

    /// What comes, at most a megabyte of it.
    private static func answer(_ connection: Int32) -> [UInt8] {
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16 << 10)
        while answer.count < 1 << 20 {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { break }
            answer += part[..<count]
        }
        return answer
    }
}

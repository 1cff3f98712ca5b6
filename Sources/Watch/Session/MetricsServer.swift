import SuretyProbe

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Answers GET requests for metrics. It lives in the watch's one loop and never waits for a client: connections are few,
/// requests short, and both have a deadline.
final class MetricsServer {
    /// A client.
    private struct Client {
        var descriptor: Int32
        var deadline: Double
        var request: [UInt8] = []
        var answer: [UInt8] = []
        var sent = 0
    }

    private static let clientLimit = 32
    private static let requestLimit = 8 << 10
    private static let patience = 5.0

    let listener: Int32
    /// Where it listens, as it may be given to a browser.
    let address: String
    private var clients: [Client] = []
    private let page: (String) -> (type: String, text: String)?
    private let metrics: (Metrics.Form) -> String

    /// Listens at `HOST:PORT`, `:PORT` or `PORT`; the host is this machine alone unless one is named. `page` gives what lies at other paths.
    init(
        _ place: String, metrics: @escaping (Metrics.Form) -> String,
        page: @escaping (String) -> (type: String, text: String)?
    ) throws(WatchTrouble) {
        self.metrics = metrics
        self.page = page
        let colon = place.lastIndex(of: ":")
        let named = colon.map { String(place[..<$0]) } ?? ""
        let host = named.isEmpty ? "127.0.0.1" : String(named.drop { $0 == "[" }.prefix { $0 != "]" })
        let port = colon.map { String(place[place.index(after: $0)...]) } ?? place
        guard UInt16(port) != nil else {
            throw WatchTrouble(
                "'\(PlainText.of(place))' is no address; give HOST:PORT, such as 127.0.0.1:9469")
        }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let first = found else {
            throw WatchTrouble("'\(PlainText.of(host))' is no address of this machine; give HOST:PORT")
        }
        defer { freeaddrinfo(found) }

        let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        listener = socket(first.pointee.ai_family, flags, 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        guard listener >= 0, bind(listener, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0,
            listen(listener, 64) == 0
        else {
            let reason = WatchTrouble.reason(errno)
            throw WatchTrouble("cannot listen at '\(PlainText.of(place))': \(reason); give another port")
        }
        address = "\(host.contains(":") ? "[\(host)]" : host):\(MetricsServer.port(of: listener))"
    }

    deinit {
        for client in clients { close(client.descriptor) }
        close(listener)
    }

    private static func port(of listener: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(listener, $0, &size) }
            // The port lies at the same place for both families.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                $0.pointee.sin_port.bigEndian
            }
        }
    }

    /// What to wait for.
    var wishes: [pollfd] {
        [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
            + clients.map {
                pollfd(fd: $0.descriptor, events: Int16($0.answer.isEmpty ? POLLIN : POLLOUT), revents: 0)
            }
    }

    /// The next moment at which a client has waited too long.
    var deadline: Double? { clients.map(\.deadline).min() }

    /// Does what can be done without waiting.
    func serve(now: Double) {
        acceptAll(now: now)
        for index in clients.indices { advance(&clients[index]) }
        clients.removeAll { client in
            let isDone = client.descriptor < 0
            guard isDone || client.deadline <= now else { return false }
            if !isDone { close(client.descriptor) }
            return true
        }
    }

    private func acceptAll(now: Double) {
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            guard clients.count < MetricsServer.clientLimit else {
                close(descriptor)
                continue
            }
            clients.append(Client(descriptor: descriptor, deadline: now + MetricsServer.patience))
        }
    }

    private func advance(_ client: inout Client) {
        if client.answer.isEmpty { receive(&client) }
        if client.descriptor >= 0, !client.answer.isEmpty { send(&client) }
    }

    private func receive(_ client: inout Client) {
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(client.descriptor, &part, part.count, 0)
            if count < 0 && errno == EAGAIN { return }
            guard count > 0 else { return end(&client) }
            client.request += part[..<count]
            if MetricsServer.isWhole(client.request) {
                client.answer = Array(answer(to: client.request).utf8)
                return
            }
            guard client.request.count <= MetricsServer.requestLimit else {
                client.answer = Array(MetricsServer.response("431 Request Header Fields Too Large", "").utf8)
                return
            }
        }
    }

    private static func isWhole(_ request: [UInt8]) -> Bool {
        request.count >= 4
            && (request.suffix(4).elementsEqual([13, 10, 13, 10])
                || request.suffix(2).elementsEqual([10, 10]))
    }

    private func send(_ client: inout Client) {
        while client.sent < client.answer.count {
            let count = client.answer[client.sent...].withUnsafeBytes {
                sendSome(client.descriptor, $0)
            }
            if count < 0 && errno == EAGAIN { return }
            guard count > 0 else { break }
            client.sent += count
        }
        end(&client)
    }

    private func end(_ client: inout Client) {
        close(client.descriptor)
        client.descriptor = -1
    }

    /// The answer to a whole request.
    private func answer(to request: [UInt8]) -> String {
        // A line end of two bytes is one character to a string, so lines are found as bytes.
        let lines = request.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
        let words = lines.first?.split(separator: " ").map(String.init) ?? []
        guard words.count >= 2, words[0] == "GET" else {
            return MetricsServer.response(
                "405 Method Not Allowed", "only GET is answered\n", extra: "Allow: GET\r\n")
        }
        let path = String(words[1].prefix { $0 != "?" })
        if path == "/metrics" {
            let wantsOpen = lines.contains {
                $0.lowercased().hasPrefix("accept:") && $0.contains("application/openmetrics-text")
            }
            let form = wantsOpen ? Metrics.Form.openMetrics : .prometheus
            return MetricsServer.response("200 OK", metrics(form), type: form.contentType)
        }
        if let page = page(path) { return MetricsServer.response("200 OK", page.text, type: page.type) }
        return MetricsServer.response("404 Not Found", "see /metrics\n")
    }

    private static func response(
        _ status: String, _ body: String, type: String = "text/plain; charset=utf-8", extra: String = ""
    ) -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\nX-Content-Type-Options: nosniff\r\n\(extra)\r\n\(body)"
    }
}

private func sendSome(_ connection: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How what is held is named, so that what grows comes together under one name: numbers within names are `#`, sockets
/// are named by their state and the end that stays the same.
enum Labels {
    /// The label of a path: runs of digits, and long runs of hexadecimal digits, become `#`.
    static func path(_ bytes: ArraySlice<UInt8>) -> String { path(all: bytes) }

    /// The same of any bytes.
    static func path(all bytes: some Collection<UInt8>) -> String {
        Array(bytes).withUnsafeBufferPointer { bytes in
            var text: [UInt8] = []
            pattern(of: bytes, into: &text)
            return PlainText.of(text)
        }
    }

    /// Writes the bytes of a label, not yet made safe to show, over what is in an array. It allocates nothing once the array is
    /// long enough.
    static func pattern(of bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let start = index
            var digits = 0
            while index < bytes.count, isHexadecimal(bytes[index]) {
                digits += bytes[index] <= 0x39 ? 1 : 0
                index += 1
            }
            if index - start >= 8 && digits > 0 {
                appendMark(&text)
            } else {
                for byte in bytes[start..<index] {
                    if byte <= 0x39 { appendMark(&text) } else { text.append(byte) }
                }
            }
            if index < bytes.count {
                text.append(bytes[index])
                index += 1
            }
        }
    }

    /// The folder of a path, as its label has it.
    static func folder(ofLabel label: String) -> String {
        guard let slash = label.utf8.lastIndex(of: UInt8(ascii: "/")) else { return label }
        return String(label[...slash])
    }

    private static func appendMark(_ text: inout [UInt8]) {
        if text.last != UInt8(ascii: "#") { text.append(UInt8(ascii: "#")) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
    }

    /// The kernel's names of TCP's states, by their numbers.
    static func state(_ number: UInt8) -> String {
        switch number {
        case 1: "established"
        case 2: "syn-sent"
        case 3: "syn-received"
        case 4: "fin-wait-1"
        case 5: "fin-wait-2"
        case 6: "time-wait"
        case 7: "unconnected"
        case 8: "close-wait"
        case 9: "last-ack"
        case 10: "listen"
        case 11: "closing"
        case 12: "new-syn-received"
        default: "state-\(number)"
        }
    }

    /// An address and a port: `127.0.0.1:80`, `[::1]:80`; an unset address is `*`.
    static func address(_ address: SocketAddress, family: UInt8, port: UInt16) -> String {
        let name = host(address, family: family)
        return port == 0 ? name : "\(name):\(port)"
    }

    private static func host(_ address: SocketAddress, family: UInt8) -> String {
        if address.high == 0 && address.low == 0 { return "*" }
        if family == UInt8(AF_INET) { return four(address.high >> 32) }
        // An IPv4 address behind an IPv6 socket.
        if address.high == 0 && address.low >> 32 == 0xFFFF { return four(address.low & 0xFFFF_FFFF) }
        var bytes = in6_addr()
        withUnsafeMutableBytes(of: &bytes) { raw in
            raw.storeBytes(of: address.high.bigEndian, as: UInt64.self)
            raw.storeBytes(of: address.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count))
        return "[" + text.withUnsafeBufferPointer { String(cString: $0.baseAddress!) } + "]"
    }

    private static func four(_ word: UInt64) -> String {
        "\(word >> 24 & 255).\(word >> 16 & 255).\(word >> 8 & 255).\(word & 255)"
    }

    /// The name of a local socket; an abstract one begins with `@`.
    static func local(_ name: [UInt8], _ shown: (ArraySlice<UInt8>) -> String) -> String {
        guard let first = name.first else { return "" }
        return first == 0 ? "@" + shown(name.dropFirst()) : shown(name.prefix { $0 != 0 })
    }

    /// A name as it is, with escapes.
    static func plain(_ bytes: ArraySlice<UInt8>) -> String { PlainText.of(bytes) }
}

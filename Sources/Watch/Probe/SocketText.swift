#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The tables in /proc/N/net, for where the kernel's socket listing is not to be had: another namespace without the right
/// to enter it, a kernel without the module. Names of local sockets may hold line ends there, which nothing can undo; a
/// line that is none is left out.
struct SocketText {
    let process: ProcessHandle
    let file: ProcFile

    func read(_ visit: (SocketEntry, [UInt8]?) -> Void) {
        for (name, family, number) in [
            ("tcp", AF_INET, IPPROTO_TCP), ("tcp6", AF_INET6, IPPROTO_TCP), ("udp", AF_INET, IPPROTO_UDP),
            ("udp6", AF_INET6, IPPROTO_UDP),
        ] {
            readInternet("net/\(name)", UInt8(family), UInt8(number), visit)
        }
        readLocal(visit)
    }

    /// `sl local remote st tx:rx tr:when retrnsmt uid timeout inode …`
    private func readInternet(
        _ name: String, _ family: UInt8, _ number: UInt8, _ visit: (SocketEntry, [UInt8]?) -> Void
    ) {
        guard let text = file.read(process.folder, name) else { return }
        var lines = ByteScanner(text)
        _ = lines.line()
        while let line = lines.line() {
            var words = ByteScanner(line)
            words.skipWords(1)
            guard let local = SocketText.address(words.word()), let remote = SocketText.address(words.word()),
                let state = SocketText.hexadecimal(words.word())
            else { continue }
            words.skipWords(5)
            guard let inode = words.number() else { continue }
            visit(
                SocketEntry(
                    inode: UInt64(inode), family: family, socketProtocol: number, state: UInt8(state & 0xFF),
                    localPort: local.port, remotePort: remote.port, local: local.address,
                    remote: remote.address),
                nil)
        }
    }

    /// `Num: RefCount Protocol Flags Type St Inode Path`
    private func readLocal(_ visit: (SocketEntry, [UInt8]?) -> Void) {
        guard let text = file.read(process.folder, "net/unix") else { return }
        var lines = ByteScanner(text)
        _ = lines.line()
        while let line = lines.line() {
            var words = ByteScanner(line)
            guard words.word().last == UInt8(ascii: ":") else { continue }
            words.skipWords(2)
            guard let flags = SocketText.hexadecimal(words.word()) else { continue }
            words.skipWords(1)
            guard let state = SocketText.hexadecimal(words.word()), let inode = words.number() else {
                continue
            }
            var name = [UInt8](words.word())
            if name.first == UInt8(ascii: "@") { name[0] = 0 }
            let isListening = flags & 0x10000 != 0
            visit(
                SocketEntry(
                    inode: UInt64(inode), family: UInt8(AF_UNIX), socketProtocol: 0,
                    state: isListening ? 10 : state == 3 ? 1 : 7),
                name.isEmpty ? nil : name)
        }
    }

    /// `0100007F:1F90`: words of 32 bits in the machine's order, a colon, the port.
    private static func address(_ text: Slice<UnsafeBufferPointer<UInt8>>)
        -> (address: SocketAddress, port: UInt16)?
    {
        guard let colon = text.firstIndex(of: 0x3A), let port = hexadecimal(text[(colon + 1)...]) else {
            return nil
        }
        let digits = text[..<colon]
        guard digits.count == 8 || digits.count == 32 else { return nil }
        var words: [UInt32] = [0, 0, 0, 0]
        for index in 0..<digits.count / 8 {
            let start = digits.startIndex + index * 8
            guard let word = hexadecimal(digits[start..<start + 8]) else { return nil }
            words[index] = UInt32(truncatingIfNeeded: word).bigEndian
        }
        return (
            SocketAddress(
                high: UInt64(words[0]) << 32 | UInt64(words[1]),
                low: UInt64(words[2]) << 32 | UInt64(words[3])), UInt16(truncatingIfNeeded: port)
        )
    }

    private static func hexadecimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        guard !text.isEmpty, text.count <= 16 else { return nil }
        var value: UInt64 = 0
        for byte in text {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            value = value << 4 | UInt64(digit)
        }
        return value
    }
}

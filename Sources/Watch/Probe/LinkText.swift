/// What the text of a link in /proc/N/fd says: `socket:[123]`, `anon_inode:[eventfd]`, `/tmp/x (deleted)`.
public struct LinkText: Sendable {
    /// What it is a link to; sockets of every family are `.socket`.
    public var kind: ResourceKind
    /// The number in `socket:[…]` and `pipe:[…]`, 0 elsewhere.
    public var inode: UInt64

    /// Reads the text. It takes time linear in the text's length and allocates nothing.
    public init(_ text: UnsafeBufferPointer<UInt8>) {
        inode = 0
        guard text.first != UInt8(ascii: "/") else {
            kind = LinkText.kind(ofPath: text)
            return
        }
        if text.starts(with: "socket:[".utf8) {
            kind = .socket
            inode = LinkText.number(text, from: 8)
        } else if text.starts(with: "pipe:[".utf8) {
            kind = .pipe
            inode = LinkText.number(text, from: 6)
        } else if text.starts(with: "anon_inode:".utf8) {
            kind = LinkText.kind(ofAnonymous: text[11...])
        } else if text.starts(with: "pidfd:".utf8) {
            kind = .pidfd
        } else if LinkText.namespaces.contains(where: { text.starts(with: $0.utf8) }) {
            kind = .namespace
        } else {
            kind = .anonymous
        }
    }

    private static let namespaces = [
        "net:[", "mnt:[", "pid:[", "user:[", "uts:[", "ipc:[", "cgroup:[", "time:[",
    ]

    private static func kind(ofAnonymous name: Slice<UnsafeBufferPointer<UInt8>>) -> ResourceKind {
        for (text, kind) in anonymous where name.starts(with: text.utf8) { return kind }
        return .anonymous
    }

    private static let anonymous: [(String, ResourceKind)] = [
        ("[eventfd", .eventfd), ("[eventpoll", .epoll), ("inotify", .inotify), ("[timerfd", .timerfd),
        ("[signalfd", .signalfd), ("[pidfd", .pidfd), ("[io_uring", .ioUring),
    ]

    /// A name that ends in " (deleted)" on purpose looks like a file that was deleted; only a question to its file
    /// system could tell.
    private static func kind(ofPath path: UnsafeBufferPointer<UInt8>) -> ResourceKind {
        let second = path.count > 1 ? path[1] : 0
        if second == UInt8(ascii: "m"), path.starts(with: "/memfd:".utf8) { return .memfd }
        if second == UInt8(ascii: "d"), path.starts(with: "/dev/".utf8) {
            if path.starts(with: "/dev/shm/".utf8) { return .sharedMemory }
            return path.starts(with: "/dev/mqueue/".utf8) ? .file : .device
        }
        return hasDeletedMark(path) ? .deletedFile : .file
    }

    /// What the kernel puts behind the path of a file without a name.
    static let deletedMark = " (deleted)"

    static func hasDeletedMark(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        path.count > deletedMark.utf8.count && path[path.count - 1] == UInt8(ascii: ")")
            && path[(path.count - deletedMark.utf8.count)...].elementsEqual(deletedMark.utf8)
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
        var value: UInt64 = 0
        for byte in text[start...] {
            guard byte >= 0x30, byte <= 0x39 else { break }
            value = value &* 10 &+ UInt64(byte - 0x30)
        }
        return value
    }

    /// A number that is the same for the same text, and hardly ever for two texts: eight bytes at a time, after the
    /// mixing step of wyhash.
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let base = text.baseAddress else { return 0 }
        let raw = UnsafeRawPointer(base)
        var state = UInt64(truncatingIfNeeded: text.count) &* 0xA076_1D64_78BD_642F
        var offset = 0
        while offset < text.count {
            var word: UInt64 = 0
            let rest = text.count - offset
            if rest >= 8 {
                word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            } else {
                for index in 0..<rest { word |= UInt64(text[offset + index]) << UInt64(index * 8) }
            }
            let (high, low) = (state ^ word ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(
                by: 0x8EBC_6AF0_9C88_C6E3)
            state = high ^ low
            offset += 8
        }
        return state
    }
}

/// What sort of resource something is that a process holds.
///
/// The kinds of descriptors follow from the text of the link in /proc/N/fd alone: asking for more would ask the file
/// system behind it, which may never answer.
public enum ResourceKind: UInt8, CaseIterable, Sendable {
    /// A file, folder or named pipe: whatever has a path and is none of the others.
    case file = 0
    /// A file that has no name any more.
    case deletedFile
    /// What lies in /dev and is no shared memory: a terminal, /dev/null.
    case device
    /// A file in /dev/shm.
    case sharedMemory
    /// Memory that is held by its descriptor alone.
    case memfd
    /// An unnamed pipe.
    case pipe
    /// A TCP socket.
    case tcp
    /// A UDP socket.
    case udp
    /// A local socket.
    case unix
    /// A socket of another family, or one that no table lists.
    case socket
    /// A counter to wait for.
    case eventfd
    /// A set of descriptors to wait for.
    case epoll
    /// A set of files that are watched.
    case inotify
    /// A timer.
    case timerfd
    /// Signals to read.
    case signalfd
    /// A process.
    case pidfd
    /// A ring of requests to the kernel.
    case ioUring
    /// A namespace.
    case namespace
    /// Anything else without a name: bpf, perf, fanotify, userfaultfd.
    case anonymous
    /// A thread.
    case thread
    /// A child process.
    case child
    /// A file lock.
    case lock
    /// A file that an inotify descriptor watches.
    case watch
    /// Resident memory, in bytes.
    case memory
    /// An obligation in the ledger of the process.
    case obligation

    /// Its name in reports.
    public var name: String {
        switch self {
        case .file: "file"
        case .deletedFile: "deleted-file"
        case .device: "device"
        case .sharedMemory: "shared-memory"
        case .memfd: "memfd"
        case .pipe: "pipe"
        case .tcp: "tcp"
        case .udp: "udp"
        case .unix: "unix"
        case .socket: "socket"
        case .eventfd: "eventfd"
        case .epoll: "epoll"
        case .inotify: "inotify"
        case .timerfd: "timerfd"
        case .signalfd: "signalfd"
        case .pidfd: "pidfd"
        case .ioUring: "io_uring"
        case .namespace: "namespace"
        case .anonymous: "anonymous"
        case .thread: "thread"
        case .child: "child"
        case .lock: "lock"
        case .watch: "watch"
        case .memory: "memory"
        case .obligation: "obligation"
        }
    }

    /// The kind of that name.
    public init?(name: some StringProtocol) {
        guard let kind = ResourceKind.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// Whether it takes one of the process's descriptors.
    public var isDescriptor: Bool { rawValue < ResourceKind.thread.rawValue }

    /// Whether its single instances can be told apart, so that survivors can be counted.
    public var hasIdentity: Bool {
        switch self {
        case .lock, .watch, .memory: false
        default: true
        }
    }
}

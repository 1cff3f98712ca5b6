#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How much a process may hold, as far as the system tells.
public struct Limits: Sendable, Equatable {
    /// Descriptors: the soft limit of the process.
    public var descriptors: Int?
    /// Processes and threads in its control group.
    public var tasks: Int?
    /// Bytes of memory in its control group.
    public var memory: Int?
    /// Files that all of the user's inotify descriptors may watch.
    public var watches: Int?
    /// Connections that the kernel may track in the probe's network namespace, for all processes together.
    public var tracked: Int?
    /// How many it tracks now.
    public var trackedNow: Int?

    /// Makes limits of which nothing is known.
    public init() {}

    /// The limit for a kind, if there is one.
    public func limit(of kind: ResourceKind) -> Int? {
        switch kind {
        case .thread, .child: tasks
        case .memory: memory
        case .watch: watches
        default: kind.isDescriptor ? descriptors : nil
        }
    }
}

extension ProcessHandle {
    /// Reads the limits; what cannot be read is left out.
    func limits(_ file: ProcFile) -> Limits {
        var limits = Limits()
        if let text = file.read(folder, "limits") {
            var lines = ByteScanner(text)
            while let line = lines.line() {
                guard line.starts(with: "Max open files".utf8) else { continue }
                var words = ByteScanner(line)
                words.skipWords(3)
                limits.descriptors = words.number()
            }
        }
        let group = controlGroup(file)
        limits.tasks = ProcessHandle.number(inGroup: group, "pids.max", file)
        limits.memory = ProcessHandle.number(inGroup: group, "memory.max", file)
        limits.watches = ProcessHandle.number(at: "/proc/sys/fs/inotify/max_user_watches", file)
        limits.tracked = ProcessHandle.number(at: "/proc/sys/net/netfilter/nf_conntrack_max", file)
        limits.trackedNow = ProcessHandle.number(at: "/proc/sys/net/netfilter/nf_conntrack_count", file)
        return limits
    }

    /// The path of its control group in the unified hierarchy, empty where there is none.
    private func controlGroup(_ file: ProcFile) -> String {
        guard let text = file.read(folder, "cgroup") else { return "" }
        var lines = ByteScanner(text)
        while let line = lines.line() {
            if line.starts(with: "0::".utf8) { return String(decoding: line.dropFirst(3), as: UTF8.self) }
        }
        return ""
    }

    private static func number(inGroup group: String, _ name: String, _ file: ProcFile)
        -> Int?
    {
        guard !group.isEmpty else { return nil }
        for root in ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"] {
            if let number = number(at: "\(root)\(group)/\(name)", file) { return number }
        }
        return nil
    }

    private static func number(at path: String, _ file: ProcFile) -> Int? {
        guard let text = file.read(AT_FDCWD, path) else { return nil }
        var scanner = ByteScanner(text)
        return scanner.number()
    }
}

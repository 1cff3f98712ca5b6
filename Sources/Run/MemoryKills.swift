import SuretyLedgerFiles

/// The kernel's count of processes that it killed for want of memory, in this process's control group.
enum MemoryKills {
    /// How many so far; nil where it is not told.
    static func count() -> UInt64? {
        guard let groups = SmallFile.read("/proc/self/cgroup", limit: 1 << 16) else { return nil }
        var found: UInt64?
        for line in String(decoding: groups, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let path = String(parts[2])
            if parts[1].isEmpty {
                found = found ?? number(in: "/sys/fs/cgroup\(path)/memory.events")
            } else if parts[1].split(separator: ",").contains("memory") {
                // A container may see its own group as the root of all.
                found =
                    number(in: "/sys/fs/cgroup/memory\(path)/memory.oom_control")
                    ?? number(in: "/sys/fs/cgroup/memory/memory.oom_control")
            }
        }
        return found
    }

    private static func number(in path: String) -> UInt64? {
        guard let text = SmallFile.read(path, limit: 4096) else { return nil }
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "oom_kill" { return UInt64(words[1]) }
        }
        return nil
    }
}

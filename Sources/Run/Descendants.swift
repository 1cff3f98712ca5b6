import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The processes that come from others, found by descent and never by a process group's number.
enum Descendants {
    /// Those of some processes that have not ended, the processes themselves left out.
    static func of(_ roots: [Int32]) -> [ProcessIdentity] {
        var found: [ProcessIdentity] = []
        var seen = Set(roots)
        var waiting = roots
        while let parent = waiting.popLast() {
            for child in children(of: parent) where seen.insert(child).inserted {
                waiting.append(child)
                guard let stat = ProcessStat(of: child), !stat.hasEnded else { continue }
                found.append(
                    ProcessIdentity(
                        process: child, namespace: ProcessIdentity.namespaceHere, start: stat.start,
                        boot: .current))
            }
        }
        return found
    }

    /// The child of this process that was started first after another one, whether it has ended or not; nil where there
    /// is none.
    static func firstChild(after former: ProcessIdentity) -> ProcessIdentity? {
        let later = children(of: getpid()).compactMap { child -> ProcessIdentity? in
            guard let found = ProcessIdentity(of: child),
                // The clock of the system is coarse; within a tick the numbers tell.
                (found.start, found.process) > (former.start, former.process)
            else { return nil }
            return found
        }
        return later.min { ($0.start, $0.process) < ($1.start, $1.process) }
    }

    /// The processes whose environment at their start had an entry. What another user runs cannot be looked at, and is
    /// not meant.
    static func withEnvironment(_ entry: [UInt8]) -> [ProcessIdentity] {
        Folder.names("/proc").compactMap { Int32($0) }.filter { $0 != getpid() }.compactMap { process in
            guard let identity = ProcessIdentity(of: process),
                let text = SmallFile.read("/proc/\(process)/environ", limit: 1 << 17),
                text.split(separator: 0).contains(where: { $0.elementsEqual(entry) })
            else { return nil }
            return identity
        }
    }

    /// This process and those that it comes from: whoever clears up must not end itself.
    static func ancestorsOfSelf() -> Set<Int32> {
        var found: Set<Int32> = []
        var next = getpid()
        while next > 0, found.insert(next).inserted { next = ProcessStat(of: next)?.parent ?? 0 }
        return found
    }

    /// The children of a process, those of all its threads.
    private static func children(of process: Int32) -> [Int32] {
        Folder.names("/proc/\(process)/task").flatMap { thread -> [Int32] in
            let text = SmallFile.read("/proc/\(process)/task/\(thread)/children", limit: 1 << 16) ?? []
            return text.split(separator: UInt8(ascii: " ")).compactMap {
                Int32(String(decoding: $0, as: UTF8.self))
            }
        }
    }
}

/// The names in folders of /proc.
enum Folder {
    static func names(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }

        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}

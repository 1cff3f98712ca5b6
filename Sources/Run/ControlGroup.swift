import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A control group of version 2 that a run has to itself: whatever comes from the command is in it, also what has left
/// the command's tree and its environment, and all of it can be killed in one step.
///
/// It lies in the group that the supervisor is in, and is there only where that group's folder may be written to. Its name
/// is the run's, so that a ledger can lead to no other.
struct ControlGroup {
    let path: RawPath
    /// The open folder.
    let descriptor: Int32

    /// How deep runs within runs are looked for.
    private static let deepest = 16

    /// Where a run's group will be; nil where there can be none.
    static func path(for run: RunFolder) -> RawPath? {
        guard let name = name(of: run), let above = ofSelf(),
            above.withCString({ access($0, W_OK) }) == 0
        else { return nil }
        return above.appending(name)
    }

    /// Makes a group; nil where the system does not let.
    static func make(_ path: RawPath, for run: RunFolder) -> ControlGroup? {
        guard path.withCString({ mkdir($0, 0o755) }) == 0 else { return nil }
        guard let group = ControlGroup(existing: path, of: run) else {
            _ = path.withCString { rmdir($0) }
            return nil
        }
        return group
    }

    /// Opens the group that a run's journal names; nil where it is gone, or is not this run's.
    init?(existing path: RawPath, of run: RunFolder) {
        guard path.isStraight, let name = ControlGroup.name(of: run), path.parted?.name == RawPath(name)
        else {
            return nil
        }
        let opened = path.withCString { csurety_open_without_links(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY) }
        guard opened >= 0 else { return nil }
        guard ControlGroup.isGroup(opened), faccessat(opened, "cgroup.kill", W_OK, 0) == 0 else {
            close(opened)
            return nil
        }
        self.path = path
        descriptor = opened
    }

    /// The processes in it, and in the groups of runs within.
    var processes: [ProcessIdentity] { ControlGroup.processes(descriptor, depth: 0) }

    /// Kills all of them in one step, unless this process is one. Those that are being started are not missed.
    func kill() {
        guard let own = ControlGroup.ofSelf(), !own.isBelow(path) else { return }
        let file = openat(descriptor, "cgroup.kill", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = write(file, "1", 1)
        close(file)
    }

    /// Removes it, once nobody is in it, and the groups of runs within.
    func remove() {
        ControlGroup.removeGroups(in: descriptor, depth: 0)
        _ = path.withCString { rmdir($0) }
        close(descriptor)
    }

    // MARK: The system

    private static let prefix = "surety-"

    private static func name(of run: RunFolder) -> String? {
        guard let name = run.path.parted?.name.text, name.hasPrefix("run-") else { return nil }
        return prefix + name.dropFirst("run-".count)
    }

    private static func isGroup(_ descriptor: Int32) -> Bool {
        csurety_is_control_group(descriptor) == 1
    }

    private static func processes(_ folder: Int32, depth: Int) -> [ProcessIdentity] {
        let text = SmallFile.read("/proc/self/fd/\(folder)/cgroup.procs", limit: 1 << 20) ?? []
        let own = String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { line in
            Int32(line).flatMap { ProcessIdentity(of: $0) }
        }
        return own + groups(in: folder, depth: depth) { processes($0, depth: depth + 1) }.joined()
    }

    private static func removeGroups(in folder: Int32, depth: Int) {
        _ = groups(in: folder, depth: depth) { removeGroups(in: $0, depth: depth + 1) }
        for name in names(in: folder) { unlinkat(folder, name, AT_REMOVEDIR) }
    }

    private static func names(in folder: Int32) -> [String] {
        Folder.names("/proc/self/fd/\(folder)").filter { $0.hasPrefix(prefix) }
    }

    private static func groups<Result>(in folder: Int32, depth: Int, _ body: (Int32) -> Result) -> [Result] {
        guard depth < deepest else { return [] }
        return names(in: folder).compactMap { name in
            let opened = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard opened >= 0 else { return nil }
            defer { close(opened) }

            return body(opened)
        }
    }

    /// The folder of the group that this process is in; nil where it is not to be seen.
    private static func ofSelf() -> RawPath? {
        let lines = SmallFile.read("/proc/self/cgroup", limit: 1 << 16) ?? []
        guard
            let line = lines.split(separator: UInt8(ascii: "\n")).first(where: {
                $0.starts(with: "0::/".utf8)
            }),
            let mount = mount()
        else { return nil }
        let group = RawPath(bytes: line.dropFirst(3))
        // A container may see a part of the tree, or be in a part that it does not see.
        guard group.isStraight, group.isBelow(mount.root) else { return nil }
        let rest =
            mount.root.bytes.count == 1 ? group.bytes[...] : group.bytes.dropFirst(mount.root.bytes.count)
        return rest.count <= 1 ? mount.path : RawPath(bytes: mount.path.bytes + rest)
    }

    /// Where the tree of version 2 is mounted, and which part of it.
    private static func mount() -> (root: RawPath, path: RawPath)? {
        let lines = SmallFile.read("/proc/self/mountinfo", limit: 1 << 20) ?? []
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }), dash + 1 < words.count,
                words[dash + 1].elementsEqual("cgroup2".utf8), words.count > 5
            else { continue }
            return (RawPath(bytes: words[3]), RawPath(bytes: words[4]))
        }
        return nil
    }
}

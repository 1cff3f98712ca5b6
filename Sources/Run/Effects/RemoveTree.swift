import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Removes a folder and what is below it, without following a link or leaving the mount.
enum RemoveTree {
    static func discharge(
        _ target: PathTarget, of tracked: RunState.Tracked, _ context: DischargeContext
    ) -> DischargeOutcome {
        if let reason = reasonToSpare(target.path, context) { return .refused(reason) }
        do throws(TakenFile.Reason) {
            let taken = try TakenFile.take(target, of: tracked, context)
            defer { taken.letGo() }

            guard taken.status.isFolder else {
                let removed = taken.name.withCString { unlinkat(taken.folder, $0, 0) }
                return removed == 0
                    ? .done("removed") : .failed("cannot remove it: \(LedgerFailure.reason(errno))")
            }
            var removal = TreeRemoval(mount: taken.status.mount, device: taken.status.identity.device)
            removal.remove(taken.name, in: taken.folder)
            if let trouble = removal.trouble {
                taken.giveBack()
                return .failed(trouble)
            }
            return .done("removed, with \(removal.count) below it")
        } catch {
            return error.outcome
        }
    }

    /// Why a folder must not be removed whatever a ledger says; nil where nothing speaks against it.
    static func reasonToSpare(_ path: RawPath, _ context: DischargeContext) -> String? {
        path.reasonToKeep ?? (context.run.path.isBelow(path) ? "the ledger lies below it" : nil)
    }
}

/// A removal under way.
private struct TreeRemoval {
    let mount: UInt64
    let device: UInt64
    /// How many entries were removed.
    private(set) var count = 0
    /// The first thing that did not work.
    private(set) var trouble: String?

    /// How deep folders are held open; what lies deeper is moved up first, so that no depth uses up the descriptors.
    private static let deepest = 64

    private var top: Int32 = -1

    init(mount: UInt64, device: UInt64) {
        self.mount = mount
        self.device = device
    }

    mutating func remove(_ name: RawPath, in folder: Int32) {
        guard let opened = open(name, in: folder) else { return }
        top = opened
        empty(opened, depth: 0)
        close(opened)
        remove(name, in: folder, AT_REMOVEDIR)
    }

    /// Removes what is in a folder. Its caller closes it.
    private mutating func empty(_ folder: Int32, depth: Int) {
        // What was moved up while the folder was read is found at the next reading.
        var left = Int.max
        while trouble == nil {
            let names = TreeRemoval.names(in: folder)
            guard !names.isEmpty else { return }
            guard names.count < left || depth == 0 else {
                return complain("cannot empty a folder", ENOTEMPTY)
            }
            left = names.count
            for name in names where trouble == nil { removeEntry(name, in: folder, depth: depth) }
        }
    }

    private mutating func removeEntry(_ name: RawPath, in folder: Int32, depth: Int) {
        guard case .success(let status) = FileStatus.of(name, in: folder) else { return }
        guard status.isFolder else { return remove(name, in: folder, 0) }
        guard status.mount == mount, status.identity.device == device, !status.isMountRoot else {
            return complain("something is mounted at '\(name.text)' below it", EBUSY)
        }
        if depth >= TreeRemoval.deepest {
            let higher = RawPath(".surety-deep-\(status.identity.inode)")
            let moved = name.withCString { from in higher.withCString { renameat(folder, from, top, $0) } }
            if moved != 0 { complain("cannot move '\(name.text)' up", errno) }
            return
        }
        guard let opened = open(name, in: folder) else { return }
        empty(opened, depth: depth + 1)
        close(opened)
        if trouble == nil { remove(name, in: folder, AT_REMOVEDIR) }
    }

    private mutating func open(_ name: RawPath, in folder: Int32) -> Int32? {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var opened = name.withCString { openat(folder, $0, flags) }
        if opened < 0, errno == EACCES {
            // A folder without permissions, as caches of modules have them, is its owner's to open up.
            _ = name.withCString { fchmodat(folder, $0, 0o700, 0) }
            opened = name.withCString { openat(folder, $0, flags) }
        }
        guard opened >= 0 else {
            if errno != ENOENT { complain("cannot open '\(name.text)' below it", errno) }
            return nil
        }
        guard case .success(let status) = FileStatus.of(descriptor: opened), status.mount == mount,
            status.identity.device == device
        else {
            close(opened)
            complain("something is mounted at '\(name.text)' below it", EBUSY)
            return nil
        }
        if status.permissions & 0o300 != 0o300 { fchmod(opened, 0o700) }
        return opened
    }

    private mutating func remove(_ name: RawPath, in folder: Int32, _ flags: Int32) {
        if name.withCString({ unlinkat(folder, $0, flags) }) == 0 {
            count += 1
        } else if errno != ENOENT {
            complain("cannot remove '\(name.text)'", errno)
        }
    }

    private mutating func complain(_ what: String, _ error: Int32) {
        if trouble == nil { trouble = "\(what): \(LedgerFailure.reason(error))" }
    }

    private static func names(in folder: Int32) -> [RawPath] {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { return [] }
        defer { closedir(stream) }

        var names: [RawPath] = []
        // So many at a time that a folder of millions needs no memory for all of them.
        while names.count < 4096, let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { RawPath(cString: $0) }
            }
            if name.bytes != [0x2e], name.bytes != [0x2e, 0x2e] { names.append(name) }
        }
        return names
    }
}

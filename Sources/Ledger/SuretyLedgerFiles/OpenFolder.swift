import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder of a ledger, held open: everything below it is reached through the descriptor, so that nobody can put
/// another folder in its place between two looks.
public final class OpenFolder: Sendable {
    /// Its path, without links.
    public let path: RawPath
    /// The open folder.
    public let descriptor: Int32

    init(path: RawPath, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a folder whose path has no links.
    ///
    /// - Throws: no such folder, one that belongs to somebody else, or one that others may enter.
    convenience init(_ path: RawPath) throws(LedgerFailure) {
        let descriptor = path.withCString { csurety_open_without_links(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY) }
        guard descriptor >= 0 else {
            throw LedgerFailure("cannot open the ledger '\(path.text)'", error: errno)
        }
        self.init(path: path, descriptor: descriptor)
        try check(descriptor, path: path, isFile: false)
    }

    /// Opens a folder below this one.
    ///
    /// - Throws: no such folder, a link, one that belongs to somebody else, or one that others may enter.
    func folder(_ name: String) throws(LedgerFailure) -> OpenFolder {
        let path = path.appending(name)
        let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw LedgerFailure("cannot open the ledger '\(path.text)'", error: errno) }
        let folder = OpenFolder(path: path, descriptor: opened)
        try check(opened, path: path, isFile: false)
        return folder
    }

    /// Opens a file in this folder. A pipe in its place is not waited for.
    ///
    /// - Throws: no such file, a link, a file of another type or with another name besides, one that belongs to somebody
    ///   else or that others may read.
    func file(_ name: String, _ flags: Int32) throws(LedgerFailure) -> Int32 {
        let path = path.appending(name)
        let opened = openat(
            descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode_t(0o600))
        guard opened >= 0 else { throw LedgerFailure("cannot open '\(path.text)'", error: errno) }
        do throws(LedgerFailure) {
            try check(opened, path: path, isFile: true)
        } catch {
            close(opened)
            throw error
        }
        return opened
    }

    private func check(_ opened: Int32, path: RawPath, isFile: Bool) throws(LedgerFailure) {
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            throw LedgerFailure("cannot look at '\(path.text)'", error: errno)
        }
        let type = status.st_mode & S_IFMT
        guard !isFile || (type == S_IFREG && status.st_nlink <= 1) else {
            throw LedgerFailure("'\(path.text)' is no plain file with one name; nothing in it is believed")
        }
        guard status.st_uid == geteuid() else {
            throw LedgerFailure(
                "'\(path.text)' belongs to user \(status.st_uid), not to user \(geteuid()); run this as its owner"
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw LedgerFailure(
                "others may use '\(path.text)'; take that away with 'chmod go=' if you trust what is in it")
        }
    }

    /// The names in the folder, sorted, `.` and `..` left out.
    func names() -> [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { return [] }
        defer { closedir(stream) }

        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

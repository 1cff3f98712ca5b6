#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// What lies in the folder for temporary files and belongs to this user.
enum TemporaryFiles {
    private static let given: String? = getenv("TMPDIR").map { String(cString: $0) }

    static let folder: String = {
        let path = given ?? "/tmp"
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }()

    /// Whether this run alone uses the folder: somebody made it for that, and no other user can enter it. Elsewhere a
    /// new file may be another process's.
    static let isOwn: Bool = {
        #if os(Linux)
            var status = stat()
            guard given != nil, stat(folder, &status) == 0 else { return false }
            return status.st_uid == geteuid() && status.st_mode & 0o077 == 0
        #else
            // The system gives each user one such folder, for all of the user's processes.
            return false
        #endif
    }()

    static var paths: [String] {
        ProcFiles.names(in: folder).map { folder + "/" + $0 }.filter { path in
            var status = stat()
            return lstat(path, &status) == 0 && status.st_uid == geteuid()
        }
    }
}

import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What must stay as it is: a tree of files, and a process.
final class Canaries {
    let path: String
    let process: ProcessIdentity

    private static let texts = ["a/one": "1", "a/b/two": "2", "three": "3"]
    private let statuses: [String: FileIdentity]

    init(in folder: String) throws(LedgerFailure) {
        path = folder + "/canaries"
        for name in ["", "/a", "/a/b"] { mkdir(path + name, 0o755) }
        for (name, text) in Canaries.texts {
            let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            guard file >= 0, write(file, text, 1) == 1 else {
                throw LedgerFailure("cannot make '\(name)'", error: errno)
            }
            close(file)
        }
        symlink("/etc", path + "/link")
        var statuses: [String: FileIdentity] = [:]
        for name in ["a", "a/b", "a/one", "a/b/two", "three", "link"] {
            statuses[name] = try Canaries.identity(path + "/" + name)
        }
        self.statuses = statuses
        process = try Canaries.start()
        // Older than the clock of file systems is coarse, so that nothing announced from now on can be they.
        poll(nil, 0, 50)
    }

    deinit { kill(process.process, SIGKILL) }

    private static func start() throws(LedgerFailure) -> ProcessIdentity {
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("100000"), nil]
        defer { for argument in arguments { free(argument) } }

        let result = posix_spawn(&process, "/bin/sleep", nil, nil, &arguments, environ)
        guard result == 0, let identity = ProcessIdentity(of: process) else {
            throw LedgerFailure("cannot start a process", error: result)
        }
        return identity
    }

    private static func identity(_ path: String) throws(LedgerFailure) -> FileIdentity {
        switch FileStatus.of(RawPath(path), in: AT_FDCWD) {
        case .success(let status): return status.identity
        case .failure(let error): throw LedgerFailure("cannot find '\(path)'", error: error.number)
        }
    }

    /// - Throws: what is not as it was.
    func check() throws(LedgerFailure) {
        for (name, former) in statuses {
            guard try Canaries.identity(path + "/" + name) == former else {
                throw LedgerFailure("another file is at '\(name)'")
            }
        }
        for (name, text) in Canaries.texts {
            guard SmallFile.read(path + "/" + name, limit: 16) == Array(text.utf8) else {
                throw LedgerFailure("'\(name)' does not say '\(text)' any more")
            }
        }
        try check(names: ["a", "link", "three"], in: path)
        try check(names: ["b", "one"], in: path + "/a")
        try check(names: ["two"], in: path + "/a/b")
        guard kill(process.process, 0) == 0, ProcessStat(of: process.process)?.hasEnded == false else {
            throw LedgerFailure("the process has ended")
        }
    }

    private func check(names: [String], in folder: String) throws(LedgerFailure) {
        guard let stream = opendir(folder) else {
            throw LedgerFailure("cannot list '\(folder)'", error: errno)
        }
        defer { closedir(stream) }

        var found: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { found.append(name) }
        }
        guard found.sorted() == names else { throw LedgerFailure("'\(folder)' has \(found.sorted())") }
    }
}

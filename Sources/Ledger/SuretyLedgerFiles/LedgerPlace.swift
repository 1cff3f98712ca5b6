import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The folder below which each run has a folder of its own.
public struct LedgerPlace: Sendable {
    /// The folder.
    public let folder: OpenFolder

    /// Where the runs are by default: the user's folder for state, which a restart of the machine leaves alone.
    public static func standardPath(_ environment: (String) -> String?) -> RawPath {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
            return RawPath(state + "/surety")
        }
        if let home = environment("HOME"), home.hasPrefix("/"), home != "/" {
            return RawPath(home + "/.local/state/surety")
        }
        return RawPath("/var/tmp/surety-\(geteuid())")
    }

    /// Opens a folder that is there.
    ///
    /// - Throws: why it cannot be used; nothing in it is believed then.
    public init(existing path: RawPath) throws(LedgerFailure) {
        folder = try OpenFolder(try path.resolved())
    }

    /// Opens a folder, and makes it first where it is not there, and the folders above it.
    ///
    /// - Throws: why it cannot be made or used.
    public init(making path: RawPath) throws(LedgerFailure) {
        try LedgerPlace.make(path)
        try self.init(existing: path)
    }

    private static func make(_ path: RawPath) throws(LedgerFailure) {
        let error = path.withCString { mkdir($0, 0o700) == 0 ? 0 : errno }
        if error == 0 || error == EEXIST { return }
        guard error == ENOENT, let folder = path.parted?.folder, folder != path else {
            throw LedgerFailure("cannot make the ledger '\(path.text)'", error: error)
        }
        try make(folder)
        let again = path.withCString { mkdir($0, 0o700) == 0 ? 0 : errno }
        guard again == 0 || again == EEXIST else {
            throw LedgerFailure("cannot make the ledger '\(path.text)'", error: again)
        }
    }

    /// The names of the runs, sorted. Whatever else lies there is left alone.
    public var runs: [String] { folder.names().filter { $0.hasPrefix(LedgerPlace.prefix) } }

    static let prefix = "run-"

    /// Opens a run.
    ///
    /// - Throws: why nothing in it is believed.
    public func run(_ name: String) throws(LedgerFailure) -> RunFolder {
        try RunFolder(try folder.folder(name))
    }

    /// Makes a run and takes its lock.
    ///
    /// - Throws: what the file system does not take.
    public func makeRun() throws(LedgerFailure) -> RunFolder {
        // Somebody who clears up may be faster than the lock: then another name is tried.
        for _ in 0..<100 {
            let name =
                "\(LedgerPlace.prefix)\(getpid())-\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
            guard mkdirat(folder.descriptor, name, 0o700) == 0 else {
                if errno == EEXIST { continue }
                throw LedgerFailure("cannot make a run in '\(folder.path.text)'", error: errno)
            }
            if let run = try RunFolder.make(in: folder, name: name) { return run }
        }
        throw LedgerFailure("somebody removes every run made in '\(folder.path.text)'")
    }
}

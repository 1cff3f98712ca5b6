import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A name in a folder, and who both were when it was recorded.
public struct PathTarget: Hashable, Sendable {
    /// The folder, without links.
    public var folder: RawPath
    /// Who the folder was.
    public var folderIdentity: FileIdentity
    /// The name in it.
    public var name: RawPath
    /// Who was there; nil where nothing was yet.
    public var identity: FileIdentity?

    /// Makes one of its parts.
    public init(folder: RawPath, folderIdentity: FileIdentity, name: RawPath, identity: FileIdentity?) {
        self.folder = folder
        self.folderIdentity = folderIdentity
        self.name = name
        self.identity = identity
    }

    /// Looks at a path as it is now. Links on the way to the folder are followed, once and for all; the last component
    /// is not.
    ///
    /// - Throws: why the path can be nobody's obligation.
    public init(_ path: RawPath) throws(LedgerFailure) {
        guard let parted = path.parted else {
            throw LedgerFailure("'\(path.text)' is no name in a folder; name the file itself")
        }
        let folder = try parted.folder.resolved()
        let descriptor = folder.withCString {
            csurety_open_without_links(AT_FDCWD, $0, openAsPath | O_DIRECTORY)
        }
        guard descriptor >= 0 else { throw LedgerFailure("cannot open '\(folder.text)'", error: errno) }
        defer { close(descriptor) }

        guard case .success(let status) = FileStatus.of(descriptor: descriptor) else {
            throw LedgerFailure("cannot look at '\(folder.text)'", error: errno)
        }
        self.init(folder: folder, folderIdentity: status.identity, name: parted.name, identity: nil)
        switch FileStatus.of(parted.name, in: descriptor) {
        case .success(let found):
            if found.isMountRoot {
                throw LedgerFailure("something is mounted at '\(path.text)'; unmount it with a command")
            }
            identity = found.identity
        case .failure(let error):
            guard error.isAbsence else {
                throw LedgerFailure("cannot look at '\(path.text)'", error: error.number)
            }
        }
    }

    /// The whole path.
    public var path: RawPath { folder.appending(name) }
}

/// `O_PATH`, which Swift does not import.
let openAsPath: Int32 = 0o10000000

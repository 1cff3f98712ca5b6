import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What tells a file from every other that was, is or will be at its path.
public struct FileIdentity: Hashable, Sendable {
    /// The file system that it lies on; holds for one start of the machine.
    public var device: UInt64
    /// Its number there.
    public var inode: UInt64
    /// When it was made, in nanoseconds of the real-time clock; 0 where the file system does not say.
    public var born: UInt64
    /// The type of file, as the bits of its mode.
    public var type: UInt32

    /// Makes one of its parts.
    public init(device: UInt64, inode: UInt64, born: UInt64, type: UInt32) {
        self.device = device
        self.inode = inode
        self.born = born
        self.type = type
    }

    /// Whether what was found is this file. Device numbers are given out anew at each start of the machine; what is said
    /// of another start is believed by the time of birth, which therefore must be known.
    public func isSame(as found: FileStatus, boot: BootIdentity) -> Bool {
        guard inode == found.identity.inode, born == found.identity.born, type == found.identity.type else {
            return false
        }
        return boot == .current ? device == found.identity.device : born != 0
    }
}

/// What the system says of a file.
public struct FileStatus: Sendable {
    /// Which file it is.
    public var identity: FileIdentity
    /// The mount that it was reached through; 0 where the kernel does not say.
    public var mount: UInt64
    /// Its permissions.
    public var permissions: UInt32
    /// Who owns it.
    public var owner: UInt32
    /// How many names it has.
    public var links: UInt32
    /// Its bytes.
    public var size: Int64
    /// Whether something is mounted there, where the kernel says.
    public var isMountRoot: Bool

    /// Asks of a name in a folder, without following a link. Nothing is thrown: the error's number says why not.
    public static func of(_ name: RawPath, in folder: Int32) -> Result<FileStatus, SystemError> {
        name.withCString { of($0, in: folder) }
    }

    /// Asks of an open file.
    public static func of(descriptor: Int32) -> Result<FileStatus, SystemError> { of("", in: descriptor) }

    private static func of(_ name: UnsafePointer<CChar>, in folder: Int32) -> Result<FileStatus, SystemError>
    {
        var found = csurety_identity()
        guard csurety_identify(folder, name, &found) == 0 else { return .failure(SystemError(errno)) }
        return .success(FileStatus(found))
    }

    init(_ found: csurety_identity) {
        identity = FileIdentity(
            device: found.device, inode: found.inode, born: found.born, type: found.mode & UInt32(S_IFMT))
        mount = found.mount
        permissions = found.mode & 0o7777
        owner = found.owner
        links = found.links
        size = found.size
        isMountRoot = found.is_mount_root == 1
    }

    /// Whether it is a folder.
    public var isFolder: Bool { identity.type == UInt32(S_IFDIR) }

    /// Whether it is a plain file.
    public var isFile: Bool { identity.type == UInt32(S_IFREG) }

    /// Whether it is a socket.
    public var isSocket: Bool { identity.type == UInt32(S_IFSOCK) }

    /// Whether others than its owner may change it.
    public var isWritableByOthers: Bool { permissions & 0o022 != 0 }
}

/// An error's number.
public struct SystemError: Error, Hashable, Sendable {
    /// The number.
    public var number: Int32

    /// Makes one of its number.
    public init(_ number: Int32) { self.number = number }

    /// What the system calls it.
    public var reason: String { LedgerFailure.reason(number) }

    /// Whether nothing is there.
    public var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
}

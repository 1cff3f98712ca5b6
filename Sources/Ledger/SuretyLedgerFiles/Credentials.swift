#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Who a process runs as.
public struct Credentials: Hashable, Sendable {
    /// The user.
    public var user: UInt32
    /// The group.
    public var group: UInt32
    /// The other groups.
    public var groups: [UInt32]

    /// Makes one of its parts.
    public init(user: UInt32, group: UInt32, groups: [UInt32]) {
        self.user = user
        self.group = group
        self.groups = groups
    }

    /// This process's.
    public static var current: Credentials {
        let count = max(0, Int(getgroups(0, nil)))
        let groups = [UInt32](unsafeUninitializedCapacity: count) { buffer, used in
            used = max(0, Int(getgroups(Int32(count), buffer.baseAddress)))
        }
        return Credentials(user: geteuid(), group: getegid(), groups: groups)
    }
}

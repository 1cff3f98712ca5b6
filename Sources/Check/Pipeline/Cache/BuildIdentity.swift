#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What tells this program from another build of it, whose answers may be others.
enum BuildIdentity {
    /// The version, and where the program lies, how long it is and when it was written: one that was built anew has another
    /// time. Nil where the system does not say; then nothing can be known of a build again.
    static let text: String? = {
        guard let path = program else { return nil }
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        return "\(Product.version) \(path) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
    }()

    private static var program: String? {
        #if os(Linux)
            FileSystem.resolved("/proc/self/exe")
        #else
            FileSystem.resolved(CommandLine.arguments.first ?? "")
        #endif
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What tells this program from another build of it, whose answers may be others.
enum BuildIdentity {
    /// The version, and how long the program is and when it was written, to the nanosecond. A date in whole seconds is of an
    /// archive or was set by hand, and says too little: then the program's bytes tell, wherever it lies. Nil where the system does
    /// not say; then nothing can be known of a build again.
    ///
    /// - Parameter folder: where a digest of the bytes is kept, as long as the file is the same one.
    static func text(_ folder: CacheFolder, _ hash: ContentHash) -> String? {
        guard let path = program else { return nil }
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            let (written, changed) = (status.st_mtim, status.st_ctim)
        #else
            let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
        #endif
        let date = "\(Product.version) \(status.st_size) \(written.tv_sec).\(written.tv_nsec)"
        if written.tv_nsec != 0 { return date }
        let file = "\(date) \(status.st_dev) \(status.st_ino) \(changed.tv_sec).\(changed.tv_nsec)"
        return digest(of: path, file, folder, hash).map { "\(Product.version) \($0.name)" }
    }

    private static func digest(
        of path: String, _ file: String, _ folder: CacheFolder, _ hash: ContentHash
    ) -> Digest? {
        if let payload = folder.read("program").flatMap(hash.opened) {
            var reader = ByteReader(payload)
            if (try? reader.text()) == file, let digest = try? reader.digest() { return digest }
        }
        guard let program = try? FileSystem.read(path) else { return nil }
        let digest = hash.of(program.bytes)
        var writer = ByteWriter()
        writer.add(file)
        writer.add(digest)
        folder.write("program", hash.sealed(writer.bytes))
        return digest
    }

    private static var program: String? {
        #if os(Linux)
            FileSystem.resolved("/proc/self/exe")
        #else
            FileSystem.resolved(CommandLine.arguments.first ?? "")
        #endif
    }
}

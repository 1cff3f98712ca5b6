#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of a cache: small files that are written whole, read whole, and go when they were not used for long.
///
/// Everything is done below one descriptor, without following a link. Whatever fails is as though nothing were there.
final class CacheFolder: Sendable {
    /// How many bytes the entries have together at most, after a run that has written some.
    static let sizeLimit = 200 << 20
    /// How many seconds an entry stays that nobody uses: thirty days.
    static let age = 30 * 24 * 3600
    /// Larger entries are neither written nor read.
    private static let entryLimit = 64 << 20
    /// A use is written down once an hour, in seconds.
    private static let touchInterval = 3600

    private let descriptor: Int32

    /// Opens a folder, and makes it where it is not there.
    ///
    /// - Parameter path: the folder. Only who runs the command may be able to write in it.
    init(_ path: String) throws(Refusal) {
        // Where files may only have some length, a longer one is to be an error of the write and not the process's end.
        signal(SIGXFSZ, SIG_IGN)
        CacheFolder.make(path)
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Refusal("cannot use '\(path)': \(FileSystem.lastFailure().reason)")
        }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        guard isKnown, status.st_uid == geteuid(), status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
            close(descriptor)
            let isMine = isKnown && status.st_uid == geteuid()
            throw Refusal(
                "cannot use '\(path)': \(isMine ? "others may write in it" : "it belongs to somebody else")")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func make(_ path: String) {
        guard mkdir(path, 0o700) != 0, errno == ENOENT, path.contains("/") else { return }
        let parent = Path.parent(path)
        guard parent != path else { return }
        make(parent)
        mkdir(path, 0o700)
    }

    // MARK: Entries

    /// The bytes of a file; nil where it cannot be read, or may be written by others.
    func read(_ name: String) -> [UInt8]? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }

        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & (S_IWGRP | S_IWOTH) == 0, status.st_size <= Self.entryLimit
        else { return nil }
        if time(nil) - CacheFolder.modified(status) > Self.touchInterval { futimens(file, nil) }
        return CacheFolder.contents(of: file, Int(status.st_size))
    }

    private static func contents(of file: Int32, _ size: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = readSome(file, buffer.baseAddress! + count, size - count)
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                count += got
            }
        }
        return bytes.count == size ? bytes : nil
    }

    /// Writes a file: whole, or not at all.
    ///
    /// - Parameter keepsOld: whether a file of that name stays as it is.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8], keepsOld: Bool = false) -> Bool {
        guard bytes.count <= Self.entryLimit else { return false }
        let temporary = "\(name).\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
        let file = openat(
            descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        let isWritten = CacheFolder.write(bytes, to: file)
        // Both are done: a file that was not closed well may lack its end.
        guard close(file) == 0, isWritten else {
            unlinkat(descriptor, temporary, 0)
            return false
        }
        let isNamed =
            keepsOld
            ? linkat(descriptor, temporary, descriptor, name, 0) == 0
            : renameat(descriptor, temporary, descriptor, name) == 0
        if keepsOld || !isNamed { unlinkat(descriptor, temporary, 0) }
        return isNamed
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                writeSome(file, $0.baseAddress! + done, bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Removes a file.
    func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    // MARK: Size

    /// Removes what was not used for long, and then the oldest until the rest fits.
    func prune(limit: Int = CacheFolder.sizeLimit, age: Int = CacheFolder.age) {
        let now = time(nil)
        var kept: [(name: String, size: Int, used: Int)] = []
        for entry in entries() {
            // What a process that was killed had begun is nobody's after an hour.
            let limit = entry.name.hasSuffix(".new") ? Self.touchInterval : age
            if now - entry.used > limit { remove(entry.name) } else { kept.append(entry) }
        }
        var size = kept.reduce(0) { $0 + $1.size }
        guard size > limit else { return }
        for entry in kept.sorted(by: { ($0.used, $0.name) < ($1.used, $1.name) }) where size > limit {
            remove(entry.name)
            size -= entry.size
        }
    }

    /// The entries, known by their names: nothing else in the folder is ever removed.
    private func entries() -> [(name: String, size: Int, used: Int)] {
        var entries: [(name: String, size: Int, used: Int)] = []
        for name in names() ?? [] where CacheFolder.isEntry(name) {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
                status.st_mode & S_IFMT == S_IFREG
            else { continue }
            entries.append((name, Int(status.st_size), CacheFolder.modified(status)))
        }
        return entries
    }

    /// Whether nothing is in the folder.
    var isEmpty: Bool { names()?.allSatisfy { $0 == "." || $0 == ".." } ?? false }

    private func names() -> [String]? {
        // A descriptor of its own, since reading a folder moves it and closing the list closes it.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return nil }
        guard let list = fdopendir(copy) else {
            close(copy)
            return nil
        }
        defer { closedir(list) }

        var names: [String] = []
        while let entry = readdir(list) {
            // A name that is no text is somebody else's all the same.
            names.append(FileSystem.name(of: entry) ?? "")
        }
        return names
    }

    private static func isEntry(_ name: String) -> Bool {
        let head = name.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || 97...102 ~= $0 }
        return head.count == 32 && (name.utf8.count == 32 || name.hasSuffix(".new"))
    }

    private static func modified(_ status: stat) -> Int {
        #if canImport(Glibc)
            status.st_mtim.tv_sec
        #else
            status.st_mtimespec.tv_sec
        #endif
    }
}

private func readSome(_ file: Int32, _ memory: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    read(file, memory, count)
}

private func writeSome(_ file: Int32, _ memory: UnsafeRawPointer, _ count: Int) -> Int {
    write(file, memory, count)
}

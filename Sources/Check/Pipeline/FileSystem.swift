import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The only place of the analyser that asks the system for files. Plain calls instead of Foundation: loading that
/// library takes longer than checking a small project.
public enum FileSystem {
    /// Files of more bytes are refused: positions are 32 bits wide, and no person wrote such a file.
    public static let sizeLimit = 1 << 30

    /// Why a file or folder cannot be used, in words that follow its name.
    public struct Failure: Error, Hashable, Sendable {
        /// One phrase, lower case.
        public var reason: String
    }

    /// What a path leads to.
    public enum Kind: UInt8, Sendable {
        /// A file with bytes of its own.
        case file
        /// A folder.
        case folder
        /// A symbolic link; only `entries(of:)` tells of it, everything else follows it.
        case link
        /// A pipe, socket or device.
        case other
    }

    /// A name in a folder.
    public struct Entry: Sendable {
        /// The last element of the path.
        public var name: String
        /// What it is.
        public var kind: Kind
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`; and how many are not UTF-8 and left out.
    public struct Listing: Sendable {
        /// The entries.
        public var entries: [Entry] = []
        /// How many names have no text.
        public var unreadableNames = 0
    }

    /// What takes the place of the system's files at the moment. One for the process, since all threads of a run see the
    /// same; runs with a view come one after the other.
    private static let view = Mutex<(any FileView)?>(nil)

    /// Does something while files are seen through a view.
    public static func seeing<Value>(_ view: any FileView, _ body: () -> Value) -> Value {
        self.view.withLock { $0 = view }
        defer { self.view.withLock { $0 = nil } }
        return body()
    }

    private static var currentView: (any FileView)? { view.withLock { $0 } }

    /// Reads a whole file.
    public static func read(_ path: String) throws(Failure) -> SourceBuffer {
        if let seen = currentView?.contents(of: path) { return try seen.get() }
        // Not blocking, so that opening a pipe with no writer returns.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw lastFailure() }
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw lastFailure() }
        switch kind(of: status.st_mode) {
        case .file: break
        case .folder: throw Failure(reason: "it is a folder")
        default: throw Failure(reason: "it is not a regular file")
        }
        guard status.st_size <= sizeLimit else { throw Failure(reason: "it has more than 1 GB") }
        return try fill(from: descriptor, expecting: Int(status.st_size))
    }

    /// Reads standard input to its end.
    public static func readStandardInput() throws(Failure) -> SourceBuffer {
        var bytes: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }

        while let base = chunk.baseAddress {
            let got = readSome(STDIN_FILENO, base, chunk.count)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw lastFailure() }
            if got == 0 { break }
            bytes += chunk[..<got]
            guard bytes.count <= sizeLimit else { throw Failure(reason: "it has more than 1 GB") }
        }
        return SourceBuffer(bytes)
    }

    /// Reads until the end or until `size` bytes are there: a file that grows meanwhile is cut, one that shrinks is
    /// shorter.
    private static func fill(from descriptor: Int32, expecting size: Int) throws(Failure) -> SourceBuffer {
        let memory = SourceBuffer.allocate(size)
        var count = 0
        while count < size {
            // Qualified, since the type has a function of that name.
            let got = readSome(descriptor, memory + count, size - count)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else {
                let failure = lastFailure()
                memory.deallocate()
                throw failure
            }
            if got == 0 { break }
            count += got
        }
        (memory + count).initialize(repeating: 0, count: SourceBuffer.margin)
        return SourceBuffer(owning: memory, count: count)
    }

    /// What a path leads to, links followed.
    public static func kind(of path: String) throws(Failure) -> Kind {
        if let seen = currentView?.kind(of: path) { return try seen.get() }
        var status = stat()
        guard stat(path, &status) == 0 else { throw lastFailure() }
        return kind(of: status.st_mode)
    }

    /// The names in a folder.
    public static func entries(of path: String) throws(Failure) -> Listing {
        if let seen = currentView?.listing(of: path) { return try seen.get() }
        guard let folder = opendir(path) else { throw lastFailure() }
        defer { closedir(folder) }

        var listing = Listing()
        while let entry = readdir(folder) {
            guard let name = self.name(of: entry) else {
                listing.unreadableNames += 1
                continue
            }
            guard name != "." && name != ".." else { continue }
            listing.entries.append(Entry(name: name, kind: kind(of: entry, in: path, name: name)))
        }
        listing.entries.sort { Path.precedes($0.name, $1.name) }
        return listing
    }

    /// The path without links, or nil where it leads nowhere.
    public static func resolved(_ path: String) -> String? {
        guard let memory = realpath(path, nil) else { return nil }
        defer { free(memory) }

        return String(validatingCString: memory)
    }

    /// The working directory.
    public static let workingDirectory: String = {
        guard let memory = getcwd(nil, 0) else { return "/" }
        defer { free(memory) }

        return String(cString: memory)
    }()

    /// A variable of the environment, if it is set and not empty.
    public static func variable(_ name: String) -> String? {
        guard let text = getenv(name) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }

    static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let text = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        return String(validatingCString: text)
    }

    private static func kind(
        of entry: UnsafeMutablePointer<dirent>, in folder: String, name: String
    ) -> Kind {
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN):
            // Some file systems do not say.
            var status = stat()
            guard lstat(Path.join(folder, name), &status) == 0 else { return .other }
            return kind(of: status.st_mode)
        default: return .other
        }
    }

    private static func kind(of mode: mode_t) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The system's words for the last error, with a small letter first as all our messages have it.
    static func lastFailure() -> Failure {
        var text = String(cString: strerror(errno))
        if let first = text.first { text.replaceSubrange(...text.startIndex, with: first.lowercased()) }
        return Failure(reason: text)
    }
}

private func readSome(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, memory, count)
}

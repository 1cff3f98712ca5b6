#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What all processes of one scan share: memory to read into, the sockets of each network namespace, the file locks.
final class Surroundings {
    /// Paths that last, where somebody wants to know what is left behind.
    var lasting: LastingPaths?
    let file = ProcFile()
    let linkBuffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 4096)
    private var isAnew = true
    private(set) var locks: [Int32: Int] = [:]
    private var tables: [String: (table: SocketTable, isFresh: Bool)] = [:]
    private let ownSpace = readLink(AT_FDCWD, "/proc/self/ns/net").map { PlainText.of($0) } ?? ""

    deinit { linkBuffer.deallocate() }

    /// Begins a scan: what the processes share is read when the first asks for it. `isAnew` says that somebody wants to know
    /// how it is now.
    func begin(isAnew: Bool) {
        self.isAnew = isAnew
        readLocks()
        // A namespace that nobody asked for in the last scan has no process under the watch any more.
        tables = tables.filter(\.value.isFresh).mapValues { ($0.table, false) }
    }

    /// The sockets of the namespace that a process is in.
    func sockets(of process: ProcessHandle) -> SocketTable {
        let space = readLink(process.folder, "ns/net").map { PlainText.of($0) } ?? ownSpace
        if let known = tables[space], known.isFresh { return known.table }
        let table = tables[space]?.table ?? SocketTable()
        table.refresh(for: process, isOwn: space == ownSpace, isAnew: isAnew, file)
        tables[space] = (table, true)
        return table
    }

    /// `1: POSIX  ADVISORY  WRITE 1234 08:01:99 0 EOF`; a line with `->` waits for the one above it.
    private func readLocks() {
        locks.removeAll(keepingCapacity: true)
        guard let text = file.read(AT_FDCWD, "/proc/locks") else { return }
        var lines = ByteScanner(text)
        while let line = lines.line() {
            var words = ByteScanner(line)
            words.skipWords(1)
            if words.word().first == UInt8(ascii: "-") { continue }
            words.skipWords(2)
            if let pid = words.number() { locks[Int32(truncatingIfNeeded: pid), default: 0] += 1 }
        }
    }
}

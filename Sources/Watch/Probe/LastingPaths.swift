#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Paths of what the system does not remove at a process's end, seen in the hands of a watched process: shared memory,
/// and sockets with a name. What was there before the watch began is somebody else's.
final class LastingPaths {
    private var seen: Set<[UInt8]> = []
    private let before: Set<[UInt8]>
    private static let limit = 1024

    init() { before = LastingPaths.present() }

    func note(_ path: [UInt8]) {
        guard seen.count < LastingPaths.limit, path.first == UInt8(ascii: "/") else { return }
        if !before.contains(path) { seen.insert(path) }
    }

    /// Those that are still there, safe to show.
    var left: [String] {
        seen.filter { path in
            var status = stat()
            return path.withUnsafeBufferPointer { bytes in
                var text = bytes.map { CChar(bitPattern: $0) }
                text.append(0)
                return lstat(text, &status) == 0
            }
        }.map { PlainText.of($0) }.sorted()
    }

    private static func present() -> Set<[UInt8]> {
        guard let folder = opendir("/dev/shm") else { return [] }
        defer { closedir(folder) }

        var names: Set<[UInt8]> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            names.insert(Array("/dev/shm/\(name)".utf8))
        }
        return names
    }
}

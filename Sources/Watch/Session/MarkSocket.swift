import CSurety
import SuretyProbe

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The way by which a command tells the watch around it where its rounds begin and end: a local socket in a private
/// folder, which the variable `SURETY_WATCH` names.
public final class MarkSocket {
    /// The variable's name.
    public static let variable = "SURETY_WATCH"

    let folder: String
    let descriptor: Int32
    private var path: String { folder + "/mark" }

    /// A private folder for files of the command, which is looked at in the end.
    var temporary: String { folder + "/tmp" }

    init() throws(WatchTrouble) {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/surety-watch-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw WatchTrouble(
                "cannot make a folder in '\(PlainText.of(base))': \(WatchTrouble.reason(errno)); set TMPDIR")
        }
        folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        mkdir(folder + "/tmp", 0o700)
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0, MarkSocket.address(folder + "/mark", { bind(descriptor, $0, $1) }) == 0,
            listen(descriptor, 8) == 0
        else {
            throw WatchTrouble(
                "cannot listen in '\(PlainText.of(folder))': \(WatchTrouble.reason(errno)); set TMPDIR")
        }
    }

    /// Ends it: the folder goes away with what is in it.
    func remove() {
        close(descriptor)
        unlink(path)
        FolderRemoval.remove(temporary)
        rmdir(folder)
    }

    /// The variables that the command gets.
    var environment: [(name: String, value: String)] { [(MarkSocket.variable, path), ("TMPDIR", temporary)] }

    /// What lies in the private folder, by its paths; safe to show.
    var filesLeft: [String] { FolderRemoval.content(of: temporary).map { PlainText.of(Array($0.utf8)) } }

    /// Takes a mark: its name, who gave it, and where to answer. Nil where none came.
    func accept() -> (name: String, giver: Int32, connection: Int32)? {
        let connection = acceptOne(descriptor)
        guard connection >= 0 else { return nil }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var name = [UInt8](repeating: 0, count: 256)
        let count = recv(connection, &name, name.count, 0)
        guard count > 0 else {
            close(connection)
            return nil
        }
        return (PlainText.of(name[..<count].prefix { $0 != 0x0A }), MarkSocket.peer(connection), connection)
    }

    /// The process at the other end.
    private static func peer(_ connection: Int32) -> Int32 {
        var words: (Int32, UInt32, UInt32) = (0, 0, 0)
        var size = socklen_t(12)
        getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &words, &size)
        return words.0
    }

    /// Says that the mark was taken.
    static func answer(_ connection: Int32) {
        send(connection, "ok\n", 3, Int32(MSG_NOSIGNAL))
        close(connection)
    }

    /// Gives a mark to the watch around this process, and waits until it was taken.
    public static func mark(_ name: String) throws(WatchTrouble) {
        guard let path = getenv(variable).map({ String(cString: $0) }), !path.isEmpty else {
            throw WatchTrouble(
                "no watch is around this command; start it with 'surety watch --fail-on-leak -- COMMAND'")
        }
        let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard connection >= 0, address(path, { connect(connection, $0, $1) }) == 0 else {
            throw WatchTrouble(
                "cannot reach the watch at '\(PlainText.of(path))': \(WatchTrouble.reason(errno)); has it ended?"
            )
        }
        defer { close(connection) }

        let line = name.prefix(200) + "\n"
        var answer = [UInt8](repeating: 0, count: 8)
        guard send(connection, String(line), line.utf8.count, Int32(MSG_NOSIGNAL)) > 0,
            recv(connection, &answer, answer.count, 0) > 0
        else { throw WatchTrouble("the watch did not take the mark; has it ended?") }
    }

    private static func address(_ path: String, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32
    {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            errno = ENAMETOOLONG
            return -1
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

private func acceptOne(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }

/// Looks into and removes a folder that belongs to the watch, without following links out of it.
enum FolderRemoval {
    /// The paths of what lies in a folder, below the folder, at most a hundred.
    static func content(of folder: String) -> [String] {
        var found: [String] = []
        walk(folder) { path, isFolder in if !isFolder && found.count < 100 { found.append(path) } }
        return found.sorted()
    }

    static func remove(_ folder: String) {
        walk(folder) { path, isFolder in if isFolder { rmdir(path) } else { unlink(path) } }
        rmdir(folder)
    }

    /// Visits what lies in a folder, folders after their content.
    private static func walk(_ folder: String, depth: Int = 0, _ visit: (String, Bool) -> Void) {
        guard depth < 32, let stream = opendir(folder) else { return }
        defer { closedir(stream) }

        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            if name == "." || name == ".." { continue }
            let path = "\(folder)/\(name)"
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            if isFolder { walk(path, depth: depth + 1, visit) }
            visit(path, isFolder)
        }
    }
}

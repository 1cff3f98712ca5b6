import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a program's file says of it. The file is held open while the program runs, and looked into when it has ended.
struct ProgramTraits {
    private let descriptor: Int32

    /// Takes hold of the program that a process runs now.
    init(of process: Int32) { descriptor = open("/proc/\(process)/exe", O_RDONLY | O_CLOEXEC) }

    /// Takes hold of the program that a command names, found as the system finds it: for one that has ended already, which
    /// nobody can ask any more.
    init(named name: RawPath) {
        let path = getenv("PATH").map { RawPath(cString: $0) } ?? RawPath("/bin:/usr/bin")
        let places =
            name.bytes.contains(UInt8(ascii: "/"))
            ? [name]
            : path.bytes.split(separator: UInt8(ascii: ":")).map { RawPath(bytes: $0).appending(name) }
        let found = places.first { $0.withCString { access($0, X_OK) } == 0 }
        descriptor = found?.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) } ?? -1
    }

    /// Knows of no program.
    init() { descriptor = -1 }

    /// Whether there is a program to look into.
    var isKnown: Bool { descriptor >= 0 }

    /// Closes the file.
    func letGo() {
        if descriptor >= 0 { close(descriptor) }
    }

    var isPython: Bool { name.hasPrefix("python") }

    var isJava: Bool { name == "java" }

    /// Whether Go's linker built it: it writes a note near the beginning, of type 4 and owner "Go".
    var isGo: Bool { contains([4, 0, 0, 0, 0x47, 0x6f, 0, 0], from: 0, count: 1 << 16) }

    /// Whether it has Swift's runtime: among the libraries that it asks for, or among its own sections' names, which stand
    /// at the end.
    var isSwift: Bool {
        contains(Array("libswiftCore".utf8), from: 0, count: 1 << 22)
            || contains(Array("swift5_".utf8), from: max(0, size - 1 << 18), count: 1 << 18)
    }

    private var name: String {
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                max(0, readlink("/proc/self/fd/\(descriptor)", $0.baseAddress.unsafelyUnwrapped, 4096))
            }
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "/").last.map(String.init) ?? ""
    }

    private var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    private func contains(_ wanted: [UInt8], from start: Int, count: Int) -> Bool {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            used = max(0, pread(descriptor, buffer.baseAddress, count, off_t(start)))
        }
        return csurety_contains(bytes, bytes.count, wanted, wanted.count) != 0
    }
}

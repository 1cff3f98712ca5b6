#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A process that is watched. It is held by a descriptor of its folder in /proc: once the process has ended, everything
/// read through it fails, so that another process with the same number is never taken for it.
final class ProcessHandle {
    /// Its number.
    let pid: Int32
    /// When it began, in ticks since the boot.
    let start: UInt64
    /// Its folder.
    let folder: Int32

    /// Why a process cannot be watched.
    enum Failure: Error {
        /// There is no such process, or it has ended.
        case gone
        /// The system refuses.
        case refused
    }

    init(_ pid: Int32, reading file: ProcFile) throws(Failure) {
        self.pid = pid
        folder = open("/proc/\(pid)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            start = 0
            throw errno == EACCES || errno == EPERM ? .refused : .gone
        }
        guard let text = file.read(folder, "stat"),
            let status = ProcessStatus(text, pageSize: ProcessHandle.pageSize)
        else {
            // The descriptor is closed where this ends: a class whose properties are all set is taken down when it throws.
            start = 0
            throw .gone
        }
        start = status.start
    }

    deinit { if folder >= 0 { close(folder) } }

    static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    /// How it is now; nil once it has ended and its parent has asked.
    func status(_ file: ProcFile) -> ProcessStatus? {
        guard let text = file.read(folder, "stat") else { return nil }
        return ProcessStatus(text, pageSize: ProcessHandle.pageSize)
    }

    /// How many descriptors it has, in one question; nil where the kernel, before 6.2, does not tell.
    func descriptorCount() -> Int? {
        var status = stat()
        guard fstatat(folder, "fd", &status, 0) == 0 else { return nil }
        return status.st_size > 0 ? Int(status.st_size) : nil
    }

    /// The words of its command line, escaped, with spaces between.
    func commandLine(_ file: ProcFile) -> String {
        guard let text = file.read(folder, "cmdline"), !text.isEmpty else { return "" }
        return text.split(separator: 0).prefix(16).map { PlainText.of($0) }.joined(separator: " ")
    }

    /// Its children by the threads that made them; empty where the kernel does not list them.
    func children(_ file: ProcFile, threads: [Int32]) -> [Int32] {
        var found: [Int32] = []
        for thread in threads {
            guard let text = file.read(folder, "task/\(thread)/children") else { continue }
            var scanner = ByteScanner(text)
            while let number = scanner.number() { found.append(Int32(truncatingIfNeeded: number)) }
        }
        return found
    }

    /// The numbers in a folder of its folder, in order. Throws where it cannot be read.
    func numbers(in name: String) throws(Failure) -> [Int32] {
        let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == EACCES || errno == EPERM ? .refused : .gone }
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            throw .gone
        }
        defer { closedir(stream) }

        var numbers: [Int32] = []
        while let entry = readdir(stream) {
            if let number = ProcessHandle.number(entry) { numbers.append(number) }
        }
        return numbers
    }

    /// The number that an entry of a folder is named by; nil for `.` and `..`.
    static func number(_ entry: UnsafeMutablePointer<dirent>) -> Int32? {
        withUnsafePointer(to: &entry.pointee.d_name) { name in
            let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
            var value: Int32 = 0
            var index = 0
            while bytes[index] != 0 {
                guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
                value = value &* 10 &+ Int32(bytes[index] - 0x30)
                index += 1
            }
            return index == 0 ? nil : value
        }
    }
}

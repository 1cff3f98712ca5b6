import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// What the process as a whole has: descriptors and children.
struct ProcessResources {
    private var items: Set<String> = []

    private static let running = Mutex<(now: Int, started: Int)>((0, 0))

    /// Notes that a test begins; the ticket tells at its end whether it was alone.
    static func enter() -> Int {
        running.withLock { running in
            running.now += 1
            running.started += 1
            // One that is not alone from the start is never alone.
            return running.now == 1 ? running.started : -1
        }
    }

    /// Notes that a test has ended. Returns whether no other one ran meanwhile.
    @discardableResult
    static func leave(_ ticket: Int = -1) -> Bool {
        running.withLock { running in
            running.now -= 1
            return ticket == running.started
        }
    }

    /// What there is that was not there before, in words.
    func grown(since before: ProcessResources) -> [String] { items.subtracting(before.items).sorted() }

    /// What there is now. Where the system has no `/proc` it is nothing.
    static func current() -> ProcessResources {
        var resources = ProcessResources()
        for name in names(in: "/proc/self/fd") {
            guard let target = link("/proc/self/fd/" + name), !target.hasPrefix("/proc/"),
                target != "anon_inode:[timerfd]"
            else { continue }
            resources.items.insert("descriptor \(name) (\(target))")
        }
        for thread in names(in: "/proc/self/task") {
            for child in text("/proc/self/task/\(thread)/children").split(separator: " ") {
                resources.items.insert("child process \(child)")
            }
        }
        return resources
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }

        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func link(_ path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, 4095)
            guard count >= 0 else { return nil }
            start[count] = 0
            return String(cString: start)
        }
    }

    private static func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }

        return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }
}

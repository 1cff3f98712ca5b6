import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which start of the machine this is. Process numbers, device numbers and memory mean nothing beyond it.
public struct BootIdentity: Hashable, Sendable {
    /// The kernel's random number for this start, in two halves.
    public var high: UInt64
    /// Its other half.
    public var low: UInt64

    /// Makes one of its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// This start; zero where the kernel does not say.
    public static let current: BootIdentity = {
        let text = SmallFile.read("/proc/sys/kernel/random/boot_id", limit: 64) ?? []
        var digits: [UInt64] = []
        for byte in text {
            if let digit = Character(UnicodeScalar(byte)).hexDigitValue { digits.append(UInt64(digit)) }
        }
        guard digits.count == 32 else { return BootIdentity(high: 0, low: 0) }
        return BootIdentity(
            high: digits[..<16].reduce(0) { $0 << 4 | $1 }, low: digits[16...].reduce(0) { $0 << 4 | $1 })
    }()
}

/// What tells a process from every other that had, has or will have its number.
public struct ProcessIdentity: Hashable, Sendable {
    /// The number in its process namespace.
    public var process: Int32
    /// The namespace that the number belongs to.
    public var namespace: UInt64
    /// When the process started, in ticks since the machine did.
    public var start: UInt64
    /// Which start of the machine.
    public var boot: BootIdentity

    /// Makes one of its parts.
    public init(process: Int32, namespace: UInt64, start: UInt64, boot: BootIdentity) {
        self.process = process
        self.namespace = namespace
        self.start = start
        self.boot = boot
    }

    /// Who has a number now, seen from here; nil where nobody has.
    public init?(of process: Int32) {
        guard process > 0, let stat = ProcessStat(of: process) else { return nil }
        self.init(
            process: process, namespace: ProcessIdentity.namespaceHere, start: stat.start, boot: .current)
    }

    /// This process.
    public static var current: ProcessIdentity? { ProcessIdentity(of: getpid()) }

    /// The namespace that process numbers belong to here.
    public static let namespaceHere: UInt64 = {
        var status = stat()
        return stat("/proc/self/ns/pid", &status) == 0 ? UInt64(status.st_ino) : 0
    }()

    /// Whether its number can mean it here: the same start of the machine and the same namespace.
    public var isVisibleHere: Bool {
        boot == .current && namespace == ProcessIdentity.namespaceHere
    }

    /// A descriptor for it; nil where it is gone, also where another process has its number now. The number is looked at
    /// again behind the opening, since it could change hands in between.
    public func open() -> Int32? {
        guard isVisibleHere else { return nil }
        let descriptor = csurety_process_open(process)
        guard descriptor >= 0 else { return nil }
        guard ProcessStat(of: process)?.start == start else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}

/// What the kernel's line about a process says.
public struct ProcessStat: Sendable {
    /// The letter of its state.
    public var state: UInt8
    /// Its parent's number.
    public var parent: Int32
    /// When it started, in ticks since the machine did.
    public var start: UInt64
    /// The processor time that it used, in ticks.
    public var ticks: UInt64
    /// Its name, at most 15 bytes.
    public var name: String

    /// Reads the line; nil where there is no such process.
    public init?(of process: Int32) {
        guard let line = SmallFile.read("/proc/\(process)/stat", limit: 1024) else { return nil }
        self.init(line: line)
    }

    /// Takes a line apart.
    init?(line: [UInt8]) {
        let read = line.withUnsafeBufferPointer { text in
            ProcessLine(text).map { ($0, String(decoding: $0.name, as: UTF8.self)) }
        }
        guard let (fields, name) = read else { return nil }
        state = fields.state
        parent = fields.parent
        start = fields.start
        ticks = fields.ticks
        self.name = name
    }

    /// Whether it has ended and waits to be asked about.
    public var hasEnded: Bool { state == UInt8(ascii: "Z") || state == UInt8(ascii: "X") }
}

/// Files that are read whole and are small, as those of /proc are.
public enum SmallFile {
    /// The bytes of a file, at most so many; nil where it cannot be read.
    public static func read(_ path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }

        var whole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit {
                let got = readSome(
                    descriptor,
                    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { whole = false }
                guard got > 0 else { return }
                count += got
            }
        }
        return whole ? bytes : nil
    }
}

private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

/// What one line of /proc/N/stat tells of a process.
public struct ProcessStatus: Sendable, Equatable {
    /// Its name, at most 15 bytes, escaped.
    public var command: String
    /// The kernel's letter for its state.
    public var state: UInt8
    /// Its parent.
    public var parent: Int32
    /// How many threads it has.
    public var threads: Int
    /// When it began: ticks of the system's clock since the boot. With the process number it is unique until the next
    /// boot.
    public var start: UInt64
    /// Resident memory in bytes, as the kernel counts it between two exact counts.
    public var memory: Int

    /// Whether it has ended and only waits for its parent to ask.
    public var isZombie: Bool { state == UInt8(ascii: "Z") || state == UInt8(ascii: "X") }

    /// Reads the line, or nothing where it is none. The name may hold spaces and brackets; the last bracket closes it.
    init?(_ text: UnsafeBufferPointer<UInt8>, pageSize: Int) {
        guard let open = text.firstIndex(of: 0x28), let close = text.lastIndex(of: 0x29), open < close else {
            return nil
        }
        command = PlainText.of(text[(open + 1)..<close])
        var scanner = ByteScanner(text[(close + 1)...])
        guard let letter = scanner.word().first, let parent = scanner.number() else { return nil }
        state = letter
        self.parent = Int32(truncatingIfNeeded: parent)
        scanner.skipWords(15)
        guard let threads = scanner.number() else { return nil }
        scanner.skipWords(1)
        guard let start = scanner.number() else { return nil }
        scanner.skipWords(1)
        guard let pages = scanner.number() else { return nil }
        self.threads = threads
        self.start = UInt64(start)
        memory = pages * pageSize
    }
}

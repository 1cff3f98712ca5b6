import SuretyLedgerFiles

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

    /// Reads the line, or nothing where it is none.
    init?(_ text: UnsafeBufferPointer<UInt8>, pageSize: Int) {
        guard let line = ProcessLine(text) else { return nil }
        command = PlainText.of(line.name)
        state = line.state
        parent = line.parent
        threads = line.threads
        start = line.start
        memory = line.pages * pageSize
    }
}

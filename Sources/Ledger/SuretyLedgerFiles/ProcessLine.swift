/// The line of /proc/N/stat taken apart (proc_pid_stat(5)). Its name stays where the line lies; nothing is allocated, since a
/// watch reads one a process a second.
public struct ProcessLine {
    /// Its name, at most 15 bytes, which may be any.
    public var name: Slice<UnsafeBufferPointer<UInt8>>
    /// The letter of its state.
    public var state: UInt8
    /// Its parent's number.
    public var parent: Int32
    /// The processor time that it used, in ticks.
    public var ticks: UInt64
    /// How many threads it has.
    public var threads: Int
    /// When it started, in ticks since the machine did.
    public var start: UInt64
    /// Pages that are resident, as the kernel counts them between two exact counts.
    public var pages: Int

    /// Takes a line apart; nil where it is none. The name can have anything in it, parentheses and spaces too, so that the last
    /// one counts.
    public init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let open = text.firstIndex(of: UInt8(ascii: "(")),
            let close = text.lastIndex(of: UInt8(ascii: ")")), open < close, close + 2 < text.count
        else { return nil }
        name = text[(open + 1)..<close]
        state = text[close + 2]
        // Fields are counted from the state, which is the third.
        var (field, position) = (3, close + 3)
        var (parent, ticks, threads, start, pages): (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
        while position < text.count, field < 24 {
            position += 1
            let first = position
            var value: UInt64 = 0
            while position < text.count, text[position] != UInt8(ascii: " ") {
                let digit = text[position]
                if digit >= 0x30, digit <= 0x39 { value = value &* 10 &+ UInt64(digit - 0x30) }
                position += 1
            }
            guard position > first else { return nil }
            field += 1
            switch field {
            case 4: parent = value
            case 14, 15: ticks += value
            case 20: threads = value
            case 22: start = value
            case 24: pages = value
            default: break
            }
        }
        guard field == 24 else { return nil }
        self.parent = Int32(truncatingIfNeeded: parent)
        self.ticks = ticks
        self.threads = Int(truncatingIfNeeded: threads)
        self.start = start
        self.pages = Int(truncatingIfNeeded: pages)
    }
}

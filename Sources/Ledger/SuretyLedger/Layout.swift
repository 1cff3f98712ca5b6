/// How a ledger lies in memory, the same in a process of its own and in a file that a supervisor reads: a page of
/// header, the texts, the slots. All words are 64 bits in the machine's own byte order; see Documentation/Runtime/Ledger.md.
public enum Layout {
    /// "SURETYL" and the version of the layout.
    public static let magic: UInt64 = 0x5355_5245_5459_4c01

    /// Bytes of the header.
    @inlinable public static var headerBytes: Int { 4096 }

    /// Bytes for the texts: names, kinds and files.
    @inlinable public static var textBytes: Int { 256 * 1024 }

    /// Bytes of a slot: one cache line, so that two threads never share one.
    @inlinable public static var slotBytes: Int { 64 }

    /// Slots in a page, which is the unit in which the ledger remembers what was ever used.
    @inlinable public static var slotsPerPage: Int { 64 }

    /// Bytes of a ledger with so many slots.
    public static func bytes(capacity: Int) -> Int { headerBytes + textBytes + capacity * slotBytes }

    /// The words of the header.
    public enum Header: Int {
        /// `Layout.magic`, written last when a ledger is made.
        case magic = 0
        /// How many slots there are.
        case capacity
        /// The process that writes.
        case process
        /// The last sequence number that a thread may give out.
        case sequence
        /// Bytes of the texts that are in use.
        case textUsed
        /// Obligations that found no free slot.
        case unrecorded
        /// The first word of the map of pages that were ever used: a bit a page.
        case pages = 16
    }

    /// The words of a slot.
    public enum Word: Int {
        /// The state in the low 32 bits, the generation in the high ones.
        case state = 0
        /// The sequence number, which gives the order; see `LedgerTable.nextSequence()`.
        case sequence
        /// When it was acquired: coarse monotonic nanoseconds.
        case since
        /// The file's text in the low 32 bits, the line in the high ones.
        case site
        /// The kind's text in the low 32 bits, the name's in the high ones.
        case kind
        /// The number of the scope that holds it, 0 for none.
        case scope
        /// What tells the resource from others of its kind: a descriptor, a process, a scope's number.
        case identity
        /// The task or thread that acquired it, 0 where nobody asked.
        case holder
    }

    /// The states of a slot, as bits.
    public enum State {
        /// Nobody's.
        @inlinable public static var free: UInt64 { 0 }
        /// Being written: a reader must not believe the other words.
        @inlinable public static var claimed: UInt64 { 1 }
        /// Holds an obligation.
        @inlinable public static var published: UInt64 { 2 }
        /// The bit that says, beside `published`, that its release was given up at a deadline and may still be under way.
        @inlinable public static var abandoned: UInt64 { 4 }
        /// The bits of the state.
        @inlinable public static var mask: UInt64 { 0xffff_ffff }
    }
}

import CSurety
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The list of live obligations of a process, in fixed slots.
///
/// A slot is claimed by one compare-and-swap, written, and then published; a reader believes only published slots and
/// looks twice, so that nobody ever waits for anybody. All access is by atomic words, in shared memory too.
public struct LedgerTable: Sendable {
    /// Where it lies.
    @usableFromInline nonisolated(unsafe) let base: UnsafeMutableRawPointer

    /// The slots.
    @usableFromInline nonisolated(unsafe) let slots: UnsafeMutableRawPointer

    /// How many slots there are, a power of two.
    public let capacity: Int

    /// The slots that are tried first, few, so that few pages are touched.
    @inlinable static var nearSlots: Int { 1024 }

    /// The ledger of this process: 262,144 slots in memory that is touched only where it is used. Under `surety run` it is
    /// 32,768 slots in a file that the supervisor reads when the process is dead.
    @inlinable public static var process: LedgerTable {
        guard let base = UnsafeMutableRawPointer(bitPattern: csurety_get_word(csurety_word_ledger)) else {
            return ofProcess
        }
        return LedgerTable(madeAt: base, capacity: Int(csurety_get_word(csurety_word_capacity)))
    }

    @usableFromInline static let ofProcess: LedgerTable = {
        let table = makeForProcess()
        csurety_set_word(csurety_word_capacity, UInt(table.capacity))
        csurety_set_word(csurety_word_ledger, UInt(bitPattern: table.base))
        return table
    }()

    private static func makeForProcess() -> LedgerTable {
        let supervised = 1 << 15
        let slots = csurety_slots_of_run(
            Layout.bytes(capacity: supervised), Layout.headerBytes + Layout.textBytes, Layout.slotBytes,
            Layout.State.published)
        if let slots { return LedgerTable(base: slots, capacity: supervised, process: getpid()) }
        let capacity = 1 << 18
        let memory = mmap(
            nil, Layout.bytes(capacity: capacity), PROT_READ | PROT_WRITE, MAP_PRIVATE | anonymous, -1, 0)
        precondition(memory != MAP_FAILED && memory != nil, "no memory for the ledger")
        return LedgerTable(base: memory.unsafelyUnwrapped, capacity: capacity, process: getpid())
    }

    private static var anonymous: Int32 {
        #if canImport(Darwin)
            MAP_ANON
        #else
            MAP_ANONYMOUS | MAP_NORESERVE
        #endif
    }

    /// Makes a ledger in memory that is all zero and stays there for the process's life.
    ///
    /// - Parameters:
    ///   - base: at least `Layout.bytes(capacity:)` bytes, aligned to a page.
    ///   - capacity: a power of two, at least 1,024 and at most 1,048,576.
    ///   - process: who writes.
    public init(base: UnsafeMutableRawPointer, capacity: Int, process: Int32) {
        precondition(capacity >= LedgerTable.nearSlots && capacity <= 1 << 20)
        precondition(capacity & (capacity - 1) == 0)
        self.base = base
        self.slots = base + Layout.headerBytes + Layout.textBytes
        self.capacity = capacity
        header(.capacity).pointee.store(UInt64(capacity), ordering: .relaxed)
        header(.process).pointee.store(UInt64(UInt32(bitPattern: process)), ordering: .relaxed)
        // Text 0 means "none", so the first text starts after one word.
        header(.textUsed).pointee.store(8, ordering: .relaxed)
        header(.magic).pointee.store(Layout.magic, ordering: .releasing)
    }

    @inlinable init(madeAt base: UnsafeMutableRawPointer, capacity: Int) {
        self.base = base
        slots = base + Layout.headerBytes + Layout.textBytes
        self.capacity = capacity
    }

    @inlinable @inline(__always)
    func header(_ word: Layout.Header) -> UnsafeMutablePointer<Atomic<UInt64>> {
        (base + (word.rawValue &* 8)).assumingMemoryBound(to: Atomic<UInt64>.self)
    }

    @inlinable @inline(__always)
    func word(_ slot: Int, _ word: Layout.Word) -> UnsafeMutablePointer<Atomic<UInt64>> {
        (slots + (slot &* Layout.slotBytes &+ word.rawValue &* 8)).assumingMemoryBound(
            to: Atomic<UInt64>.self)
    }

    /// The next sequence number. Numbers start at 1, and none is given out twice. They are in the order of acquisition
    /// within a thread, and between threads where a tick of the coarse clock lies between.
    @inlinable
    public func nextSequence() -> UInt64 { nextSequence(at: csurety_coarse_nanoseconds()) }

    /// The next sequence number, where the coarse clock was read already.
    @inlinable @inline(__always)
    public func nextSequence(at now: UInt64) -> UInt64 {
        csurety_next_number(
            (base + Layout.Header.sequence.rawValue &* 8).assumingMemoryBound(to: UInt64.self), now)
    }

    /// How many obligations found no free slot since the start.
    public var unrecorded: UInt64 { header(.unrecorded).pointee.load(ordering: .relaxed) }
}

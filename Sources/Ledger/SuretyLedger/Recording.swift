import CSurety
import Synchronization

/// What a slot says of an obligation.
public struct Entry: Sendable {
    /// The file's text and the line, as `LedgerTable.text(at:)` knows them.
    public var site: UInt64
    /// The kind's text in the low 32 bits, the name's in the high ones.
    public var kind: UInt64
    /// The number of the scope that holds it, 0 for none.
    public var scope: UInt64
    /// What tells the resource from others of its kind.
    public var identity: UInt64
    /// The task or thread that acquired it, 0 where nobody asked.
    public var holder: UInt64

    /// Makes an entry.
    @inlinable
    public init(
        file: TextNumber, line: UInt32, kind: TextNumber, name: TextNumber, scope: UInt64, identity: UInt64,
        holder: UInt64 = 0
    ) {
        self.site = UInt64(file.rawValue) | UInt64(line) << 32
        self.kind = UInt64(kind.rawValue) | UInt64(name.rawValue) << 32
        self.scope = scope
        self.identity = identity
        self.holder = holder
    }
}

/// Where an obligation is recorded: a slot and its generation, so that a late clearing cannot hit a new owner.
public struct Record: Sendable, Equatable, Hashable, BitwiseCopyable {
    /// The slot in the low 32 bits, the generation in the high ones. 0 is no record.
    public var rawValue: UInt64

    /// No record.
    @inlinable public static var none: Record { Record(rawValue: 0) }

    /// Makes one of its number.
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable var slot: Int { Int(truncatingIfNeeded: rawValue & 0xffff_ffff) }
    @inlinable var generation: UInt64 { rawValue & ~0xffff_ffff }
}

extension LedgerTable {
    /// Records an obligation. `hint` is any number that is likely the same for the same thread and place, such as a
    /// scope's address: the slot that it leads to is then in this core's cache. A full ledger counts what it could not
    /// record and returns `Record.none`.
    @inlinable
    public func record(_ entry: Entry, hint: UInt) -> Record {
        let now = csurety_coarse_nanoseconds()
        return record(entry, sequence: nextSequence(at: now), since: now, hint: hint)
    }

    /// Records an obligation with a sequence number that was taken, and a coarse clock that was read before: an atomic
    /// exchange waits for all stores in front of it, and a clock that is read behind it waits with it.
    @inlinable
    public func record(_ entry: Entry, sequence: UInt64, since now: UInt64, hint: UInt) -> Record {
        let mixed = (hint >> 4) &* 0x9e37_79b9_7f4a_7c15
        let start = Int(truncatingIfNeeded: mixed >> 54)
        guard let record = claim(start) ?? claimElsewhere(start) else { return .none }
        let slot = record.slot
        word(slot, .sequence).pointee.store(sequence, ordering: .relaxed)
        word(slot, .since).pointee.store(now, ordering: .relaxed)
        word(slot, .site).pointee.store(entry.site, ordering: .relaxed)
        word(slot, .kind).pointee.store(entry.kind, ordering: .relaxed)
        word(slot, .scope).pointee.store(entry.scope, ordering: .relaxed)
        word(slot, .identity).pointee.store(entry.identity, ordering: .relaxed)
        word(slot, .holder).pointee.store(entry.holder, ordering: .relaxed)
        word(slot, .state).pointee.store(record.generation | Layout.State.published, ordering: .releasing)
        return record
    }

    /// Takes a slot if it is free, and gives it its next generation.
    @inlinable @inline(__always)
    func claim(_ slot: Int) -> Record? {
        let state = word(slot, .state)
        let seen = state.pointee.load(ordering: .relaxed)
        guard seen & Layout.State.mask == Layout.State.free else { return nil }
        // Generation 0 is skipped, so that no record is ever 0.
        var generation = (seen >> 32) &+ 1
        if generation > 0xffff_ffff { generation = 1 }
        let (taken, _) = state.pointee.compareExchange(
            expected: seen, desired: generation << 32 | Layout.State.claimed, successOrdering: .acquiring,
            failureOrdering: .relaxed)
        guard taken else { return nil }
        if generation == 1 { markPage(of: slot) }
        return Record(rawValue: UInt64(slot) | generation << 32)
    }

    /// Looks near the hint, then in the near slots, then everywhere.
    @usableFromInline
    func claimElsewhere(_ start: Int) -> Record? {
        for step in 1..<LedgerTable.nearSlots {
            if let record = claim((start + step) & (LedgerTable.nearSlots - 1)) { return record }
        }
        for slot in LedgerTable.nearSlots..<capacity {
            if let record = claim(slot) { return record }
        }
        header(.unrecorded).pointee.wrappingAdd(1, ordering: .relaxed)
        return nil
    }

    /// Remembers that a page holds or held something, so that readers need not touch the others.
    @usableFromInline
    func markPage(of slot: Int) {
        let page = slot / Layout.slotsPerPage
        let offset = (Layout.Header.pages.rawValue + page / 64) * 8
        let bits = (base + offset).assumingMemoryBound(to: Atomic<UInt64>.self)
        bits.pointee.bitwiseOr(1 << UInt64(page % 64), ordering: .relaxed)
    }

    /// Clears a record. Nothing happens where it was cleared before, or is `Record.none`.
    @inlinable
    public func clear(_ record: Record) {
        guard record.rawValue != 0 else { return }
        let state = word(record.slot, .state)
        let seen = state.pointee.load(ordering: .relaxed)
        guard seen & ~Layout.State.mask == record.generation,
            seen & Layout.State.published != 0
        else { return }
        state.pointee.store(record.generation | Layout.State.free, ordering: .releasing)
    }

    /// Says that the release was given up at its deadline; the obligation stays listed.
    public func abandon(_ record: Record) {
        guard record.rawValue != 0 else { return }
        _ = word(record.slot, .state).pointee.compareExchange(
            expected: record.generation | Layout.State.published,
            desired: record.generation | Layout.State.published | Layout.State.abandoned, ordering: .relaxed)
    }

    /// Gives a live record to another scope. Only its owner may call this.
    public func move(_ record: Record, to scope: UInt64) {
        guard record.rawValue != 0 else { return }
        word(record.slot, .scope).pointee.store(scope, ordering: .relaxed)
    }
}

import Synchronization

/// An obligation as it was read.
public struct LiveEntry: Sendable {
    /// Where it is recorded.
    public var record: Record
    /// Its place in the order of acquisitions.
    public var sequence: UInt64
    /// When it was acquired: coarse monotonic nanoseconds.
    public var since: UInt64
    /// What was recorded of it.
    public var entry: Entry
    /// Whether its release was given up at a deadline.
    public var isAbandoned: Bool
}

extension LedgerTable {
    /// The live obligations in the order of their acquisition. It reads while others write: what is recorded or cleared
    /// meanwhile may be in the list or not, but each entry is whole. It costs a look at each slot that shares a page with one that was
    /// ever used.
    public func live() -> [LiveEntry] {
        var found: [LiveEntry] = []
        for page in 0..<capacity / Layout.slotsPerPage where isUsed(page: page) {
            for slot in page * Layout.slotsPerPage..<(page + 1) * Layout.slotsPerPage {
                if let entry = read(slot) { found.append(entry) }
            }
        }
        found.sort { $0.sequence < $1.sequence }
        return found
    }

    /// Whether a record is still that of a live obligation.
    public func isLive(_ record: Record) -> Bool {
        guard record.rawValue != 0 else { return false }
        let seen = word(record.slot, .state).pointee.load(ordering: .acquiring)
        return seen & ~Layout.State.mask == record.generation && seen & Layout.State.published != 0
    }

    /// Reads one record, if it is still live.
    public func read(_ record: Record) -> LiveEntry? {
        guard record.rawValue != 0, let entry = read(record.slot), entry.record == record else { return nil }
        return entry
    }

    private func isUsed(page: Int) -> Bool {
        let offset = (Layout.Header.pages.rawValue + page / 64) * 8
        let bits = (base + offset).assumingMemoryBound(to: Atomic<UInt64>.self)
        return bits.pointee.load(ordering: .relaxed) & (1 << UInt64(page % 64)) != 0
    }

    private func read(_ slot: Int) -> LiveEntry? {
        let state = word(slot, .state)
        // A writer that is faster than this reader can spoil a look, but not every one of a few.
        for _ in 0..<4 {
            let before = state.pointee.load(ordering: .acquiring)
            guard before & Layout.State.published != 0 else { return nil }
            let entry = words(slot, state: before)
            atomicMemoryFence(ordering: .acquiring)
            let after = state.pointee.load(ordering: .relaxed)
            if after & ~Layout.State.mask == before & ~Layout.State.mask,
                after & Layout.State.published != 0
            {
                return entry
            }
        }
        return nil
    }

    private func words(_ slot: Int, state: UInt64) -> LiveEntry {
        func load(_ name: Layout.Word) -> UInt64 { word(slot, name).pointee.load(ordering: .relaxed) }
        let site = load(.site)
        let kind = load(.kind)
        let entry = Entry(
            file: TextNumber(rawValue: UInt32(truncatingIfNeeded: site)),
            line: UInt32(truncatingIfNeeded: site >> 32),
            kind: TextNumber(rawValue: UInt32(truncatingIfNeeded: kind)),
            name: TextNumber(rawValue: UInt32(truncatingIfNeeded: kind >> 32)),
            scope: load(.scope), identity: load(.identity), holder: load(.holder))
        return LiveEntry(
            record: Record(rawValue: UInt64(slot) | (state & ~Layout.State.mask)), sequence: load(.sequence),
            since: load(.since), entry: entry, isAbandoned: state & Layout.State.abandoned != 0)
    }
}

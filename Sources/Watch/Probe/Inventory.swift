/// The instances of one sort that a process holds, each with the time at which it was first seen. /proc does not tell how
/// old a descriptor is: an instance is taken for the same while its number and the text of its link stay the same.
struct Inventory {
    /// One that is held.
    struct Held {
        /// Descriptor, thread or process number.
        var number: Int32
        var group: Int32
        /// Tells it from another one with the same number.
        var hash: UInt64
        /// The number of a socket, 0 for anything else.
        var inode: UInt64
        /// The state that a socket was in: while it stays, so does the group.
        var state: UInt8 = 0
        /// When it was first seen, in seconds of the watch; minus infinity for what was there before.
        var since: Double
    }

    private(set) var held: [Held] = []
    private var next: [Held] = []
    private var cursor = 0
    private(set) var now = 0.0
    /// Whether nothing was seen before: then nobody knows how old what is there is.
    private var isFirst = true

    /// The highest number that is held; -1 for none.
    var last: Int32 { held.last?.number ?? -1 }

    mutating func begin(now: Double) {
        self.now = now
        cursor = 0
        next.removeAll(keepingCapacity: true)
    }

    /// The one that was held before under this number, if it is the same. Numbers must come in order; those left out have
    /// vanished.
    mutating func known(_ number: Int32, hash: UInt64, _ groups: inout GroupTable) -> Held? {
        while cursor < held.count, held[cursor].number <= number {
            let candidate = held[cursor]
            cursor += 1
            if candidate.number == number, candidate.hash == hash { return candidate }
            groups.leave(candidate.group, age: now - candidate.since)
        }
        return nil
    }

    /// Keeps one that was known, in the group that it is in now. `group` differs from its former one where its state
    /// changed: it left the one and is, with its age, in the other.
    mutating func keep(_ known: Held, group: Int32, state: UInt8 = 0, _ groups: inout GroupTable) {
        var known = known
        known.state = state
        if known.group != group { groups.leave(known.group, age: now - known.since) }
        groups.count(group, age: now - known.since, isNew: known.group != group)
        known.group = group
        next.append(known)
    }

    /// Adds one that was not known.
    mutating func add(
        _ number: Int32, hash: UInt64, inode: UInt64 = 0, group: Int32, _ groups: inout GroupTable
    ) {
        let since = isFirst ? -Double.infinity : now
        groups.count(group, age: now - since, isNew: true)
        next.append(Held(number: number, group: group, hash: hash, inode: inode, since: since))
    }

    /// Ends a scan: what was not seen has vanished.
    mutating func end(_ groups: inout GroupTable) {
        while cursor < held.count {
            groups.leave(held[cursor].group, age: now - held[cursor].since)
            cursor += 1
        }
        swap(&held, &next)
        isFirst = false
    }

    /// Says that what is seen first began now: the process was started by the watch.
    mutating func beginEmpty() { isFirst = false }
}

/// A hash table from 64-bit keys to 32-bit numbers, for caches and for the names of scopes. The key 0 is not allowed.
struct IndexMap: ~Copyable {
    private struct Slot {
        var key: UInt64
        var value: UInt32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var capacity = 1 << 8
    private var count = 0

    /// Makes a table that grows only past `capacity` entries.
    init(capacity: Int = 0) {
        while self.capacity < capacity * 2 { self.capacity *= 2 }
        slots = .allocate(capacity: self.capacity)
        slots.initialize(repeating: Slot(key: 0, value: 0), count: self.capacity)
    }

    deinit { slots.deallocate() }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let mask = capacity &- 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        while slots[slot].key != key, slots[slot].key != 0 { slot = (slot &+ 1) & mask }
        return slot
    }

    @inline(__always)
    subscript(_ key: UInt64) -> UInt32? {
        let slot = slot(of: key)
        return slots[slot].key == 0 ? nil : slots[slot].value
    }

    mutating func insert(_ key: UInt64, _ value: UInt32) {
        var slot = slot(of: key)
        if slots[slot].key == 0 {
            if count * 2 >= capacity {
                grow()
                slot = self.slot(of: key)
            }
            count += 1
        }
        slots[slot] = Slot(key: key, value: value)
    }

    private mutating func grow() {
        let old = UnsafeMutableBufferPointer(start: slots, count: capacity)
        capacity *= 2
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: Slot(key: 0, value: 0), count: capacity)
        for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
        old.deallocate()
    }
}

/// Gives the names of one file small numbers, in the order of their first use.
///
/// A file has few distinct names, so this table stays in the fastest cache; only the distinct names go to the
/// shared `SymbolTable` afterwards. The memory is kept from file to file.
struct NameInterner: ~Copyable {
    /// Where each name begins in the source.
    private(set) var starts: UnsafeMutablePointer<UInt32>
    /// How long each name is.
    private(set) var lengths: UnsafeMutablePointer<UInt32>
    /// How many names there are.
    private(set) var count = 0
    private var keys: UnsafeMutablePointer<UInt64>
    private var capacity = 1 << 10
    /// Number plus one; 0 is free. Twice as many as `capacity`.
    private var slots: UnsafeMutablePointer<UInt32>

    init() {
        starts = .allocate(capacity: capacity)
        lengths = .allocate(capacity: capacity)
        keys = .allocate(capacity: capacity)
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
    }

    deinit { free() }

    private mutating func allocate() {
        starts = .allocate(capacity: capacity)
        lengths = .allocate(capacity: capacity)
        keys = .allocate(capacity: capacity)
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
    }

    private func free() {
        starts.deallocate()
        lengths.deallocate()
        keys.deallocate()
        slots.deallocate()
    }

    /// Forgets all names.
    mutating func removeAll() {
        if capacity > 1 << 12 {
            // Clearing what one huge file needed would cost every later file.
            free()
            capacity = 1 << 10
            allocate()
        } else if count > 0 {
            slots.update(repeating: 0, count: capacity * 2)
        }
        count = 0
    }

    /// The number of the name at `start`; `key` is its first eight bytes, zeros behind a shorter one.
    @inline(__always)
    mutating func intern(_ source: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ key: UInt64) -> UInt32
    {
        let mask = capacity &* 2 &- 1
        var slot = hash(source, start, length, key) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot] &- 1)
            if keys[number] == key, Int(lengths[number]) == length,
                length <= 8 || same(source, Int(starts[number]), start, length)
            {
                return slots[slot] &- 1
            }
            slot = (slot &+ 1) & mask
        }
        return add(source, start, length, key, slot)
    }

    @inline(__always)
    private func hash(_ source: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ key: UInt64) -> Int {
        var hash = key &+ UInt64(truncatingIfNeeded: length)
        if length > 8 {
            let tail = UnsafeRawPointer(source + (start &+ length &- 8)).loadUnaligned(as: UInt64.self)
            hash = hash &+ (tail &* 0xC2B2_AE3D_27D4_EB4F)
        }
        return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    /// Whether two names of more than eight bytes are equal behind these.
    @inline(__always)
    private func same(_ source: UnsafePointer<UInt8>, _ a: Int, _ b: Int, _ length: Int) -> Bool {
        func isSame(_ offset: Int) -> Bool {
            UnsafeRawPointer(source + (a &+ offset)).loadUnaligned(as: UInt64.self)
                == UnsafeRawPointer(source + (b &+ offset)).loadUnaligned(as: UInt64.self)
        }
        var offset = 8
        while offset &+ 8 < length {
            if !isSame(offset) { return false }
            offset &+= 8
        }
        // The last eight bytes, some of which may have been compared before.
        return isSame(length &- 8)
    }

    @inline(never)
    private mutating func add(
        _ source: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ key: UInt64, _ slot: Int
    ) -> UInt32 {
        var slot = slot
        if count == capacity {
            grow(source)
            let mask = capacity * 2 - 1
            slot = hash(source, start, length, key) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
        }
        starts[count] = UInt32(truncatingIfNeeded: start)
        lengths[count] = UInt32(truncatingIfNeeded: length)
        keys[count] = key
        count += 1
        slots[slot] = UInt32(truncatingIfNeeded: count)
        return UInt32(truncatingIfNeeded: count - 1)
    }

    private mutating func grow(_ source: UnsafePointer<UInt8>) {
        let old = capacity
        capacity *= 2
        starts.grow(from: old, to: capacity)
        lengths.grow(from: old, to: capacity)
        keys.grow(from: old, to: capacity)
        slots.deallocate()
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
        let mask = capacity * 2 - 1
        for number in 0..<count {
            var slot = hash(source, Int(starts[number]), Int(lengths[number]), keys[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }
}

extension UnsafeMutablePointer {
    /// Moves trivial elements to a larger allocation.
    mutating func grow(from old: Int, to new: Int) {
        let memory = UnsafeMutablePointer.allocate(capacity: new)
        memory.moveInitialize(from: self, count: old)
        deallocate()
        self = memory
    }
}

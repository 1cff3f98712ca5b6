import SuretyFlow

/// Names of scopes: what a symbol means in a package, a file, the universe, or as a method of a type.
///
/// One hash table for a whole program. It is filled by one thread and then only read, so several may read it.
struct ScopeTable: ~Copyable {
    /// A scope of the program.
    struct Scope {
        let number: UInt32

        /// What a package declares.
        @inline(__always)
        static func package(_ index: Int) -> Scope { Scope(number: UInt32(truncatingIfNeeded: index)) }
        /// What a file imports.
        @inline(__always)
        static func file(_ index: Int) -> Scope {
            Scope(number: 0x4000_0000 | UInt32(truncatingIfNeeded: index))
        }
        /// The methods of a declared type.
        @inline(__always)
        static func methods(_ index: Int) -> Scope {
            Scope(number: 0x8000_0000 | UInt32(truncatingIfNeeded: index))
        }
        /// What is predeclared.
        static var universe: Scope { Scope(number: 0xFFFF_FFFF) }
    }

    private struct Slot {
        var key: UInt64
        var value: UInt32
    }

    /// What `find` gives for a name that the scope does not have.
    static var missing: UInt32 { .max }

    private var slots: UnsafeMutablePointer<Slot>
    private var capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = 1 << 8
        while self.capacity < capacity * 2 { self.capacity *= 2 }
        slots = .allocate(capacity: self.capacity)
        slots.initialize(repeating: Slot(key: 0, value: 0), count: self.capacity)
    }

    deinit { slots.deallocate() }

    @inline(__always)
    private static func key(_ scope: Scope, _ name: Symbol) -> UInt64 {
        UInt64(scope.number) << 32 | UInt64(name.index)
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let mask = capacity &- 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while slots[slot].key != key, slots[slot].key != 0 { slot = (slot &+ 1) & mask }
        return slot
    }

    /// What a name means in a scope, or `missing`.
    @inline(__always)
    func find(_ scope: Scope, _ name: Symbol) -> UInt32 {
        let slot = slot(of: ScopeTable.key(scope, name))
        return slots[slot].key == 0 ? ScopeTable.missing : slots[slot].value
    }

    /// Gives a name a meaning, unless it has one. Returns the meaning that it had, or `missing`.
    @discardableResult
    mutating func insert(_ scope: Scope, _ name: Symbol, _ value: UInt32) -> UInt32 {
        let key = ScopeTable.key(scope, name)
        // The key 0 marks a free slot: the empty name of package 0, which nobody declares.
        if key == 0 { return ScopeTable.missing }
        var slot = slot(of: key)
        if slots[slot].key == key { return slots[slot].value }
        if count * 2 >= capacity {
            grow()
            slot = self.slot(of: key)
        }
        slots[slot] = Slot(key: key, value: value)
        count += 1
        return ScopeTable.missing
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

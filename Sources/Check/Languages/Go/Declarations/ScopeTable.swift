import SuretyFlow

/// Names of scopes: what a symbol means in a package, a file, the universe, or as a method of a type.
///
/// One `IndexMap` for a whole program. It is filled by one thread and then only read, so several may read it.
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

    /// What `find` gives for a name that the scope does not have.
    static var missing: UInt32 { .max }

    private var meanings: IndexMap

    init(capacity: Int) { meanings = IndexMap(capacity: capacity) }

    @inline(__always)
    private static func key(_ scope: Scope, _ name: Symbol) -> UInt64 {
        UInt64(scope.number) << 32 | UInt64(name.index)
    }

    /// What a name means in a scope, or `missing`.
    @inline(__always)
    func find(_ scope: Scope, _ name: Symbol) -> UInt32 {
        meanings[ScopeTable.key(scope, name)] ?? ScopeTable.missing
    }

    /// Gives a name a meaning, unless it has one. Returns the meaning that it had, or `missing`.
    @discardableResult
    mutating func insert(_ scope: Scope, _ name: Symbol, _ value: UInt32) -> UInt32 {
        let key = ScopeTable.key(scope, name)
        // The key 0 marks a free slot: the empty name of package 0, which nobody declares.
        if key == 0 { return ScopeTable.missing }
        if let former = meanings[key] { return former }
        meanings.insert(key, value)
        return ScopeTable.missing
    }
}

import SuretyFlow

/// A type: an index into a `TypeTable`. Identical types have the same index, within one table and its base.
struct TypeID: Hashable, Sendable, BitwiseCopyable {
    var index: UInt32

    @inline(__always)
    init(_ index: UInt32) { self.index = index }

    /// The type of what could not be resolved. It stays unknown whatever is done with it.
    static var unknown: TypeID {
        @inline(__always) get { TypeID(0) }
    }

    /// `interface{}`, also known as `any`.
    static var emptyInterface: TypeID { TypeID(UInt32(BasicType.allCases.count) + 1) }
    /// The predeclared type `error`, type declaration 0.
    static var error: TypeID { TypeID(UInt32(BasicType.allCases.count) + 2) }
    /// The results of a call that has none.
    static var emptyTuple: TypeID { TypeID(UInt32(BasicType.allCases.count) + 3) }

    /// Whether nothing is known of the type.
    @inline(__always)
    var isUnknown: Bool { index == 0 }
}

/// The kinds of types.
enum TypeKind: UInt8 {
    /// Could not be resolved.
    case unknown
    /// Predeclared, or of a constant without a type, or `nil`. See `BasicType`.
    case basic
    /// Declared, perhaps with type arguments.
    case named
    case pointer
    case slice
    case array
    case map
    case channel
    /// A function.
    case signature
    /// The results of a call with none or several.
    case tuple
    case structure
    case interface
    case typeParameter
    /// `A | B` or `~A` in a constraint.
    case union
}

/// One type. What `first` and `second` mean depends on the kind; a list is an index of `TypeTable`.
struct TypeRecord: BitwiseCopyable {
    var kind: TypeKind
    /// Bits of `TypeFlags`.
    var flags: UInt8
    /// A channel's direction (as in the tree), a signature's 1 for variadic.
    var detail: UInt16
    /// basic: the `BasicType`. named: the declaration. pointer, slice, array, channel: the element. map: the
    /// key. typeParameter: its number. signature: list of parameters. tuple, union: list of types. structure:
    /// list of `name, type, 1 if embedded`. interface: list of `name, FunctionID, signature`.
    var first: UInt32
    /// named: list of arguments. array: length. map: the value. signature: list of results.
    /// interface: list of embedded types.
    var second: UInt32
}

/// Facts that a type inherits from its parts.
enum TypeFlags {
    /// A type parameter occurs in it.
    static var parameterized: UInt8 { 1 }
}

/// Numbers that belong to a type. Lists stay where they are as long as their table lives.
struct TypeList: RandomAccessCollection, @unchecked Sendable {
    let start: UnsafePointer<UInt32>
    let count: Int

    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(index: Int) -> UInt32 {
        @inline(__always) get { start[index] }
    }

    /// The number at that place, as a type.
    @inline(__always)
    func type(_ index: Int) -> TypeID { TypeID(start[index]) }
}

/// All types, each once.
///
/// The table of a program is filled by one thread and then only read. Each worker has a table of its own on
/// top of it, for the types that first come up in bodies, so that no lock is needed: indices below
/// `baseCount` belong to the base.
struct TypeTable: ~Copyable {
    /// How many types the base has.
    let baseCount: Int
    private let base: FrozenTypes?
    private var records = RawList<TypeRecord>(capacity: 1 << 10)
    private var lists = ListArena()
    /// Index into `records` plus one; 0 is free.
    private var slots: UnsafeMutablePointer<UInt32>
    private var slotCount: Int

    /// Makes an empty table on top of another one, which must outlive it and no longer change.
    init(base: FrozenTypes? = nil) {
        self.base = base
        baseCount = base?.count ?? 0
        slotCount = 1 << 10
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        if base == nil {
            _ = append(TypeRecord(kind: .unknown, flags: 0, detail: 0, first: 0, second: 0))
            for basic in BasicType.allCases {
                let id = intern(.basic, first: UInt32(basic.rawValue))
                assert(id == basic.type)
            }
            let none = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
            let fixed = [
                intern(.interface, firstList: none, secondList: none), intern(.named, secondList: none),
                intern(.tuple, firstList: none),
            ]
            assert(fixed == [.emptyInterface, .error, .emptyTuple])
        }
    }

    deinit { slots.deallocate() }

    /// How many types there are, the base's included.
    var count: Int { baseCount + records.count }

    /// A view for the tables on top of this one.
    var frozen: FrozenTypes {
        FrozenTypes(
            records: records.start, count: records.count, slots: slots, slotMask: slotCount - 1,
            chunks: lists.chunkStarts)
    }

    /// The record of a type.
    @inline(__always)
    subscript(_ type: TypeID) -> TypeRecord {
        let index = Int(type.index)
        if index >= baseCount { return records[index &- baseCount] }
        return base.unsafelyUnwrapped.records[index]
    }

    /// The kind of a type.
    @inline(__always)
    func kind(_ type: TypeID) -> TypeKind { self[type].kind }

    /// The first list of a type.
    @inline(__always)
    func firstList(_ type: TypeID) -> TypeList { list(self[type].first, of: type) }

    /// The second list of a type.
    @inline(__always)
    func secondList(_ type: TypeID) -> TypeList { list(self[type].second, of: type) }

    @inline(__always)
    private func list(_ index: UInt32, of type: TypeID) -> TypeList {
        if Int(type.index) >= baseCount { return lists[index] }
        return ListArena.list(index, base.unsafelyUnwrapped.chunks)
    }

    // MARK: Making types

    /// The type of that kind with those numbers and lists; nil stands for "not a list".
    mutating func intern(
        _ kind: TypeKind, detail: UInt16 = 0, first: UInt32 = 0, second: UInt32 = 0,
        firstList: UnsafeBufferPointer<UInt32>? = nil, secondList: UnsafeBufferPointer<UInt32>? = nil
    ) -> TypeID {
        let candidate = Candidate(
            record: TypeRecord(kind: kind, flags: 0, detail: detail, first: first, second: second),
            first: firstList, second: secondList)
        let hash = candidate.hash
        if let base, let found = base.find(candidate, hash) { return TypeID(found) }
        var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
        while slots[slot] != 0 {
            let index = slots[slot] &- 1
            if candidate.matches(records[Int(index)], lists.chunkStarts) {
                return TypeID(index &+ UInt32(truncatingIfNeeded: baseCount))
            }
            slot = (slot &+ 1) & (slotCount &- 1)
        }
        var record = candidate.record
        record.flags = flags(of: candidate)
        if let firstList { record.first = lists.append(firstList) }
        if let secondList { record.second = lists.append(secondList) }
        let id = append(record)
        slots[slot] = UInt32(truncatingIfNeeded: records.count)
        if records.count &* 2 > slotCount { grow() }
        return id
    }

    private mutating func append(_ record: TypeRecord) -> TypeID {
        records.append(record)
        return TypeID(UInt32(truncatingIfNeeded: baseCount &+ records.count &- 1))
    }

    private mutating func grow() {
        slots.deallocate()
        slotCount *= 2
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        for index in 0..<records.count where records[index].kind != .unknown {
            let hash = Candidate(of: records[index], lists.chunkStarts).hash
            var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    private func flags(of candidate: borrowing Candidate) -> UInt8 {
        let record = candidate.record
        var flags: UInt8 = 0
        func add(_ type: UInt32) { flags |= self[TypeID(type)].flags }
        func addAll(_ list: UnsafeBufferPointer<UInt32>?, every: Int = 1, from: Int = 0) {
            guard let list else { return }
            for index in stride(from: from, to: list.count, by: every) { add(list[index]) }
        }
        switch record.kind {
        case .unknown, .basic: break
        case .typeParameter: flags = TypeFlags.parameterized
        case .pointer, .slice, .array, .channel: add(record.first)
        case .map:
            add(record.first)
            add(record.second)
        case .named: addAll(candidate.second)
        case .signature:
            addAll(candidate.first)
            addAll(candidate.second)
        case .tuple, .union: addAll(candidate.first)
        case .structure: addAll(candidate.first, every: 3, from: 1)
        case .interface:
            addAll(candidate.first, every: 3, from: 2)
            addAll(candidate.second)
        }
        return flags
    }
}

/// A type that is looked for.
private struct Candidate {
    var record: TypeRecord
    var first: UnsafeBufferPointer<UInt32>?
    var second: UnsafeBufferPointer<UInt32>?

    init(record: TypeRecord, first: UnsafeBufferPointer<UInt32>?, second: UnsafeBufferPointer<UInt32>?) {
        self.record = record
        self.first = first
        self.second = second
    }

    /// The candidate that equals a record of a table.
    init(of record: TypeRecord, _ chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>) {
        self.record = record
        func buffer(_ index: UInt32) -> UnsafeBufferPointer<UInt32> {
            let list = ListArena.list(index, chunks)
            return UnsafeBufferPointer(start: list.start, count: list.count)
        }
        switch record.kind {
        case .signature, .interface:
            first = buffer(record.first)
            second = buffer(record.second)
        case .tuple, .union, .structure:
            first = buffer(record.first)
        case .named:
            second = buffer(record.second)
        default: break
        }
    }

    var hash: UInt64 {
        var hash = UInt64(record.kind.rawValue) &+ UInt64(record.detail) << 8
        func mix(_ value: UInt64) {
            hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        if let first { for item in first { mix(UInt64(item)) } } else { mix(UInt64(record.first)) }
        mix(0x5555)
        if let second { for item in second { mix(UInt64(item)) } } else { mix(UInt64(record.second)) }
        return hash
    }

    func matches(_ other: TypeRecord, _ chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>) -> Bool {
        guard record.kind == other.kind, record.detail == other.detail else { return false }
        return same(first, record.first, other.first, chunks)
            && same(second, record.second, other.second, chunks)
    }

    private func same(
        _ list: UnsafeBufferPointer<UInt32>?, _ mine: UInt32, _ theirs: UInt32,
        _ chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
    ) -> Bool {
        guard let list else { return mine == theirs }
        let other = ListArena.list(theirs, chunks)
        guard other.count == list.count else { return false }
        for index in 0..<list.count where list[index] != other.start[index] { return false }
        return true
    }
}

/// The types of a program, after the last one was added.
struct FrozenTypes: @unchecked Sendable {
    fileprivate let records: UnsafeMutablePointer<TypeRecord>
    let count: Int
    fileprivate let slots: UnsafeMutablePointer<UInt32>
    fileprivate let slotMask: Int
    fileprivate let chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>

    fileprivate func find(_ candidate: Candidate, _ hash: UInt64) -> UInt32? {
        var slot = Int(truncatingIfNeeded: hash) & slotMask
        while slots[slot] != 0 {
            let index = slots[slot] &- 1
            if candidate.matches(records[Int(index)], chunks) { return index }
            slot = (slot &+ 1) & slotMask
        }
        return nil
    }
}

/// Lists of numbers in chunks that never move. The index of a list is its chunk and its place there.
private struct ListArena: ~Copyable {
    private static var chunkSize: Int { 1 << 16 }

    private(set) var chunkStarts: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
    private var chunkCount = 0
    private var used = 0

    init() {
        chunkStarts = .allocate(capacity: 1 << 16)
        addChunk(ListArena.chunkSize)
        // List 0 is empty.
        chunkStarts[0][0] = 0
        used = 1
    }

    deinit {
        for chunk in 0..<chunkCount { chunkStarts[chunk].deallocate() }
        chunkStarts.deallocate()
    }

    private mutating func addChunk(_ size: Int) {
        precondition(chunkCount < 1 << 16, "more types than a program can have")
        chunkStarts[chunkCount] = .allocate(capacity: size)
        chunkCount += 1
        used = 0
    }

    mutating func append(_ items: UnsafeBufferPointer<UInt32>) -> UInt32 {
        if items.isEmpty { return 0 }
        let size = items.count + 1
        if used + size > ListArena.chunkSize { addChunk(max(size, ListArena.chunkSize)) }
        let start = chunkStarts[chunkCount - 1] + used
        start[0] = UInt32(truncatingIfNeeded: items.count)
        for index in 0..<items.count { start[index + 1] = items[index] }
        let result = UInt32(chunkCount - 1) << 16 | UInt32(used)
        used += size
        return result
    }

    @inline(__always)
    subscript(_ index: UInt32) -> TypeList { ListArena.list(index, chunkStarts) }

    @inline(__always)
    static func list(_ index: UInt32, _ chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>)
        -> TypeList
    {
        let start = chunks[Int(index >> 16)] + Int(index & 0xFFFF)
        return TypeList(start: UnsafePointer(start + 1), count: Int(start[0]))
    }
}

import SuretyFlow

/// What names an object in a state: a place, and what sort of name it is.
struct Alias: Equatable {
    /// The place's index, and the flags.
    var bits: UInt32

    /// The place can be called, and the call releases the object.
    static let capability: UInt32 = 1 << 31
    /// The place holds a function literal that mentions the object.
    static let closure: UInt32 = 1 << 30
    /// The literal is a method of the object that does not release it.
    static let method: UInt32 = 1 << 29
    private static let allFlags = capability | closure | method

    init(bits: UInt32) { self.bits = bits }

    init(_ place: PlaceID, flags: UInt32 = 0) { bits = place.index | flags }

    /// The place.
    var place: PlaceID { PlaceID(Int(bits & ~Self.allFlags)) }
    /// Whether a call of the place releases the object.
    var isCapability: Bool { bits & Self.capability != 0 }
    /// Whether the place holds a literal that mentions the object.
    var isClosure: Bool { bits & Self.closure != 0 }
    /// Whether the place holds a method of the object that does not release it.
    var isMethod: Bool { bits & Self.method != 0 }
    /// The flags alone.
    var flags: UInt32 { bits & Self.allFlags }
}

/// What is known of tests: which of them hold, and which do not.
///
/// A small sorted set without allocation: states are copied at every branch. What does not fit sets
/// `overflowed`, and a state that lost a fact is silent from there on (see ARCHITECTURE.md, polarity).
struct FactSet: Equatable {
    /// The test's number shifted by one, with its value in the lowest bit; sorted.
    private var items = SIMD16<UInt32>(repeating: 0)
    private(set) var count: UInt8 = 0
    private(set) var overflowed = false

    /// The value of a test, if it is known.
    func value(of test: TestID) -> Bool? {
        let wanted = test.index << 1
        for index in 0..<Int(count) where items[index] & ~1 == wanted { return items[index] & 1 == 1 }
        return nil
    }

    /// The tests and their values, in order.
    func forEach(_ body: (TestID, Bool) -> Void) {
        for index in 0..<Int(count) { body(TestID(Int(items[index] >> 1)), items[index] & 1 == 1) }
    }

    /// Records a value, in place of one that was known.
    mutating func set(_ test: TestID, _ value: Bool) {
        let item = test.index << 1 | (value ? 1 : 0)
        var index = 0
        while index < Int(count), items[index] >> 1 < test.index { index += 1 }
        if index < Int(count), items[index] >> 1 == test.index {
            items[index] = item
            return
        }
        guard count < 16 else {
            overflowed = true
            return
        }
        var last = Int(count)
        while last > index {
            items[last] = items[last - 1]
            last -= 1
        }
        items[index] = item
        count += 1
    }

    /// Forgets the tests that a condition on them selects.
    mutating func remove(where shouldRemove: (TestID) -> Bool) {
        var kept = 0
        for index in 0..<Int(count) where !shouldRemove(TestID(Int(items[index] >> 1))) {
            items[kept] = items[index]
            kept += 1
        }
        for index in kept..<Int(count) { items[index] = 0 }
        count = UInt8(kept)
    }

    /// Whether another set knows all that this one does. Both are sorted.
    func isKnown(to other: FactSet) -> Bool {
        var place = 0
        for index in 0..<Int(count) {
            while place < Int(other.count), other.items[place] < items[index] { place += 1 }
            if place == Int(other.count) || other.items[place] != items[index] { return false }
        }
        return true
    }

    /// Keeps what both sets know, and reports each test that is given up.
    mutating func meet(_ other: FactSet, dropped: (TestID) -> Void) {
        if items == other.items, count == other.count {
            overflowed = overflowed || other.overflowed
            return
        }
        var met = FactSet()
        met.overflowed = overflowed || other.overflowed
        forEach(beside: other) { item, test, theirs in
            if item == theirs { met.append(item) } else { dropped(test) }
        }
        other.forEach(beside: self) { _, test, mine in if mine == nil { dropped(test) } }
        self = met
    }

    /// The items, in order, each with its test and what another set says of that. Both are sorted.
    private func forEach(beside other: FactSet, _ body: (UInt32, TestID, UInt32?) -> Void) {
        var place = 0
        for index in 0..<Int(count) {
            let test = items[index] >> 1
            while place < Int(other.count), other.items[place] >> 1 < test { place += 1 }
            let isThere = place < Int(other.count) && other.items[place] >> 1 == test
            body(items[index], TestID(Int(test)), isThere ? other.items[place] : nil)
        }
    }

    /// Adds an item that sorts behind all others.
    private mutating func append(_ item: UInt32) {
        items[Int(count)] = item
        count += 1
    }
}

/// Tests whose values were joined away together: each alone may still be decided either way, but two of them
/// are no longer known to go together.
struct LostTests: Equatable {
    private var items = SIMD8<UInt32>(repeating: .max)
    private var count: UInt8 = 0
    /// More were lost than can be listed.
    private(set) var overflowed = false
    /// One that was decided since.
    private var decided = TestID.unknown
    /// Two that were lost together have been decided: the path may not exist.
    private(set) var isBroken = false

    var isEmpty: Bool { count == 0 && !overflowed }

    mutating func add(_ test: TestID) {
        for index in 0..<Int(count) where items[index] == test.index { return }
        guard count < 8 else {
            overflowed = true
            return
        }
        items[Int(count)] = test.index
        count += 1
    }

    mutating func merge(_ other: LostTests) {
        for index in 0..<Int(other.count) { add(TestID(Int(other.items[index]))) }
        overflowed = overflowed || other.overflowed
        isBroken = isBroken || other.isBroken
        if decided == .unknown { decided = other.decided }
    }

    /// Takes note that a branch decided a test.
    mutating func decide(_ test: TestID) {
        guard !isEmpty else { return }
        var isListed = overflowed
        for index in 0..<Int(count) where items[index] == test.index { isListed = true }
        guard isListed else { return }
        if decided == .unknown { decided = test } else if decided != test { isBroken = true }
    }

    /// Forgets tests whose places have new values.
    mutating func remove(where shouldRemove: (TestID) -> Bool) {
        var kept = 0
        for index in 0..<Int(count) where !shouldRemove(TestID(Int(items[index]))) {
            items[kept] = items[index]
            kept += 1
        }
        for index in kept..<Int(count) { items[index] = .max }
        count = UInt8(kept)
        if decided != .unknown && shouldRemove(decided) { decided = .unknown }
    }
}

/// A deferred call that is pending, and which of its arguments were bound to the object.
struct PendingDefer: Equatable {
    /// The instruction that registered it.
    var instruction: UInt32
    /// Bit N: argument N was the object itself when the call was registered.
    var boundArguments: UInt32

    /// Whether an argument was the object itself when the call was registered.
    func isBound(_ argument: Int) -> Bool { argument < 32 && boundArguments & (1 << UInt32(argument)) != 0 }
}

/// One way in which an obligation can stand at a point of the program. The widest parts come first, so that a copy has no
/// gaps: states are copied at every instruction.
struct State {
    /// How the obligation stands.
    enum Status: UInt8 {
        /// It is to be discharged here.
        case held
        /// It has been discharged; kept only where somebody asks under which outcome.
        case released
        /// It is somebody else's, or the path is left aside.
        case gone
    }

    /// What is known.
    var facts = FactSet()
    /// The deferred calls that may touch it, in the order of registration.
    private var deferItems = SIMD8<UInt64>(repeating: 0)
    /// What names the object.
    private var aliasItems = SIMD8<UInt32>(repeating: .max)
    /// What was known.
    var lost = LostTests()
    /// The way here.
    var witness: Int32 = -1
    private(set) var aliasCount: UInt8 = 0
    private(set) var deferCount: UInt8 = 0
    /// How the obligation stands.
    var status = Status.held
    /// Whether nothing is owed yet: a writer that was given nothing.
    var isIdle = false
    /// More aliases or deferred calls than can be followed.
    private(set) var isGivenUp = false

    /// Whether nothing may be reported of this state: the path to it may not exist.
    var isTainted: Bool { lost.isBroken || facts.overflowed }

    // MARK: Aliases

    func alias(_ index: Int) -> Alias { Alias(bits: aliasItems[index]) }

    var hasAliases: Bool {
        for index in 0..<Int(aliasCount) where !alias(index).isClosure { return true }
        return false
    }

    mutating func add(_ alias: Alias) {
        var index = 0
        while index < Int(aliasCount), aliasItems[index] < alias.bits { index += 1 }
        if index < Int(aliasCount), aliasItems[index] == alias.bits { return }
        guard aliasCount < 8 else {
            isGivenUp = true
            return
        }
        var last = Int(aliasCount)
        while last > index {
            aliasItems[last] = aliasItems[last - 1]
            last -= 1
        }
        aliasItems[index] = alias.bits
        aliasCount += 1
    }

    mutating func removeAliases(where shouldRemove: (Alias) -> Bool) {
        var kept = 0
        for index in 0..<Int(aliasCount) where !shouldRemove(alias(index)) {
            aliasItems[kept] = aliasItems[index]
            kept += 1
        }
        for index in kept..<Int(aliasCount) { aliasItems[index] = .max }
        aliasCount = UInt8(kept)
    }

    /// The obligation is discharged: nothing needs to name the object any more.
    mutating func release() { end(as: .released) }

    /// The obligation is no concern of this path any more.
    mutating func leave() { end(as: .gone) }

    private mutating func end(as status: Status) {
        self.status = status
        removeAliases { _ in true }
        deferItems = SIMD8(repeating: 0)
        deferCount = 0
    }

    // MARK: Deferred calls

    func pendingDefer(_ index: Int) -> PendingDefer {
        let item = deferItems[index]
        return PendingDefer(
            instruction: UInt32(truncatingIfNeeded: item >> 32),
            boundArguments: UInt32(truncatingIfNeeded: item))
    }

    mutating func push(_ pending: PendingDefer) {
        let item = UInt64(pending.instruction) << 32 | UInt64(pending.boundArguments)
        // A call registered again by a loop runs again, which changes nothing for one object.
        for index in 0..<Int(deferCount) where deferItems[index] == item { return }
        guard deferCount < 8 else {
            isGivenUp = true
            return
        }
        deferItems[Int(deferCount)] = item
        deferCount += 1
    }

    mutating func popDefer() -> PendingDefer? {
        guard deferCount > 0 else { return nil }
        deferCount -= 1
        let pending = pendingDefer(Int(deferCount))
        deferItems[Int(deferCount)] = 0
        return pending
    }

    mutating func clearDefers() {
        deferItems = SIMD8(repeating: 0)
        deferCount = 0
    }

    // MARK: Join

    /// A number that states of one property share, and few others: most of what is compared differs in it.
    var propertyNumber: UInt32 {
        var number = UInt32(status.rawValue) << 1 | (isIdle ? 1 : 0)
        for index in 0..<Int(aliasCount) { number = (number ^ aliasItems[index]) &* 0x9E37_79B1 }
        for index in 0..<Int(deferCount) {
            number = (number ^ UInt32(truncatingIfNeeded: deferItems[index] >> 32)) &* 0x9E37_79B1
        }
        return number
    }

    /// Whether two states tell the same of the object, so that they may be joined.
    func isSameProperty(as other: State) -> Bool {
        status == other.status && isIdle == other.isIdle && aliasCount == other.aliasCount
            && aliasItems == other.aliasItems
            && deferCount == other.deferCount && deferItems == other.deferItems
    }

    /// Whether the other state adds nothing to this one.
    func covers(_ other: State) -> Bool {
        facts.isKnown(to: other.facts) && (lost == other.lost || !other.lost.isBroken && other.lost.isEmpty)
    }

    /// Joins a state of the same property into this one; what only one of them knows is lost.
    mutating func join(_ other: State) {
        var dropped = SIMD8<UInt32>(repeating: .max)
        var count = 0
        facts.meet(other.facts) { test in
            if count < 8 { dropped[count] = test.index }
            count += 1
        }
        lost.merge(other.lost)
        if count >= 2 {
            for index in 0..<min(count, 8) { lost.add(TestID(Int(dropped[index]))) }
        }
    }
}

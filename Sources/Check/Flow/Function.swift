/// A function in the form that the analysis reads: places, tests, and regions of basic blocks.
///
/// Function literals are regions of the function that they stand in and share its places, so that what a
/// closure does to a captured variable needs no translation.
///
/// The arrays are free of dynamic exclusivity checks, which would cost more than reading them: no method calls a
/// closure while it changes one. Other modules read them through accessors, since they would not see the attribute.
///
/// Not locked: one thread at a time works on a function, the one that builds, solves or reports it.
public final class FlowFunction: @unchecked Sendable {
    /// The function's number in the program.
    public let id: FunctionID
    /// The file that it stands in.
    public let file: FileID
    /// Variables, temporaries, globals and paths.
    public internal(set) var places: [Place] {
        @inlinable _read { yield _places }
        _modify { yield &_places }
    }
    @exclusivity(unchecked) @usableFromInline internal var _places: [Place] = []
    /// Conditions.
    public internal(set) var tests: [Test] {
        @inlinable _read { yield _tests }
        _modify { yield &_tests }
    }
    @exclusivity(unchecked) @usableFromInline internal var _tests: [Test] = []
    /// The function's own body, then the literals in it.
    public internal(set) var regions: [Region] {
        @inlinable _read { yield _regions }
        _modify { yield &_regions }
    }
    @exclusivity(unchecked) @usableFromInline internal var _regions: [Region] = []
    /// All blocks.
    public internal(set) var blocks: [Block] {
        @inlinable _read { yield _blocks }
        _modify { yield &_blocks }
    }
    @exclusivity(unchecked) @usableFromInline internal var _blocks: [Block] = []
    /// The instructions of all blocks.
    public internal(set) var instructions: [Instruction] {
        @inlinable _read { yield _instructions }
        _modify { yield &_instructions }
    }
    @exclusivity(unchecked) @usableFromInline internal var _instructions: [Instruction] = []
    /// The calls that instructions refer to.
    public internal(set) var calls: [Call] {
        @inlinable _read { yield _calls }
        _modify { yield &_calls }
    }
    @exclusivity(unchecked) @usableFromInline internal var _calls: [Call] = []
    /// The arguments of all calls.
    public internal(set) var arguments: [Argument] {
        @inlinable _read { yield _arguments }
        _modify { yield &_arguments }
    }
    @exclusivity(unchecked) @usableFromInline internal var _arguments: [Argument] = []
    /// The places that the results of all calls go to.
    public internal(set) var resultPlaces: [PlaceID] {
        @inlinable _read { yield _resultPlaces }
        _modify { yield &_resultPlaces }
    }
    @exclusivity(unchecked) @usableFromInline internal var _resultPlaces: [PlaceID] = []

    /// Constant integers that arguments name.
    public internal(set) var constants: [Int64] {
        @inlinable _read { yield _constants }
        _modify { yield &_constants }
    }
    @exclusivity(unchecked) @usableFromInline internal var _constants: [Int64] = []

    /// By place of an embedded field: what releases it that what it is embedded in has from it. Few functions put anything there.
    @exclusivity(unchecked) private var promotions: [UInt32: Promotion] = [:]

    /// Whether callers pass objects that matter; if none does, what it does to them need not be found out.
    public var isGivenObjects = true

    /// Whether findings in it are wanted; otherwise it is there for its callers.
    public var isReported = true

    /// Makes a function without regions.
    public init(id: FunctionID, file: FileID) {
        self.id = id
        self.file = file
        // Few functions have less, and growing to it would take four steps for each array.
        _places.reserveCapacity(8)
        _blocks.reserveCapacity(8)
        _instructions.reserveCapacity(8)
        _calls.reserveCapacity(4)
        _arguments.reserveCapacity(4)
    }

    // MARK: Places

    /// Adds a variable, a temporary or a global.
    public func addRoot(
        _ name: Symbol, role: Place.Role, number: Int = 0, isPlain: Bool = false, region: RegionID
    ) -> PlaceID {
        let id = PlaceID(places.count)
        places.append(
            Place(
                parent: .none, root: id, name: name, role: role, isPlain: isPlain, isError: false,
                isOnlyFilled: false, isText: false,
                isAssignedInClosure: false,
                assigningRegion: region, isAddressTaken: false, region: region,
                number: UInt32(truncatingIfNeeded: number), depth: 0,
                firstTest: .unknown, nextSibling: .none, firstChild: .none))
        return id
    }

    /// How deep a path may be; what lies deeper is the place at that depth.
    public static let maximumDepth: UInt8 = 6

    /// The part of a place, made when it is asked for first. Linear in the number of parts of that place.
    public func part(_ name: Symbol, of parent: PlaceID) -> PlaceID {
        if let known = existingPart(name, of: parent) { return known }
        let base = places[Int(parent.index)]
        if base.depth >= Self.maximumDepth { return parent }
        let id = PlaceID(places.count)
        places.append(
            Place(
                parent: parent, root: base.root, name: name, role: base.role, isPlain: false, isError: false,
                isOnlyFilled: false, isText: false,
                isAssignedInClosure: false, assigningRegion: base.region, isAddressTaken: false,
                region: base.region, number: base.number,
                depth: base.depth + 1, firstTest: .unknown, nextSibling: base.firstChild, firstChild: .none))
        places[Int(parent.index)].firstChild = id
        return id
    }

    /// Notes the release names that what an embedded field is in has from it.
    public func promote(_ promotion: Promotion, from place: PlaceID) { promotions[place.index] = promotion }

    /// Where a place lies once what it is a part of has got another name.
    public func counterpart(of place: PlaceID, from source: PlaceID, to target: PlaceID) -> PlaceID {
        let found = self.place(at: path(from: source, to: place), below: target)
        if promotions.isEmpty { return found }
        var (old, new) = (place, found)
        while old != source, new != target {
            if let promotion = promotions[old.index] { promotions[new.index] = promotion }
            (old, new) = (places[Int(old.index)].parent, places[Int(new.index)].parent)
        }
        return found
    }

    /// What an object at a place is embedded in that is released by the same methods; the place itself where nothing is.
    ///
    /// - Parameter releases: the release names of the object; nil where it may be any.
    public func whole(of place: PlaceID, releasedBy releases: NameMask?) -> PlaceID {
        var place = place
        while let promotion = promotions[place.index], promotion.isOf(releases) {
            place = places[Int(place.index)].parent
        }
        return place
    }

    /// The part of a place, if anything has named it.
    public func existingPart(_ name: Symbol, of parent: PlaceID) -> PlaceID? {
        var child = places[Int(parent.index)].firstChild
        while !child.isNone {
            if places[Int(child.index)].name == name { return child }
            child = places[Int(child.index)].nextSibling
        }
        return nil
    }

    /// Whether `outer` is `inner` or a place that `inner` is a part of.
    @inlinable
    public func contains(_ outer: PlaceID, _ inner: PlaceID) -> Bool {
        var place = inner
        let depth = places[Int(outer.index)].depth
        while places[Int(place.index)].depth > depth { place = places[Int(place.index)].parent }
        return place == outer
    }

    /// The names on the way from `outer` down to `inner`.
    ///
    /// - Precondition: `contains(outer, inner)`.
    public func path(from outer: PlaceID, to inner: PlaceID) -> [Symbol] {
        var names: [Symbol] = []
        var place = inner
        while place != outer {
            names.append(places[Int(place.index)].name)
            place = places[Int(place.index)].parent
        }
        names.reverse()
        return names
    }

    /// The place that lies at the path below another.
    @inlinable
    public func place(at path: some Sequence<Symbol>, below base: PlaceID) -> PlaceID {
        var place = base
        for name in path { place = part(name, of: place) }
        return place
    }

    // MARK: Tests

    /// The number of a test, made when it is asked for first.
    public func test(_ kind: Test.Kind, of place: PlaceID, value: UInt64 = 0) -> TestID {
        if let known = existingTest(kind, of: place, value: value) { return known }
        let id = TestID(tests.count)
        tests.append(
            Test(kind: kind, place: place, value: value, next: places[Int(place.index)].firstTest, uses: 0))
        places[Int(place.index)].firstTest = id
        return id
    }

    /// The number of a test, if anything has asked it.
    public func existingTest(_ kind: Test.Kind, of place: PlaceID, value: UInt64 = 0) -> TestID? {
        var id = places[Int(place.index)].firstTest
        while id != .unknown {
            let test = tests[Int(id.index)]
            if test.kind == kind && test.value == value { return id }
            id = test.next
        }
        return nil
    }

    /// Whether two tests ask the same place for two constants, of which it equals one at most.
    public func areRivals(_ a: TestID, _ b: TestID) -> Bool {
        let (one, other) = (tests[Int(a.index)], tests[Int(b.index)])
        return a != b && one.place == other.place && one.kind == .equals && other.kind == .equals
            && one.value != Test.anotherObject && other.value != Test.anotherObject
    }

    /// Whether the place that a test asks is asked by another one for another constant. Linear in the tests of the place
    /// that ask for none.
    public func hasRival(_ test: TestID) -> Bool {
        var id = places[Int(tests[Int(test.index)].place.index)].firstTest
        while id != .unknown {
            if areRivals(id, test) { return true }
            id = tests[Int(id.index)].next
        }
        return false
    }

    /// The arguments of a call.
    @inlinable
    public func arguments(of call: Call) -> ArraySlice<Argument> {
        arguments[Int(call.firstArgument)..<Int(call.firstArgument + call.argumentCount)]
    }

    /// The places that the results of a call go to.
    @inlinable
    public func results(of call: Call) -> ArraySlice<PlaceID> {
        resultPlaces[Int(call.firstResult)..<Int(call.firstResult + call.resultCount)]
    }

    /// The instructions of a block.
    @inlinable
    public func range(of block: BlockID) -> Range<Int> {
        let b = blocks[Int(block.index)]
        return Int(b.first)..<Int(b.first + b.count)
    }

    /// The numbers of the instructions of a region, in the order of its blocks; literals in it are regions of their own.
    public func positions(in region: RegionID) -> some Sequence<Int> {
        blocks.lazy.filter { $0.region == region }.flatMap { Int($0.first)..<Int($0.first + $0.count) }
    }

    /// The blocks that control can go to from a block, calls that do not return left aside.
    @inlinable
    public func forEachSuccessor(of block: BlockID, _ body: (BlockID) -> Void) {
        let b = blocks[Int(block.index)]
        switch b.terminator {
        case .jump: body(b.target)
        case .branch:
            body(b.target)
            body(b.other)
        case .return, .raise, .stop: break
        }
        if let unwind = b.unwind { body(unwind) }
    }

    /// Takes the way out from the head of a loop: there is always another round.
    public func makeEndless(loop head: BlockID) {
        blocks[Int(head.index)].terminator = .jump
    }

    /// The text of a place as a programmer would write it: `resp.Body`.
    public func text(of place: PlaceID, symbols: SymbolTable) -> String {
        let p = places[Int(place.index)]
        let own = symbols.name(of: p.name)
        if p.parent.isNone { return own }
        // An element has its brackets in its name.
        return text(of: p.parent, symbols: symbols) + (own.hasPrefix("[") ? own : "." + own)
    }
}

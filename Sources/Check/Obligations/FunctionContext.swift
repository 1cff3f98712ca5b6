import SuretyContracts
import SuretyFlow

/// What the analysis of every obligation in a function needs, computed once: what can be reached, in which order,
/// what is known at the entry of each block, and which deferred calls may be pending there.
public final class FunctionContext {
    /// The function.
    public let function: FlowFunction
    /// What is known of the functions that it calls.
    public let knowledge: Knowledge
    /// By block: its number in reverse postorder of its region, or -1 where control cannot come.
    @exclusivity(unchecked) private(set) var order: [Int32]
    /// By block: what is known on every path to its entry.
    @exclusivity(unchecked) private(set) var entryFacts: [FactSet] = []
    /// By block: which of the function's deferred calls may have been registered.
    @exclusivity(unchecked) private(set) var entryDefers: [UInt64] = []
    /// By block: which of them have been registered on every path.
    @exclusivity(unchecked) private(set) var surelyDeferred: [UInt64] = []
    /// The instructions that register a deferred call; the first 64 have a bit each in `entryDefers`.
    @exclusivity(unchecked) public private(set) var deferInstructions: [UInt32] = []
    /// The blocks in which they stand.
    @exclusivity(unchecked) public private(set) var deferBlocks: [BlockID] = []
    /// By block: the position of the first call in it that does not return, counted from the block's first
    /// instruction, or -1.
    @exclusivity(unchecked) public private(set) var endingOffset: [Int32]
    /// By root place: whether the variable only ever names objects made in the function.
    @exclusivity(unchecked) private(set) var isOwned: [Bool] = []
    /// By root place: whether it only ever names objects that a call has made for the function, as contracts say.
    @exclusivity(unchecked) private(set) var isMade: [Bool] = []

    /// Whether the solver keeps where things happened, for an explanation.
    let isTracing: Bool
    /// What the solver has kept of the obligation at hand.
    @exclusivity(unchecked) var trace = ObligationTrace()

    /// By a boolean that tells whether a value is of a type: the value.
    lazy var asserted: [PlaceID: PlaceID] = {
        var found: [PlaceID: PlaceID] = [:]
        for instruction in function.instructions where instruction.opcode == .convert && instruction.c != .max
        {
            found[PlaceID(Int(instruction.c))] = PlaceID(Int(instruction.b))
        }
        if found.isEmpty { return found }
        for instruction in function.instructions where instruction.opcode == .assign {
            guard let value = found[PlaceID(Int(instruction.b))] else { continue }
            found[PlaceID(Int(instruction.a))] = value
        }
        return found
    }()

    /// The block whose instructions are being looked at.
    @exclusivity(unchecked) var currentBlock = BlockID(0)
    /// The exit at which deferred calls are being looked at.
    @exclusivity(unchecked) var currentExit: BlockID?
    /// By region: the block that makes the literal, see `findMakers`.
    private(set) lazy var makers = findMakers()
    /// By the block that makes a literal: where control may come from there.
    var blocksBehind: [BlockID: [Bool]] = [:]

    /// Prepares a function; the functions that it calls have been solved.
    public init(_ function: FlowFunction, knowledge: Knowledge, isTracing: Bool = false) {
        self.function = function
        self.knowledge = knowledge
        self.isTracing = isTracing
        // Not `repeating:`, which looks at its type at run time; there are thousands of functions.
        order = Array(repeatElement(-1, count: function.blocks.count))
        endingOffset = Array(repeatElement(-1, count: function.blocks.count))
        findEndings()
        var walk = PostorderWalk(capacity: function.blocks.count)
        for region in function.regions.indices { number(function.regions[region].entry, &walk) }
    }

    /// Computes what only functions with obligations need: owners, and what is known where.
    public func prepareFacts() {
        guard entryFacts.isEmpty else { return }
        prepareOwners()
        entryFacts = Array(repeatElement(FactSet(), count: function.blocks.count))
        entryDefers = Array(repeatElement(0, count: function.blocks.count))
        surelyDeferred = Array(repeatElement(0, count: function.blocks.count))
        for region in function.regions { computeFacts(region) }
    }

    /// Computes which variables own their objects.
    func prepareOwners() { if isOwned.isEmpty { findOwned() } }

    /// The written or inferred contract of a call.
    public func contract(of call: Call) -> Contract? {
        switch call.callee {
        case .function(let id), .abstract(let id): knowledge.contract(of: id)
        case .value: knowledge.contract(ofValueGiving: call.givenType)
        default: nil
        }
    }

    /// What a call ends that does not return.
    public func ending(of call: Call) -> Ending? {
        contract(of: call)?.ending
    }

    /// Whether control can come to a block.
    public func isReachable(_ block: BlockID) -> Bool { order[Int(block.index)] >= 0 }

    /// The blocks that control goes to from a block; none behind a call that does not return.
    func forEachSuccessor(of block: BlockID, _ body: (BlockID) -> Void) {
        if endingOffset[Int(block.index)] >= 0 { return }
        function.forEachSuccessor(of: block, body)
    }

    /// Whether control can go from the end of one block to the entry of another, without one that is to be avoided.
    public func canReach(from start: BlockID, to goal: BlockID, avoiding avoided: BlockID? = nil) -> Bool {
        var isSeen = Array(repeatElement(false, count: function.blocks.count))
        if let avoided { isSeen[Int(avoided.index)] = true }
        var stack: [BlockID] = []
        forEachSuccessor(of: start) { stack.append($0) }
        while let block = stack.popLast() {
            if block == goal { return true }
            if isSeen[Int(block.index)] { continue }
            isSeen[Int(block.index)] = true
            forEachSuccessor(of: block) { stack.append($0) }
        }
        return false
    }

    /// Whether control can go from the end of a block to the entry of one that meets a condition, or the block does itself.
    public func canReach(from start: BlockID, where isGoal: (BlockID) -> Bool) -> Bool {
        var isSeen = Array(repeatElement(false, count: function.blocks.count))
        var stack = [start]
        while let block = stack.popLast() {
            if isSeen[Int(block.index)] { continue }
            isSeen[Int(block.index)] = true
            if isGoal(block) { return true }
            forEachSuccessor(of: block) { stack.append($0) }
        }
        return false
    }

    /// By block: those that control comes to it from.
    public private(set) lazy var predecessors: [[UInt32]] = {
        var found = [[UInt32]](repeating: [], count: function.blocks.count)
        for index in function.blocks.indices {
            forEachSuccessor(of: BlockID(index)) { found[Int($0.index)].append(UInt32(index)) }
        }
        return found
    }()

    /// The blocks through which control can come back to a block, itself among them; none where it cannot.
    func round(of block: BlockID) -> [BlockID] {
        var isBefore = Array(repeatElement(false, count: function.blocks.count))
        var stack = [block.index]
        while let next = stack.popLast() {
            for before in predecessors[Int(next)] where !isBefore[Int(before)] {
                isBefore[Int(before)] = true
                stack.append(before)
            }
        }
        guard isBefore[Int(block.index)] else { return [] }
        var found: [BlockID] = []
        _ = canReach(from: block) { other in
            if isBefore[Int(other.index)] { found.append(other) }
            return false
        }
        return found
    }

    /// The bit of a deferred call in `entryDefers`.
    func deferBit(of instruction: UInt32) -> UInt64 {
        guard let index = deferInstructions.firstIndex(of: instruction), index < 64 else { return 0 }
        return 1 << UInt64(index)
    }

    // MARK: Preparation

    private func findEndings() {
        for (index, block) in function.blocks.enumerated() {
            for offset in 0..<Int(block.count) {
                let instruction = function.instructions[Int(block.first) + offset]
                if instruction.opcode == .defer {
                    deferInstructions.append(block.first + UInt32(offset))
                    deferBlocks.append(BlockID(index))
                }
                if instruction.opcode == .call, endingOffset[index] < 0,
                    ending(of: function.calls[Int(instruction.a)]) != nil
                {
                    endingOffset[index] = Int32(offset)
                }
            }
        }
    }

    /// Numbers the blocks of a region in reverse postorder, without recursion: functions are generated, too.
    private func number(_ entry: BlockID, _ walk: inout PostorderWalk) {
        walk.postorder.removeAll(keepingCapacity: true)
        walk.stack.append((entry, 0))
        order[Int(entry.index)] = 0
        while let top = walk.stack.last {
            if let successor = successor(top.next, of: top.block) {
                walk.stack[walk.stack.count - 1].next += 1
                guard order[Int(successor.index)] < 0 else { continue }
                order[Int(successor.index)] = 0
                walk.stack.append((successor, 0))
            } else {
                walk.postorder.append(top.block)
                walk.stack.removeLast()
            }
        }
        let last = Int32(walk.postorder.count) - 1
        for (index, block) in walk.postorder.enumerated() { order[Int(block.index)] = last - Int32(index) }
    }

    /// What a walk needs, kept from region to region.
    private struct PostorderWalk {
        var postorder: [BlockID] = []
        var stack: [(block: BlockID, next: UInt8)] = []

        init(capacity: Int) {
            postorder.reserveCapacity(capacity)
            stack.reserveCapacity(capacity)
        }
    }

    /// The successor of that number, or nil behind the last.
    private func successor(_ number: UInt8, of block: BlockID) -> BlockID? {
        if endingOffset[Int(block.index)] >= 0 { return nil }
        let b = function.blocks[Int(block.index)]
        switch (b.terminator, number) {
        case (.jump, 0), (.branch, 0): return b.target
        case (.branch, 1): return b.other
        case (.jump, 1), (.branch, 2), (.return, 0), (.raise, 0), (.stop, 0): return b.unwind
        default: return nil
        }
    }

    /// Whether a rule may speak of something else than an obligation: a call is deferred, a panic is asked for, a channel or a
    /// task is part of it, a literal is called back under a lock, or something stands where no path leads.
    var hasRemarkableFlow: Bool {
        if !deferInstructions.isEmpty || function.regions.contains(where: { $0.recovers }) { return true }
        for index in function.blocks.indices {
            if endingOffset[index] >= 0 { return true }
            guard order[index] < 0, function.blocks[index].count > 0 else { continue }
            for instruction in function.range(of: BlockID(index)) {
                switch function.instructions[instruction].opcode {
                case .call, .defer: return true
                default: continue
                }
            }
        }
        if function.regions.count > 1,
            function.calls.contains(where: { contract(of: $0)?.callbacksUnderLock.isEmpty == false })
        {
            return true
        }
        let hasTasks =
            function.regions.count > 1
            || function.instructions.contains(where: \.makesChannel)
        return function.instructions.contains { instruction in
            hasTasks && instruction.opcode == .spawn
                || instruction.opcode == .channel && instruction.b != ChannelUse.make.rawValue
        }
    }

    /// What goes wrong with the function's own locks.
    public var lockEvents: [LockFlow.Event] { lockFlow.events }

    /// The calls that are made while one of the function's own locks is held.
    public var lockHoldings: [LockFlow.Holding] { lockFlow.holdings }

    /// How the function's own locks stand.
    private(set) lazy var lockFlow = LockFlow(self)

    /// Which instructions take something from a variable.
    private(set) lazy var mentions = MentionIndex(function)

    /// The text places that name something whose removal another owner sees to: what is created below it goes with it.
    private(set) lazy var namesCaredFor: Set<UInt32> = findNamesCaredFor()

    private func findNamesCaredFor() -> Set<UInt32> {
        var found = Set<UInt32>()
        for call in function.calls {
            guard let contract = contract(of: call) else { continue }
            let results = function.results(of: call)
            for clause in contract.clauses where clause.word == .defers || clause.word == .acquires {
                guard case .result(let number) = clause.path.root, number < results.count else { continue }
                let isFolder = clause.word == .defers || knowledge.kind(clause.kind)?.survives == true
                let place = results[results.startIndex + number]
                if isFolder && !place.isNone {
                    found.insert(function.place(at: clause.path.names, below: place).index)
                }
            }
        }
        var count = 0
        while count != found.count {
            count = found.count
            for instruction in function.instructions
            where instruction.opcode == .assign && found.contains(instruction.b) {
                found.insert(instruction.a)
            }
            for call in function.calls where isMadeOf(found, call) {
                if let result = function.results(of: call).first, !result.isNone {
                    found.insert(result.index)
                }
            }
        }
        return found
    }

    /// Whether a call makes its one result of one of some values, and does nothing else.
    private func isMadeOf(_ values: Set<UInt32>, _ call: Call) -> Bool {
        call.resultCount == 1 && contract(of: call)?.isPure == true
            && function.arguments(of: call).contains { values.contains($0.place.index) }
    }

    private func findOwned() {
        var fresh = Array(repeatElement(false, count: function.places.count))
        var made = fresh
        var foreign = fresh
        for instruction in function.instructions {
            switch instruction.opcode {
            case .fresh: mark(instruction.a, &fresh)
            case .call:
                for place in newObjects(of: function.calls[Int(instruction.a)]) { mark(place.index, &made) }
            default: break
            }
        }
        for instruction in function.instructions {
            switch instruction.opcode {
            case .fresh: break
            case .assign:
                // A new object goes through a temporary into its variable.
                let source = Int(instruction.b)
                let isTemporary = function.places[source].role == .temporary
                if isTemporary && fresh[source] {
                    mark(instruction.a, &fresh)
                } else if isTemporary && made[source] {
                    mark(instruction.a, &made)
                } else {
                    mark(instruction.a, &foreign)
                }
            case .forget, .convert: mark(instruction.a, &foreign)
            case .call, .defer, .spawn:
                let call = function.calls[Int(instruction.a)]
                let new = newObjects(of: call)
                for place in function.results(of: call) where !new.contains(place) {
                    mark(place.index, &foreign)
                }
            case .set, .decide, .closure, .bind, .transfer, .channel: break
            }
        }
        isOwned = function.places.indices.map { fresh[$0] && !foreign[$0] }
        isMade = function.places.indices.map { made[$0] && !foreign[$0] }
    }

    /// What a call makes that nobody else has, as its contract says.
    private func newObjects(of call: Call) -> [PlaceID] {
        guard let numbers = contract(of: call)?.newResults, !numbers.isEmpty else { return [] }
        let results = function.results(of: call)
        return numbers.filter { $0 < results.count }.map { results[results.startIndex + $0] }
    }

    private func mark(_ place: UInt32, _ marks: inout [Bool]) {
        guard place != .max, function.places[Int(place)].parent.isNone else { return }
        marks[Int(place)] = true
    }

    // MARK: Facts

    /// Deferred calls that may have been registered, and those that surely have.
    private struct Defers {
        var may: UInt64
        var must: UInt64
    }

    /// The deferred calls that are surely pending when an instruction runs, in the order of registration.
    public func surelyPending(at instruction: UInt32, in block: BlockID) -> [UInt32] {
        prepareFacts()
        var bits = surelyDeferred[Int(block.index)]
        for index in function.range(of: block) where index < Int(instruction) {
            if function.instructions[index].opcode == .defer { bits |= deferBit(of: UInt32(index)) }
        }
        return deferInstructions.prefix(64).enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map {
            $0.element
        }
    }

    /// Whether every call that gives a place its value is known to have failed when an instruction runs, so that there
    /// is nothing in it. Errors that several calls share say nothing.
    public func hasFailed(whatGives place: PlaceID, at instruction: UInt32, in block: BlockID) -> Bool {
        let facts = facts(in: block, before: instruction)
        let root = function.places[Int(place.index)].root
        let givers = function.calls.filter { function.results(of: $0).contains(root) }
        return !givers.isEmpty
            && givers.allSatisfy { call in
                guard let error = function.results(of: call).last, error != root, !error.isNone,
                    let test = function.existingTest(.isNil, of: error),
                    function.calls.count(where: { function.results(of: $0).contains(error) }) == 1
                else { return false }
                return facts.value(of: test) == false
            }
    }

    /// Whether a return gives an error back: it surely does, or it gives something in its place where another one is
    /// known not to be nil.
    public func isFailure(_ block: BlockID) -> Bool {
        let region = function.regions[Int(function.blocks[Int(block.index)].region.index)]
        guard region.outcome == .error, let last = region.results.last else { return false }
        let facts = facts(atEndOf: block)
        if let test = function.existingTest(.isNil, of: last), let isNil = facts.value(of: test) {
            return !isNil
        }
        return knowsError(facts)
    }

    /// Whether a variable holds nil at the end of a block, where every path there says the same.
    public func isKnownNil(_ variable: PlaceID, at block: BlockID) -> Bool? {
        function.existingTest(.isNil, of: variable).flatMap { facts(atEndOf: block).value(of: $0) }
    }

    /// Whether some error is known not to be nil at the end of a block.
    public func knowsError(at block: BlockID) -> Bool {
        knowsError(facts(atEndOf: block))
    }

    private func knowsError(_ facts: FactSet) -> Bool {
        var isKnown = false
        facts.forEach { test, value in
            let test = function.tests[Int(test.index)]
            isKnown =
                isKnown
                || test.kind == .isNil && !value && function.places[Int(test.place.index)].isPlain
        }
        return isKnown
    }

    /// Whether a place is surely nil, or surely not, when an instruction runs.
    public func isNil(_ place: PlaceID, at instruction: UInt32, in block: BlockID) -> Bool? {
        guard let test = function.existingTest(.isNil, of: place) else { return nil }
        return facts(in: block, before: instruction).value(of: test)
    }

    /// The tests whose values every path to an instruction agrees on.
    public func knownTests(at instruction: UInt32, in block: BlockID) -> [TestID: Bool] {
        var known: [TestID: Bool] = [:]
        facts(in: block, before: instruction).forEach { known[$0] = $1 }
        return known
    }

    /// What is known on every path to the end of a block.
    func facts(atEndOf block: BlockID) -> FactSet { facts(in: block, before: .max) }

    /// What is known on every path to an instruction of a block.
    func facts(in block: BlockID, before instruction: UInt32) -> FactSet {
        prepareFacts()
        var facts = entryFacts[Int(block.index)]
        currentBlock = block
        for index in function.range(of: block) where index < Int(instruction) {
            apply(function.instructions[index], to: &facts)
        }
        return facts
    }

    private func computeFacts(_ region: Region) {
        var blocks: [BlockID] = []
        for index in function.blocks.indices
        where function.blocks[index].region == function.blocks[Int(region.entry.index)].region
            && order[index] >= 0
        {
            blocks.append(BlockID(index))
        }
        blocks.sort { order[Int($0.index)] < order[Int($1.index)] }
        var arrivals = Arrivals(blockCount: function.blocks.count)
        arrivals.note(region.entry)
        // Facts only shrink and defers only grow, so the rounds end; in practice after two or three.
        while arrivals.isAnyNew {
            arrivals.isAnyNew = false
            for block in blocks where arrivals.take(block) { flow(through: block, &arrivals) }
        }
    }

    /// Which blocks something is known to come to, and whether that is new since they were looked at.
    private struct Arrivals {
        private(set) var isKnown: [Bool]
        private var isNew: [Bool]
        var isAnyNew = false

        init(blockCount: Int) {
            isKnown = Array(repeatElement(false, count: blockCount))
            isNew = isKnown
        }

        mutating func note(_ block: BlockID) {
            isKnown[Int(block.index)] = true
            isNew[Int(block.index)] = true
            isAnyNew = true
        }

        mutating func take(_ block: BlockID) -> Bool {
            defer { isNew[Int(block.index)] = false }
            return isNew[Int(block.index)]
        }
    }

    private func flow(through block: BlockID, _ arrivals: inout Arrivals) {
        currentBlock = block
        var facts = entryFacts[Int(block.index)]
        var defers = Defers(may: entryDefers[Int(block.index)], must: surelyDeferred[Int(block.index)])
        for index in function.range(of: block) {
            step(index, &facts, &defers.may)
            if function.instructions[index].opcode == .defer { defers.must |= deferBit(of: UInt32(index)) }
        }
        if endingOffset[Int(block.index)] >= 0 { return }
        let b = function.blocks[Int(block.index)]
        guard b.terminator == .branch else {
            forEachSuccessor(of: block) { merge(facts, defers, into: $0, &arrivals) }
            return
        }
        for (successor, value) in [(b.target, !b.flag), (b.other, b.flag)] {
            var decided = facts
            if b.test != .unknown, isWorthKeeping(b.test, value) { decided.set(b.test, value) }
            merge(decided, defers, into: successor, &arrivals)
        }
    }

    /// Whether what a branch decides of a test is worth remembering: another branch asks it, it tells what an exit may
    /// return, a nil error or a boolean, or it holds, so that one that asks for another constant does not.
    func isWorthKeeping(_ test: TestID, _ holds: Bool) -> Bool {
        let t = function.tests[Int(test.index)]
        return t.uses > 1 || t.kind == .isNil || t.kind == .isTrue
            || holds && function.hasRival(test)
    }

    private func merge(
        _ facts: FactSet, _ defers: Defers, into block: BlockID, _ arrivals: inout Arrivals
    ) {
        let index = Int(block.index)
        if !arrivals.isKnown[index] {
            arrivals.note(block)
            entryFacts[index] = facts
            entryDefers[index] = defers.may
            surelyDeferred[index] = defers.must
            return
        }
        var met = entryFacts[index]
        met.meet(facts) { _ in }
        let may = entryDefers[index] | defers.may
        let must = surelyDeferred[index] & defers.must
        if met != entryFacts[index] || may != entryDefers[index] || must != surelyDeferred[index] {
            entryFacts[index] = met
            entryDefers[index] = may
            surelyDeferred[index] = must
            arrivals.note(block)
        }
    }

    /// What one instruction does to what is known, whatever the obligation.
    func step(_ index: Int, _ facts: inout FactSet, _ defers: inout UInt64) {
        let instruction = function.instructions[index]
        if instruction.opcode == .defer { defers |= deferBit(of: UInt32(index)) }
        apply(instruction, to: &facts)
    }

    /// Forgets what an instruction overwrites and records what it makes known.
    func apply(_ instruction: Instruction, to facts: inout FactSet) {
        switch instruction.opcode {
        case .assign:
            let target = PlaceID(Int(instruction.a))
            let source = PlaceID(Int(instruction.b))
            if target == source { return }
            kill(target, &facts)
            copyFacts(from: source, to: target, &facts)
        case .set:
            kill(PlaceID(Int(instruction.a)), &facts)
            record(instruction, &facts)
        case .fresh, .closure, .bind:
            let target = PlaceID(Int(instruction.a))
            kill(target, &facts)
            setNil(target, false, &facts)
        case .forget:
            kill(PlaceID(Int(instruction.a)), &facts)
        case .decide:
            let target = PlaceID(Int(instruction.a))
            let test = TestID(Int(instruction.b))
            let value = test == .unknown ? nil : facts.value(of: test)
            kill(target, &facts)
            if let value, let own = function.existingTest(.isTrue, of: target) {
                facts.set(own, value != instruction.flag)
            }
        case .convert:
            kill(PlaceID(Int(instruction.a)), &facts)
            if instruction.c != .max { kill(PlaceID(Int(instruction.c)), &facts) }
        case .call:
            apply(function.calls[Int(instruction.a)], to: &facts)
        case .defer, .spawn, .transfer, .channel:
            break
        }
    }

    private func apply(_ call: Call, to facts: inout FactSet) {
        for argument in function.arguments(of: call) where argument.isAddress && !argument.place.isNone {
            kill(argument.place, &facts)
        }
        let results = function.results(of: call)
        // If it gives one error for one, it makes another one of it: `err = toStatus(err)`.
        let isTranslation = results.count == 1 && hasArgument(call, thatIsNil: false, facts)
        // If it gives none for none: `errors.Trace(f())`.
        let isTranslationOfNone =
            results.count == 1 && call.argumentCount == 1 && hasArgument(call, thatIsNil: true, facts)
        for place in results where !place.isNone { kill(place, &facts) }
        if case .region(let literal) = call.callee {
            for place in function.regions[Int(literal.index)].assigns { kill(place, &facts) }
        }
        forgetWhatLiteralsAssign(&facts)
        denyForNil(call, results, &facts)
        if isTranslation, let error = results.first, !error.isNone {
            setNil(error, false, &facts)
        }
        if isTranslationOfNone, let error = results.first, !error.isNone, isErrorOrValue(error) {
            setNil(error, true, &facts)
        }
        guard let contract = contract(of: call) else { return }
        if contract.neverFails, let last = results.last, !last.isNone { setNil(last, true, &facts) }
        for number in contract.nonNilResults where number < results.count {
            let place = results[results.startIndex + number]
            if !place.isNone { setNil(place, false, &facts) }
        }
    }

    /// Whether a place is an error, or has what is asked right away: `check(err) != nil`.
    private func isErrorOrValue(_ place: PlaceID) -> Bool {
        let place = function.places[Int(place.index)]
        return place.isError || place.role == .temporary
    }

    /// Whether a call is given an error that is known to be nil, or not to be.
    private func hasArgument(_ call: Call, thatIsNil isNil: Bool, _ facts: FactSet) -> Bool {
        function.arguments(of: call).contains { argument in
            if argument.isError { return !isNil }
            guard !argument.place.isNone, function.places[Int(argument.place.index)].isPlain,
                let test = function.existingTest(.isNil, of: argument.place)
            else { return false }
            return facts.value(of: test) == isNil
        }
    }

    /// A question about an error that is nil is answered with no: `errors.Is(err, …)`, `os.IsNotExist(err)`.
    private func denyForNil(_ call: Call, _ results: ArraySlice<PlaceID>, _ facts: inout FactSet) {
        guard results.count == 1, let result = results.first, !result.isNone,
            let answer = function.existingTest(.isTrue, of: result), hasArgument(call, thatIsNil: true, facts)
        else { return }
        facts.set(answer, false)
    }

    /// Forgets what is known of a place and of its parts.
    func kill(_ place: PlaceID, _ facts: inout FactSet) {
        if place.isNone { return }
        facts.remove { function.contains(place, function.tests[Int($0.index)].place) }
    }

    /// Records whether a place is nil, where anybody asks.
    func setNil(_ place: PlaceID, _ value: Bool, _ facts: inout FactSet) {
        if let test = function.existingTest(.isNil, of: place) { facts.set(test, value) }
    }

    /// Records whether a place is true, where anybody asks.
    func setTrue(_ place: PlaceID, _ value: Bool, _ facts: inout FactSet) {
        if let test = function.existingTest(.isTrue, of: place) { facts.set(test, value) }
    }

    private func record(_ instruction: Instruction, _ facts: inout FactSet) {
        let place = PlaceID(Int(instruction.a))
        switch Constant(rawValue: UInt8(truncatingIfNeeded: instruction.b)) {
        case .nil: setNil(place, true, &facts)
        case .nonNil: setNil(place, false, &facts)
        case .yes: setTrue(place, true, &facts)
        case .no: setTrue(place, false, &facts)
        case .equal:
            // The place equals one constant, so it equals none of the others that it is compared with.
            var id = function.places[Int(place.index)].firstTest
            while id != .unknown {
                let test = function.tests[Int(id.index)]
                if test.kind == .equals && test.uses > 0 { facts.set(id, id.index == instruction.c) }
                id = test.next
            }
        case nil: break
        }
    }

    private func copyFacts(from source: PlaceID, to target: PlaceID, _ facts: inout FactSet) {
        var id = function.places[Int(target.index)].firstTest
        while id != .unknown {
            let test = function.tests[Int(id.index)]
            if test.kind != .expression,
                let twin = function.existingTest(test.kind, of: source, value: test.value),
                let value = facts.value(of: twin)
            {
                facts.set(id, value)
            }
            id = test.next
        }
    }
}

import SuretyContracts
import SuretyFlow

/// Follows one obligation through a function: forward, path by path, joining what tells the same of it.
///
/// The method is property simulation (Das, Lerner, Seigle: ESP, PLDI 2002): states that differ in what they say
/// of the object stay apart, states that agree are joined, so that the cost is linear in the function's size.
/// Where a join gives up that two conditions go together, `LostTests` keeps the loss in mind, and a path that
/// would need both is not reported.
struct Simulation {
    let context: FunctionContext
    let function: FlowFunction
    let knowledge: Knowledge
    /// The kind that is followed; any for a parameter.
    let kind: KindID
    /// What is asked of the kind at every call, if one is followed.
    let facts: Facts?
    /// Whether what is followed is known by a name, of which others can be made.
    let isName: Bool
    /// A lock's mode.
    let mode: Symbol
    /// The region in which the obligation begins.
    let home: RegionID
    /// The instruction that acquires, to notice when a loop comes back to it.
    let site: UInt32
    /// Whether released states are followed to the exits, to tell under which outcome it was released.
    let followsReleased: Bool

    /// Whether a followed parameter is a lock.
    let followsLock: Bool

    var record: ObligationRecord
    var exits: [Exit] = []
    /// The kinds that a followed parameter was released as.
    var releasedKinds: Set<KindID> = []
    /// The instruction at hand: a deferred call that runs stands for what it does.
    var instructionAtHand: UInt32
    private var steps = 0
    private let stepLimit: Int
    private var witnesses: [(parent: Int32, step: WitnessStep)] = []
    var depth = 0
    /// Some path handed the object to another owner.
    var isEscaped = false
    /// Who has it then, of all paths.
    var keeper = Keeper.made

    /// What is asked of a kind at every call; the kind itself has many texts, which would be copied with it.
    struct Facts {
        var releaseMask: NameMask
        var isLock: Bool
        var isNamed: Bool
        var isOutput: Bool
        /// Whether nothing but calling the value itself releases it.
        var isOnlyCalled: Bool
        var isProcessLong: Bool

        init(_ kind: Kind) {
            releaseMask = kind.releaseMask
            isLock = kind.isLock
            isNamed = kind.isNamed
            isOutput = kind.isOutput
            isOnlyCalled = kind.releaseNames == ["()"]
            isProcessLong = kind.isProcessLong
        }
    }

    /// A way out of the region in which the obligation begins.
    struct Exit {
        var kind: ExitKind
        var block: BlockID
        var instruction: UInt32?
        var state: State
    }

    /// How many states of one property are kept apart before they are joined.
    static let disjunctLimit = 4
    /// How many properties there may be at one block before the obligation is given up.
    static let propertyLimit = 24
    /// How many steps of a way are kept.
    static let witnessLimit = 12
    /// How many exits of one obligation are kept.
    static let exitLimit = 16
    /// How deep function literals are followed into each other.
    static let inlineLimit = 4

    init(
        context: FunctionContext, acquisition: Acquisition, kind: KindID, mode: Symbol, region: RegionID,
        block: BlockID, instruction: UInt32, followsReleased: Bool, followsLock: Bool = false
    ) {
        self.context = context
        function = context.function
        knowledge = context.knowledge
        self.kind = kind
        facts = context.knowledge.kind(kind).map { Facts($0) }
        if case .parameter(let place) = acquisition {
            let root = context.function.places[Int(place.index)].root
            isName = context.function.places[Int(root.index)].isText
        } else {
            isName = facts?.isNamed ?? false
        }
        self.mode = mode
        home = region
        site = instruction
        instructionAtHand = instruction
        self.followsReleased = followsReleased
        self.followsLock = followsLock
        record = ObligationRecord(
            acquisition: acquisition, region: region, block: block, instruction: instruction, kind: kind)
        stepLimit = 20_000 + 8 * context.function.instructions.count
    }

    /// Whether what is followed is a lock: it has a path, not an object.
    var isLock: Bool { facts?.isLock ?? followsLock }

    // MARK: Propagation

    /// The states that have come to each block: those that have gone on, and those that wait.
    private struct ArrivalTable {
        struct Arrivals {
            /// A state, the number of its property, and whether it has gone on.
            struct Arrival {
                var state: State
                var property: UInt32
                var isDone = false
            }

            private var arrivals: [Arrival] = []
            var count: Int { arrivals.count }

            /// Takes a state in, beside the others of its property or joined with one of them. Answers whether it adds
            /// anything.
            mutating func take(_ state: State) -> Bool {
                var same = 0
                var target = -1
                let property = state.propertyNumber
                for index in arrivals.indices
                where arrivals[index].property == property
                    && arrivals[index].state.isSameProperty(as: state)
                {
                    if arrivals[index].state.covers(state) { return false }
                    if target < 0 { target = index }
                    same += 1
                }
                if same >= disjunctLimit {
                    arrivals[target].state.join(state)
                    // A wider state may come to cover its neighbours, which costs only a second look at them.
                    arrivals[target].isDone = false
                } else {
                    arrivals.append(Arrival(state: state, property: property))
                }
                return true
            }

            /// Adds the states that wait, which go on now.
            mutating func takeReady(into ready: inout [State]) {
                for index in arrivals.indices where !arrivals[index].isDone {
                    ready.append(arrivals[index].state)
                    arrivals[index].isDone = true
                }
            }
        }

        /// By block, the place in `lists`, or -1.
        private var places: [Int32]
        private var lists: [Arrivals] = []

        init(blockCount: Int) { places = Array(repeatElement(-1, count: blockCount)) }

        /// The place of a block's list in the table.
        mutating func place(of block: BlockID) -> Int {
            if places[Int(block.index)] < 0 {
                places[Int(block.index)] = Int32(lists.count)
                lists.append(Arrivals())
            }
            return Int(places[Int(block.index)])
        }

        subscript(place: Int) -> Arrivals {
            _read { yield lists[place] }
            _modify { yield &lists[place] }
        }

        /// Adds the states that wait at a block, which go on now.
        mutating func takeReady(at block: BlockID, into ready: inout [State]) {
            lists[place(of: block)].takeReady(into: &ready)
        }
    }

    /// Follows states from a point in a block until they leave the region or are discharged.
    mutating func run(from block: BlockID, offset: Int, states: [State]) -> [Exit] {
        var arrivals = ArrivalTable(blockCount: function.blocks.count)
        var agenda: [BlockID] = []
        var left: [Exit] = []
        // Both are kept from block to block: there are many blocks, and mostly one state.
        var current = states
        var next: [State] = []
        process(block, from: offset, &current, &next, &arrivals, &agenda, &left)
        while !agenda.isEmpty, !record.isGivenUp {
            let block = takeFirst(&agenda)
            current.removeAll(keepingCapacity: true)
            arrivals.takeReady(at: block, into: &current)
            process(block, from: 0, &current, &next, &arrivals, &agenda, &left)
        }
        return left
    }

    /// The block that comes first in reverse postorder, so that joins see all their predecessors first.
    private func takeFirst(_ agenda: inout [BlockID]) -> BlockID {
        var best = 0
        for index in agenda.indices
        where context.order[Int(agenda[index].index)] < context.order[Int(agenda[best].index)] {
            best = index
        }
        return agenda.remove(at: best)
    }

    /// Lets some states go through a block; both lists serve from one instruction to the next.
    private mutating func process(
        _ block: BlockID, from offset: Int, _ current: inout [State], _ next: inout [State],
        _ arrivals: inout ArrivalTable, _ agenda: inout [BlockID], _ left: inout [Exit]
    ) {
        let b = function.blocks[Int(block.index)]
        context.currentBlock = block
        for position in offset..<Int(b.count) {
            if current.isEmpty { return }
            let index = Int(b.first) + position
            steps += current.count
            if steps > stepLimit { return giveUp(.tooManySteps) }
            instructionAtHand = UInt32(index)
            next.removeAll(keepingCapacity: true)
            for state in current { apply(index, in: block, to: state, &next, &left) }
            context.currentBlock = block
            current.removeAll(keepingCapacity: true)
            for state in next where survives(state) { current.append(state) }
            if record.isGivenUp { return }
        }
        steps += current.count
        finish(b, block, current, &arrivals, &agenda, &left)
    }

    /// Whether a state is worth following; leaves its path aside where it can no longer be followed.
    private mutating func survives(_ state: State) -> Bool {
        if state.isGivenUp {
            // One of the names that do not fit may be somebody else's.
            record.isTransferredSomewhere = true
            leaveAside(.tooManyNames)
            return false
        }
        if state.isTainted {
            leaveAside(.correlatedConditions)
            return false
        }
        return state.status == .held || state.status == .released && followsReleased
    }

    private mutating func finish(
        _ b: Block, _ block: BlockID, _ states: [State], _ arrivals: inout ArrivalTable,
        _ agenda: inout [BlockID], _ left: inout [Exit]
    ) {
        for state in states {
            switch b.terminator {
            case .jump:
                arrive(at: b.target, state, &arrivals, &agenda)
            case .branch:
                branch(b, block, state, &arrivals, &agenda)
            case .return:
                left.append(Exit(kind: .return, block: block, instruction: nil, state: state))
            case .raise:
                left.append(Exit(kind: .raise, block: block, instruction: nil, state: state))
            case .stop:
                break
            }
        }
    }

    private mutating func branch(
        _ b: Block, _ block: BlockID, _ state: State, _ arrivals: inout ArrivalTable,
        _ agenda: inout [BlockID]
    ) {
        let known = b.test == .unknown ? nil : decided(b.test, in: state)
        for holds in [true, false] {
            if let known, known != holds { continue }
            let target = holds != b.flag ? b.target : b.other
            var next = state
            if known == nil {
                if b.test != .unknown, context.isWorthKeeping(b.test, holds) {
                    next.facts.set(b.test, holds)
                    next.lost.decide(b.test)
                }
                if state.status == .held {
                    next.witness = step(holds ? .holds : .fails, block.index, after: state.witness)
                }
            }
            if survives(next) { arrive(at: target, next, &arrivals, &agenda) }
        }
    }

    /// The value of a test in a state: an object that is held is not nil, and a number or name that stands for one is none
    /// of those that stand for nothing.
    private func decided(_ test: TestID, in state: State) -> Bool? {
        if let value = state.facts.value(of: test) { return value }
        let t = function.tests[Int(test.index)]
        if t.kind == .equals, let isNil = function.existingTest(.isNil, of: t.place),
            state.facts.value(of: isNil) == true
        {
            return false
        }
        // What equals one constant equals no other.
        if t.kind == .equals, equalsAnother(test, in: state) { return false }
        // Nil is of no type.
        if t.kind == .isTrue, let operand = context.asserted[t.place],
            let isNil = function.existingTest(.isNil, of: operand), state.facts.value(of: isNil) == true
        {
            return false
        }
        guard t.kind == .isNil || t.kind == .equals && t.isOfNothing else { return nil }
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            if alias.place == t.place
                || t.kind == .isNil && !alias.isClosure && function.contains(t.place, alias.place)
            {
                return false
            }
        }
        return nil
    }

    private func equalsAnother(_ test: TestID, in state: State) -> Bool {
        var isAnother = false
        state.facts.forEach { known, holds in
            isAnother = isAnother || holds && function.areRivals(known, test)
        }
        return isAnother
    }

    private mutating func arrive(
        at block: BlockID, _ state: State, _ arrivals: inout ArrivalTable, _ agenda: inout [BlockID]
    ) {
        let place = arrivals.place(of: block)
        guard arrivals[place].take(state) else { return }
        if arrivals[place].count > Self.propertyLimit * Self.disjunctLimit { giveUp(.tooManyStates) }
        if !agenda.contains(block) { agenda.append(block) }
    }

    // MARK: Witnesses

    /// Remembers a step and answers its number.
    mutating func step(_ kind: WitnessStep.Kind, _ number: UInt32, after parent: Int32) -> Int32 {
        witnesses.append((parent, WitnessStep(kind: kind, number: number)))
        return Int32(witnesses.count - 1)
    }

    /// The last steps that lead to a state, in order; a reader follows no more.
    func path(to state: State) -> [WitnessStep] {
        var steps: [WitnessStep] = []
        var index = state.witness
        while index >= 0, steps.count < Self.witnessLimit {
            steps.append(witnesses[Int(index)].step)
            index = witnesses[Int(index)].parent
        }
        steps.reverse()
        return steps
    }

    // MARK: Regions inside of others

    /// Runs a function literal in place, with the arguments bound, and answers the states behind it.
    ///
    /// - Parameter pending: for a deferred call, what was bound when it was registered.
    mutating func runInline(
        _ region: RegionID, _ call: Call, _ state: State, _ pending: PendingDefer? = nil
    ) -> [State] {
        guard depth < Self.inlineLimit else {
            giveUp(.tooDeep)
            return []
        }
        depth += 1
        defer { depth -= 1 }
        var entry = state
        let outerDefers = (0..<Int(state.deferCount)).map { state.pendingDefer($0) }
        entry.clearDefers()
        let r = function.regions[Int(region.index)]
        bindParameters(of: region, call, &entry) { !(pending?.isBound($0) ?? false) }
        let left = run(from: r.entry, offset: 0, states: [entry])
        var after: [State] = []
        for exit in left {
            for ended in runDefers(exit) where ended.kind == .return || (ended.kind == .raise && r.recovers) {
                var state = ended.state
                state.clearDefers()
                for pending in outerDefers { state.push(pending) }
                for (result, place) in zip(r.results, function.results(of: call)) where !place.isNone {
                    bind(place, to: result, &state)
                }
                after.append(state)
            }
        }
        return after
    }

    /// Runs the deferred calls that are pending at an exit, last in first out.
    mutating func runDefers(_ exit: Exit) -> [Exit] {
        let outer = context.currentExit
        context.currentExit = outer ?? exit.block
        defer { context.currentExit = outer }
        var open = [exit]
        var done: [Exit] = []
        while var top = open.popLast() {
            if record.isGivenUp { return [] }
            guard let pending = top.state.popDefer() else {
                done.append(top)
                continue
            }
            for state in applyDeferred(pending, to: top.state) {
                var next = top
                next.state = state
                if next.kind == .raise, recovers(pending) { next.kind = .return }
                open.append(next)
            }
        }
        return done
    }

    private func recovers(_ pending: PendingDefer) -> Bool {
        let call = function.calls[Int(function.instructions[Int(pending.instruction)].a)]
        if case .region(let region) = call.callee { return function.regions[Int(region.index)].recovers }
        return false
    }
}

import SuretyContracts
import SuretyFlow

/// Solves one function: follows every obligation that it acquires, and finds out what it does to its callers'.
public struct Solver {
    let context: FunctionContext
    let function: FlowFunction
    let knowledge: Knowledge
    var solved: SolvedFunction
    /// What the callers of the function need to know.
    var clauses: [Clause] = []
    /// Per kind and path of a result: the return blocks at which it is fresh.
    var returned: [ReturnedResult: Set<UInt32>] = [:]
    /// The boolean results that are known wherever such an obligation is returned.
    var told: [ReturnedResult: [Int: Bool]] = [:]
    /// What else names such an obligation where it is returned.
    var companions: [ReturnedResult: [ContractPath]] = [:]
    /// The places that the function releases as locks.
    var releasedLocks: Set<UInt32> = []
    /// The fields that it releases as locks of elements that nothing names.
    var unnamedReleases: Set<FieldName> = []

    /// A result that may be a fresh obligation.
    struct ReturnedResult: Hashable {
        var path: ContractPath
        var kind: KindID
    }

    /// Solves a function; its contract, unless somebody wrote one, is recorded in the knowledge.
    ///
    /// - Parameter isTracing: whether the records say where things happened, which only an explanation asks.
    public static func solve(
        _ function: FlowFunction, knowledge: Knowledge, isTracing: Bool = false
    ) -> SolvedFunction {
        function.closeEndlessLoops(knowledge)
        var solver = Solver(function, knowledge: knowledge, isTracing: isTracing)
        let candidates = solver.candidates()
        solver.releasedLocks = solver.findReleasedLocks()
        if !candidates.isEmpty { solver.context.prepareOwners() }
        // First whose locks the function gives back, so that taking them again is known to be no acquisition.
        solver.inferParameters(candidates)
        solver.noteLocksOfOthers()
        if solver.acquires {
            solver.context.prepareFacts()
            solver.followAcquisitions()
        }
        solver.solved.lockOrders = LockOrder.all(in: solver.context)
        solver.solved.channelSites = ChannelSite.all(in: solver.context)
        solver.solved.exclusiveLocks = LockOrder.exclusiveLocks(in: solver.context)
        solver.solved.hasRemarkableFlow = solver.context.hasRemarkableFlow
        if let written = knowledge.contract(of: function.id), written.origin != .inferred {
            if written.origin == .shipped { solver.addReleases(to: written) }
        } else {
            solver.inferResults()
            solver.inferNewResults()
            solver.inferEnding()
            let contract = Contract(
                clauses: solver.distinctClauses, origin: .inferred,
                locksTaken: FirstNeeds.locks(solver.context),
                callbacksUnderLock: FirstNeeds.callbacksUnderLock(solver.context),
                poolsDrawn: FirstNeeds.pools(solver.context))
            knowledge.infer(contract, for: function.id)
        }
        return solver.solved
    }

    private init(_ function: FlowFunction, knowledge: Knowledge, isTracing: Bool) {
        self.function = function
        self.knowledge = knowledge
        context = FunctionContext(function, knowledge: knowledge, isTracing: isTracing)
        solved = SolvedFunction(id: function.id)
    }

    /// Two places that acquire the same lock say the same to a caller.
    private var distinctClauses: [Clause] {
        // Nearly all functions have a few, which are compared sooner than they are hashed.
        if clauses.count <= Self.fewClauses {
            let distinct = clauses.indices.filter { index in !(0..<index).contains { isSame($0, index) } }
            return distinct.count == clauses.count ? clauses : distinct.map { clauses[$0] }
        }
        var seen = Set<Clause>()
        return clauses.filter { seen.insert($0).inserted }
    }

    private static let fewClauses = 64

    /// Whether two clauses are equal. Most differ in what is compared first, where they lie.
    private func isSame(_ one: Int, _ other: Int) -> Bool {
        clauses[one].word == clauses[other].word && clauses[one].path == clauses[other].path
            && clauses[one] == clauses[other]
    }

    /// What ships speaks to those who use a package. Within it, the body may release parts that nobody else can name.
    private func addReleases(to written: Contract) {
        let parts = distinctClauses.filter { clause in
            clause.word == .releases && !clause.path.names.isEmpty
                && !written.clauses.contains { $0.path == clause.path }
        }
        if parts.isEmpty { return }
        let all = Contract(clauses: written.clauses + parts, origin: written.origin, span: written.span)
        knowledge.infer(all, for: function.id)
    }

    // MARK: Acquisitions

    /// Whether any call acquires.
    private var acquires: Bool {
        function.calls.contains { !(context.contract(of: $0)?.acquisitions.isEmpty ?? true) }
    }

    private mutating func followAcquisitions() {
        for index in function.blocks.indices.reversed() where context.order[index] >= 0 {
            let block = BlockID(index)
            let range = function.range(of: block)
            for position in range where function.instructions[position].opcode == .call {
                if context.endingOffset[index] >= 0,
                    position - range.lowerBound > Int(context.endingOffset[index])
                {
                    break
                }
                follow(position, in: block)
            }
        }
    }

    private mutating func follow(_ index: Int, in block: BlockID) {
        let number = function.instructions[index].a
        let call = function.calls[Int(number)]
        guard let contract = context.contract(of: call) else { return }
        for clause in contract.acquisitions {
            guard let kind = knowledge.kind(clause.kind) else { continue }
            if kind.isSomebodyElses { solved.borrows = true }
            guard !kind.isDroppable(minor: knowledge.languageMinor(function.file)),
                !clause.isCounted, !clause.hasOtherEnd
            else { continue }
            follow(clause, kind, number, call, index, block)
        }
    }

    private mutating func follow(
        _ clause: Clause, _ kind: Kind, _ number: UInt32, _ call: Call, _ index: Int, _ block: BlockID
    ) {
        let region = function.blocks[Int(block.index)].region
        if context.isTracing { context.trace = ObligationTrace() }
        var simulation = Simulation(
            context: context, acquisition: .call(number, clause), kind: clause.kind, mode: clause.mode,
            region: region, block: block, instruction: UInt32(index), followsReleased: false)
        guard function.holds(clause.when, call) == true else { return }
        switch object(of: clause, call) {
        case .nowhere: return
        case .unnamed where isNamedByAnother(clause, call):
            simulation.record.isTransferredSomewhere = true
        case .unnamed:
            simulation.record.openExits.append(
                OpenExit(kind: .dropped, block: block, instruction: UInt32(index), steps: []))
        case .place(let place):
            // What a call gives is in sight wherever the call puts it, however deep in it the object lies.
            let root = function.places[Int(place.index)].root
            let isCallers = isArgument(clause) && function.places[Int(root.index)].role == .parameter
            let isBelow =
                (kind.survives || kind.releaseNames == ["()"] && !kind.expires)
                && isCreatedBelowCaredFor(call)
            let earlier =
                isArgument(clause) && !kind.isLock
                ? earlierNames(of: root, before: index, in: block) : EarlierNames()
            if !kind.isLock,
                simulation.isOutOfSight(isArgument(clause) ? place : root) || isCallers || isBelow
                    || earlier.isKept
                    || isNameMadeForTheCall(clause, root, call)
            {
                simulation.record.isTransferredSomewhere = true
                break
            }
            let undoers = isArgument(clause) ? undoers(of: kind, at: place, before: index, in: block) : []
            let others = kind.isLock ? otherNames(ofLock: place) : []
            let names = earlier.places.map { Alias($0) } + undoers + others
            let states = context.factsByWay(into: block).map { facts in
                entryState(place, names, clause, call, index, block, facts, simulation)
            }
            let offset = index - function.range(of: block).lowerBound + 1
            simulation.solve(from: block, offset: offset, states: states)
        }
        finish(&simulation, clause, kind)
    }

    /// What became of an object before a call put a duty on it: `e.cmd = cmd; cmd.Start()`.
    private struct EarlierNames {
        /// Whether it was put where the function no longer follows it.
        var isKept = false
        /// The parts of other variables that name it.
        var places: [PlaceID] = []

        /// The object was read from a part of what somebody else has, who keeps it: `election := s.election`.
        mutating func noteOrigin(_ place: PlaceID, in function: FlowFunction) {
            let source = function.places[Int(place.index)]
            if !source.parent.isNone, source.role == .parameter || source.role == .global { isKept = true }
        }

        mutating func add(_ place: PlaceID, in function: FlowFunction) {
            let target = function.places[Int(place.index)]
            if target.parent.isNone { return }
            if target.role == .parameter || target.role == .global {
                isKept = true
            } else if !places.contains(place) {
                places.append(place)
            }
        }
    }

    private func earlierNames(of root: PlaceID, before index: Int, in block: BlockID) -> EarlierNames {
        var found = EarlierNames()
        for instruction in instructions(before: index, in: block) {
            if [.call, .spawn, .defer].contains(instruction.opcode) {
                let given = [root] + found.places
                if takes(function.calls[Int(instruction.a)], oneOf: given) { found.isKept = true }
                continue
            }
            let isAssignment = instruction.opcode == .assign
            guard isAssignment || instruction.opcode == .transfer else { continue }
            if isAssignment, instruction.a == root.index {
                found.noteOrigin(PlaceID(Int(instruction.b)), in: function)
            } else if instruction.b == root.index {
                if isAssignment {
                    found.add(PlaceID(Int(instruction.a)), in: function)
                } else {
                    found.isKept = true
                }
            } else if isAssignment {
                // What it was put into may have got another name.
                let source = PlaceID(Int(instruction.b))
                for place in found.places where function.contains(source, place) {
                    let path = function.path(from: source, to: place)
                    found.add(function.place(at: path, below: PlaceID(Int(instruction.a))), in: function)
                }
            }
        }
        return found
    }

    /// What was made before a call put a duty on an object, and may be there to discharge it: literals that mention its name,
    /// `undo := func() { syscall.Unmount(path, 0) }`. Most literals of a method mention what has its lock, so that of a lock
    /// those count that release it, and the methods that do so, `unlock := x.mu.Unlock`.
    private func undoers(of kind: Kind, at place: PlaceID, before index: Int, in block: BlockID) -> [Alias] {
        guard kind.isLock || kind.survives && !kind.isReaped,
            function.instructions.contains(where: { [.closure, .bind].contains($0.opcode) })
        else { return [] }
        let root = function.places[Int(place.index)].root
        let earlier = instructions(before: index, in: block)
        let literals = earlier.filter { instruction in
            guard instruction.opcode == .closure else { return false }
            let region = RegionID(Int(instruction.b))
            return function.regions[Int(region.index)].captures.contains(root)
                && (!kind.isLock || releases(region, place))
        }
        let methods = earlier.filter {
            kind.isLock && $0.opcode == .bind && releases(function.calls[Int($0.c)], place)
        }
        return names(of: literals, assignedIn: earlier, flags: Alias.closure)
            + names(of: methods, assignedIn: earlier, flags: Alias.capability)
    }

    /// Some values as names of an object, and the variables that got them.
    private func names(of made: [Instruction], assignedIn earlier: [Instruction], flags: UInt32) -> [Alias] {
        let made = made.map(\.a)
        let named = earlier.filter { $0.opcode == .assign && made.contains($0.b) }.map(\.a)
        return (made + named).map { Alias(PlaceID(Int($0)), flags: flags) }
    }

    /// Whether a literal releases what lies at a place.
    private func releases(_ region: RegionID, _ place: PlaceID) -> Bool {
        function.positions(in: region).contains { index in
            let instruction = function.instructions[index]
            guard [.call, .defer].contains(instruction.opcode) else { return false }
            return releases(function.calls[Int(instruction.a)], place)
        }
    }

    private func releases(_ call: Call, _ place: PlaceID) -> Bool {
        context.contract(of: call)?.releases.contains { function.place(of: $0.path, in: call) == place }
            ?? false
    }

    /// Whether a call keeps what it is given and one of some places lies in. What was put into something else is taken to
    /// be for keeping, where nothing is known of the callee; the object itself only where somebody has written so.
    private func takes(_ call: Call, oneOf places: [PlaceID]) -> Bool {
        let contract = context.contract(of: call)
        for (number, argument) in function.arguments(of: call).enumerated() where !argument.place.isNone {
            if number == 0 && call.hasReceiver { continue }
            guard let place = places.first(where: { function.contains(argument.place, $0) }) else { continue }
            guard let contract else {
                if place != argument.place { return true }
                continue
            }
            let isInside = place != argument.place
            let isTaken = contract.clauses.contains {
                $0.word == .takes && $0.path.root == .argument(number)
                    && (isInside || contract.origin != .inferred)
            }
            if isTaken { return true }
        }
        return false
    }

    /// The instructions that may run before one, in the order of the blocks.
    private func instructions(before index: Int, in block: BlockID) -> [Instruction] {
        function.blocks.indices.map { BlockID($0) }.flatMap { other in
            let range = function.range(of: other)
            if other == block { return function.instructions[range.clamped(to: 0..<index)] }
            return context.canReach(from: other, to: block) ? function.instructions[range] : []
        }
    }

    /// Whether the object is known by a name that is made up for the call, as another call can make it up again:
    /// `Mount(Join(folder, "m"))`.
    private func isNameMadeForTheCall(_ clause: Clause, _ root: PlaceID, _ call: Call) -> Bool {
        guard case .argument(let number) = clause.path.root, number > 0 || !call.hasReceiver else {
            return false
        }
        return function.places[Int(root.index)].role == .temporary
    }

    /// Whether a call is told to create something below what somebody else sees to: a file in a folder that is
    /// removed, a context below one that nothing holds.
    private func isCreatedBelowCaredFor(_ call: Call) -> Bool {
        function.arguments(of: call).contains {
            !$0.place.isNone && context.namesCaredFor.contains($0.place.index)
        }
    }

    /// Whether another result stands for the one that nothing names: `ctx, _ = tracer.Start(ctx, "work")`.
    private func isNamedByAnother(_ clause: Clause, _ call: Call) -> Bool {
        let results = function.results(of: call)
        return context.contract(of: call)?.clauses.contains { other in
            guard other.word == .derives, other.source == clause.path,
                case .result(let number) = other.path.root,
                number < results.count
            else { return false }
            return !results[results.startIndex + number].isNone
        } ?? false
    }

    private func isArgument(_ clause: Clause) -> Bool {
        if case .argument = clause.path.root { return true }
        return false
    }

    private enum ObjectPlace {
        case nowhere
        case unnamed
        case place(PlaceID)
    }

    private func object(of clause: Clause, _ call: Call) -> ObjectPlace {
        switch clause.path.root {
        case .result: return function.place(of: clause.path, in: call).map { .place($0) } ?? .unnamed
        case .argument: return function.place(of: clause.path, in: call).map { .place($0) } ?? .nowhere
        case .global(let number):
            for index in function.places.indices
            where function.places[index].role == .global && function.places[index].parent.isNone
                && function.places[index].number == UInt32(number)
            {
                return .place(function.place(at: clause.path.names, below: PlaceID(index)))
            }
            let root = function.addRoot(.empty, role: .global, number: number, region: .body)
            return .place(function.place(at: clause.path.names, below: root))
        case .process, .goroutine:
            return .nowhere
        }
    }

    /// The state behind a successful acquisition.
    private func entryState(
        _ place: PlaceID, _ names: [Alias], _ clause: Clause, _ call: Call, _ index: Int, _ block: BlockID,
        _ known: FactSet, _ simulation: Simulation
    ) -> State {
        var facts = known
        var defers = context.entryDefers[Int(block.index)]
        context.currentBlock = block
        for position in function.range(of: block) where position <= index {
            context.step(position, &facts, &defers)
        }
        var state = State()
        state.facts = facts
        state.isIdle = knowledge.kind(clause.kind)?.isOutput ?? false
        state.add(Alias(place))
        for name in names { state.add(name) }
        addDerived(clause, call, &state)
        guarantee(clause, call, &state)
        for (bit, instruction) in context.deferInstructions.enumerated()
        where bit < 64 && defers & (1 << UInt64(bit)) != 0 {
            if simulation.mayTouch(instruction, state) {
                // What was there before the call that put the duty on it was bound when the defer was.
                let deferred = function.calls[Int(function.instructions[Int(instruction)].a)]
                state.push(
                    PendingDefer(
                        instruction: instruction,
                        boundArguments: isArgument(clause) ? simulation.bound(deferred, state) : 0))
            }
        }
        return state
    }

    /// What else names the object from the beginning: `out, err := cmd.StdoutPipe()`, where Wait of cmd closes out.
    private func addDerived(_ clause: Clause, _ call: Call, _ state: inout State) {
        for other in context.contract(of: call)?.clauses ?? [] where other.word == .derives {
            guard other.source == clause.path, case .result = other.path.root,
                // What is only told a name can do nothing to what has to be closed.
                isNamed(clause.kind) || !knowledge.namesObject(other.path),
                let place = function.place(of: other.path, in: call)
            else { continue }
            state.add(Alias(place))
        }
    }

    private func isNamed(_ kind: KindID) -> Bool { knowledge.kind(kind)?.isNamed == true }

    /// What is known because the acquisition went well.
    private func guarantee(_ clause: Clause, _ call: Call, _ state: inout State) {
        for other in context.contract(of: call)?.clauses ?? [] where other.word == .nonnil {
            guard case .argument = other.path.root, let place = function.place(of: other.path, in: call)
            else { continue }
            context.setNil(place, false, &state.facts)
        }
        for other in context.contract(of: call)?.clauses ?? [] where other.word == .tells {
            guard other.source == clause.path, let place = function.place(of: other.path, in: call) else {
                continue
            }
            context.setTrue(place, other.on == .yes, &state.facts)
        }
        if let errors = clause.errors, case .result = errors.root {
            if let place = function.place(of: errors, in: call) {
                context.setNil(place, true, &state.facts)
            }
            return
        }
        guard let last = function.results(of: call).last, !last.isNone else { return }
        switch clause.on {
        case .any: break
        case .ok, .nil: context.setNil(last, true, &state.facts)
        case .error, .nonnil: context.setNil(last, false, &state.facts)
        case .yes: context.setTrue(last, true, &state.facts)
        case .no: context.setTrue(last, false, &state.facts)
        }
    }

    private mutating func finish(_ simulation: inout Simulation, _ clause: Clause, _ kind: Kind) {
        if simulation.record.isGivenUp || simulation.record.isIncomplete { solved.givenUp += 1 }
        solved.records.append(simulation.record)
        if context.isTracing { solved.traces.append(context.trace) }
        if simulation.record.isGivenUp { return }
        guard kind.isLock else { return noteReturned(simulation, clause) }
        if simulation.record.isReleasedSomewhere, let callee = taker(of: simulation.record),
            !clause.path.names.isEmpty, isGivenBackForCallee(simulation.record, clause)
        {
            solved.releasedForOthers.append(
                lockPath(clause.path, takenBy: callee, simulation.record))
        }
        inferLock(simulation, clause)
    }

    /// A lock as the callee names it that takes it.
    private func lockPath(
        _ path: ContractPath, takenBy callee: FunctionInfo, _ record: ObligationRecord
    ) -> LockPath {
        let isReceivers = callee.hasReceiver && path.root == .argument(0)
        var lock = LockPath(
            package: callee.package, type: isReceivers ? callee.receiver : .empty, names: path.names)
        if case .global(let number) = path.root { lock.global = number }
        if case .call(let call, _) = record.acquisition,
            let place = function.place(of: path, in: function.calls[Int(call)])
        {
            lock.holder = function.places[Int(place.index)].holder
        }
        return lock
    }

    /// The callee that takes a lock of which its own body says that it keeps it.
    private func taker(of record: ObligationRecord) -> FunctionInfo? {
        guard case .call(let number, _) = record.acquisition else { return nil }
        let call = function.calls[Int(number)]
        guard context.contract(of: call)?.origin == .inferred, case .function(let id) = call.callee else {
            return nil
        }
        return knowledge.functions[Int(id.index)]
    }
}

extension Simulation {
    /// Whether a deferred call that was registered before the acquisition may have to do with the object.
    func mayTouch(_ instruction: UInt32, _ state: State) -> Bool {
        let call = function.calls[Int(function.instructions[Int(instruction)].a)]
        guard function.blocks[Int(record.block.index)].region == home else { return false }
        if case .region(let region) = call.callee {
            if function.regions[Int(region.index)].parent != home { return false }
            return mentions(region, state)
                || function.regions[Int(region.index)].captures.contains { place in
                    let p = function.places[Int(place.index)]
                    return !isLock && !p.isPlain && p.role != .parameter
                }
        }
        let effect = effect(of: call, on: state, bound: 0)
        return effect.release != nil || effect.isPartial || effect.escapes
    }
}

import SuretyContracts
import SuretyFlow

/// How the locks of one function stand, path by path, as far as all paths agree.
///
/// A forward analysis over the blocks: a lock is held in some mode, given back, or nothing is known of it. Where paths
/// disagree nothing is known, so that what is said holds on every path. Linear in the function for each lock.
public struct LockFlow {
    /// What goes wrong with a lock.
    public enum Trouble: Sendable {
        /// It is given back in another mode than it was taken in.
        case mismatched
        /// It is given back, and was given back before.
        case releasedTwice
        /// It is taken, and is held.
        case reacquired
        /// A callee takes it, unless it has nothing to do, and it is held.
        case mayReacquire
        /// It is taken for reading, and is held for reading: both are let in, but for a writer that waits in between.
        case readAgain
    }

    /// A place at which something goes wrong on every path.
    public struct Event: Sendable {
        /// What.
        public var trouble: Trouble
        /// The instruction at fault.
        public var instruction: UInt32
        /// The one before it that it contradicts.
        public var earlier: UInt32
        /// The lock.
        public var place: PlaceID
        /// The lock's kind.
        public var kind: KindID
    }

    /// A call that is made while a lock is held on every path, and that may wait for somebody.
    public struct Holding: Sendable {
        /// The lock.
        public var place: PlaceID
        /// The lock's kind.
        public var kind: KindID
        /// The mode that it is held in.
        public var mode: Symbol
        /// The instruction that took it.
        public var taken: UInt32
        /// The instruction that makes the call.
        public var instruction: UInt32
    }

    /// What goes wrong, in the order of the locks.
    public private(set) var events: [Event] = []
    /// The calls that are made while a lock is held, in the order of the locks.
    public private(set) var holdings: [Holding] = []
    /// The calls of function values that are made while a lock is held.
    private(set) var callsOfValues: [Holding] = []

    private let context: FunctionContext
    private let function: FlowFunction
    /// By call: what it does to locks. Every lock asks it of every call.
    private var operations: [[Operation]] = []

    /// Looks at every lock that the function takes or gives back itself.
    public init(_ context: FunctionContext) {
        self.context = context
        function = context.function
        let locks = ownLocks()
        if locks.isEmpty { return }
        operations = function.calls.map { findOperations(of: $0) }
        for lock in locks where !isUsedByLiterals(lock.place) { follow(lock.place, lock.kind) }
        // Who takes a lock twice gives it back twice, and never comes so far.
        let stuck = events.filter { $0.trouble == .reacquired }.map(\.place)
        events.removeAll { $0.trouble == .releasedTwice && stuck.contains($0.place) }
    }

    // MARK: Operations

    /// How a lock stands.
    private struct Standing: Equatable {
        enum State: UInt8 {
            case unknown
            case held
            case released
        }

        var state = State.unknown
        var mode = Symbol.empty
        /// The instruction that made it so.
        var site = UInt32.max
    }

    private struct Operation {
        var acquires: Bool
        var place: PlaceID
        var kind: KindID
        var mode: Symbol
        var isSure: Bool
    }

    /// What a call does to locks by contract; a body's inferred contract says what it leaves behind.
    private func findOperations(of call: Call) -> [Operation] {
        guard let contract = context.contract(of: call), contract.touchesArguments,
            !contract.acquisitions.isEmpty || !contract.releases.isEmpty
        else { return [] }
        return contract.clauses.indices.compactMap { index in
            guard context.knowledge.isLock(contract.clauses[index].kind) else { return nil }
            let clause = contract.clauses[index]
            guard clause.word == .acquires || clause.word == .releases,
                context.knowledge.isOnlyALock(clause.path, to: [.acquires, .releases], of: contract),
                let place = function.place(of: clause.path, in: call)
            else { return nil }
            // A callee that gives a lock back may have taken it again.
            let isSure =
                clause.on == .any && !clause.isPartial && clause.when == nil
                && (clause.word == .acquires || contract.origin != .inferred)
            return Operation(
                acquires: clause.word == .acquires, place: place, kind: clause.kind, mode: clause.mode,
                isSure: isSure)
        }
    }

    private func ownLocks() -> [(place: PlaceID, kind: KindID)] {
        var found: [(place: PlaceID, kind: KindID)] = []
        for call in function.calls where context.contract(of: call)?.origin != .inferred {
            for operation in findOperations(of: call)
            where !found.contains(where: { $0.place == operation.place })
                && context.knowledge.kind(operation.kind)?.isIdempotent == false
            {
                found.append((operation.place, operation.kind))
            }
        }
        return found
    }

    /// A literal may run at any time, or in a task of its own; so may a method that is given on: `once.Do(s.mu.Unlock)`.
    private func isUsedByLiterals(_ lock: PlaceID) -> Bool {
        let isGivenOn = function.instructions.contains { instruction in
            instruction.opcode == .bind && operations[Int(instruction.c)].contains { $0.place == lock }
        }
        return isGivenOn || isUsedInLiterals(lock)
    }

    private func isUsedInLiterals(_ lock: PlaceID) -> Bool {
        function.blocks.contains { block in
            block.region != .body
                && (Int(block.first)..<Int(block.first + block.count)).contains { index in
                    let instruction = function.instructions[index]
                    guard [.call, .defer, .spawn].contains(instruction.opcode) else { return false }
                    return operations[Int(instruction.a)].contains { $0.place == lock }
                }
        }
    }

    // MARK: Following one lock

    private mutating func follow(_ lock: PlaceID, _ kind: KindID) {
        var entries = [Standing?](repeating: nil, count: function.blocks.count)
        let entry = function.regions[0].entry
        entries[Int(entry.index)] = Standing()
        var agenda = [entry]
        while let block = agenda.popLast() {
            var standing = entries[Int(block.index)] ?? Standing()
            for index in function.range(of: block) { apply(UInt32(index), lock, to: &standing) }
            context.forEachSuccessor(of: block) { next in
                guard function.blocks[Int(next.index)].region == .body else { return }
                let known = entries[Int(next.index)]
                let met = known.map { Self.meet($0, standing) } ?? standing
                if known != met {
                    entries[Int(next.index)] = met
                    agenda.append(next)
                }
            }
        }
        for (index, entry) in entries.enumerated() {
            if let entry { report(BlockID(index), entry, lock, kind) }
        }
        let heads = headsComeToHeld(lock, entries)
        if !heads.isEmpty { followRounds(lock, kind, heads) }
    }

    /// The heads of loops to which some round comes back with a lock held, the last first.
    private func headsComeToHeld(_ lock: PlaceID, _ entries: [Standing?]) -> [BlockID] {
        var found: Set<UInt32> = []
        for (index, entry) in entries.enumerated() {
            guard var standing = entry else { continue }
            var isBack = false
            context.forEachSuccessor(of: BlockID(index)) { next in
                if next.index <= UInt32(index), function.blocks[Int(next.index)].isLoopHead { isBack = true }
            }
            if !isBack { continue }
            for position in function.range(of: BlockID(index)) {
                apply(UInt32(position), lock, to: &standing)
            }
            if standing.state != .held { continue }
            context.forEachSuccessor(of: BlockID(index)) { next in
                if next.index <= UInt32(index), function.blocks[Int(next.index)].isLoopHead {
                    found.insert(next.index)
                }
            }
        }
        return found.sorted(by: >).map { BlockID(Int($0)) }
    }

    /// Finds where each round of a loop takes a lock that every way round has left held since the same call: the first
    /// round alone finds it free. What has no name is another object in each round.
    private mutating func followRounds(_ lock: PlaceID, _ kind: KindID, _ heads: [BlockID]) {
        let root = function.places[Int(lock.index)].root
        // A release that is deferred in the loop is the matter of another rule.
        guard function.places[Int(root.index)].name != .empty, !isReleasedAtExit(lock) else { return }
        for index in function.blocks.indices where function.blocks[index].region == .body {
            let block = BlockID(index)
            guard let taken = function.range(of: block).first(where: { takes(UInt32($0), lock) }),
                isInEachRound(block, of: heads), !events.contains(where: { $0.instruction == taken }),
                let standing = standing(of: lock, whenBackAt: UInt32(taken), in: block),
                standing.state == .held, standing.site == taken
            else { continue }
            let number = function.instructions[taken].a
            if trouble(with: number, lock, standing) == .reacquired {
                note(.reacquired, UInt32(taken), UInt32(taken), lock, kind)
            }
        }
    }

    private func isReleasedAtExit(_ lock: PlaceID) -> Bool {
        function.instructions.contains { instruction in
            instruction.opcode == .defer
                && operations[Int(instruction.a)].contains { $0.place == lock && !$0.acquires }
        }
    }

    /// Whether one of some loops comes round by a block only. A loop's head stands in front of it.
    private func isInEachRound(_ block: BlockID, of heads: [BlockID]) -> Bool {
        heads.lazy.filter { $0.index <= block.index }.prefix(Self.nearestLoops).contains { head in
            context.canReach(from: block, to: head)
                && context.canReach(from: head) { $0 == block }
                && !context.canReach(from: head, to: head, avoiding: block)
        }
    }

    /// How many loops around a block are asked, the nearest first.
    private static let nearestLoops = 8

    private func takes(_ index: UInt32, _ lock: PlaceID) -> Bool {
        let instruction = function.instructions[Int(index)]
        return instruction.opcode == .call
            && operations[Int(instruction.a)].contains { $0.place == lock && $0.acquires && $0.isSure }
    }

    /// How a lock stands where all ways from an instruction come back to it; nil where none does.
    private func standing(of lock: PlaceID, whenBackAt taken: UInt32, in block: BlockID) -> Standing? {
        var entries: [UInt32: Standing] = [:]
        var agenda: [BlockID] = []
        func leave(_ block: BlockID, _ standing: Standing) {
            context.forEachSuccessor(of: block) { next in
                guard function.blocks[Int(next.index)].region == .body else { return }
                let known = entries[next.index]
                let met = known.map { Self.meet($0, standing) } ?? standing
                if known != met {
                    entries[next.index] = met
                    agenda.append(next)
                }
            }
        }
        let range = function.range(of: block)
        var first = Standing()
        for index in Int(taken)..<range.upperBound { apply(UInt32(index), lock, to: &first) }
        leave(block, first)
        while let next = agenda.popLast() {
            guard next != block, var standing = entries[next.index] else { continue }
            for index in function.range(of: next) { apply(UInt32(index), lock, to: &standing) }
            leave(next, standing)
        }
        guard var back = entries[block.index] else { return nil }
        for index in range.lowerBound..<Int(taken) { apply(UInt32(index), lock, to: &back) }
        return back
    }

    private static func meet(_ a: Standing, _ b: Standing) -> Standing {
        if a == b { return a }
        guard a.state == b.state, a.mode == b.mode else { return Standing() }
        return Standing(state: a.state, mode: a.mode, site: min(a.site, b.site))
    }

    private func apply(_ index: UInt32, _ lock: PlaceID, to standing: inout Standing) {
        let instruction = function.instructions[Int(index)]
        switch instruction.opcode {
        case .call:
            let call = function.calls[Int(instruction.a)]
            for operation in operations[Int(instruction.a)] where operation.place == lock {
                standing = Standing(
                    state: !operation.isSure ? .unknown : operation.acquires ? .held : .released,
                    mode: operation.mode, site: index)
            }
            if mayTouch(call, lock)
                || function.results(of: call).contains(where: { !$0.isNone && function.contains($0, lock) })
            {
                standing = Standing()
            }
        case .assign, .forget, .fresh, .set, .convert, .bind, .closure, .decide:
            // Another object has another lock.
            let target = PlaceID(Int(instruction.a))
            if !target.isNone, instruction.a != .max, function.contains(target, lock) {
                standing = Standing()
            }
        case .defer, .spawn, .transfer, .channel: break
        }
    }

    /// Whether a callee that nothing is known of is given what the lock belongs to; another part of that does not lead
    /// to the lock.
    private func mayTouch(_ call: Call, _ lock: PlaceID) -> Bool {
        switch call.callee {
        case .function, .recover: return false
        case .value(let value):
            // What the caller passes leaves a lock as it finds it.
            return !function.places[Int(value.index)].isOwnParameter
        case .region: return true
        case .abstract where context.contract(of: call) != nil: return false
        case .abstract, .named, .unknown:
            return function.arguments(of: call).contains { argument in
                !argument.place.isNone && function.contains(argument.place, lock)
            }
        }
    }

    // MARK: What goes wrong

    private mutating func report(_ block: BlockID, _ entry: Standing, _ lock: PlaceID, _ kind: KindID) {
        var standing = entry
        for index in function.range(of: block) {
            let instruction = function.instructions[index]
            if instruction.opcode == .call {
                let call = function.calls[Int(instruction.a)]
                if let trouble = trouble(with: instruction.a, lock, standing) {
                    events.append(
                        Event(
                            trouble: trouble, instruction: UInt32(index), earlier: standing.site, place: lock,
                            kind: kind))
                }
                if case .value = call.callee, standing.state == .held {
                    callsOfValues.append(holding(UInt32(index), standing, lock, kind))
                }
                if standing.site != UInt32(index), mayWait(call) {
                    noteHolding(UInt32(index), standing, lock, kind)
                }
                if context.ending(of: call) != nil { return }
            }
            if instruction.opcode == .channel, mayWait(instruction) {
                noteHolding(UInt32(index), standing, lock, kind)
            }
            apply(UInt32(index), lock, to: &standing)
        }
        guard function.blocks[Int(block.index)].terminator == .return, !context.deferInstructions.isEmpty
        else { return }
        // Deferred calls run in reverse order, each from where the one before it leaves the lock.
        for pending in context.surelyPending(at: .max, in: block).reversed() {
            let number = function.instructions[Int(pending)].a
            let call = function.calls[Int(number)]
            guard let operation = operations[Int(number)].first(where: { $0.place == lock }) else { continue }
            // Whatever a helper does, somebody else may have to say it.
            if !operation.isSure || context.contract(of: call)?.origin == .inferred { return }
            // A deferred acquisition is another rule's.
            if !operation.acquires, let trouble = trouble(with: number, lock, standing) {
                note(trouble, pending, standing.site, lock, kind)
            }
            standing = Standing(
                state: operation.acquires ? .held : .released, mode: operation.mode, site: pending)
        }
    }

    /// Several returns may say the same of one deferred call.
    private mutating func note(
        _ trouble: Trouble, _ instruction: UInt32, _ earlier: UInt32, _ lock: PlaceID, _ kind: KindID
    ) {
        if events.contains(where: { $0.instruction == instruction && $0.place == lock }) { return }
        events.append(
            Event(trouble: trouble, instruction: instruction, earlier: earlier, place: lock, kind: kind))
    }

    private mutating func noteHolding(
        _ instruction: UInt32, _ standing: Standing, _ lock: PlaceID, _ kind: KindID
    ) {
        guard standing.state == .held else { return }
        holdings.append(holding(instruction, standing, lock, kind))
    }

    private func holding(
        _ instruction: UInt32, _ standing: Standing, _ lock: PlaceID, _ kind: KindID
    ) -> Holding {
        Holding(place: lock, kind: kind, mode: standing.mode, taken: standing.site, instruction: instruction)
    }

    /// Whether a channel has to be waited for.
    private func mayWait(_ instruction: Instruction) -> Bool {
        !instruction.flag
            && [ChannelUse.send.rawValue, ChannelUse.receive.rawValue].contains(instruction.b)
    }

    /// Whether a call takes a lock, or waits for another party.
    private func mayWait(_ call: Call) -> Bool {
        guard let contract = context.contract(of: call) else { return false }
        return contract.blocks || !contract.locksTaken.isEmpty
    }

    private func trouble(with number: UInt32, _ lock: PlaceID, _ standing: Standing) -> Trouble? {
        for operation in operations[Int(number)] where operation.place == lock && operation.isSure {
            switch (operation.acquires, standing.state) {
            case (false, .released): return .releasedTwice
            case (false, .held)
            where operation.mode != standing.mode && operation.mode != .empty
                && standing.mode != .empty:
                return .mismatched
            case (true, .held): return taking(operation.mode, while: standing)
            default: continue
            }
        }
        let call = function.calls[Int(number)]
        guard standing.state == .held, let taken = context.contract(of: call)?.locksTaken else { return nil }
        for lockTaken in taken where function.place(of: lockTaken.path, in: call) == lock {
            let trouble = taking(lockTaken.mode, while: standing)
            if !lockTaken.isLate { return trouble }
            if trouble == .reacquired { return .mayReacquire }
        }
        return nil
    }

    private func taking(_ mode: Symbol, while standing: Standing) -> Trouble {
        context.knowledge.areLetInTogether(mode, standing.mode) ? .readAgain : .reacquired
    }
}

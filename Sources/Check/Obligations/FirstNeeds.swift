import SuretyContracts
import SuretyFlow

/// What every call of a function needs before anything in it is decided: locks, and members of pools. Callers that hold
/// something ask for it.
enum FirstNeeds {
    /// The locks that every call takes first of all, whether it gives them back or not.
    static func locks(_ context: FunctionContext) -> [TakenLock] {
        var found: [TakenLock] = []
        var released: Set<PlaceID> = []
        forEachFirstCall(context) { call, contract in
            for clause in contract.clauses where context.knowledge.isLock(clause.kind) {
                guard let place = context.function.place(of: clause.path, in: call) else { continue }
                if clause.word == .releases { released.insert(place) }
                guard clause.word == .acquires, clause.on == .any, !clause.isPartial,
                    !released.contains(place), let path = callersPath(place, context.function)
                else { continue }
                found.append(TakenLock(path: path, mode: clause.mode))
            }
            for taken in contract.locksTaken where !taken.isLate {
                guard let place = context.function.place(of: taken.path, in: call),
                    !released.contains(place), let path = callersPath(place, context.function)
                else { continue }
                found.append(TakenLock(path: path, mode: taken.mode))
            }
        }
        return Array((found + lateLocks(context, besides: found)).prefix(8))
    }

    /// A call that takes a lock of the caller's.
    private struct Taking {
        var lock: TakenLock
        var place: PlaceID
        var instruction: UInt32
        var block: BlockID
    }

    /// The locks that a call takes once it has seen that it has something to do: the ways past them all lead out. A lock
    /// behind a test of its own, such as a flag that says who holds it, is none.
    private static func lateLocks(_ context: FunctionContext, besides sure: [TakenLock]) -> [TakenLock] {
        let takings = takings(context).filter { taking in !sure.contains { $0.path == taking.lock.path } }
        if takings.isEmpty || asksItsCaller(context) { return [] }
        let function = context.function
        let releases = function.blocks.indices.flatMap { index in
            function.range(of: BlockID(index)).compactMap { position in
                releasedPlace(function.instructions[position], context).map {
                    (place: $0, instruction: UInt32(position), block: BlockID(index))
                }
            }
        }
        return takings.filter { taking in
            isOnTheWay(taking.block, context)
                && !releases.contains { release in
                    release.place == taking.place
                        && (release.block == taking.block
                            ? release.instruction < taking.instruction
                            : context.canReach(from: release.block, to: taking.block))
                }
        }.map(\.lock)
    }

    /// Whether a function asks what it was passed: a flag may say that its caller holds the lock, or that it has nothing to
    /// do.
    private static func asksItsCaller(_ context: FunctionContext) -> Bool {
        context.function.tests.contains { test in
            guard !test.place.isNone else { return false }
            let place = context.function.places[Int(test.place.index)]
            return place.isOwnParameter && !(context.info.hasReceiver && place.number == 0)
        }
    }

    private static func takings(_ context: FunctionContext) -> [Taking] {
        let function = context.function
        var found: [Taking] = []
        for index in function.blocks.indices
        where function.blocks[index].region == .body && context.isReachable(BlockID(index)) {
            for position in function.range(of: BlockID(index))
            where function.instructions[position].opcode == .call {
                let call = function.calls[Int(function.instructions[position].a)]
                guard let contract = context.contract(of: call), contract.ending == nil else { continue }
                let own = contract.clauses.filter { clause in
                    clause.word == .acquires && clause.on == .any && !clause.isPartial
                        && context.knowledge.isLock(clause.kind)
                }
                let locks =
                    own.map { ($0.path, $0.mode) }
                    + contract.locksTaken.filter { !$0.isLate }.map { ($0.path, $0.mode) }
                for (path, mode) in locks {
                    guard let place = function.place(of: path, in: call),
                        let callers = callersPath(place, function)
                    else { continue }
                    found.append(
                        Taking(
                            lock: TakenLock(path: callers, mode: mode, isLate: true), place: place,
                            instruction: UInt32(position), block: BlockID(index)))
                }
            }
        }
        return found
    }

    private static func releasedPlace(_ instruction: Instruction, _ context: FunctionContext) -> PlaceID? {
        guard instruction.opcode == .call else { return nil }
        let call = context.function.calls[Int(instruction.a)]
        return context.contract(of: call)?.clauses.first {
            $0.word == .releases && context.knowledge.isLock($0.kind)
        }.flatMap { context.function.place(of: $0.path, in: call) }
    }

    /// Whether the ways past a block never meet those through it: each leads to a return of its own.
    private static func isOnTheWay(_ block: BlockID, _ context: FunctionContext) -> Bool {
        let function = context.function
        let past = blocks(from: [function.regions[0].entry], avoiding: block, context)
        var next: [BlockID] = []
        context.forEachSuccessor(of: block) { next.append($0) }
        let behind = blocks(from: next, avoiding: block, context)
        return past.isDisjoint(with: behind)
    }

    private static func blocks(
        from starts: [BlockID], avoiding avoided: BlockID, _ context: FunctionContext
    ) -> Set<UInt32> {
        var found: Set<UInt32> = []
        var agenda = starts
        while let block = agenda.popLast() {
            guard block != avoided, found.insert(block.index).inserted else { continue }
            context.forEachSuccessor(of: block) { agenda.append($0) }
        }
        return found
    }

    /// What a function is passed and calls while it holds a lock of its caller's.
    static func callbacksUnderLock(_ context: FunctionContext) -> [CallbackUnderLock] {
        let function = context.function
        guard function.calls.contains(where: { calledParameter($0, function) != nil }) else { return [] }
        return context.lockFlow.callsOfValues.compactMap { holding in
            let call = function.calls[Int(function.instructions[Int(holding.instruction)].a)]
            guard let argument = calledParameter(call, function),
                let path = callersPath(holding.place, function)
            else { return nil }
            return CallbackUnderLock(argument: argument, lock: TakenLock(path: path, mode: holding.mode))
        }
    }

    private static func calledParameter(_ call: Call, _ function: FlowFunction) -> Int? {
        guard case .value(let value) = call.callee else { return nil }
        let place = function.places[Int(value.index)]
        return place.isOwnParameter ? Int(place.number) : nil
    }

    /// The pools that every call needs one of first of all.
    static func pools(_ context: FunctionContext) -> [ContractPath] {
        var found: [ContractPath] = []
        forEachFirstCall(context) { call, contract in
            for drawn in contract.poolsDrawn {
                guard let place = context.function.place(of: drawn, in: call),
                    let path = callersPath(place, context.function), !found.contains(path)
                else { continue }
                found.append(path)
            }
        }
        return Array(found.prefix(4))
    }

    /// The calls with a contract that come one after the other from the entry on, up to the first branch.
    private static func forEachFirstCall(_ context: FunctionContext, _ body: (Call, Contract) -> Void) {
        let function = context.function
        guard !function.regions.isEmpty else { return }
        var block: BlockID? = function.regions[0].entry
        // Few entries lead on without a choice.
        var seen: [BlockID] = []
        while let current = block, !seen.contains(current) {
            for index in function.range(of: current) where function.instructions[index].opcode == .call {
                let call = function.calls[Int(function.instructions[index].a)]
                // What a callee does first, this function does then.
                guard let contract = context.contract(of: call), contract.ending == nil else { continue }
                body(call, contract)
            }
            let b = function.blocks[Int(current.index)]
            if b.terminator != .jump { return }
            seen.append(current)
            block = b.target
        }
    }

    private static func callersPath(_ place: PlaceID, _ function: FlowFunction) -> ContractPath? {
        let p = function.places[Int(place.index)]
        guard p.role == .parameter, p.region == .body else { return nil }
        return ContractPath(.argument(Int(p.number)), function.path(from: p.root, to: place))
    }
}

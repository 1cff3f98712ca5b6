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
            for taken in contract.locksTaken {
                guard let place = context.function.place(of: taken.path, in: call),
                    !released.contains(place), let path = callersPath(place, context.function)
                else { continue }
                found.append(TakenLock(path: path, mode: taken.mode))
            }
        }
        return Array(found.prefix(8))
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

import SuretyContracts
import SuretyFlow

// Locks that a function gives back and has not taken.
extension Solver {
    /// A lock that a literal gives back, or that lies below a local variable, and that nothing in the function takes, is
    /// somebody else's. What the function's own body gives back of its parameters is told by following those.
    mutating func noteLocksOfOthers() {
        noteUnnamedLocks()
        if releasedLocks.isEmpty { return }
        for place in locksOfOthers() { noteReleasedForOthers(place) }
    }

    /// A lock of an element that nothing names is somebody else's where the function takes none of that field.
    private mutating func noteUnnamedLocks() {
        for call in function.calls where call.field != .none && releasesItsLock(call) {
            unnamedReleases.insert(call.field)
        }
        if unnamedReleases.isEmpty { return }
        let taken = fieldsTaken()
        for field in unnamedReleases where !taken.contains(field) {
            solved.releasedForOthers.append(
                LockPath(
                    package: context.info.package, type: .empty, holder: field.holder, names: [field.field]))
        }
    }

    /// The fields that the function takes as locks.
    private func fieldsTaken() -> Set<FieldName> {
        var found: Set<FieldName> = []
        for call in function.calls where takesItsLock(call) { found.insert(field(of: call)) }
        return found
    }

    /// Whether a lock that a callee keeps is given back by code that has not taken it itself: what takes the lock before it
    /// comes to the callee, or behind that and before it gives it back, gives back what is its own.
    func isGivenBackForCallee(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard case .call(let number, _) = record.acquisition,
            let lock = function.place(of: clause.path, in: function.calls[Int(number)])
        else { return true }
        let bodies = LockingBodies(of: function) { takes(lock, at: Int($0)) }
        if bodies.giveBackForOthers { return true }
        guard bodies.isGivenBack(in: record.region) else { return false }
        let isTakenAgain = comesTo(lock, from: (record.block, record.instruction)) { position in
            bodies.takings.contains { $0.instruction == position }
        }
        let isTakenBefore = bodies.takings.contains { taking in
            comesTo(lock, from: taking) { $0 == record.instruction }
        }
        return !isTakenAgain && !isTakenBefore
    }

    /// Whether a way that gives a lock nowhere back leads from an instruction to one of a sort.
    private func comesTo(
        _ lock: PlaceID, from start: (block: BlockID, instruction: UInt32), _ isGoal: (UInt32) -> Bool
    ) -> Bool {
        var seen: Set<BlockID> = []
        var waiting = [(start.block, start.instruction + 1)]
        while let (block, first) = waiting.popLast() {
            var isGivenBack = false
            for index in function.range(of: block) where index >= Int(first) && !isGivenBack {
                if isGoal(UInt32(index)) { return true }
                isGivenBack =
                    function.instructions[index].opcode == .call && takes(lock, at: index) == false
            }
            if isGivenBack { continue }
            function.forEachSuccessor(of: block) { next in
                if seen.insert(next).inserted { waiting.append((next, 0)) }
            }
        }
        return false
    }

    /// Whether a call or deferred call takes a lock, as somebody has written, or gives it back; nil where it does neither.
    private func takes(_ lock: PlaceID, at index: Int) -> Bool? {
        let instruction = function.instructions[index]
        guard instruction.opcode == .call || instruction.opcode == .defer else { return nil }
        let call = function.calls[Int(instruction.a)]
        guard let contract = context.contract(of: call) else { return nil }
        for clause in contract.clauses
        where (knowledge.isLock(clause.kind) || clause.kind == .any)
            && function.place(of: clause.path, in: call) == lock
        {
            if clause.word == .acquires, contract.origin != .inferred { return true }
            if clause.word == .releases { return false }
        }
        return nil
    }

    private func releasesItsLock(_ call: Call) -> Bool {
        context.contract(of: call)?.releases.contains { isOfItsLock($0) } ?? false
    }

    private func takesItsLock(_ call: Call) -> Bool {
        context.contract(of: call)?.acquisitions.contains { isOfItsLock($0) } ?? false
    }

    /// Whether a clause speaks of a lock that is the receiver itself.
    private func isOfItsLock(_ clause: Clause) -> Bool {
        knowledge.isLock(clause.kind) && clause.path == ContractPath(.argument(0))
    }

    /// The field that a method is called on.
    private func field(of call: Call) -> FieldName {
        guard call.field == .none, let place = function.arguments(of: call).first?.place, !place.isNone else {
            return call.field
        }
        let field = function.places[Int(place.index)]
        return FieldName(field.name, of: field.holder)
    }

    private func locksOfOthers() -> [PlaceID] {
        var found: [PlaceID] = []
        for block in function.blocks {
            for index in Int(block.first)..<Int(block.first + block.count)
            where [.call, .defer].contains(function.instructions[index].opcode) {
                forEachReleasedLock(of: function.calls[Int(function.instructions[index].a)]) { place in
                    if block.region == .body && isCallers(place) || takesLock(place) { return }
                    found.append(place)
                }
            }
        }
        return found
    }

    /// Whether any call of the function takes the lock at a place.
    private func takesLock(_ place: PlaceID) -> Bool {
        function.calls.contains { call in
            context.contract(of: call)?.acquisitions.contains { clause in
                guard knowledge.isLock(clause.kind), case .argument = clause.path.root else {
                    return false
                }
                return function.place(of: clause.path, in: call) == place
            } ?? false
        }
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

// Whose a lock is that a function still holds at an exit.
extension RuleContext {
    /// Whether giving back a lock that is held at an exit is this function's business, as far as the whole program tells.
    func owesLock(_ record: ObligationRecord, _ clause: Clause, _ index: Int) -> Bool {
        // A function that first gives back its caller's lock owes it to the caller to take it again.
        if let name = lockName(record, clause), solved.foreignReleases.contains(name) {
            return false
        }
        if isTakenBack(record, clause) || isMadeAReleaser(record, clause) { return false }
        if let held = solved.heldLocks.first(where: { $0.record == index }) {
            // Who only passes on that a callee keeps it has nothing to do with it: the callee is told.
            if Rule.isInferred(record, self), !record.isReleasedSomewhere { return false }
            return !program.isReleasedForOthers(held.lock, knowledge) && !isOfTheResult(record, clause)
        }
        if isKeptByLiteral(record, clause) { return true }
        return record.isReleasedSomewhere && !record.isTransferredSomewhere
            && !isHandedOn(record, index) && !isOfTheResult(record, clause)
    }

    /// Whether a literal keeps a lock that is a variable of the function around it, and nothing there gives it back that has not
    /// taken it: nobody else can name it.
    private func isKeptByLiteral(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        // Whether a try has taken it is only known where somebody asks.
        guard clause.on == .any, record.region != .body, !record.isReleasedSomewhere,
            !record.isTransferredSomewhere,
            let lock = function.place(of: clause.path, in: call(of: record.instruction))
        else { return false }
        let variable = function.places[Int(lock.index)]
        guard variable.role == .local, variable.parent.isNone, variable.region != record.region,
            !variable.isAddressTaken, isMadeHere(lock)
        else { return false }
        return !LockingBodies(of: function) { takes($0, lock, [.call, .defer]) }.giveBackForOthers
    }

    /// Whether all that a variable is ever given is new: nobody else has it.
    private func isMadeHere(_ variable: PlaceID) -> Bool {
        !function.resultPlaces.contains(variable)
            && function.instructions.allSatisfy { given in
                guard [.assign, .convert, .forget].contains(given.opcode), given.a == variable.index else {
                    return true
                }
                return given.opcode == .assign
                    && function.instructions.contains { $0.opcode == .fresh && $0.a == given.b }
            }
    }

    /// Whether a lock is held where the function is done, and another one gives it back: whoever is handed the work.
    private func isHandedOn(_ record: ObligationRecord, _ index: Int) -> Bool {
        guard let held = solved.partlyHeldLocks.first(where: { $0.record == index }) else {
            return false
        }
        return record.openExits.allSatisfy {
            $0.kind == .return && !context.isFailure($0.block) && mayHaveHandedOn(before: $0)
        } && program.isReleasedForOthers(held.lock, knowledge)
    }

    /// Whether a lock is that of what the function gives back where it is held: the caller gets it locked.
    private func isOfTheResult(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard let place = owner(record, clause) else { return false }
        let root = function.places[Int(place.index)].root
        let role = function.places[Int(root.index)].role
        guard [.local, .temporary, .result].contains(role) else { return false }
        return record.openExits.allSatisfy { exit in
            guard exit.kind == .return, !context.isFailure(exit.block) else { return false }
            return role == .result || leavesWithResult(root, in: exit.block)
        }
    }

    /// Whether a variable leaves with what a block gives back: it is that, or in it, or was taken from it.
    private func leavesWithResult(_ root: PlaceID, in block: BlockID) -> Bool {
        var leaving: Set<UInt32> = []
        for position in function.range(of: block) {
            let instruction = function.instructions[position]
            if isAssignment(instruction), function.places[Int(instruction.a)].role == .result {
                leaving.insert(instruction.b)
            }
        }
        if leaving.contains(root.index) { return true }
        return function.instructions.contains { instruction in
            guard isAssignment(instruction) else { return false }
            let target = PlaceID(Int(instruction.a))
            let source = PlaceID(Int(instruction.b))
            return source == root && isPart(target, of: leaving)
                || target == root && isPart(source, of: leaving)
        }
    }

    private func isAssignment(_ instruction: Instruction) -> Bool {
        instruction.opcode == .assign && instruction.b != .max
    }

    /// Whether a place lies below one of some variables.
    private func isPart(_ place: PlaceID, of variables: Set<UInt32>) -> Bool {
        let root = function.places[Int(place.index)].root
        return root != place && variables.contains(root.index)
    }

    /// Whether a lock is given back on every way to where it is taken, and was not taken before that: somebody else's is
    /// lent and taken back.
    private func isTakenBack(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard let lock = function.place(of: clause.path, in: call(of: record.instruction)) else {
            return false
        }
        var isGivenBack = false
        var seen: Set<BlockID> = []
        var waiting = [function.regions[Int(record.region.index)].entry]
        while let block = waiting.popLast() {
            guard seen.insert(block).inserted else { continue }
            let first = function.range(of: block).lazy.compactMap { index in
                self.takes(UInt32(index), lock).map { (index: UInt32(index), takes: $0) }
            }.first
            if let first {
                if first.takes { return false }
                isGivenBack = true
            } else {
                function.forEachSuccessor(of: block) { waiting.append($0) }
            }
        }
        return isGivenBack
    }

    /// Whether a function that another one has made of the lock's address is called here: `defer unlockOnce(&s.mu)()`.
    private func isMadeAReleaser(_ record: ObligationRecord, _ clause: Clause) -> Bool {
        guard let lock = function.place(of: clause.path, in: call(of: record.instruction)) else {
            return false
        }
        let made = function.calls.filter { call in
            function.arguments(of: call).dropFirst(call.hasReceiver ? 1 : 0).contains { $0.place == lock }
        }.flatMap { Array(function.results(of: $0)) }
        return !made.isEmpty
            && function.calls.contains { call in
                if case .value(let callee) = call.callee { return made.contains(callee) }
                return false
            }
    }

    /// Whether an instruction takes a lock or gives it back; nil where it does neither.
    private func takes(_ index: UInt32, _ lock: PlaceID, _ opcodes: [Opcode] = [.call]) -> Bool? {
        guard opcodes.contains(function.instructions[Int(index)].opcode) else { return nil }
        let call = call(of: index)
        for clause in context.contract(of: call)?.clauses ?? [] where knowledge.isLock(clause.kind) {
            guard function.place(of: clause.path, in: call) == lock else { continue }
            if clause.word == .acquires { return true }
            if clause.word == .releases { return false }
        }
        return nil
    }

    /// The last name on a lock's path.
    private func lockName(_ record: ObligationRecord, _ clause: Clause) -> Symbol? {
        if let name = clause.path.names.last { return name }
        return owner(record, clause).map { function.places[Int($0.index)].name }
    }

    /// The argument that a lock was taken by, or below.
    private func owner(_ record: ObligationRecord, _ clause: Clause) -> PlaceID? {
        guard case .argument = clause.path.root else { return nil }
        return function.place(of: ContractPath(clause.path.root), in: call(of: record.instruction))
    }

    /// Whether a task may have been started on a way to an exit.
    func mayHaveSpawned(before exit: OpenExit) -> Bool {
        mayHaveRun(before: exit) { $0.opcode == .spawn }
    }

    /// Whether something may have been given to another task on a way to an exit.
    private func mayHaveHandedOn(before exit: OpenExit) -> Bool {
        mayHaveRun(before: exit) {
            $0.opcode == .spawn || $0.opcode == .transfer && $0.c == Transfer.channel.rawValue
        }
    }

    /// Whether an instruction of a sort may have run on a way to an exit.
    func mayHaveRun(before exit: OpenExit, _ isMeant: (Instruction) -> Bool) -> Bool {
        function.blocks.indices.contains { index in
            let block = BlockID(index)
            return function.range(of: block).contains { isMeant(function.instructions[$0]) }
                && context.canReach(from: block) { $0 == exit.block }
        }
    }
}

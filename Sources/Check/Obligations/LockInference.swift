import SuretyContracts
import SuretyFlow

// Locks that a function keeps for its caller, or gives back for it.
extension Solver {
    /// A lock that is held at every return is the caller's to release; one that is held at some is leaked there.
    mutating func inferLock(_ simulation: Simulation, _ clause: Clause) {
        let record = simulation.record
        // Where nothing releases it, it does not matter which paths there are.
        guard !record.isTransferredSomewhere, !record.isIncomplete || !record.isReleasedSomewhere,
            simulation.home == .body
        else { return }
        let held = simulation.exits.filter { $0.kind == .return && $0.state.status == .held }
        guard let first = held.first, first.state.aliasCount > 0 else { return }
        if let result = resultNaming(held) {
            var given = Clause(.acquires, ContractPath(.result(result)), kind: clause.kind)
            given.mode = clause.mode
            given.on = function.regions[0].outcome.success
            clauses.append(given)
            return
        }
        let holder = function.places[Int(first.state.alias(0).place.index)].holder
        let alias = callersName(of: first.state.alias(0).place)
        if record.isReleasedSomewhere, !isHeldOnSuccessOnly(simulation), !isAlwaysTakenAgain(alias, record) {
            solved.partlyHeldLocks.append(lockProtocol(alias, heldBy: holder))
            return
        }
        // Whether a try has taken it is only known where somebody asks.
        if clause.on == .yes, !isHeldOnSuccessOnly(simulation) { return }
        let place = function.places[Int(alias.index)]
        if solved.foreignReleases.contains(place.name) { return }
        var path: ContractPath
        switch place.role {
        case .parameter where place.region == .body: path = ContractPath(.argument(Int(place.number)))
        case .global: path = ContractPath(.global(Int(place.number)))
        default:
            noteHeldBelowVariable(alias, holder)
            return
        }
        path.names = function.path(from: place.root, to: alias)
        var inferred = Clause(.acquires, path, kind: clause.kind)
        inferred.mode = clause.mode
        if isHeldOnSuccessOnly(simulation) {
            inferred.on = function.regions[0].outcome.success
        }
        clauses.append(inferred)
        solved.heldLocks.append(lockProtocol(alias, heldBy: holder))
    }

    /// A lock below a variable of the function's own is in no contract, since callers have no name for it. Only where the type
    /// that has it is known, and its package alone can name it, can it be told who else gives it back.
    private mutating func noteHeldBelowVariable(_ lock: PlaceID, _ holder: DeclaredType) {
        let name = function.places[Int(lock.index)].name
        guard holder != .none, knowledge.symbols.name(of: name).first?.isLowercase == true,
            !unnamedReleases.contains(FieldName(name, of: holder))
        else { return }
        solved.heldLocks.append(lockProtocol(lock, heldBy: holder))
    }

    /// The result by which a lock leaves wherever it is held: `return &c.lock`.
    private func resultNaming(_ held: [Simulation.Exit]) -> Int? {
        function.regions[0].results.firstIndex { result in
            held.allSatisfy { exit in
                (0..<Int(exit.state.aliasCount)).contains { exit.state.alias($0).place == result }
            }
        }
    }

    /// The way that callers know to what lies below a local variable that stands for a part of theirs, and for nothing
    /// else: `rws := w.rws`.
    func callersName(of place: PlaceID) -> PlaceID {
        var place = place
        for _ in 0..<Self.renamingLimit {
            let root = function.places[Int(place.index)].root
            let variable = function.places[Int(root.index)]
            guard [.local, .temporary].contains(variable.role), !variable.isAssignedInClosure,
                !variable.isAddressTaken, let part = function.onlyValue(of: root)
            else { break }
            place = function.place(at: function.path(from: root, to: place), below: part)
        }
        return place
    }

    /// How often a part may be renamed.
    private static let renamingLimit = 4

    /// That the obligation noted last is kept, by the lock's name.
    private func lockProtocol(_ lock: PlaceID, heldBy holder: DeclaredType) -> LockProtocol {
        LockProtocol(record: solved.records.count - 1, lock: lockPath(lock, heldBy: holder))
    }

    /// A lock as this function names it, which a type has for a field.
    private func lockPath(_ place: PlaceID, heldBy holder: DeclaredType) -> LockPath {
        let p = function.places[Int(place.index)]
        let isReceivers =
            p.role == .parameter && p.number == 0 && p.region == .body && context.info.hasReceiver
        let names = function.path(from: p.root, to: place)
        return LockPath(
            package: context.info.package, type: isReceivers ? context.info.receiver : .empty,
            holder: holder, global: p.role == .global ? Int(p.number) : -1, isVariable: names.isEmpty,
            names: names.isEmpty ? [p.name] : names)
    }

    /// Notes that the function gives back somebody else's lock.
    mutating func noteReleasedForOthers(_ lock: PlaceID) {
        let place = callersName(of: lock)
        solved.foreignReleases.append(function.places[Int(place.index)].name)
        solved.releasedForOthers.append(
            lockPath(place, heldBy: function.places[Int(lock.index)].holder))
    }

    /// Whether no return can be reached from where a lock is given back without taking it again in the same place: a
    /// loop that lets others in and waits.
    private func isAlwaysTakenAgain(_ lock: PlaceID, _ record: ObligationRecord) -> Bool {
        var agenda: [BlockID] = []
        for index in function.blocks.indices where function.blocks[index].region == .body {
            let releases = function.range(of: BlockID(index)).contains { position in
                let instruction = function.instructions[position]
                guard [.call, .defer].contains(instruction.opcode) else { return false }
                var isReleased = false
                forEachReleasedLock(of: function.calls[Int(instruction.a)]) {
                    isReleased = isReleased || $0 == lock
                }
                return isReleased
            }
            // In one block with the acquisition nothing can be told from the order of blocks.
            if releases && BlockID(index) == record.block { return false }
            if releases { agenda.append(BlockID(index)) }
        }
        guard !agenda.isEmpty else { return false }
        var seen = Set<UInt32>()
        while let block = agenda.popLast() {
            if block == record.block || !seen.insert(block.index).inserted { continue }
            if function.blocks[Int(block.index)].terminator == .return { return false }
            context.forEachSuccessor(of: block) { agenda.append($0) }
        }
        return true
    }

    /// The test of the last result that tells success from failure, where the function has an outcome and asks for it.
    var outcomeTest: TestID? {
        guard let last = function.regions[0].results.last else { return nil }
        switch function.regions[0].outcome {
        case .error: return function.existingTest(.isNil, of: last)
        case .boolean: return function.existingTest(.isTrue, of: last)
        case .none: return nil
        }
    }

    /// Whether the exits that hold a lock are those that report success, and those that have released it report
    /// failure: the function is a kind of TryLock.
    private func isHeldOnSuccessOnly(_ simulation: Simulation) -> Bool {
        guard let test = outcomeTest else { return false }
        let held = simulation.exits.filter { $0.kind == .return && $0.state.status == .held }
        guard !held.isEmpty, held.allSatisfy({ $0.state.facts.value(of: test) == true }) else { return false }
        let blocks = Set(held.map { $0.block.index })
        return returnBlocks().allSatisfy {
            blocks.contains($0.index) || context.facts(atEndOf: $0).value(of: test) == false
        }
    }
}

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

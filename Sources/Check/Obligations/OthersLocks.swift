import SuretyContracts
import SuretyFlow

// Locks that a function gives back and has not taken.
extension Solver {
    /// A lock that a literal gives back, or that lies below a local variable, and that nothing in the function takes, is
    /// somebody else's. What the function's own body gives back of its parameters is told by following those.
    mutating func noteLocksOfOthers() {
        if releasedLocks.isEmpty { return }
        for place in locksOfOthers() { noteReleasedForOthers(place) }
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

import SuretyFlow

// What a lock is called by variables that got what has it before it was taken.
extension Solver {
    /// The other names of a lock: `topic := t.topic` makes `topic.mu` and `t.topic.mu` the same lock, as long as neither gets
    /// another value.
    func otherNames(ofLock lock: PlaceID) -> [Alias] {
        let root = function.places[Int(lock.index)].root
        return function.instructions.compactMap { instruction in
            guard instruction.opcode == .assign, instruction.b != .max else { return nil }
            let (variable, path) = (PlaceID(Int(instruction.a)), PlaceID(Int(instruction.b)))
            let isBelow = variable == root
            guard function.places[Int(variable.index)].role == .local,
                isBelow || function.contains(path, lock), function.onlyValue(of: variable) == path,
                !isSet(path)
            else { return nil }
            let name = function.counterpart(
                of: lock, from: isBelow ? variable : path, to: isBelow ? path : variable)
            return name.isNone ? nil : Alias(name)
        }
    }

    /// Whether a path, or what it is a part of, gets a value; a variable of the function's own begins with one.
    private func isSet(_ path: PlaceID) -> Bool {
        var wholes = [path]
        while let last = wholes.last, !function.places[Int(last.index)].parent.isNone {
            wholes.append(function.places[Int(last.index)].parent)
        }
        let isOwn = [.local, .temporary].contains(function.places[Int(path.index)].role)
        let sets = function.instructions.count { instruction in
            wholes.contains { function.assigns(instruction, $0) }
        }
        return sets > (isOwn ? 1 : 0)
    }
}

import SuretyContracts
import SuretyFlow

// What a lock is called by variables that got what has it before it was taken.
extension Solver {
    /// The other names of a lock: `topic := t.topic` makes `topic.mu` and `t.topic.mu` the same lock, as long as neither gets
    /// another value.
    func otherNames(ofLock place: PlaceID) -> [Alias] {
        let root = function.places[Int(place.index)].root
        var names: [Alias] = []
        for instruction in function.instructions where instruction.opcode == .assign {
            let (target, source) = (PlaceID(Int(instruction.a)), PlaceID(Int(instruction.b)))
            guard !target.isNone, !source.isNone, isVariable(target) else { continue }
            if function.places[Int(target.index)].root == root, function.contains(target, place),
                areSame(target, source)
            {
                names.append(Alias(function.counterpart(of: place, from: target, to: source)))
            } else if function.places[Int(source.index)].root == root, function.contains(source, place),
                areSame(target, source)
            {
                names.append(Alias(function.counterpart(of: place, from: source, to: target)))
            }
        }
        return names.filter { !$0.place.isNone }
    }

    private func isVariable(_ place: PlaceID) -> Bool {
        let target = function.places[Int(place.index)]
        return target.depth == 0 && target.role == .local
    }

    /// Whether a variable has what a path has wherever both are known: it is set once, and the path's way is not set besides.
    private func areSame(_ variable: PlaceID, _ path: PlaceID) -> Bool {
        let root = function.places[Int(path.index)].root
        let isOwn = [.local, .temporary].contains(function.places[Int(root.index)].role)
        return writes(to: variable) == 1 && writes(to: path) <= (isOwn ? 1 : 0)
    }

    /// How many instructions give a place, or what it is a part of, a value.
    private func writes(to place: PlaceID) -> Int {
        function.instructions.count { instruction in
            switch instruction.opcode {
            case .assign, .set, .fresh, .forget, .decide, .closure, .bind, .convert:
                let target = PlaceID(Int(instruction.a))
                return !target.isNone && function.contains(target, place)
            case .call, .spawn, .defer:
                return function.results(of: function.calls[Int(instruction.a)]).contains {
                    !$0.isNone && function.contains($0, place)
                }
            case .transfer, .channel: return false
            }
        }
    }
}

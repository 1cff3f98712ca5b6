import SuretyFlow

/// Which instructions take something from a variable: those that assign from it, pass it, or call what it holds.
///
/// Two flat arrays, the instructions of a root in a run, so that following a parameter looks at what mentions it
/// instead of at the whole function.
struct MentionIndex {
    private var starts: [Int32]
    private var instructions: [Int32]

    init(_ function: FlowFunction) {
        // Not `repeating:`, which looks at its type at run time; there are thousands of functions.
        var starts = Array(repeatElement(Int32(0), count: function.places.count + 1))
        for instruction in function.instructions {
            Self.forEachRoot(instruction, function) { starts[Int($0) + 1] += 1 }
        }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var instructions = Array(repeatElement(Int32(0), count: Int(starts[starts.count - 1])))
        var next = starts
        for (index, instruction) in function.instructions.enumerated() {
            Self.forEachRoot(instruction, function) { root in
                instructions[Int(next[Int(root)])] = Int32(index)
                next[Int(root)] += 1
            }
        }
        self.starts = starts
        self.instructions = instructions
    }

    /// The instructions that take something from a root, in order; one may come up several times.
    func instructions(of root: PlaceID) -> ArraySlice<Int32> {
        guard Int(root.index) + 1 < starts.count else { return [] }
        return instructions[Int(starts[Int(root.index)])..<Int(starts[Int(root.index) + 1])]
    }

    private static func forEachRoot(
        _ instruction: Instruction, _ function: FlowFunction, _ visit: (UInt32) -> Void
    ) {
        func add(_ place: UInt32) {
            if place != .max { visit(function.places[Int(place)].root.index) }
        }
        switch instruction.opcode {
        case .assign, .convert, .transfer: add(instruction.b)
        case .bind: add(instruction.b)
        case .call, .defer, .spawn:
            let call = function.calls[Int(instruction.a)]
            for argument in function.arguments(of: call) { add(argument.place.index) }
            add(call.receiver.index)
            switch call.callee {
            case .value(let place): add(place.index)
            case .region(let region):
                for place in function.regions[Int(region.index)].captures { add(place.index) }
            default: break
            }
        case .set, .fresh, .forget, .decide, .closure, .channel: break
        }
    }
}

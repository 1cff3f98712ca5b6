import SuretyFlow

/// Which calls are given what, and which instructions a loop comes back to; found in one pass over a function.
struct CallsByRoot {
    private var calls: [UInt32: [UInt32]] = [:]
    /// Runs of blocks that some way leads back through: the first and the last, by number.
    private var loops: [ClosedRange<UInt32>] = []
    private let function: FlowFunction

    init(_ function: FlowFunction) {
        self.function = function
        for (index, instruction) in function.instructions.enumerated() where instruction.opcode == .call {
            let call = function.calls[Int(instruction.a)]
            for argument in function.arguments(of: call) { add(argument.place, UInt32(index)) }
            add(call.receiver, UInt32(index))
        }
        for index in function.blocks.indices {
            function.forEachSuccessor(of: BlockID(index)) { target in
                if Int(target.index) <= index, function.blocks[Int(target.index)].isLoopHead {
                    loops.append(target.index...UInt32(index))
                }
            }
        }
    }

    private mutating func add(_ place: PlaceID, _ index: UInt32) {
        if place.isNone { return }
        let root = function.places[Int(place.index)].root.index
        if calls[root]?.last != index { calls[root, default: []].append(index) }
    }

    /// The instructions that call something which is given a variable or a part of it, in order.
    func calls(of root: PlaceID) -> [UInt32] { calls[root.index] ?? [] }

    /// Whether a loop may come back to an instruction.
    func isInLoop(_ index: UInt32) -> Bool {
        if loops.isEmpty { return false }
        let block = function.blocks.firstIndex { $0.first <= index && index < $0.first + $0.count } ?? 0
        return loops.contains { $0.contains(UInt32(block)) }
    }
}

import SuretyFlow
import SuretyObligations

/// Which deferred call may lie on top of those that are pending, at each point of a body.
///
/// The pending calls are a stack. Which call may lie right below another is known where the upper one is registered,
/// so the tops tell everything: what runs at an exit is a way down from one of its tops. These ways are those on which
/// control can have come, conditions left aside.
struct PendingCalls {
    /// The instructions of the region that register a call, in the order of the source.
    let registrations: [UInt32]
    /// By registration: the tops right before it. The index `registrations.count` stands for an empty stack.
    private(set) var below: [Set<Int>]
    private let context: FunctionContext
    private let region: RegionID
    private let indices: [UInt32: Int]
    private var tops: [UInt32: Set<Int>] = [:]

    init(_ context: FunctionContext, region: RegionID) {
        self.context = context
        self.region = region
        let function = context.function
        var found: [UInt32] = []
        for (index, block) in function.blocks.enumerated() where block.region == region {
            for instruction in function.range(of: BlockID(index))
            where function.instructions[instruction].opcode == .defer {
                found.append(UInt32(instruction))
            }
        }
        found.sort {
            (function.instructions[Int($0)].start, $0) < (function.instructions[Int($1)].start, $1)
        }
        registrations = found
        indices = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1, $0) })
        below = Array(repeating: [], count: found.count)
        solve()
    }

    /// The index that stands for an empty stack.
    var empty: Int { registrations.count }

    /// Visits the instructions of the region that control can come to, each with the tops before it; then the end of
    /// each block, with the tops there. What stands behind a call that does not return is left out.
    func forEachPoint(
        _ visit: (_ block: BlockID, _ instruction: UInt32?, _ tops: Set<Int>) -> Void
    ) {
        for block in blocks {
            guard var current = tops[block.index] else { continue }
            for instruction in instructions(of: block) {
                visit(block, UInt32(instruction), current)
                if let index = indices[UInt32(instruction)] { current = [index] }
            }
            if context.endingOffset[Int(block.index)] < 0 { visit(block, nil, current) }
        }
    }

    private var blocks: [BlockID] {
        context.function.blocks.indices.map { BlockID($0) }.filter {
            context.function.blocks[Int($0.index)].region == region && context.isReachable($0)
        }
    }

    /// The instructions of a block up to one that does not return.
    private func instructions(of block: BlockID) -> Range<Int> {
        let range = context.function.range(of: block)
        let ending = Int(context.endingOffset[Int(block.index)])
        return ending < 0 ? range : range.lowerBound..<range.lowerBound + ending + 1
    }

    private mutating func solve() {
        let function = context.function
        tops[function.regions[Int(region.index)].entry.index] = [empty]
        var agenda = [function.regions[Int(region.index)].entry]
        while let block = agenda.popLast() {
            var current = tops[block.index] ?? []
            for instruction in instructions(of: block) {
                guard let index = indices[UInt32(instruction)] else { continue }
                below[index].formUnion(current)
                current = [index]
            }
            if context.endingOffset[Int(block.index)] >= 0 { continue }
            function.forEachSuccessor(of: block) { successor in
                let known = tops[successor.index]
                let joined = (known ?? []).union(current)
                if joined != known {
                    tops[successor.index] = joined
                    agenda.append(successor)
                }
            }
        }
    }
}

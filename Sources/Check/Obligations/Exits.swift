import SuretyContracts
import SuretyFlow

extension Simulation {
    /// Follows the obligation from its acquisition to every exit, deferred calls included.
    mutating func solve(from block: BlockID, offset: Int, states: [State]) {
        let left = run(from: block, offset: offset, states: states)
        for exit in left {
            if record.isGivenUp { return }
            if exit.kind == .process {
                settle(exit)
                continue
            }
            for ended in runDefers(exit) { settle(ended) }
        }
    }

    /// Looks at what an exit leaves.
    private mutating func settle(_ exit: Exit) {
        if exits.count < 4_096 { exits.append(exit) }
        guard exit.state.status == .held else { return }
        for index in 0..<Int(exit.state.aliasCount) {
            let place = function.places[Int(exit.state.alias(index).place.index)]
            if place.role == .result && place.region == home && exit.kind == .return {
                // A lock that leaves by its address is told of by the inference.
                return isLock ? () : noteReturn(exit.block)
            }
        }
        if kind == .any { return }
        addExit(exit)
    }

    /// Records an exit at which the obligation is open; each place once, the shortest way there.
    mutating func addExit(_ exit: Exit) {
        if exit.state.isIdle { return }
        let open = OpenExit(
            kind: exit.kind, block: exit.block, instruction: exit.instruction, steps: path(to: exit.state))
        if let known = record.openExits.firstIndex(where: {
            $0.kind == open.kind && $0.block == open.block && $0.instruction == open.instruction
        }) {
            if open.steps.count < record.openExits[known].steps.count { record.openExits[known] = open }
            return
        }
        if record.openExits.count < Self.exitLimit { record.openExits.append(open) }
    }
}

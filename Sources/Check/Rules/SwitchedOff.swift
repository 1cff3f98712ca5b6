import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// Whether a deferred literal would release an object but for a variable that the function sets, behind the acquisition, to
    /// the value with which it does not: whoever sets that means to leave the object alone.
    ///
    /// What the ways to the exits know of the variable has been followed before: where it has the other value, the literal
    /// releases, and the exit is none.
    func isSwitchedOff(_ record: ObligationRecord, at exits: [OpenExit]) -> Bool {
        guard let object = object(of: record) else { return false }
        return record.deferredReleases.contains { instruction in
            guard case .region(let literal) = call(of: instruction).callee,
                let switching = onlySwitch(of: literal, before: object)
            else { return false }
            return exits.allSatisfy { isSet(switching, behind: record, before: $0) }
        }
    }

    /// A variable, and whether it is true where a literal releases.
    private struct Switch {
        var variable: PlaceID
        var isOnWhereTrue: Bool
    }

    /// The one variable that a literal asks before it releases an object; nil where it asks anything else.
    private func onlySwitch(of literal: RegionID, before object: PlaceID) -> Switch? {
        var found: Switch?
        for block in function.blocks where block.region == literal && block.terminator == .branch {
            guard found == nil, block.test != .unknown else { return nil }
            let test = function.tests[Int(block.test.index)]
            guard test.kind == .isTrue else { return nil }
            let held = releases(object, in: block.target)
            let failed = releases(object, in: block.other)
            guard held != failed else { return nil }
            // The first successor is where the test holds, or where it does not.
            found = Switch(variable: test.place, isOnWhereTrue: held != block.flag)
        }
        return found
    }

    private func releases(_ object: PlaceID, in block: BlockID) -> Bool {
        function.range(of: block).contains { index in
            guard function.instructions[index].opcode == .call else { return false }
            let call = call(of: UInt32(index))
            return context.contract(of: call)?.releases.contains {
                guard let place = function.place(of: $0.path, in: call) else { return false }
                return function.contains(object, place) || function.contains(place, object)
            } ?? false
        }
    }

    /// Whether the variable is set on, and off on a way from there to an exit.
    private func isSet(_ switching: Switch, behind record: ObligationRecord, before exit: OpenExit) -> Bool {
        let on = blocks(where: switching, isSetTo: switching.isOnWhereTrue)
        return blocks(where: switching, isSetTo: !switching.isOnWhereTrue).contains { off in
            context.canReach(from: record.block) { $0 == off }
                && context.canReach(from: off) { $0 == exit.block }
                && on.contains { context.canReach(from: $0, to: off) }
        }
    }

    private func blocks(where switching: Switch, isSetTo value: Bool) -> [BlockID] {
        function.blocks.indices.map { BlockID($0) }.filter { block in
            function.range(of: block).contains { index in
                let instruction = function.instructions[index]
                return instruction.sets(value ? .yes : .no)
                    && PlaceID(Int(instruction.a)) == switching.variable
            }
        }
    }
}

import SuretyContracts
import SuretyFlow

// Functions that make what they give.
extension Solver {
    /// A result is new where every return that goes well gives what the function itself has made, and nobody else has been
    /// told of it: what its caller puts into it lies there and nowhere else.
    mutating func inferNewResults() {
        let body = function.regions[0]
        guard function.regions.count == 1, let result = body.results.first,
            body.results.count == (body.outcome == .error ? 2 : 1), body.outcome != .boolean,
            function.instructions.contains(where: { $0.opcode == .fresh })
        else { return }
        context.prepareOwners()
        let given = returnBlocks().filter { !isWithout(result, at: $0) }.map { returned(result, at: $0) }
        guard !given.isEmpty, given.allSatisfy({ $0.map { isKeptForCaller($0, result) } ?? false }) else {
            return
        }
        var clause = Clause(.nonnil, ContractPath(.result(0)))
        clause.isNew = true
        clause.on = body.outcome.success
        clauses.append(clause)
    }

    /// The variable that a return gives.
    func returned(_ result: PlaceID, at block: BlockID) -> PlaceID? {
        function.range(of: block).last {
            function.instructions[$0].opcode == .assign && function.instructions[$0].a == result.index
        }.map { PlaceID(Int(function.instructions[$0].b)) }
    }

    /// Whether a variable has a new object that goes nowhere but into a result.
    private func isKeptForCaller(_ variable: PlaceID, _ result: PlaceID) -> Bool {
        let place = function.places[Int(variable.index)]
        guard place.parent.isNone, context.isOwned[Int(variable.index)], !place.isAddressTaken else {
            return false
        }
        var names: Set<UInt32> = [variable.index]
        for instruction in function.instructions
        where instruction.opcode == .assign && instruction.a == variable.index {
            names.insert(instruction.b)
        }
        return function.instructions.allSatisfy { instruction in
            switch instruction.opcode {
            case .assign:
                return !names.contains(instruction.b) || names.contains(instruction.a)
                    || instruction.a == result.index
            case .convert, .transfer, .bind: return !names.contains(instruction.b)
            case .call, .defer, .spawn:
                let call = function.calls[Int(instruction.a)]
                return !names.contains(call.receiver.index)
                    && !function.arguments(of: call).contains { names.contains($0.place.index) }
            default: return true
            }
        }
    }
}

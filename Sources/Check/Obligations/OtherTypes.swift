import SuretyFlow

// Values that turn out to be of another type than the function has asked for.
extension FunctionContext {
    /// Whether some value, or the one of a place, is known to be of another type than the function has asked for, at the end
    /// of a block.
    public func knowsOtherType(of place: PlaceID? = nil, at block: BlockID) -> Bool {
        if asserted.isEmpty { return false }
        var isKnown = false
        facts(atEndOf: block).forEach { isKnown = isKnown || tellsOtherType(place, $0, $1) }
        return isKnown || isEnteredForOtherTypes(place, block, depth: 0)
    }

    /// Whether a way goes on where the value of a place is of another type than the function has asked for.
    public func decidesOtherType(_ step: WitnessStep, of place: PlaceID) -> Bool {
        guard step.kind == .fails, !asserted.isEmpty else { return false }
        return tellsOtherType(place, function.blocks[Int(step.number)].test, false)
    }

    /// Whether a way goes on where what a method of an object gives, or a part of it, is of another type than the function has
    /// asked for: `address, ok := conn.RemoteAddr().(*net.TCPAddr)`.
    public func decidesOtherTypeOfPart(_ step: WitnessStep, of object: PlaceID) -> Bool {
        guard step.kind == .fails, !asserted.isEmpty else { return false }
        let test = function.blocks[Int(step.number)].test
        guard test != .unknown, tellsOtherType(nil, test, false),
            let operand = asserted[function.tests[Int(test.index)].place]
        else { return false }
        return function.contains(object, operand)
            || function.calls.contains { call in
                call.hasReceiver && function.arguments(of: call).first?.place == object
                    && function.results(of: call).contains(operand)
            }
    }

    private func tellsOtherType(_ place: PlaceID?, _ test: TestID, _ value: Bool) -> Bool {
        if test == .unknown { return false }
        let test = function.tests[Int(test.index)]
        guard test.kind == .isTrue, !value, let operand = asserted[test.place] else { return false }
        return place == nil || operand == place || place.map { isNamed($0, operand) } == true
    }

    /// Whether a variable is given what another place names.
    private func isNamed(_ place: PlaceID, _ name: PlaceID) -> Bool {
        function.instructions.contains {
            ($0.opcode == .assign || $0.opcode == .convert) && $0.a == name.index && $0.b == place.index
        }
    }

    /// Whether each way into a block is decided by such a question: `!isA || !isB`.
    private func isEnteredForOtherTypes(_ place: PlaceID?, _ block: BlockID, depth: Int) -> Bool {
        var isEntered = false
        for (index, b) in function.blocks.enumerated() where depth < 4 {
            var leads = false
            forEachSuccessor(of: BlockID(index)) { leads = leads || $0 == block }
            if !leads { continue }
            isEntered = true
            let isDecided =
                b.terminator == .branch
                ? b.target != b.other && tellsOtherType(place, b.test, (b.target == block) != b.flag)
                : isEnteredForOtherTypes(place, BlockID(index), depth: depth + 1)
            if !isDecided { return false }
        }
        return isEntered
    }
}

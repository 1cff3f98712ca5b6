import SuretyContracts
import SuretyFlow

extension FlowFunction {
    /// The place that a contract's path means at a call: what is passed or given there, and the way down from it. Nil
    /// where nothing is, where nothing names it, and for paths that start from neither an argument nor a result.
    public func place(of path: ContractPath, in call: Call) -> PlaceID? {
        let base: PlaceID
        switch path.root {
        case .argument(let number):
            let arguments = arguments(of: call)
            guard number < arguments.count else { return nil }
            base = arguments[arguments.startIndex + number].place
        case .result(let number):
            let results = results(of: call)
            guard number < results.count else { return nil }
            base = results[results.startIndex + number]
        case .global, .process, .goroutine: return nil
        }
        return base.isNone ? nil : place(at: path.names, below: base)
    }

    /// Whether a condition on a constant argument holds at a call; nil where the argument is not constant.
    public func holds(_ condition: ArgumentCondition?, _ call: Call) -> Bool? {
        guard let condition else { return true }
        let arguments = arguments(of: call)
        guard condition.argument < arguments.count else { return nil }
        let constant = arguments[arguments.startIndex + condition.argument].constant
        guard constant >= 0 else { return nil }
        return condition.holds(for: constants[Int(constant)])
    }
}

extension FunctionContext {
    /// What a function that is called releases on some of its own paths only, and leaves on another one with nobody else.
    public func placesLeftHeld(by call: Call) -> [PlaceID] {
        guard case .function = call.callee, let contract = contract(of: call) else { return [] }
        return contract.releases.compactMap { clause in
            clause.leavesHeld && clause.path.names.isEmpty ? function.place(of: clause.path, in: call) : nil
        }
    }
}

import SuretyFlow

/// A call that is registered to run when its region is left.
struct DeferredCall {
    /// The instruction that registers it.
    let instruction: UInt32
    /// The block in which that stands.
    let block: BlockID
    /// The call.
    let call: Call
}

extension RuleContext {
    /// The deferred calls that control comes to, in the order of the text.
    var deferredCalls: [DeferredCall] {
        zip(context.deferInstructions, context.deferBlocks).compactMap { instruction, block in
            guard context.isReachable(block) else { return nil }
            let ending = context.endingOffset[Int(block.index)]
            let offset = instruction - function.blocks[Int(block.index)].first
            if ending >= 0, offset > UInt32(ending) { return nil }
            return DeferredCall(instruction: instruction, block: block, call: call(of: instruction))
        }
    }

    /// What a call calls, in quotes where that has a name.
    func quotedName(_ call: Call) -> String {
        if case .region = call.callee { return "function literal" }
        return "'\(calleeName(call))'"
    }

    /// The region that a block lies in.
    func region(of block: BlockID) -> RegionID { function.blocks[Int(block.index)].region }

    /// Whether a contract says that a call releases something by a name of its kind, whatever the outcome.
    func isRelease(_ call: Call) -> Bool {
        guard let contract = context.contract(of: call), contract.origin != .inferred else { return false }
        let name = calleeName(call)
        return contract.clauses.contains { clause in
            guard clause.word == .releases, clause.on == .any, let kind = knowledge.kind(clause.kind) else {
                return false
            }
            return kind.releaseNames.contains(name)
        }
    }
}

import SuretyFlow

// How a reader names what a graph holds.
extension FunctionContext {
    /// What is known of the function itself.
    public var info: FunctionInfo { knowledge.functions[Int(function.id.index)] }

    /// The function as a reader names it: `Server.close`, `run.func1` for the first literal in `run`.
    public func name(of region: RegionID) -> String {
        let symbols = knowledge.symbols
        let receiver = symbols.name(of: info.receiver)
        let own = (receiver.isEmpty ? "" : receiver + ".") + symbols.name(of: info.name)
        if region == .body { return own }
        return own + ".func\(region.index)"
    }

    /// What a call calls, as a reader names it.
    public func calleeName(_ call: Call) -> String {
        switch call.callee {
        case .function(let id), .abstract(let id):
            knowledge.symbols.name(of: knowledge.functions[Int(id.index)].name)
        case .named(let name): knowledge.symbols.name(of: name)
        case .value(let place): function.text(of: place, symbols: knowledge.symbols)
        case .region: "the function literal"
        case .recover: "recover"
        case .unknown: "the call"
        }
    }

    /// The block that an instruction lies in.
    public func block(of instruction: UInt32) -> BlockID? {
        for (index, block) in function.blocks.enumerated()
        where instruction >= block.first && instruction < block.first + block.count {
            return BlockID(index)
        }
        return nil
    }

    /// The span of an instruction.
    public func span(of instruction: UInt32) -> SourceSpan {
        let i = function.instructions[Int(instruction)]
        return SourceSpan(file: function.file, start: i.start, end: i.end)
    }
}

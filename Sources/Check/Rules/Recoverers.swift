import SuretyFlow

/// Who stops panics in a program, gathered once: only bodies with a `recover` are looked at.
struct Recoverers: Sendable {
    /// Functions that stop a panic where somebody defers them.
    private var stoppers: Set<FunctionID> = []
    /// Functions that a panic of their own does not leave.
    private var shielded: Set<FunctionID> = []
    /// Files in which some task stops its panics.
    private(set) var filesOfTasks: Set<FileID> = []

    init(_ bodies: [FlowFunction]) {
        for body in bodies where body.regions.first?.recovers == true { stoppers.insert(body.id) }
        for body in bodies where body.regions.contains(where: { $0.recovers }) || defersStopper(body) {
            if protects(.body, of: body) == true { shielded.insert(body.id) }
            for instruction in body.instructions where instruction.opcode == .spawn {
                if case .region(let region) = body.calls[Int(instruction.a)].callee,
                    protects(region, of: body) == true
                {
                    filesOfTasks.insert(body.file)
                }
            }
        }
    }

    private func defersStopper(_ body: FlowFunction) -> Bool {
        body.instructions.contains { instruction in
            guard instruction.opcode == .defer,
                case .function(let id) = body.calls[Int(instruction.a)].callee
            else { return false }
            return stoppers.contains(id)
        }
    }

    /// Whether a call stops a panic where it is deferred; nil where that is not known.
    func stopsPanics(_ call: Call, in body: FlowFunction) -> Bool? {
        switch call.callee {
        case .region(let literal): body.regions[Int(literal.index)].recovers
        case .function(let id): stoppers.contains(id)
        case .recover: true
        case .abstract: false
        case .named, .value, .unknown: nil
        }
    }

    /// Whether a function lets no panic out.
    func isShielded(_ function: FunctionID) -> Bool { shielded.contains(function) }

    /// Whether a region defers what stops its panics; nil where it defers something that may.
    func protects(_ region: RegionID, of body: FlowFunction) -> Bool? {
        var answer: Bool? = false
        for index in body.positions(in: region) where body.instructions[index].opcode == .defer {
            let call = body.calls[Int(body.instructions[index].a)]
            if call.callee == .recover { continue }
            switch stopsPanics(call, in: body) {
            case true: return true
            case false: continue
            case nil: answer = nil
            }
        }
        return answer
    }
}

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

    /// Whether a function lets no panic out.
    func isShielded(_ function: FunctionID) -> Bool { shielded.contains(function) }

    /// Whether a region defers what stops its panics; nil where it defers something that may.
    func protects(_ region: RegionID, of body: FlowFunction) -> Bool? {
        var answer: Bool? = false
        for index in body.positions(in: region) where body.instructions[index].opcode == .defer {
            switch body.calls[Int(body.instructions[index].a)].callee {
            case .region(let deferred):
                if body.regions[Int(deferred.index)].recovers { return true }
            case .function(let id):
                if stoppers.contains(id) { return true }
            case .recover, .abstract: continue
            case .named, .value, .unknown: answer = nil
            }
        }
        return answer
    }
}

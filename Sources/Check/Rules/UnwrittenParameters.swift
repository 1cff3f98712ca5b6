import SuretyContracts
import SuretyFlow
import SuretyObligations

/// Parameters of small functions that only methods are called of which write nothing: `setOwner(f, uid, gid)`.
struct UnwrittenParameters: Sendable {
    private struct Key: Hashable {
        var function: FunctionID
        var argument: UInt32
    }

    private var keys: Set<Key> = []

    /// Gathers them. Linear in the instructions of the small functions, for each parameter of theirs.
    init(_ bodies: [FlowFunction], knowledge: Knowledge) {
        for body in bodies where !body.calls.isEmpty && body.calls.count <= Self.limit {
            for place in body.places.indices where body.places[place].isOwnParameter {
                let parameter = PlaceID(place)
                let readers = body.instructions.filter { body.reads($0, parameter) }
                guard !readers.isEmpty,
                    readers.allSatisfy({ Self.onlyAsks($0, parameter, body, knowledge) })
                else { continue }
                keys.insert(Key(function: body.id, argument: UInt32(body.places[place].number)))
            }
        }
    }

    /// Whether a function writes nothing to an argument, nor gives it to anybody.
    func contain(_ argument: Int, of function: FunctionID) -> Bool {
        keys.contains(Key(function: function, argument: UInt32(argument)))
    }

    /// Whether an instruction does no more than to call a method of a parameter that writes nothing.
    private static func onlyAsks(
        _ instruction: Instruction, _ parameter: PlaceID, _ body: FlowFunction, _ knowledge: Knowledge
    ) -> Bool {
        guard instruction.opcode == .call else { return false }
        let call = body.calls[Int(instruction.a)]
        let arguments = body.arguments(of: call)
        guard call.hasReceiver, arguments.first?.place == parameter,
            !arguments.dropFirst().contains(where: { $0.place == parameter })
        else { return false }
        switch call.callee {
        case .function(let id):
            // Where no contract says that a method of a file writes, it does not.
            guard let contract = knowledge.contract(of: id) else { return true }
            return contract.origin != .inferred
                && !contract.clauses.contains {
                    [.arms, .takes].contains($0.word) && $0.path.root == .argument(0)
                }
        default: return false
        }
    }

    /// How many calls such a function makes at most.
    private static let limit = 8
}

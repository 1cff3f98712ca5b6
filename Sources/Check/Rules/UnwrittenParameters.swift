import SuretyContracts
import SuretyFlow
import SuretyObligations

/// Parameters of small functions that only methods are called of which write nothing: `setOwner(f, uid, gid)`.
struct UnwrittenParameters: Sendable {
    private var arguments: Set<FunctionArgument> = []

    /// Gathers them. Linear in the instructions of the small functions, for each parameter that one of their methods is
    /// called of.
    init(_ bodies: [FlowFunction], knowledge: Knowledge) {
        for body in bodies where body.calls.count <= Self.limit {
            for parameter in Self.asked(in: body)
            where body.instructions.allSatisfy({
                !body.reads($0, parameter) || Self.onlyAsks($0, parameter, body, knowledge)
            }) {
                let number = UInt32(body.places[Int(parameter.index)].number)
                arguments.insert(FunctionArgument(function: body.id, number: number))
            }
        }
    }

    /// The parameters of which a method is called.
    private static func asked(in body: FlowFunction) -> Set<PlaceID> {
        let receivers = body.calls.lazy.filter(\.hasReceiver).compactMap {
            body.arguments(of: $0).first?.place
        }
        return Set(receivers.filter { !$0.isNone && body.places[Int($0.index)].isOwnParameter })
    }

    /// Whether a function writes nothing to an argument, nor gives it to anybody.
    func contain(_ argument: Int, of function: FunctionID) -> Bool {
        arguments.contains(FunctionArgument(function: function, number: UInt32(argument)))
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

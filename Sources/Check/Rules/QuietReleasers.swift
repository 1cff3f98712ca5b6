import SuretyFlow

/// Functions that do little more than release what they are given, and drop the error that the release gives.
struct QuietReleasers: Sendable {
    /// The names of the releases.
    private var names: [FunctionArgument: Symbol] = [:]

    /// Gathers them. - Parameter nameOf: the name of a callee that is known.
    init(_ bodies: [FlowFunction], nameOf: (FunctionID) -> Symbol) {
        for body in bodies where body.regions.first?.results.isEmpty == true && body.calls.count <= Self.limit
        {
            for instruction in body.instructions
            where [.call, .defer].contains(instruction.opcode) && !instruction.flag {
                let call = body.calls[Int(instruction.a)]
                guard call.hasReceiver, let receiver = body.arguments(of: call).first?.place,
                    !receiver.isNone,
                    body.results(of: call).allSatisfy(\.isNone)
                else { continue }
                let place = body.places[Int(receiver.index)]
                guard place.isOwnParameter else { continue }
                switch call.callee {
                case .function(let id), .abstract(let id):
                    names[FunctionArgument(function: body.id, number: UInt32(place.number))] = nameOf(id)
                default: continue
                }
            }
        }
    }

    /// The release of an argument whose error a function drops; nil where it does no such thing, or more than that.
    func release(of argument: Int, by function: FunctionID) -> Symbol? {
        names[FunctionArgument(function: function, number: UInt32(argument))]
    }

    /// How many calls such a function makes at most: it may ask or say something besides.
    private static let limit = 2
}

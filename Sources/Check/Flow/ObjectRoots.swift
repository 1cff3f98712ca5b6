/// Which variables of a function may name objects that come from certain calls, or from its callers: whatever the order
/// of things, and whole variables only. It errs on the side of too many.
///
/// Linear in the number of instructions for each time that a variable is reached against their order.
public struct ObjectRoots {
    private let function: FlowFunction
    /// By place: whether it is a root that may name such an object.
    private var isReached: [Bool]
    private var hasChanged = false
    /// Whether what lies below a part of an object counts for it when it is passed on: `command.process.number`.
    private let countsDeepParts: Bool

    /// Finds the variables.
    ///
    /// - Parameters:
    ///   - fromParameters: whether callers pass such objects.
    ///   - countsDeepParts: whether what lies below a part of an object counts for it when it is passed on.
    ///   - gives: whether a call gives such an object, or puts it into an argument.
    public init(
        _ function: FlowFunction, fromParameters: Bool, countsDeepParts: Bool = true, gives: (Call) -> Bool
    ) {
        self.function = function
        self.countsDeepParts = countsDeepParts
        // Not `repeating:`, which looks at its type at run time; there are thousands of functions.
        isReached = Array(repeatElement(false, count: function.places.count))
        // What a literal is called with is not followed.
        for region in function.regions.dropFirst(fromParameters ? 0 : 1) {
            region.parameters.forEach { reach($0) }
        }
        for call in function.calls where gives(call) {
            function.results(of: call).forEach { reach($0) }
            function.arguments(of: call).forEach { reach($0.place) }
        }
        while hasChanged {
            hasChanged = false
            for instruction in function.instructions { visit(instruction) }
        }
    }

    /// Whether a call is given such an object.
    public func concern(_ call: Call) -> Bool {
        if isReached(call.receiver) { return true }
        if case .value(let place) = call.callee, isReached(place) { return true }
        if case .region(let region) = call.callee,
            function.regions[Int(region.index)].captures.contains(where: { isReached($0) })
        {
            return true
        }
        let arguments = function.arguments(of: call)
        if call.hasReceiver, let receiver = arguments.first, isReached(receiver.place) { return true }
        return arguments.contains { isReached($0.place) && (countsDeepParts || !isDeepPart($0.place)) }
    }

    private func isDeepPart(_ place: PlaceID) -> Bool { function.places[Int(place.index)].depth > 1 }

    /// Whether a place may name such an object, or be a part of a variable that does.
    public func contain(_ place: PlaceID) -> Bool { isReached(place) }

    private func isReached(_ place: PlaceID) -> Bool {
        !place.isNone && isReached[Int(function.places[Int(place.index)].root.index)]
    }

    private mutating func reach(_ place: PlaceID) {
        if place.isNone { return }
        let root = function.places[Int(place.index)].root
        guard !isReached[Int(root.index)], !function.places[Int(root.index)].isPlain else { return }
        isReached[Int(root.index)] = true
        hasChanged = true
    }

    private mutating func visit(_ instruction: Instruction) {
        switch instruction.opcode {
        case .assign, .convert:
            if isReached(PlaceID(Int(instruction.b))) { reach(PlaceID(Int(instruction.a))) }
        case .closure:
            if function.regions[Int(instruction.b)].captures.contains(where: { isReached($0) }) {
                reach(PlaceID(Int(instruction.a)))
            }
        case .bind:
            if isReached(PlaceID(Int(instruction.b))) { reach(PlaceID(Int(instruction.a))) }
        case .call, .defer, .spawn:
            let call = function.calls[Int(instruction.a)]
            guard isFollowedElsewhere(call) || concern(call) else { return }
            function.results(of: call).forEach { reach($0) }
        case .set, .fresh, .forget, .decide, .transfer, .channel: return
        }
    }

    /// What a literal or a variable gives when it is called is not followed.
    private func isFollowedElsewhere(_ call: Call) -> Bool {
        switch call.callee {
        case .value, .region: true
        default: false
        }
    }
}

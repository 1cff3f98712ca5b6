import SuretyContracts
import SuretyFlow
import SuretyObligations

/// What a path in a function may be, or lie below: other variables, and what calls make a path of, as contracts say.
struct NameOrigins {
    private let function: FlowFunction
    private let knowledge: Knowledge
    private var places: Set<PlaceID> = []

    /// Goes back from a place, whatever the order of things. Linear in the instructions for each step back.
    init(of place: PlaceID, in function: FlowFunction, knowledge: Knowledge) {
        self.function = function
        self.knowledge = knowledge
        places = [place]
        var count = 0
        while count != places.count {
            count = places.count
            for instruction in function.instructions { visit(instruction) }
        }
    }

    /// Whether the name may be that of a place.
    func contain(_ place: PlaceID) -> Bool { places.contains(place) }

    /// The parameters of the function's own body, and the paths below them, that it may come from.
    var parameters: [PlaceID] {
        places.filter {
            let place = function.places[Int($0.index)]
            return place.role == .parameter && place.region == .body
        }
    }

    private mutating func visit(_ instruction: Instruction) {
        switch instruction.opcode {
        case .assign, .convert:
            if places.contains(PlaceID(Int(instruction.a))) { add(PlaceID(Int(instruction.b))) }
        case .call:
            let call = function.calls[Int(instruction.a)]
            guard function.results(of: call).contains(where: { places.contains($0) }) else { return }
            addBases(of: call)
        default: return
        }
    }

    /// The arguments that what a call gives is another name of, or lies below.
    private mutating func addBases(of call: Call) {
        guard case .function(let callee) = call.callee, let contract = knowledge.contract(of: callee) else {
            return
        }
        for clause in contract.clauses where clause.word == .shares || clause.word == .over {
            guard case .argument = clause.path.root else { continue }
            if let place = function.place(of: ContractPath(clause.path.root), in: call) { add(place) }
        }
    }

    private mutating func add(_ place: PlaceID) {
        if !place.isNone, !function.places[Int(place.index)].isPlain { places.insert(place) }
    }
}

import SuretyContracts
import SuretyFlow

/// Where a parameter's object can go in a function, whatever the order of things: enough to tell that it is only
/// borrowed, that it gets another owner, or that a result names it. Only a parameter that may be released is worth
/// following path by path.
///
/// Function literals need no care of their own: their instructions lie among the function's, over the same places.
///
/// Linear in the number of instructions that mention one of its names.
///
/// Not copied: there is one for each parameter of each function, and it has a whole simulation in it.
struct ParameterFlow: ~Copyable {
    private let context: FunctionContext
    private let function: FlowFunction
    /// What tells of calls, and follows the parameter path by path where that is needed.
    let simulation: Simulation
    private var names: [PlaceID]
    /// It has another owner on some path.
    private(set) var escapes = false
    /// Who has it then, of all paths.
    private(set) var keeper = Keeper.made
    /// Some call may release it.
    private(set) var mayRelease = false
    /// Only following it path by path can tell.
    private(set) var needsSimulation = false
    /// The results that name it.
    private(set) var results: [ContractPath] = []

    /// How many names are followed.
    private static let nameLimit = 16

    init(of place: PlaceID, in context: FunctionContext, simulation: consuming Simulation) {
        self.context = context
        function = context.function
        self.simulation = simulation
        names = [place]
        var next = 0
        while next < names.count && keeper != .forGood && !needsSimulation {
            let root = function.places[Int(names[next].index)].root
            for index in context.mentions.instructions(of: root) { visit(function.instructions[Int(index)]) }
            next += 1
        }
        collectResults()
    }

    private mutating func collectResults() {
        let named = names.filter {
            let place = function.places[Int($0.index)]
            return place.role == .result && place.region == .body
        }
        results = function.resultPaths(of: named)
    }

    private mutating func visit(_ instruction: Instruction) {
        switch instruction.opcode {
        case .assign, .convert: rename(from: PlaceID(Int(instruction.b)), to: PlaceID(Int(instruction.a)))
        case .transfer:
            if isNamed(PlaceID(Int(instruction.b))) {
                escape(to: Simulation.keeper(by: instruction))
            }
        // A literal that mentions the object does with it what its instructions say, which are among these.
        case .closure: break
        case .bind: if isNamed(PlaceID(Int(instruction.b))) { visit(function.calls[Int(instruction.c)]) }
        case .call, .defer: visit(function.calls[Int(instruction.a)])
        case .spawn: visitSpawn(function.calls[Int(instruction.a)])
        case .set, .fresh, .forget, .decide, .channel: break
        }
    }

    private mutating func escape(to keeper: Keeper) {
        escapes = true
        self.keeper = max(self.keeper, keeper)
    }

    private func isNamed(_ place: PlaceID) -> Bool {
        !place.isNone && names.contains { function.contains(place, $0) }
    }

    private func captures(_ region: RegionID) -> Bool {
        let captured = function.regions[Int(region.index)].captures
        return !captured.isEmpty && names.contains { captured.contains(function.places[Int($0.index)].root) }
    }

    private mutating func rename(from source: PlaceID, to target: PlaceID) {
        for name in names where function.contains(source, name) {
            add(function.counterpart(of: name, from: source, to: target))
        }
    }

    private mutating func add(_ name: PlaceID) {
        if names.contains(name) { return }
        let place = function.places[Int(name.index)]
        if simulation.isOutOfSight(name) {
            escape(to: simulation.keeper(of: name))
        } else if place.role == .result && place.region != .body {
            // Whoever calls the literal gets it.
            escape(to: .forGood)
        } else if names.count >= Self.nameLimit {
            escape(to: .forGood)
        } else {
            names.append(name)
        }
    }

    private mutating func visit(_ call: Call) {
        var isConcerned = false
        if case .value(let place) = call.callee, isNamed(place) { isConcerned = true }
        for argument in function.arguments(of: call) where isNamed(argument.place) { isConcerned = true }
        guard isConcerned || isNamed(call.receiver) else { return }
        for name in names {
            var state = State()
            state.add(Alias(name))
            let effect = simulation.effect(of: call, on: state, bound: nil)
            if effect.isAcquiredHere { needsSimulation = true }
            if effect.release != nil { mayRelease = true }
            if effect.escapes || effect.isPartial || effect.escapesIfKept {
                escape(to: effect.lastKeeper)
            }
            for (number, path) in effect.results {
                let places = function.results(of: call)
                guard number < places.count else { continue }
                let base = places[places.startIndex + number]
                if !base.isNone { add(function.place(at: path, below: base)) }
            }
        }
    }

    private mutating func visitSpawn(_ call: Call) {
        if case .region(let region) = call.callee, captures(region) { escape(to: .forGood) }
        for argument in function.arguments(of: call) where isNamed(argument.place) { escape(to: .forGood) }
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations
import Synchronization

/// Tells whether what is created in a folder goes with it: the folder is one that this function, or every caller that is
/// there, was given or releases itself. Asked only of what would be found; a program has few such findings.
final class FolderOwners: Sendable {
    private let bodies: [FlowFunction]
    private let knowledge: Knowledge
    private let uses: any CodeUses
    private let releasedPaths: Set<ReleasedPath>
    /// By function: the calls of it in bodies that are there.
    private let callers = Mutex<[FunctionID: [CallSite]]?>(nil)

    /// A call, by its body's number and its own.
    private struct CallSite {
        var body: Int
        var call: Int
    }

    init(
        _ bodies: [FlowFunction], knowledge: Knowledge, uses: any CodeUses,
        releasedPaths: Set<ReleasedPath>
    ) {
        self.bodies = bodies
        self.knowledge = knowledge
        self.uses = uses
        self.releasedPaths = releasedPaths
    }

    /// How many calls up a folder is followed.
    private static let limit = 4

    /// Whether a call is told to create something below a folder that goes away, or is somebody's to take away.
    func goesWithItsFolder(_ call: Call, in function: FlowFunction) -> Bool {
        function.arguments(of: call).contains { isTakenAway($0.place, function, besides: call, depth: 0) }
    }

    private func isTakenAway(
        _ folder: PlaceID, _ function: FlowFunction, besides creation: Call?, depth: Int
    ) -> Bool {
        guard depth <= Self.limit, !folder.isNone else { return false }
        let origins = NameOrigins(of: folder, in: function, knowledge: knowledge)
        for call in function.calls where call.start != creation?.start {
            if isReleased(origins, by: call, function) || isAcquired(origins, by: call, function) {
                return true
            }
        }
        return origins.parameters.contains { place in
            let root = function.places[Int(function.places[Int(place.index)].root.index)]
            let names = function.path(from: function.places[Int(place.index)].root, to: place)
            let info = knowledge.functions[Int(function.id.index)]
            if info.hasReceiver, root.number == 0,
                releasedPaths.contains(ReleasedPath(type: info.receiver, names: names))
            {
                return true
            }
            return names.isEmpty && everyCallerTakesAway(Int(root.number), of: function.id, depth: depth)
        }
    }

    /// Whether a call removes the folder.
    private func isReleased(_ origins: NameOrigins, by call: Call, _ function: FlowFunction) -> Bool {
        concerns(call, .releases, function) { path in
            guard case .argument(let index) = path.root, path.names.isEmpty else { return .none }
            let arguments = function.arguments(of: call)
            return index < arguments.count ? arguments[arguments.startIndex + index].place : .none
        } where: {
            origins.contain($0)
        }
    }

    /// Whether a call gives the folder, so that it is this function's to remove; perhaps by what is given beside it.
    private func isAcquired(_ origins: NameOrigins, by call: Call, _ function: FlowFunction) -> Bool {
        let results = function.results(of: call)
        return results.contains { origins.contain($0) }
            && concerns(call, .acquires, function) { path in
                guard case .result = path.root else { return .none }
                return results.first ?? .none
            } where: { _ in
                true
            }
    }

    /// Whether a clause on what a path stands for speaks of a place.
    private func concerns(
        _ call: Call, _ word: Word, _ function: FlowFunction, _ place: (ContractPath) -> PlaceID,
        where isMeant: (PlaceID) -> Bool
    ) -> Bool {
        guard case .function(let callee) = call.callee, let contract = knowledge.contract(of: callee) else {
            return false
        }
        return contract.clauses.contains { clause in
            guard clause.word == word, let kind = knowledge.kind(clause.kind), kind.isNamed else {
                return false
            }
            let found = place(clause.path)
            return !found.isNone && isMeant(found)
        }
    }

    // MARK: Callers

    private func everyCallerTakesAway(_ parameter: Int, of function: FunctionID, depth: Int) -> Bool {
        let known = uses.uses(of: Code(function)).filter { if case .tested = $0 { false } else { true } }
        guard !known.isEmpty, known.allSatisfy({ isCall($0) }) else { return false }
        let sites = sites(of: function)
        guard sites.count >= known.count else { return false }
        return sites.allSatisfy { site in
            let caller = bodies[site.body]
            let call = caller.calls[site.call]
            let arguments = caller.arguments(of: call)
            guard parameter < arguments.count else { return false }
            return isTakenAway(
                arguments[arguments.startIndex + parameter].place, caller, besides: call, depth: depth + 1)
        }
    }

    private func isCall(_ use: CodeUse) -> Bool {
        switch use {
        case .called: true
        case .possibly(let use): isCall(use)
        default: false
        }
    }

    /// The calls of a function that tests do not make.
    private func sites(of function: FunctionID) -> [CallSite] {
        callers.withLock { callers in
            if callers == nil { callers = allSites() }
            return callers?[function] ?? []
        }
    }

    private func allSites() -> [FunctionID: [CallSite]] {
        var found: [FunctionID: [CallSite]] = [:]
        for (number, body) in bodies.enumerated() where !isOfTest(body) {
            for (index, call) in body.calls.enumerated() {
                guard case .function(let callee) = call.callee else { continue }
                found[callee, default: []].append(CallSite(body: number, call: index))
            }
        }
        return found
    }

    private func isOfTest(_ body: FlowFunction) -> Bool {
        let number = Int(body.id.index)
        return number < knowledge.functions.count && knowledge.functions[number].isTest
    }
}

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
        let arguments = function.arguments(of: call)
        for clause in contract.clauses where clause.word == .shares || clause.word == .over {
            guard case .argument(let index) = clause.path.root, index < arguments.count else { continue }
            add(arguments[arguments.startIndex + index].place)
        }
    }

    private mutating func add(_ place: PlaceID) {
        guard !place.isNone else { return }
        if !function.places[Int(place.index)].isPlain { places.insert(place) }
    }
}

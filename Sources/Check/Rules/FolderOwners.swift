import SuretyContracts
import SuretyFlow
import SuretyObligations

/// An obligation of a program: its function, and its number there.
struct ObligationID: Hashable {
    var function: FunctionID
    var record: Int
}

/// Tells whether what is created in a folder goes with it: the folder is one that this function, or every caller that is
/// there, was given or releases itself.
///
/// Asked once, before the rules run, of what would be found: it looks into many functions, and while the rules run each
/// belongs to one thread. A program has few such findings.
struct FolderOwners {
    private let bodies: [FlowFunction]
    private let knowledge: Knowledge
    private let uses: any CodeUses
    private let releasedPaths: Set<ReleasedPath>
    /// By function: the calls of it in bodies that are there.
    private lazy var callers = allSites()

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

    /// What becomes of things that are created in a folder.
    struct Outcome {
        /// They go with the folder.
        var goWithFolder: Set<ObligationID> = []
        /// The folder is the caller's, or the receiver's, and nobody here can tell what becomes of it.
        var lieInFolderOfOthers: Set<ObligationID> = []
    }

    /// What becomes of the obligations that are open at an exit, and were told to be created in a folder.
    mutating func outcome(of solved: [SolvedFunction]) -> Outcome {
        var found = Outcome()
        for (function, solved) in zip(bodies, solved) {
            for (index, record) in solved.records.enumerated()
            where !record.isGivenUp && !record.openExits.isEmpty && isNamed(record) {
                let call = function.calls[Int(function.instructions[Int(record.instruction)].a)]
                for argument in function.arguments(of: call)
                where isTakenAway(argument.place, function, besides: call, depth: 0) {
                    found.goWithFolder.insert(ObligationID(function: function.id, record: index))
                }
                if isInFolderOfOthers(record, call, function) {
                    found.lieInFolderOfOthers.insert(ObligationID(function: function.id, record: index))
                }
            }
        }
        return found
    }

    private func isInFolderOfOthers(_ record: ObligationRecord, _ call: Call, _ function: FlowFunction)
        -> Bool
    {
        guard case .call(_, let clause) = record.acquisition, let path = clause.folder,
            let folder = function.place(of: path, in: call), !folder.isNone
        else { return false }
        return !NameOrigins(of: folder, in: function, knowledge: knowledge).parameters.isEmpty
    }

    private func isNamed(_ record: ObligationRecord) -> Bool {
        guard case .call = record.acquisition else { return false }
        return knowledge.kind(record.kind)?.isNamed ?? false
    }

    private mutating func isTakenAway(
        _ folder: PlaceID, _ function: FlowFunction, besides creation: Call?, depth: Int
    ) -> Bool {
        guard depth <= Self.limit, !folder.isNone else { return false }
        let origins = NameOrigins(of: folder, in: function, knowledge: knowledge)
        for call in function.calls where call.start != creation?.start {
            if isReleased(origins, by: call, function) || isAcquired(origins, by: call, function) {
                return true
            }
        }
        for place in origins.parameters {
            let root = function.places[Int(function.places[Int(place.index)].root.index)]
            let names = function.path(from: function.places[Int(place.index)].root, to: place)
            let info = knowledge.functions[Int(function.id.index)]
            if info.hasReceiver, root.number == 0,
                releasedPaths.contains(ReleasedPath(type: info.receiver, names: names))
            {
                return true
            }
            if names.isEmpty, everyCallerTakesAway(Int(root.number), of: function.id, depth: depth) {
                return true
            }
        }
        return false
    }

    /// Whether a call removes the folder.
    private func isReleased(_ origins: NameOrigins, by call: Call, _ function: FlowFunction) -> Bool {
        namedClauses(of: call, .releases).contains { clause in
            guard case .argument = clause.path.root, clause.path.names.isEmpty else { return false }
            return function.place(of: clause.path, in: call).map { origins.contain($0) } ?? false
        }
    }

    /// Whether a call gives the folder, so that it is this function's to remove; perhaps by what is given beside it.
    private func isAcquired(_ origins: NameOrigins, by call: Call, _ function: FlowFunction) -> Bool {
        function.results(of: call).contains { origins.contain($0) }
            && namedClauses(of: call, .acquires).contains {
                if case .result = $0.path.root { true } else { false }
            }
    }

    /// What a call's contract says with a word of what a path stands for.
    private func namedClauses(of call: Call, _ word: Word) -> [Clause] {
        guard case .function(let callee) = call.callee, let contract = knowledge.contract(of: callee) else {
            return []
        }
        return contract.clauses.filter { $0.word == word && knowledge.kind($0.kind)?.isNamed == true }
    }

    // MARK: Callers

    private mutating func everyCallerTakesAway(_ parameter: Int, of function: FunctionID, depth: Int) -> Bool
    {
        let known = uses.uses(of: Code(function)).filter(\.isOfProduct)
        guard !known.isEmpty, known.allSatisfy({ isCall($0) }) else { return false }
        let sites = callers[function] ?? []
        guard sites.count >= known.count else { return false }
        for site in sites {
            let caller = bodies[site.body]
            let call = caller.calls[site.call]
            let arguments = caller.arguments(of: call)
            guard parameter < arguments.count,
                isTakenAway(
                    arguments[arguments.startIndex + parameter].place, caller, besides: call, depth: depth + 1
                )
            else { return false }
        }
        return true
    }

    private func isCall(_ use: CodeUse) -> Bool {
        switch use {
        case .called: true
        case .possibly(let use): isCall(use)
        default: false
        }
    }

    /// The calls of functions that tests do not make.
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

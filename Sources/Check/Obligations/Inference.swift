import SuretyContracts
import SuretyFlow

/// What callers need to know of a function, from what became of obligations in it.
extension Solver {
    // MARK: Results

    /// Notes at which returns an obligation leaves with a result.
    mutating func noteReturned(_ simulation: Simulation, _ clause: Clause) {
        guard simulation.home == .body, !simulation.isEscaped, !leavesWithContext(simulation, clause) else {
            return
        }
        for exit in simulation.exits where exit.kind == .return && exit.state.status == .held {
            // A literal or method that leaves beside the object releases it: the caller has a choice of two.
            guard let names = resultNames(of: exit.state, kind: clause.kind) else { continue }
            for name in names {
                noteTold(name, exit.state.facts)
                returned[name, default: []].insert(exit.block.index)
            }
            guard let first = names.first else { continue }
            for other in names.dropFirst() where companions[first]?.contains(other.path) != true {
                companions[first, default: []].append(other.path)
            }
        }
    }

    /// Whether what ends a context that the object ends with leaves beside it: who has both has a choice of two.
    private func leavesWithContext(_ simulation: Simulation, _ clause: Clause) -> Bool {
        guard let carrier = clause.late, case .call(let number, _) = simulation.record.acquisition,
            let context = function.place(of: carrier, in: function.calls[Int(number)]), !context.isNone
        else { return false }
        let ends = function.calls.filter { function.results(of: $0).contains(context) }.flatMap { made in
            (self.context.contract(of: made)?.acquisitions ?? []).filter {
                knowledge.kind($0.kind)?.releaseNames == ["()"]
            }.compactMap { function.place(of: $0.path, in: made) }
        }
        return function.instructions.contains { instruction in
            instruction.opcode == .assign && ends.contains(PlaceID(Int(instruction.b)))
                && isResult(PlaceID(Int(instruction.a)))
        }
    }

    /// Notes which booleans beside a result are so wherever an obligation leaves with it.
    private mutating func noteTold(_ name: ReturnedResult, _ facts: FactSet) {
        var told: [Int: Bool] = [:]
        for (number, place) in function.regions[0].results.enumerated() {
            guard let test = function.existingTest(.isTrue, of: place) else { continue }
            told[number] = facts.value(of: test)
        }
        self.told[name] = self.told[name].map { $0.filter { told[$0.key] == $0.value } } ?? told
    }

    /// The results that name an object at a return, what is the object itself before what it is a part of; nil where
    /// what releases it leaves beside it.
    private func resultNames(of state: State, kind: KindID) -> [ReturnedResult]? {
        var names: [ReturnedResult] = []
        let mask = knowledge.kind(kind)?.releaseMask ?? NameMask(bits: 0)
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            let place = function.places[Int(alias.place.index)]
            guard place.role == .result, place.region == .body else { continue }
            if alias.flags != 0 { return nil }
            // What it is embedded in is it as well; whoever knows the part may release that.
            for object in [function.whole(of: alias.place, releasedBy: mask), alias.place] {
                let name = ReturnedResult(path: function.resultPath(of: object), kind: kind)
                if !names.contains(name) { names.append(name) }
            }
        }
        return names.sorted { $0.path.names.count < $1.path.names.count }
    }

    /// A result is a fresh obligation where every return that goes well gives one.
    mutating func inferResults() {
        let body = function.regions[0]
        let others = Set(
            companions.flatMap { first, paths in paths.map { ReturnedResult(path: $0, kind: first.kind) } })
        for (result, blocks) in returned.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            guard case .result(let number) = result.path.root, number < body.results.count,
                !others.contains(result)
            else { continue }
            let isEverywhere = returnBlocks().allSatisfy { block in
                blocks.contains(block.index) || isWithout(body.results[number], at: block)
                    || isFromItself(body.results[number], number, at: block)
                    || mayLack(result.path, body.results[number], at: block)
                    || isFromUnknown(body.results[number], result.kind, at: block)
            }
            guard isEverywhere else { continue }
            var clause = Clause(.acquires, result.path, kind: result.kind)
            clause.on = body.outcome.success
            clauses.append(clause)
            for (number, value) in (told[result] ?? [:]).sorted(by: { $0.key < $1.key })
            where number != body.results.count - 1 || clause.on == .ok {
                var flag = Clause(.tells, ContractPath(.result(number)), on: value ? .yes : .no)
                flag.source = result.path
                clauses.append(flag)
            }
            for other in companions[result] ?? [] {
                var name = Clause(.derives, other)
                name.source = result.path
                clauses.append(name)
            }
        }
        inferNonNil()
        inferSuccess()
    }

    /// The blocks that return from the function's own body.
    func returnBlocks() -> [BlockID] {
        function.blocks.indices.filter { isReturn($0) }.map { BlockID($0) }
    }

    private func isReturn(_ block: Int) -> Bool {
        function.blocks[block].terminator == .return && function.blocks[block].region == .body
            && context.order[block] >= 0 && context.endingOffset[block] < 0
    }

    /// Whether a return surely gives no object: an error, false, or nil in the object's place.
    func isWithout(_ result: PlaceID, at block: BlockID) -> Bool {
        let facts = context.facts(atEndOf: block)
        if let test = function.existingTest(.isNil, of: result), facts.value(of: test) == true { return true }
        if isFromLiteralThatGivesNil(result, at: block) { return true }
        return outcomeTest.map { facts.value(of: $0) == false } ?? false
    }

    /// Whether a return passes on what another call of the same function gives: a new try.
    private func isFromItself(_ result: PlaceID, _ number: Int, at block: BlockID) -> Bool {
        guard let (call, given) = passedOn(result, at: block) else { return false }
        return call.callee == .function(function.id) && given == number
    }

    /// Whether a return may give a result without the object that others give in a part of it: what it gives is of this
    /// function as well, and its caller has to look for the object, or release whatever is there.
    private func mayLack(_ path: ContractPath, _ result: PlaceID, at block: BlockID) -> Bool {
        guard !path.names.isEmpty,
            !function.places[Int(function.place(at: path.names, below: result).index)].isPlain,
            passedOn(result, at: block) == nil, let given = returned(result, at: block)
        else { return false }
        let root = function.places[Int(function.places[Int(given.index)].root.index)]
        return [.local, .temporary].contains(root.role) && given == function.places[Int(given.index)].root
    }

    /// Whether a return passes on what a literal of the function gives, and that is always nil: `return bad("…")`.
    private func isFromLiteralThatGivesNil(_ result: PlaceID, at block: BlockID) -> Bool {
        guard let (call, number) = passedOn(result, at: block), case .region(let region) = call.callee else {
            return false
        }
        return givesNil(region, number)
    }

    /// Whether a return passes on what is given by something that is not known: a function that was put in, a method of an
    /// interface. Who is given an object elsewhere cannot tell the two apart, if it can be released the same way.
    private func isFromUnknown(_ result: PlaceID, _ kind: KindID, at block: BlockID) -> Bool {
        guard let (call, _) = passedOn(result, at: block), let kind = knowledge.kind(kind) else {
            return false
        }
        switch call.callee {
        case .value, .abstract:
            return call.resultMask.intersects(kind.releaseMask) && context.contract(of: call) == nil
        default: return false
        }
    }

    /// The call of which a return passes on what it gives, and the number of the result there.
    private func passedOn(_ result: PlaceID, at block: BlockID) -> (Call, Int)? {
        var place = result
        for index in function.range(of: block).reversed() {
            let instruction = function.instructions[index]
            if instruction.opcode == .assign, instruction.a == place.index {
                place = PlaceID(Int(instruction.b))
            } else if instruction.opcode == .call {
                let call = function.calls[Int(instruction.a)]
                let results = function.results(of: call)
                if let number = results.firstIndex(of: place) { return (call, number - results.startIndex) }
            }
        }
        return nil
    }

    /// Whether every return of a literal sets a result to nil.
    private func givesNil(_ region: RegionID, _ number: Int) -> Bool {
        let results = function.regions[Int(region.index)].results
        guard number < results.count else { return false }
        let returns = function.blocks.indices.filter {
            function.blocks[$0].region == region && function.blocks[$0].terminator == .return
                && context.order[$0] >= 0
        }
        return !returns.isEmpty
            && returns.allSatisfy { block in
                setsNil(results[number], in: BlockID(block))
            }
    }

    /// An error that a function makes is never nil, which tells its callers' callers which returns failed.
    private mutating func inferNonNil() {
        // Most functions return nil somewhere, which needs no facts to see.
        guard let last = function.regions[0].results.last, function.regions[0].outcome == .error,
            !function.instructions.contains(where: {
                $0.sets(.nil) && $0.a == last.index
            })
        else { return }
        context.prepareFacts()
        let blocks = returnsOfOwnValues()
        if blocks.isEmpty { return }
        for (number, place) in function.regions[0].results.enumerated() {
            guard let test = function.existingTest(.isNil, of: place) else { continue }
            if blocks.allSatisfy({ context.facts(atEndOf: $0).value(of: test) == false }) {
                clauses.append(Clause(.nonnil, ContractPath(.result(number))))
            }
        }
    }

    /// A function whose every return gives nil for an error never fails, whatever its callers ask.
    private mutating func inferSuccess() {
        guard function.regions[0].outcome == .error, let last = function.regions[0].results.last else {
            return
        }
        let blocks = returnsOfOwnValues()
        guard !blocks.isEmpty, blocks.allSatisfy({ setsNil(last, in: $0) }) else { return }
        clauses.append(Clause(.ends, ContractPath(.process), on: .error))
    }

    /// The blocks that return, where no literal gives a result another value than they do; else none.
    private func returnsOfOwnValues() -> [BlockID] {
        let isSetByLiteral = function.regions.contains { $0.assigns.contains { isResult($0) } }
        return isSetByLiteral ? [] : returnBlocks()
    }

    /// Whether the last that a block does to a result is to set it to nil.
    private func setsNil(_ result: PlaceID, in block: BlockID) -> Bool {
        let last = function.range(of: block).last {
            function.instructions[$0].a == result.index
                && [.assign, .set, .fresh, .forget].contains(function.instructions[$0].opcode)
        }
        guard let last else { return false }
        return function.instructions[last].sets(.nil)
    }

    private func isResult(_ place: PlaceID) -> Bool { function.places[Int(place.index)].role == .result }

    // MARK: Endings

    /// A function without a reachable return ends something, if all the ways out of it agree.
    mutating func inferEnding() {
        if function.regions.isEmpty || isPlaceholder { return }
        if function.blocks.indices.contains(where: { isReturn($0) }) { return }
        var endings = Set<Ending>()
        for index in function.blocks.indices
        where function.blocks[index].region == .body && context.order[index] >= 0 {
            if context.endingOffset[index] >= 0 {
                endings.insert(context.ending(in: BlockID(index)) ?? .never)
            } else if function.blocks[index].terminator == .raise {
                endings.insert(.panic)
            }
        }
        let mayRecover = function.regions.contains { $0.recovers }
        if mayRecover && endings.contains(.panic) { return }
        var clause = Clause(.ends, ContractPath(.process))
        clause.ending = endings.count == 1 ? endings.first ?? .never : .never
        clauses.append(clause)
    }

    /// Whether a function has results and nothing but a panic for a body: it stands in for one of another build, or is still
    /// to be written, and tells nothing of what its callers do.
    private var isPlaceholder: Bool {
        !function.regions[0].results.isEmpty
            && !function.blocks.indices.contains { context.order[$0] > 0 }
            && function.blocks.indices.contains {
                context.order[$0] == 0 && function.blocks[$0].terminator == .raise
                    && context.endingOffset[$0] < 0
            }
    }

    // MARK: Parameters

    /// Finds out what the function does to obligations that its callers pass.
    mutating func inferParameters(_ candidates: [PlaceID]) {
        let mayRelease = candidates.contains { isText($0) } && releasesAnything
        for place in candidates {
            let flow = ParameterFlow(
                of: place, in: context,
                simulation: Simulation(
                    context: context, acquisition: .parameter(place), kind: .any, mode: .empty, region: .body,
                    block: function.regions[0].entry, instruction: .max, followsReleased: true,
                    followsLock: releasedLocks.contains(place.index)))
            if isText(place), !mayRelease, flow.results.isEmpty {
                // A name that goes anywhere else is out of sight; following it would tell little more.
                clauses.append(Clause(.takes, contractPath(place)))
                continue
            }
            guard flow.needsSimulation || flow.mayRelease else {
                conclude(flow, place)
                continue
            }
            var simulation = flow.simulation
            var state = State()
            state.add(Alias(place))
            simulation.solve(from: function.regions[0].entry, offset: 0, states: [state])
            conclude(simulation, place)
        }
    }

    /// How many places one function is followed for.
    private static let candidateLimit = 24

    /// Parameters, globals and parts of them that something is done to which may concern an obligation.
    func candidates() -> [PlaceID] {
        if !function.isGivenObjects {
            return findReleasedLocks().sorted().map { PlaceID(Int($0)) }.filter { isCallers($0) }
        }
        var found = Candidates()
        for instruction in function.instructions {
            switch instruction.opcode {
            case .assign, .convert, .transfer, .bind: addParameter(PlaceID(Int(instruction.b)), to: &found)
            case .closure: addCaptures(of: RegionID(Int(instruction.b)), to: &found)
            case .call, .defer, .spawn:
                // Whose lock it is must be known of every lock.
                let call = function.calls[Int(instruction.a)]
                forEachReleasedLock(of: call) { add($0, to: &found, limit: .max) }
                addConcerned(call, instruction.opcode, &found)
            case .set, .fresh, .forget, .decide, .channel: break
            }
        }
        let handedOn = found.handedOn
        for place in handedOn { add(place, to: &found) }
        return found.places
    }

    /// The places found so far, in order, each once.
    private struct Candidates {
        var places: [PlaceID] = []
        /// Parts that a callee keeps or gives back under another name come last: one that copies a value of many fields
        /// must not crowd out what is released.
        var handedOn: [PlaceID] = []
    }

    private func add(_ place: PlaceID, to found: inout Candidates, limit: Int = candidateLimit) {
        guard !place.isNone, found.places.count < limit else { return }
        // There are few, which are compared sooner than hashed.
        if isCallers(place), !found.places.contains(place) { found.places.append(place) }
    }

    private func addParameter(_ place: PlaceID, to found: inout Candidates) {
        if !place.isNone, function.places[Int(place.index)].role == .parameter { add(place, to: &found) }
    }

    private func addCaptures(of region: RegionID, to found: inout Candidates) {
        for place in function.regions[Int(region.index)].captures { addParameter(place, to: &found) }
    }

    /// Whether a place is one that callers know, and more than a plain value.
    func isCallers(_ place: PlaceID) -> Bool {
        let p = function.places[Int(place.index)]
        return (p.role == .parameter && p.region == .body || p.role == .global)
            && !function.places[Int(p.root.index)].isPlain
    }

    /// The places that the function releases as locks.
    func findReleasedLocks() -> Set<UInt32> {
        var found = Set<UInt32>()
        for call in function.calls { forEachReleasedLock(of: call) { found.insert($0.index) } }
        return found
    }

    /// The places of the locks that a call releases.
    func forEachReleasedLock(of call: Call, _ visit: (PlaceID) -> Void) {
        guard let contract = context.contract(of: call), contract.touchesArguments else { return }
        for clause in contract.releases where knowledge.isLock(clause.kind) {
            guard case .argument = clause.path.root,
                knowledge.isOnlyALock(clause.path, to: [.releases], of: contract),
                let place = function.place(of: clause.path, in: call)
            else { continue }
            visit(place)
        }
    }

    private func addConcerned(_ call: Call, _ opcode: Opcode, _ found: inout Candidates) {
        if case .value(let place) = call.callee { addParameter(place, to: &found) }
        if case .region(let region) = call.callee { addCaptures(of: region, to: &found) }
        if let derived = derivedPlace(call) { add(derived, to: &found) }
        let written = context.contract(of: call)
        let contract = written?.leavesArgumentsOpen == true ? nil : written
        if let contract, !contract.touchesArguments, opcode != .spawn { return }
        // What is around something embedded is released by its method.
        if !call.receiver.isNone, contract?.releases.contains(where: isOfWholeReceiver) ?? isReleaseName(call)
        {
            add(call.receiver, to: &found)
        }
        for (number, argument) in function.arguments(of: call).enumerated() where !argument.place.isNone {
            if function.places[Int(argument.place.index)].role == .global {
                if releasesLock(contract, number) { add(argument.place, to: &found) }
                continue
            }
            guard let contract, opcode != .spawn else {
                if number > 0 || !call.hasReceiver || isReleaseName(call) || opcode == .spawn {
                    add(argument.place, to: &found)
                }
                continue
            }
            for index in contract.clauses.indices where contract.mayConcern(number, index) {
                guard concerns(contract, index, number) else { continue }
                let names = contract.clauses[index].source?.names ?? contract.clauses[index].path.names
                let place = function.place(at: names, below: argument.place)
                if contract.clauses[index].word == .releases || names.isEmpty {
                    add(place, to: &found)
                } else {
                    found.handedOn.append(place)
                }
            }
        }
    }

    private func isOfWholeReceiver(_ release: Clause) -> Bool {
        release.path == ContractPath(.argument(0)) && !knowledge.isLock(release.kind)
    }

    /// What a method gives that stands for a resource of its own: the name of a file that was passed.
    private func derivedPlace(_ call: Call) -> PlaceID? {
        guard call.hasReceiver, call.argumentCount == 1,
            let receiver = function.arguments(of: call).first?.place,
            !receiver.isNone, let name = name(of: call), let part = knowledge.derivedName(of: name)
        else { return nil }
        return function.place(at: [part], below: receiver)
    }

    /// Of package variables only locks are followed: any other object there belongs to the package for good.
    private func releasesLock(_ contract: Contract?, _ argument: Int) -> Bool {
        contract?.releases.contains {
            $0.path.root == .argument(argument) && knowledge.isLock($0.kind)
        } ?? false
    }

    private func isReleaseName(_ call: Call) -> Bool {
        name(of: call).flatMap { knowledge.releaseMask(of: $0) } != nil
    }

    private func name(of call: Call) -> Symbol? {
        switch call.callee {
        case .function(let id), .abstract(let id): knowledge.functions[Int(id.index)].name
        case .named(let name): name
        default: nil
        }
    }

    /// Whether a contract's clause of that number says of an argument what a caller has to know. It is looked at where it
    /// lies, since copying it costs more.
    private func concerns(_ contract: Contract, _ clause: Int, _ argument: Int) -> Bool {
        let word = contract.clauses[clause].word
        if let source = contract.clauses[clause].source?.root {
            return source == .argument(argument) && word == .shares
        }
        guard contract.clauses[clause].path.root == .argument(argument) else { return false }
        switch word {
        case .releases, .takes, .shares, .defers, .spawns: return true
        default: return false
        }
    }

    private func isText(_ place: PlaceID) -> Bool {
        function.places[Int(function.places[Int(place.index)].root.index)].isText
    }

    /// Whether any call of the function may release something.
    private var releasesAnything: Bool {
        function.calls.contains { !(context.contract(of: $0)?.releases.isEmpty ?? true) }
    }

    /// A parameter or package variable, and the way down from it, as a caller names it.
    private func contractPath(_ place: PlaceID) -> ContractPath {
        let p = function.places[Int(place.index)]
        let root = p.role == .global ? PathRoot.global(Int(p.number)) : .argument(Int(p.number))
        return ContractPath(root, function.path(from: p.root, to: place))
    }

    private mutating func conclude(_ flow: borrowing ParameterFlow, _ place: PlaceID) {
        let path = contractPath(place)
        let keeper = isText(place) && flow.results.isEmpty ? Keeper.forGood : flow.keeper
        if flow.escapes, keeper == .forGood || !isText(place) { clauses.append(taking(path, keeper)) }
        for target in flow.results {
            var clause = Clause(.shares, target)
            clause.source = path
            clauses.append(clause)
        }
    }

    private func taking(_ path: ContractPath, _ keeper: Keeper) -> Clause {
        var clause = Clause(.takes, path)
        clause.keeper = keeper
        return clause
    }

    private mutating func conclude(_ simulation: Simulation, _ place: PlaceID) {
        let path = contractPath(place)
        if simulation.record.isGivenUp || simulation.record.isIncomplete {
            var clause = Clause(.releases, path)
            clause.isPartial = true
            clause.toleratesNil = isAskedForNil(place)
            clauses.append(clause)
            noteForeignRelease(simulation, place)
            return
        }
        if simulation.isEscaped {
            clauses.append(taking(path, isText(place) ? .forGood : simulation.keeper))
        }
        concludeReturned(simulation, path)
        concludeReleased(simulation, path, place)
    }

    private mutating func concludeReturned(_ simulation: Simulation, _ path: ContractPath) {
        var named: [PlaceID] = []
        for exit in simulation.exits where exit.kind == .return && exit.state.status == .held {
            for index in 0..<Int(exit.state.aliasCount) {
                let alias = exit.state.alias(index)
                let place = function.places[Int(alias.place.index)]
                guard place.role == .result, place.region == .body else { continue }
                if alias.flags != 0 {
                    clauses.append(Clause(.takes, path))
                    return
                }
                if !named.contains(alias.place) { named.append(alias.place) }
            }
        }
        for target in function.resultPaths(of: named) {
            var clause = Clause(.shares, target)
            clause.source = path
            clauses.append(clause)
        }
    }

    private mutating func concludeReleased(_ simulation: Simulation, _ path: ContractPath, _ place: PlaceID) {
        let returns = simulation.exits.filter { $0.kind == .return }
        let released = returns.filter { $0.state.status == .released }
        let held = returns.filter { $0.state.status == .held }
        guard !released.isEmpty else { return }
        var clause = Clause(.releases, path)
        clause.toleratesNil = isAskedForNil(place)
        if simulation.isEscaped {
            clause.isPartial = true
        } else if !held.isEmpty {
            if let outcome = outcome(released: released, held: held) {
                clause.on = outcome
            } else {
                clause.isPartial = true
                clause.leavesHeld = held.contains { !isDecidedByCaller($0, simulation) }
            }
        }
        let kinds = simulation.releasedKinds.contains(.any) ? [.any] : simulation.releasedKinds.sorted()
        for kind in kinds {
            clause.kind = kind
            clauses.append(clause)
        }
        noteForeignRelease(simulation, place)
    }

    /// Whether what the caller gives decides that an exit is taken: it may give nothing then.
    private func isDecidedByCaller(_ exit: Simulation.Exit, _ simulation: Simulation) -> Bool {
        simulation.path(to: exit.state).contains { step in
            guard step.kind != .transfer else { return false }
            let test = function.blocks[Int(step.number)].test
            guard test != .unknown else { return false }
            let root = function.places[Int(function.tests[Int(test.index)].place.index)].root
            return function.places[Int(root.index)].role == .parameter
        }
    }

    /// Whether the function asks whether what it is given is nil, or what that is a part of.
    private func isAskedForNil(_ place: PlaceID) -> Bool {
        var place = place
        while !place.isNone {
            if function.existingTest(.isNil, of: place).map({ function.tests[Int($0.index)].uses > 0 })
                ?? false
            {
                return true
            }
            place = function.places[Int(place.index)].parent
        }
        return false
    }

    /// A lock that the function releases without having taken it is somebody else's.
    private mutating func noteForeignRelease(_ simulation: Simulation, _ place: PlaceID) {
        if !simulation.releasedKinds.isEmpty,
            simulation.releasedKinds.allSatisfy({ knowledge.isLock($0) })
        {
            noteReleasedForOthers(place)
        }
    }

    /// The outcome that tells apart the exits that release from those that do not.
    private func outcome(released: [Simulation.Exit], held: [Simulation.Exit]) -> Outcome? {
        guard let test = outcomeTest else { return nil }
        for value in [true, false] {
            guard released.allSatisfy({ $0.state.facts.value(of: test) == value }),
                held.allSatisfy({ $0.state.facts.value(of: test) == !value })
            else { continue }
            if function.regions[0].outcome == .error { return value ? .ok : .error }
            return value ? .yes : .no
        }
        return nil
    }
}

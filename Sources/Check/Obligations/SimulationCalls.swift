import SuretyContracts
import SuretyFlow

/// What a call does to the object that is followed.
struct CallEffect {
    /// It is discharged, under that outcome.
    var release: Outcome?
    /// The kinds that the clauses name which discharge it; more than one where a parameter may carry several.
    var releasedKinds: [KindID] = []
    /// It has another owner.
    var escapes = false
    /// Who has it then.
    var keeper = Keeper.made
    /// It has another owner where the call succeeds: what was made of it is dropped where it fails.
    var escapesIfKept = false
    /// It may be discharged, and nobody knows when.
    var isPartial = false
    /// A followed parameter is acquired by the function itself: what follows is no matter of the caller's.
    var isAcquiredHere = false
    /// A result names it: the result's number, and the path below it.
    var results: [(number: Int, path: [Symbol])] = []

    /// Who has it then; what may have been discharged is nobody's duty any more.
    var lastKeeper: Keeper { isPartial ? .forGood : keeper }

    /// It has another owner, as somebody says.
    mutating func takeForGood() {
        escapes = true
        keeper = .forGood
    }
}

extension Simulation {
    // MARK: Running a call

    mutating func applyCall(
        _ index: Int, in block: BlockID, to state: State, _ next: inout [State], _ left: inout [Exit]
    ) {
        let call = function.calls[Int(function.instructions[index].a)]
        if let ending = context.ending(of: call) {
            leave(ending, index, block, state, &left)
            return
        }
        if state.status == .held, case .region(let region) = call.callee, touches(region, call, state) {
            for after in runInline(region, call, state) {
                var after = after
                forgetResults(call, index, block, &after, keepingNames: true)
                next.append(after)
            }
            return
        }
        guard state.status == .held else {
            var after = state
            context.apply(function.instructions[index], to: &after.facts)
            next.append(after)
            return
        }
        if case .value = call.callee, !record.callbacksWhileHeld.contains(UInt32(index)) {
            record.callbacksWhileHeld.append(UInt32(index))
        }
        let effect = effect(of: call, on: state, bound: nil)
        var after = state
        // What the call takes or releases is gone before its results overwrite anything: `c, err = wrap(c)`.
        if effect.escapes || effect.isPartial || effect.release == .any || effect.isAcquiredHere {
            context.apply(function.instructions[index], to: &after.facts)
            return applyEffect(effect, call, after, &next)
        }
        if effect.escapesIfKept && effect.release == nil {
            return keepOrDrop(index, call, block, after, &next)
        }
        let isNamed = !effect.results.isEmpty
        noteUse(call, &after)
        forgetResults(call, index, block, &after, keepingNames: isNamed)
        if after.status != .held { return next.append(after) }
        if isNamed { name(effect.results, call, index, block, &after) }
        applyEffect(effect, call, after, &next)
    }

    /// A call keeps the object where it succeeds, and has dropped what it made of it where it fails. Where nobody asks
    /// which, it is taken to have kept it.
    private mutating func keepOrDrop(
        _ index: Int, _ call: Call, _ block: BlockID, _ state: State, _ next: inout [State]
    ) {
        var kept = state
        guard outcomePlace(call) != nil else {
            context.apply(function.instructions[index], to: &kept.facts)
            escape(&kept, to: .made)
            return next.append(kept)
        }
        forgetResults(call, index, block, &kept, keepingNames: true)
        var dropped = kept
        if set(true, .ok, call, &kept) {
            escape(&kept, to: .made)
            next.append(kept)
        }
        if set(false, .ok, call, &dropped) { next.append(dropped) }
    }

    /// A writer that a call is given may have been written to; one that begins anew has not.
    private func noteUse(_ call: Call, _ state: inout State) {
        guard facts?.isOutput == true else { return }
        let contract = context.contract(of: call)
        let isGiven =
            isRelated(call.receiver, state)
            || function.arguments(of: call).contains { isRelated($0.place, state) }
        guard isGiven, contract?.isPure != true else { return }
        state.isIdle =
            contract?.acquisitions.contains { $0.kind == kind && $0.path.root == .argument(0) } ?? false
    }

    private mutating func applyEffect(
        _ effect: CallEffect, _ call: Call, _ state: State, _ next: inout [State]
    ) {
        var state = state
        if effect.isAcquiredHere {
            state.leave()
            return
        }
        if effect.escapes || effect.isPartial {
            if effect.isPartial { leaveAside(.releasedByCalleeSometimes) }
            escape(&state, to: effect.lastKeeper)
            return next.append(state)
        }
        guard let outcome = effect.release else { return next.append(state) }
        for (isReleased, value) in fork(outcome, call) {
            var branch = state
            guard set(value, outcome, call, &branch) else { continue }
            if isReleased {
                noteReleaseSite()
                noteRelease(effect)
                branch.release()
            }
            next.append(branch)
        }
    }

    /// Remembers as what a followed parameter was released.
    mutating func noteRelease(_ effect: CallEffect) {
        if followsReleased {
            releasedKinds.formUnion(effect.releasedKinds.isEmpty ? [.any] : effect.releasedKinds)
        }
    }

    private mutating func leave(
        _ ending: Ending, _ index: Int, _ block: BlockID, _ state: State, _ left: inout [Exit]
    ) {
        let kind: ExitKind
        switch ending {
        case .process: kind = .process
        case .goroutine: kind = .goroutine
        case .panic: kind = .raise
        case .never: return
        }
        left.append(Exit(kind: kind, block: block, instruction: UInt32(index), state: state))
    }

    private func touches(_ region: RegionID, _ call: Call, _ state: State) -> Bool {
        if mentions(region, state) { return true }
        return function.arguments(of: call).contains { isRelated($0.place, state) }
    }

    private mutating func forgetResults(
        _ call: Call, _ index: Int, _ block: BlockID, _ state: inout State, keepingNames: Bool
    ) {
        context.apply(function.instructions[index], to: &state.facts)
        for place in function.results(of: call) where !place.isNone {
            forgetLost(place, &state)
            // A call that names the object by a result may name it by the same variable as before:
            // `r = bufio.NewReader(r)`.
            if !keepingNames { overwrite(place, with: [], UInt32(index), block, &state) }
        }
    }

    private mutating func name(
        _ results: [(number: Int, path: [Symbol])], _ call: Call, _ index: Int, _ block: BlockID,
        _ state: inout State
    ) {
        let places = function.results(of: call)
        for (number, path) in results where number < places.count {
            let base = places[places.startIndex + number]
            if base.isNone { continue }
            let target = function.place(at: path, below: base)
            if isOutOfSight(target) { return escape(&state, to: keeper(of: target)) }
            state.add(Alias(target))
        }
    }

    // MARK: Outcomes

    /// The two ways that a call can end whose outcome matters: whether the object is released, and the value of
    /// the test that tells. One way where nobody looks.
    private func fork(_ outcome: Outcome, _ call: Call) -> [(isReleased: Bool, value: Bool?)] {
        let hasResult = outcomePlace(call) != nil
        switch outcome {
        case .any: return [(true, nil)]
        case .ok, .nil: return hasResult ? [(true, true), (false, false)] : [(true, nil)]
        case .error, .nonnil: return hasResult ? [(true, false), (false, true)] : [(false, nil)]
        case .yes: return hasResult ? [(true, true), (false, false)] : [(true, nil)]
        case .no: return hasResult ? [(true, false), (false, true)] : [(false, nil)]
        }
    }

    func outcomePlace(_ call: Call) -> PlaceID? {
        guard let last = function.results(of: call).last, !last.isNone else { return nil }
        return last
    }

    private func set(_ value: Bool?, _ outcome: Outcome, _ call: Call, _ state: inout State) -> Bool {
        guard let value, let place = outcomePlace(call) else { return true }
        switch outcome {
        case .any: break
        case .ok, .error, .nil, .nonnil: context.setNil(place, value, &state.facts)
        case .yes, .no: context.setTrue(place, value, &state.facts)
        }
        return true
    }

    // MARK: Effects

    /// What a call does to the object, whichever of its names it is given.
    ///
    /// - Parameter bound: for a deferred call, which arguments were the object when it was registered; the others
    ///   are looked at as they are when it runs, since a pointer's target may have changed since.
    func effect(of call: Call, on state: State, bound: UInt32?) -> CallEffect {
        var effect = CallEffect()
        if case .value(let place) = call.callee {
            callValue(place, state, &effect)
            if effect.release != nil || effect.escapes { return effect }
        }
        let contract = context.contract(of: call)
        let arguments = function.arguments(of: call)
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            for place in arguments.indices {
                let number = place - arguments.startIndex
                let argument = arguments[place]
                if argument.place.isNone || !function.contains(argument.place, alias.place) { continue }
                let isExact = argument.place == alias.place
                if let bound, isExact, !isLock, number < 32, bound & (1 << UInt32(number)) == 0 { continue }
                let path = isExact ? [] : function.path(from: argument.place, to: alias.place)
                apply(call, contract, number, argument, path, alias, &effect)
            }
            if alias.place == call.receiver, !isLock { releaseThroughPart(call, contract, &effect) }
            if isPartReleased(call, alias) { effect.release = .any }
            if let contract, function.places[Int(alias.place.index)].role == .global {
                applyGlobal(contract, alias.place, &effect)
            }
        }
        return effect
    }

    /// Whether a part of the object is released by a name of the whole's kind: `cmd.Process.Wait()`.
    private func isPartReleased(_ call: Call, _ alias: Alias) -> Bool {
        guard call.hasReceiver, !isLock, alias.flags == 0, let facts,
            let receiver = function.arguments(of: call).first?.place, !receiver.isNone,
            receiver != alias.place,
            function.contains(alias.place, receiver), let name = calleeName(call),
            let mask = knowledge.releaseMask(of: name)
        else { return false }
        return facts.releaseMask.intersects(mask)
    }

    /// A method of something embedded is called on the object itself: the kind's names tell, and what is written.
    private func releaseThroughPart(_ call: Call, _ contract: Contract?, _ effect: inout CallEffect) {
        if let name = calleeName(call), let mask = knowledge.releaseMask(of: name),
            facts.map({ $0.releaseMask.intersects(mask) }) ?? true
        {
            effect.release = .any
        }
        for clause in contract?.clauses ?? []
        where clause.path.root == .argument(0) && clause.path.names.isEmpty {
            if clause.word == .releases, matches(clause), !clause.isPartial {
                effect.release = clause.on
                effect.releasedKinds.append(clause.kind)
            }
        }
    }

    /// What a callee does to an object that a package variable names.
    private func applyGlobal(_ contract: Contract, _ place: PlaceID, _ effect: inout CallEffect) {
        let p = function.places[Int(place.index)]
        for clause in contract.clauses where clause.word == .releases {
            guard clause.path.root == .global(Int(p.number)), matches(clause),
                clause.path.names == function.path(from: p.root, to: place)
            else { continue }
            if clause.isPartial { effect.isPartial = true } else { effect.release = clause.on }
            effect.releasedKinds.append(clause.kind)
        }
    }

    private func callValue(_ place: PlaceID, _ state: State, _ effect: inout CallEffect) {
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            guard alias.place == place else { continue }
            if alias.isClosure {
                effect.takeForGood()
            } else if alias.isCapability || kind == .any
                || facts?.releaseMask.intersects(.callable) == true
            {
                effect.release = .any
            }
        }
    }

    private func apply(
        _ call: Call, _ contract: Contract?, _ number: Int, _ argument: Argument, _ path: [Symbol],
        _ alias: Alias,
        _ effect: inout CallEffect
    ) {
        if alias.flags != 0 {
            passFunction(call, contract, number, alias, &effect)
            return
        }
        var isSaid = deriveByName(call, number, path, &effect)
        if let contract {
            let parameter = parameterNumber(number, call)
            if contract.isPure { isSaid = true }
            for index in contract.clauses.indices where contract.mayConcern(parameter, at: path, index) {
                if takesPart(index, contract, parameter, path) {
                    effect.takeForGood()
                    isSaid = true
                }
                let isDropped =
                    path.isEmpty && keeper(of: contract.clauses[index].keeper, call) == .made
                    && isDroppedOnFailure(argument, call)
                if apply(index, contract, parameter, path, call, isDroppedOnFailure: isDropped, &effect) {
                    isSaid = true
                }
            }
            if contract.origin == .inferred {
                isSaid = true
                // Parameters that are mere numbers were not followed, so that nothing is known of them; nor were the
                // elements of one that takes several, which a helper may release one after the other.
                if argument.mask.isPlain || isReleasableElement(argument, number, call) {
                    effect.escapes = true
                }
            }
        }
        if !isSaid { guess(call, number, argument, path, &effect) }
        releaseByName(call, contract, number, path, &effect)
        if effect.release == nil, releasesWhatHolds(call, contract, number, path) { effect.isPartial = true }
    }

    /// Whether what holds the object is released, and nobody knows what that does to what it holds: an interface's method, a
    /// callee that calls one, or a method of that name.
    private func releasesWhatHolds(
        _ call: Call, _ contract: Contract?, _ number: Int, _ path: [Symbol]
    ) -> Bool {
        guard !isLock, !path.isEmpty, let contract else { return false }
        // A method that ends the holder may do so by ways that are not seen.
        if number == 0, call.hasReceiver, contract.origin == .inferred, let facts,
            let name = calleeName(call),
            let mask = knowledge.releaseMask(of: name), facts.releaseMask.intersects(mask)
        {
            return true
        }
        var isAbstract = false
        if case .abstract = call.callee { isAbstract = true }
        let parameter = parameterNumber(number, call)
        return contract.releases.contains {
            (isAbstract || contract.origin == .inferred && $0.kind == .any)
                && $0.path.root == .argument(parameter) && $0.path.names.count < path.count
                && path.starts(with: $0.path.names)
        }
    }

    /// Who has what a callee keeps, as this function sees it: what the callee's method is called on may be of its own making.
    private func keeper(of callees: Keeper, _ call: Call) -> Keeper {
        guard callees == .receiver else { return callees }
        guard call.hasReceiver, let place = function.arguments(of: call).first?.place, !place.isNone else {
            return .forGood
        }
        let keeper = keeper(of: place)
        if keeper != .made { return keeper }
        return isOwner(Int(function.places[Int(place.index)].root.index)) ? .made : .forGood
    }

    /// Whether a callee that only stores something could not release it, by the parameter's type: where it fails, what it
    /// has made of it is gone, and the caller still has the duty.
    private func isDroppedOnFailure(_ argument: Argument, _ call: Call) -> Bool {
        guard case .function(let id) = call.callee, !isName,
            knowledge.functions[Int(id.index)].outcome == .error, isOfResult,
            argument.mask.isKnown, !argument.mask.isPlain,
            function.places[Int(argument.place.index)].depth == 0
        else { return false }
        guard let facts else { return argument.mask == .known }
        let all = NameMask(bits: facts.releaseMask.bits | NameMask.anything.bits)
        return !all.intersects(argument.mask)
    }

    /// Whether a callee takes a part in which the object lies, as somebody has written: `Do` takes a request's body,
    /// whatever the request was made of.
    private func takesPart(
        _ clause: Int, _ contract: Contract, _ parameter: Int, _ path: [Symbol]
    ) -> Bool {
        contract.clauses[clause].word == .takes && contract.origin != .inferred && !isLock
            && contract.clauses[clause].path.root == .argument(parameter)
            && contract.clauses[clause].path.names.count > path.count
            && contract.clauses[clause].path.names.starts(with: path)
    }

    /// Whether what is followed is a value of its own, which a call gives or a caller passes, and no part of another.
    private var isOfResult: Bool {
        guard case .call(_, let clause) = record.acquisition else { return true }
        if case .result = clause.path.root { return true }
        return false
    }

    /// Whether an argument is one of several that a parameter collects, of a type by which it can be released.
    private func isReleasableElement(_ argument: Argument, _ number: Int, _ call: Call) -> Bool {
        guard case .function(let id) = call.callee, !call.isSpread, let facts else { return false }
        let info = knowledge.functions[Int(id.index)]
        let last = Int(info.parameterCount) - 1 + (info.hasReceiver ? 1 : 0)
        return info.isVariadic && number >= last && argument.mask.isKnown
            && facts.releaseMask.intersects(argument.mask)
    }

    /// The kind says which methods release: one of that name does, whatever its body shows, unless somebody wrote
    /// a contract for it.
    private func releaseByName(
        _ call: Call, _ contract: Contract?, _ number: Int, _ path: [Symbol], _ effect: inout CallEffect
    ) {
        guard number == 0, call.hasReceiver, path.isEmpty, effect.release == nil, let facts,
            contract?.origin == .inferred, let name = calleeName(call),
            let mask = knowledge.releaseMask(of: name), facts.releaseMask.intersects(mask)
        else { return }
        effect.release = .any
        effect.isPartial = false
        effect.escapes = false
    }

    /// A method that gives what the object is named by: `f.Name()` where the object is the file of that name.
    private func deriveByName(_ call: Call, _ number: Int, _ path: [Symbol], _ effect: inout CallEffect)
        -> Bool
    {
        guard number == 0, call.hasReceiver, path.count == 1, call.argumentCount == 1,
            let name = calleeName(call)
        else { return false }
        guard knowledge.symbols.isCall(path[0], of: name) else { return false }
        effect.results.append((0, []))
        return true
    }

    func calleeName(_ call: Call) -> Symbol? {
        switch call.callee {
        case .function(let id), .abstract(let id): knowledge.functions[Int(id.index)].name
        case .named(let name): name
        default: nil
        }
    }

    /// The number of the parameter that an argument is bound to: the last one takes all that are left.
    func parameterNumber(_ argument: Int, _ call: Call) -> Int {
        switch call.callee {
        case .function(let id), .abstract(let id):
            let info = knowledge.functions[Int(id.index)]
            // A method expression passes the receiver as the first argument; the numbers are the same.
            let count = Int(info.parameterCount) + (info.hasReceiver ? 1 : 0)
            return max(0, min(argument, count - 1))
        default:
            return argument
        }
    }

    /// Applies a contract's clause of that number; answers whether it speaks of this argument at this path. The clause is
    /// looked at where it lies, since copying it costs more than all else here.
    private func apply(
        _ number: Int, _ contract: Contract, _ parameter: Int, _ path: [Symbol], _ call: Call,
        isDroppedOnFailure: Bool, _ effect: inout CallEffect
    ) -> Bool {
        let clauses = contract.clauses
        let word = clauses[number].word
        if word == .pure { return true }
        if let source = clauses[number].source, case .result(let result) = clauses[number].path.root {
            guard source.root == .argument(parameter), path.starts(with: source.names) else { return false }
            guard word == .shares || (word == .derives && acquires(kind, call)) else {
                return false
            }
            effect.results.append((result, clauses[number].path.names + path.dropFirst(source.names.count)))
            return true
        }
        guard clauses[number].path.root == .argument(parameter), path.starts(with: clauses[number].path.names)
        else {
            return false
        }
        let isWhole = path.count == clauses[number].path.names.count
        switch word {
        case .releases:
            guard isWhole, matches(clauses[number].kind, clauses[number].mode) else { return false }
            guard function.holds(clauses[number].when, call) ?? false else {
                effect.isPartial = function.holds(clauses[number].when, call) == nil
                return true
            }
            if clauses[number].isPartial || clauses[number].isCounted {
                effect.isPartial = true
            } else {
                effect.release = clauses[number].on
                effect.releasedKinds.append(clauses[number].kind)
            }
            return true
        case .takes, .spawns, .defers:
            // A lock goes with no object that holds it; who takes the lock itself has it written.
            if isLock && !(isWhole && context.contract(of: call)?.origin != .inferred) { return false }
            if isDroppedOnFailure {
                effect.escapesIfKept = true
            } else {
                effect.escapes = true
                effect.keeper = max(effect.keeper, keeper(of: clauses[number].keeper, call))
            }
            return true
        case .calls: return true
        case .shares:
            // What lies in a part of the argument lies in that part of the result; what is made of a file has not its name.
            let rest = Array(path.dropFirst(clauses[number].path.names.count))
            if !isLock, rest.isEmpty || !knowledge.namesObject(ContractPath(.result(0), rest)) {
                effect.results.append((0, rest))
            }
            return true
        case .borrows, .uses, .draws, .over, .checked, .nonnil: return true
        case .acquires:
            if isWhole, kind == .any, knowledge.isLock(clauses[number].kind) {
                effect.isAcquiredHere = true
            }
            return false
        case .derives, .tells, .arms, .outputs, .completes, .drops, .ends, .blocks, .pure, .measures,
            .reliable, .endless, .spares:
            return false
        }
    }

    /// Whether the callee acquires that kind, so that what is derived from its receiver is the same resource.
    private func acquires(_ kind: KindID, _ call: Call) -> Bool {
        context.contract(of: call)?.acquisitions.contains { $0.kind == kind } ?? false
    }

    private func matches(_ clause: Clause) -> Bool { matches(clause.kind, clause.mode) }

    private func matches(_ kind: KindID, _ mode: Symbol) -> Bool {
        let isKind = kind == .any || self.kind == .any || kind == self.kind
        let isMode = mode == .empty || self.mode == .empty || mode == self.mode
        return isKind && isMode
    }

    /// A release capability, or a literal that mentions the object, is passed.
    private func passFunction(
        _ call: Call, _ contract: Contract?, _ number: Int, _ alias: Alias, _ effect: inout CallEffect
    ) {
        let parameter = parameterNumber(number, call)
        for clause in contract?.clauses ?? [] where clause.path.root == .argument(parameter) {
            if clause.word == .borrows { return }
        }
        if contract?.isPure == true { return }
        // Through a method that does not release it, whoever only calls what it is given cannot either.
        if alias.isMethod, contract?.origin == .inferred, !concernsFunction(contract, parameter) { return }
        effect.takeForGood()
    }

    /// Whether a callee does anything to a function that it is given but to call it, as far as its body tells. Of a function
    /// that may be any, its call counts as a release.
    private func concernsFunction(_ contract: Contract?, _ parameter: Int) -> Bool {
        (contract?.clauses ?? []).contains { clause in
            (clause.path.root == .argument(parameter) || clause.source?.root == .argument(parameter))
                && ![.calls, .releases].contains(clause.word)
        }
    }

    // MARK: Callees that nothing is said of

    /// What a call does that no contract speaks of: its name and the parameter's type tell.
    private func guess(
        _ call: Call, _ number: Int, _ argument: Argument, _ path: [Symbol], _ effect: inout CallEffect
    ) {
        if number == 0 && call.hasReceiver {
            // A written contract says all there is to say of the receiver.
            if context.contract(of: call) == nil { guessReceiver(call, path, &effect) }
            return
        }
        if isLock {
            if path.isEmpty { effect.isPartial = true }
            return
        }
        if argument.isAddress || !path.isEmpty {
            effect.escapes = true
            return
        }
        let mask = argument.mask
        guard mask.isKnown, let facts else {
            effect.escapes = true
            return
        }
        let all = NameMask(bits: facts.releaseMask.bits | NameMask.anything.bits)
        if all.intersects(mask) || call.resultMask.intersects(facts.releaseMask) || isWrapped(argument, call)
        {
            effect.escapes = true
        }
    }

    /// Whether a mere number is passed to a function of the same package that gives back more than that, or to another one that
    /// no contract speaks of and that gives a declared type: an object that has it. A text that tells the number is none.
    private func isWrapped(_ argument: Argument, _ call: Call) -> Bool {
        guard argument.mask.isPlain, case .function(let id) = call.callee else { return false }
        let callee = knowledge.functions[Int(id.index)]
        guard
            callee.package == knowledge.functions[Int(function.id.index)].package
                || callee.firstResultType != .empty
                    && knowledge.contract(of: id).map({ $0.origin == .inferred }) ?? true
        else { return false }
        return function.results(of: call).contains {
            !$0.isNone && !function.places[Int($0.index)].isPlain
        }
    }

    private func guessReceiver(_ call: Call, _ path: [Symbol], _ effect: inout CallEffect) {
        guard let name = calleeName(call) else { return }
        let mask = knowledge.releaseMask(of: name)
        if path.isEmpty {
            guard let mask else { return }
            if facts.map({ $0.releaseMask.intersects(mask) }) ?? true { effect.release = .any }
            return
        }
        if mask != nil { effect.isPartial = true }
        if case .named = call.callee, isLock { effect.isPartial = true }
    }

    /// Whether a function literal may discharge the object: it calls something that may.
    func regionMayDischarge(_ region: RegionID, _ state: State) -> Bool {
        for block in function.blocks where function.isInside(block.region, region) {
            for index in Int(block.first)..<Int(block.first + block.count) {
                let instruction = function.instructions[index]
                guard [.call, .defer].contains(instruction.opcode) else { continue }
                let effect = effect(of: function.calls[Int(instruction.a)], on: state, bound: nil)
                if effect.release != nil || effect.isPartial || effect.escapes { return true }
            }
        }
        return false
    }
}

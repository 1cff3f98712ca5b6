import SuretyContracts
import SuretyFlow

extension Simulation {
    /// What one instruction does to one state: the states behind it, and the ways out that it opens.
    mutating func apply(
        _ index: Int, in block: BlockID, to state: State, _ next: inout [State], _ left: inout [Exit]
    ) {
        let instruction = function.instructions[index]
        var state = state
        switch instruction.opcode {
        case .call:
            applyCall(index, in: block, to: state, &next, &left)
            return
        case .defer:
            register(UInt32(index), &state)
        case .spawn:
            next += spawn(instruction, state)
            return
        case .assign:
            assign(instruction, UInt32(index), block, &state)
        case .convert:
            convert(instruction, UInt32(index), block, state, &next)
            return
        case .decide:
            decide(instruction, UInt32(index), block, state, &next)
            return
        case .set, .fresh, .forget:
            context.apply(instruction, to: &state.facts)
            forgetLost(PlaceID(Int(instruction.a)), &state)
            overwrite(PlaceID(Int(instruction.a)), with: [], UInt32(index), block, &state)
        case .closure:
            capture(instruction, UInt32(index), block, &state)
        case .bind:
            bindMethod(instruction, UInt32(index), block, &state)
        case .channel: break
        case .transfer:
            if !isLock && isHandedOver(instruction, state) {
                escape(&state, to: Self.keeper(by: instruction))
            }
        }
        next.append(state)
    }

    // MARK: Names

    /// Whether the object, or a closure that mentions it, is the place or lies below it.
    func isRelated(_ place: PlaceID, _ state: State) -> Bool {
        if place.isNone { return false }
        for index in 0..<Int(state.aliasCount) where function.contains(place, state.alias(index).place) {
            return true
        }
        return false
    }

    /// Who has the object after a transfer, which may put it into something, and hand it to nobody.
    static func keeper(by transfer: Instruction) -> Keeper {
        [Transfer.container.rawValue, Transfer.field.rawValue].contains(transfer.c) ? .made : .forGood
    }

    /// Who has what is stored at a place.
    func keeper(of place: PlaceID) -> Keeper {
        let p = function.places[Int(place.index)]
        switch p.role {
        case .local, .temporary: return .made
        case .parameter where p.number == 0 && p.region == .body && context.info.hasReceiver:
            return .receiver
        default: return .forGood
        }
    }

    /// The object has another owner; nothing more is to be said of this path.
    mutating func escape(_ state: inout State, to keeper: Keeper = .forGood) {
        noteTransferSite()
        isEscaped = true
        self.keeper = max(self.keeper, keeper)
        state.leave()
    }

    /// What becomes of names when a place gets the value of another.
    func mapped(from source: PlaceID, to target: PlaceID, _ state: State) -> [Alias] {
        if source.isNone || target.isNone { return [] }
        var names: [Alias] = []
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            guard function.contains(source, alias.place) else { continue }
            let place = function.counterpart(of: alias.place, from: source, to: target)
            names.append(Alias(place, flags: alias.flags))
        }
        return names
    }

    /// Gives the target the names of the source, where nothing can be overwritten.
    func moveAliases(from source: PlaceID, to target: PlaceID, _ state: inout State) {
        for alias in mapped(from: source, to: target, state) { state.add(alias) }
    }

    /// Whether what is stored at a place is out of the function's sight.
    func isOutOfSight(_ place: PlaceID) -> Bool {
        let p = function.places[Int(place.index)]
        let root = Int(p.root.index)
        switch p.role {
        case .global: return true
        case .parameter: if p.depth > 0 { return true }
        case .local, .temporary:
            if p.depth > 0 && !isOwner(root) { return true }
        case .result: break
        }
        return p.region != home && function.isInside(home, p.region)
    }

    /// Whether a variable names an object that the function has made, or had made, and that nobody else has. Who is told
    /// a name may make others of it.
    func isOwner(_ root: Int) -> Bool {
        guard root < context.isOwned.count else { return false }
        return context.isOwned[root] || context.isMade[root] && !isName
    }

    /// A place gets a new value, which gives the object new names; the last old one may be lost.
    mutating func overwrite(
        _ place: PlaceID, with names: [Alias], _ index: UInt32, _ block: BlockID, _ state: inout State
    ) {
        if place.isNone || state.status != .held { return }
        let function = function
        let hadNames = state.hasAliases
        if isLock {
            let count = state.aliasCount
            state.removeAliases { function.contains(place, $0.place) }
            if state.aliasCount < count { giveUpPath(&state) }
            return
        }
        let count = state.aliasCount
        state.removeAliases { function.contains(place, $0.place) }
        if state.aliasCount < count, isKeptByDefer(place, index, block, state) { return escape(&state) }
        for alias in names {
            if isOutOfSight(alias.place) { return escape(&state, to: keeper(of: alias.place)) }
            state.add(alias)
        }
        guard hadNames && !state.hasAliases && kind != .any else { return }
        if state.aliasCount > 0 || mayBeReleasedAtExit(without: place, index, block, state) {
            return escape(&state)
        }
        // A result that gets another value in a return leaves without the object.
        let isReturn = function.places[Int(place.index)].role == .result
        addExit(Exit(kind: isReturn ? .return : .overwritten, block: block, instruction: index, state: state))
        state.leave()
    }

    /// Whether a pending deferred literal has the variable of an earlier round, which nothing overwrites.
    private func isKeptByDefer(_ place: PlaceID, _ index: UInt32, _ block: BlockID, _ state: State) -> Bool {
        index <= record.instruction
            && (0..<Int(state.deferCount)).contains { number in
                captures(function.places[Int(place.index)].root, state.pendingDefer(number))
            } && !isDeclaredOutside(place, ofLoopWith: block)
    }

    /// Whether a deferred call is one of a literal that reads a variable, and is given nothing of the object.
    private func captures(_ root: PlaceID, _ pending: PendingDefer) -> Bool {
        let call = function.calls[Int(function.instructions[Int(pending.instruction)].a)]
        guard case .region(let region) = call.callee else { return false }
        return pending.boundArguments == 0
            && function.regions[Int(region.index)].captures.contains(root)
    }

    /// Whether a pending deferred call may have an object whose last name gets another value. A literal that reads the
    /// variable when it runs finds that other value; in a loop it may be another variable of that name, though.
    private func mayBeReleasedAtExit(
        without place: PlaceID, _ index: UInt32, _ block: BlockID, _ state: State
    ) -> Bool {
        (0..<Int(state.deferCount)).contains { number in
            guard captures(function.places[Int(place.index)].root, state.pendingDefer(number)) else {
                return true
            }
            return index <= record.instruction && !isDeclaredOutside(place, ofLoopWith: block)
        }
    }

    /// Whether a variable gets a value that no round of a loop comes back to.
    private func isDeclaredOutside(_ place: PlaceID, ofLoopWith block: BlockID) -> Bool {
        function.instructions.indices.contains { index in
            let instruction = function.instructions[index]
            guard [.set, .fresh, .assign].contains(instruction.opcode), instruction.a == place.index,
                let other = context.block(of: UInt32(index))
            else { return false }
            return !context.canReach(from: block, to: other)
        }
    }

    /// Whether a transfer takes the object, or a part of it that may discharge the whole. What is named for nobody
    /// (`_ = cancel`) is given up only where forgetting it is all that can be meant.
    private func isHandedOver(_ instruction: Instruction, _ state: State) -> Bool {
        let place = PlaceID(Int(instruction.b))
        if instruction.c == Transfer.nobody.rawValue {
            return isRelated(place, state) && facts?.isOnlyCalled == true
        }
        return isRelated(place, state) || isReferringPart(place, state)
    }

    /// Whether a place is a part of the object that is more than a mere value: `cmd.Process`.
    private func isReferringPart(_ place: PlaceID, _ state: State) -> Bool {
        if place.isNone || state.status != .held || kind == .any { return false }
        let part = function.places[Int(place.index)]
        guard !part.isPlain, part.depth > 0 else { return false }
        for index in 0..<Int(state.aliasCount) {
            let alias = state.alias(index)
            if alias.flags == 0, alias.place != place, function.contains(alias.place, place) { return true }
        }
        return false
    }

    /// Whether a part of the object, other than a mere value, goes where the function no longer follows it: what is
    /// there may discharge the whole (`s.process = cmd.Process`).
    private func handsOverPart(_ source: PlaceID, to target: PlaceID, _ state: State) -> Bool {
        !isLock && isReferringPart(source, state)
            && (isOutOfSight(target) || function.places[Int(target.index)].role == .result)
    }

    /// The path cannot be followed further; it is left aside.
    mutating func giveUpPath(_ state: inout State) {
        leaveAside(.lockRenamed)
        state.leave()
    }

    func forgetLost(_ place: PlaceID, _ state: inout State) {
        if place.isNone { return }
        let function = function
        state.lost.remove { function.contains(place, function.tests[Int($0.index)].place) }
    }

    // MARK: Single instructions

    private mutating func assign(
        _ instruction: Instruction, _ index: UInt32, _ block: BlockID, _ state: inout State
    ) {
        let target = PlaceID(Int(instruction.a))
        let source = PlaceID(Int(instruction.b))
        if target == source { return }
        if handsOverPart(source, to: target, state) || handsOverLock(source, to: target, state) {
            return escape(&state)
        }
        context.apply(instruction, to: &state.facts)
        forgetLost(target, &state)
        let names =
            isLock ? lockNames(from: source, to: target, state) : mapped(from: source, to: target, state)
        overwrite(target, with: names, index, block, &state)
        if isLock, state.status == .held { for name in names { state.add(name) } }
    }

    /// What a lock is called as well when a variable of the function's own gets what has it: `node = parent`. A caller gets the
    /// lock itself by its address, and gives it back.
    private func lockNames(from source: PlaceID, to target: PlaceID, _ state: State) -> [Alias] {
        let variable = function.places[Int(target.index)]
        if variable.depth == 0, [.local, .temporary].contains(variable.role) {
            return mapped(from: source, to: target, state)
        }
        return isLockItself(source, state) && isResultOfHome(target) ? [Alias(target)] : []
    }

    /// Whether what is made here gets a lock that is held, or the part of something that has it: who gets that gives it back.
    private func handsOverLock(_ source: PlaceID, to target: PlaceID, _ state: State) -> Bool {
        guard isLock, state.status == .held, !source.isNone else { return false }
        let holder = function.places[Int(target.index)]
        guard holder.depth > 0, [.local, .temporary].contains(holder.role) else { return false }
        return isLockItself(source, state)
            || function.places[Int(source.index)].depth > 0 && isRelated(source, state)
    }

    private func isLockItself(_ place: PlaceID, _ state: State) -> Bool {
        (0..<Int(state.aliasCount)).contains { state.alias($0).place == place }
    }

    private func isResultOfHome(_ place: PlaceID) -> Bool {
        let target = function.places[Int(place.index)]
        return target.role == .result && target.region == home && target.parent.isNone
    }

    private mutating func convert(
        _ instruction: Instruction, _ index: UInt32, _ block: BlockID, _ state: State, _ next: inout [State]
    ) {
        let target = PlaceID(Int(instruction.a))
        let source = PlaceID(Int(instruction.b))
        let isRelated = !isLock && isRelated(source, state)
        let names = isRelated ? mapped(from: source, to: target, state) : []
        var converted = state
        context.apply(instruction, to: &converted.facts)
        forgetLost(target, &converted)
        overwrite(target, with: names, index, block, &converted)
        // Where the type is another one, the value is nothing that this path could release.
        if isRelated, instruction.c != .max {
            context.setTrue(PlaceID(Int(instruction.c)), true, &converted.facts)
        }
        next.append(converted)
    }

    private mutating func decide(
        _ instruction: Instruction, _ index: UInt32, _ block: BlockID, _ state: State, _ next: inout [State]
    ) {
        let target = PlaceID(Int(instruction.a))
        let test = TestID(Int(instruction.b))
        let known = test == .unknown ? nil : decidedValue(of: test, state)
        let isAsked = function.existingTest(.isTrue, of: target) != nil
        for value in [true, false] {
            if let known, known != value { continue }
            var decided = state
            context.apply(instruction, to: &decided.facts)
            forgetLost(target, &decided)
            overwrite(target, with: [], index, block, &decided)
            if isAsked, test != .unknown, decided.status == .held || followsReleased {
                decided.facts.set(test, value)
                context.setTrue(target, value != instruction.flag, &decided.facts)
            }
            next.append(decided)
            if !isAsked || test == .unknown { return }
        }
    }

    private func decidedValue(of test: TestID, _ state: State) -> Bool? {
        if let value = state.facts.value(of: test) { return value }
        let t = function.tests[Int(test.index)]
        guard t.kind == .isNil else { return nil }
        for index in 0..<Int(state.aliasCount) where state.alias(index).place == t.place { return false }
        return nil
    }

    private mutating func capture(
        _ instruction: Instruction, _ index: UInt32, _ block: BlockID, _ state: inout State
    ) {
        let target = PlaceID(Int(instruction.a))
        let region = RegionID(Int(instruction.b))
        context.apply(instruction, to: &state.facts)
        forgetLost(target, &state)
        // A lock has no names: whoever has what gives it back owes that.
        if isLock, kind != .any, state.status == .held, regionMayDischarge(region, state) {
            return escape(&state)
        }
        let names = !isLock && mentions(region, state) ? [Alias(target, flags: Alias.closure)] : []
        overwrite(target, with: names, index, block, &state)
    }

    /// Whether a function literal mentions a variable that names the object.
    func mentions(_ region: RegionID, _ state: State) -> Bool {
        let captures = function.regions[Int(region.index)].captures
        for index in 0..<Int(state.aliasCount) {
            let root = function.places[Int(state.alias(index).place.index)].root
            if captures.contains(root) { return true }
            if function.places[Int(root.index)].role == .global, names(root, in: region) { return true }
        }
        return false
    }

    /// Whether something in a literal names a package variable: that is no variable of a region around it.
    private func names(_ root: PlaceID, in region: RegionID) -> Bool {
        context.mentions.instructions(of: root).contains { index in
            context.block(of: UInt32(index)).map {
                function.isInside(function.blocks[Int($0.index)].region, region)
            } ?? false
        }
    }

    private mutating func bindMethod(
        _ instruction: Instruction, _ index: UInt32, _ block: BlockID, _ state: inout State
    ) {
        let target = PlaceID(Int(instruction.a))
        context.apply(instruction, to: &state.facts)
        forgetLost(target, &state)
        var names: [Alias] = []
        if state.status == .held {
            let effect = effect(of: function.calls[Int(instruction.c)], on: state, bound: nil)
            if effect.release != nil || effect.isPartial {
                if isLock && kind != .any { return escape(&state) }
                names = [Alias(target, flags: Alias.capability)]
            } else if !isLock && isRelated(PlaceID(Int(instruction.b)), state) {
                // Whoever keeps the method keeps the object.
                names = [Alias(target, flags: Alias.closure | Alias.method)]
            }
        }
        overwrite(target, with: names, index, block, &state)
    }

    /// Starts a task: a literal that gets an object discharges it, hands it on, or leaves it to the function; whoever else
    /// gets it has it.
    private mutating func spawn(_ instruction: Instruction, _ state: State) -> [State] {
        guard state.status == .held else { return [state] }
        let call = function.calls[Int(instruction.a)]
        var state = state
        var isGiven = false
        if case .value(let place) = call.callee, isRelated(place, state) { isGiven = true }
        for argument in function.arguments(of: call) where !isLock && isRelated(argument.place, state) {
            isGiven = true
        }
        if case .region(let region) = call.callee {
            if isLock {
                isGiven = mentions(region, state) && regionMayDischarge(region, state)
            } else if isGiven || mentions(region, state) {
                let start = instructionAtHand
                let left = leftBy(region, call, state)
                instructionAtHand = start
                if !left.isEmpty { return left }
                isGiven = true
            }
        }
        if isGiven && isLeftHeld(by: call, state) { return [state] }
        if isGiven { escape(&state) }
        return [state]
    }

    /// Whether a function that runs as a task is given an object, and releases it on some of its paths only: nobody else
    /// does then.
    private func isLeftHeld(by call: Call, _ state: State) -> Bool {
        !isLock && canBeLeftByTask && context.placesLeftHeld(by: call).contains { isItself($0, state) }
    }

    /// Whether a kind is one that a task can forget. A function that is called to end something is called by whoever ends
    /// first; what is kept for a process's life may be anybody's; and an output is not whole where the task fails.
    private var canBeLeftByTask: Bool {
        guard kind != .any, let facts else { return false }
        return !facts.isOnlyCalled && !facts.isProcessLong && !facts.isOutput
    }

    private func isItself(_ place: PlaceID, _ state: State) -> Bool {
        (0..<Int(state.aliasCount)).contains { state.alias($0) == Alias(place) }
    }

    /// The states in which a task ends that has neither discharged an object nor handed it on. What it knows besides is of
    /// its own time.
    private mutating func leftBy(_ task: RegionID, _ call: Call, _ state: State) -> [State] {
        guard depth < Self.inlineLimit, canBeLeftByTask else { return [] }
        return runInline(task, call, state).filter { $0.status == .held }.prefix(1).map { ended in
            var behind = state
            behind.witness = ended.witness
            return behind
        }
    }

    // MARK: Deferred calls

    /// Registers a deferred call: one that surely discharges ends the matter, one that may is kept pending.
    private mutating func register(_ index: UInt32, _ state: inout State) {
        guard state.status == .held else { return }
        let call = function.calls[Int(function.instructions[Int(index)].a)]
        if case .region(let region) = call.callee {
            var isTouched =
                mentions(region, state) || !isLock && region.index > 0 && capturesFollower(region, state)
            for argument in function.arguments(of: call) where isRelated(argument.place, state) {
                isTouched = true
            }
            guard isTouched else { return }
            let pending = PendingDefer(instruction: index, boundArguments: bound(call, state))
            state.push(pending)
            // Its parameters have their values from here on, whatever becomes of the variables that they come from.
            bindParameters(of: region, call, &state) { pending.isBound($0) }
            return
        }
        let effect = effect(of: call, on: state, bound: nil)
        if effect.release == .any {
            noteReleaseSite()
            if !record.deferredReleases.contains(index) { record.deferredReleases.append(index) }
            noteRelease(effect)
            state.release()
        } else if effect.release != nil || effect.isPartial || effect.escapes || effect.escapesIfKept {
            if effect.isPartial { leaveAside(.releasedByCalleeSometimes) }
            escape(&state)
        }
    }

    /// Whether a literal mentions a variable that may name the object later: one of the function's own that the
    /// object's names are assigned to. A cheap over-approximation: any variable that is assigned at all.
    private func capturesFollower(_ region: RegionID, _ state: State) -> Bool {
        let captures = function.regions[Int(region.index)].captures
        return captures.contains { place in
            let p = function.places[Int(place.index)]
            return !p.isPlain && p.role != .parameter
        }
    }

    /// Which arguments are the object itself.
    func bound(_ call: Call, _ state: State) -> UInt32 {
        var bits: UInt32 = 0
        for (number, argument) in function.arguments(of: call).enumerated() where number < 32 {
            for index in 0..<Int(state.aliasCount) where state.alias(index).place == argument.place {
                bits |= 1 << UInt32(number)
            }
        }
        return bits
    }

    /// Binds those parameters of a literal to what it is called with whose numbers are asked for.
    mutating func bindParameters(
        of region: RegionID, _ call: Call, _ state: inout State, where isWanted: (Int) -> Bool
    ) {
        let first = call.hasReceiver ? 1 : 0
        let arguments = function.arguments(of: call).dropFirst(first)
        let parameters = function.regions[Int(region.index)].parameters
        for (number, (parameter, argument)) in zip(parameters, arguments).enumerated()
        where isWanted(number + first) {
            bind(parameter, to: argument.place, &state)
        }
    }

    /// Whether a later round of a loop has bound a parameter anew that was the object in this one.
    private func hasLostParameter(
        of region: RegionID, _ call: Call, _ pending: PendingDefer, _ state: State
    ) -> Bool {
        let parameters = function.regions[Int(region.index)].parameters
        let first = call.hasReceiver ? 1 : 0
        return parameters.enumerated().contains { number, parameter in
            pending.isBound(number + first) && !isRelated(parameter, state)
        }
    }

    func bind(_ target: PlaceID, to source: PlaceID, _ state: inout State) {
        if source.isNone { return }
        context.apply(
            Instruction(.assign, target.index, source.index, start: 0, end: 0), to: &state.facts)
        moveAliases(from: source, to: target, &state)
    }

    /// Runs one pending deferred call.
    mutating func applyDeferred(_ pending: PendingDefer, to state: State) -> [State] {
        guard state.status == .held else { return [state] }
        instructionAtHand = pending.instruction
        let call = function.calls[Int(function.instructions[Int(pending.instruction)].a)]
        if case .region(let region) = call.callee {
            if hasLostParameter(of: region, call, pending, state) {
                var state = state
                escape(&state)
                return [state]
            }
            let after = runInline(region, call, state, pending)
            if after.contains(where: { $0.status == .released }) || after.isEmpty {
                if !record.deferredReleases.contains(pending.instruction) {
                    record.deferredReleases.append(pending.instruction)
                }
            }
            return after
        }
        var state = state
        let effect = effect(of: call, on: state, bound: pending.boundArguments)
        if effect.release != nil {
            noteReleaseSite()
            noteRelease(effect)
            state.release()
            if !record.deferredReleases.contains(pending.instruction) {
                record.deferredReleases.append(pending.instruction)
            }
        } else if effect.isPartial || effect.escapes || effect.escapesIfKept {
            escape(&state)
        }
        return [state]
    }
}

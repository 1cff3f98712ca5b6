import SuretyFlow
import SuretyObligations

extension Rule {
    /// A deferred function literal that sets a variable when the results are already copied out of it, or asks the wrong one.
    static let deferResultLost = Rule("defer-result-lost") { rule in
        rule.deferredCalls.compactMap { deferred in
            guard case .region(let literal) = deferred.call.callee, isOnlyDeferred(literal, rule) else {
                return nil
            }
            let lost = rule.function.regions[Int(literal.index)].assigns.lazy.compactMap {
                lostFinding(rule, deferred, literal, $0)
            }.first
            return lost ?? askedFinding(rule, deferred, literal) ?? unheardFinding(rule, deferred, literal)
        }
    }

    /// A deferred literal that returns something, which nobody gets: an error, unless it is always nil, or a value that was
    /// meant for the function's result.
    private static func unheardFinding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ literal: RegionID
    ) -> Finding? {
        let region = rule.function.regions[Int(literal.index)]
        guard let result = region.results.last else { return nil }
        let isError = region.outcome == .error
        let told = rule.function.positions(in: literal).first { position in
            let instruction = rule.function.instructions[position]
            return rule.function.assigns(instruction, result)
                && (!isError || [.assign, .call].contains(instruction.opcode))
        }
        guard let told else { return nil }
        return Finding(
            rule: "defer-result-lost", severity: .warning, language: rule.language, kind: "",
            span: rule.span(of: deferred.instruction), function: rule.name(at: deferred.instruction),
            message:
                "the deferred function literal returns \(isError ? "an error" : "a value"), which nobody gets",
            consequence: isError
                ? "what fails in it looks like a success" : "the results of the function stay as they are",
            steps: [
                Step(kind: .call, span: rule.span(of: UInt32(told)), text: "returned to nobody")
            ],
            fixes: [Fix(title: "set a named result of the function instead")],
            exit: ExitKind.return.rawValue)
    }

    /// Whether a literal runs at one defer only.
    private static func isOnlyDeferred(_ literal: RegionID, _ rule: RuleContext) -> Bool {
        rule.function.calls.count { $0.callee == .region(literal) } == 1
            && !rule.function.instructions.contains { $0.opcode == .closure && $0.b == literal.index }
    }

    private static func lostFinding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ literal: RegionID, _ variable: PlaceID
    ) -> Finding? {
        let place = rule.function.places[Int(variable.index)]
        let home = rule.region(of: deferred.block)
        guard place.region == home, [.local, .parameter].contains(place.role), !place.isAddressTaken,
            !isKnownElsewhere(variable, home, literal, rule),
            let assignment = unreadAssignment(of: variable, in: literal, rule),
            // What is not used any more beside an error is cleared, and nobody needs that.
            place.isError || !rule.function.instructions[Int(assignment)].sets(.nil)
        else { return nil }
        let copy = returnOf(variable, behind: deferred, rule)
        let shadowed = hasResult(named: place.name, home, rule)
        guard copy != nil || shadowed else { return nil }
        var found = finding(rule, deferred, variable, assignment, copy, shadowed)
        if isOfSlightRelease(assignment, in: literal, deferred, rule) { found.severity = .note }
        return found
    }

    // MARK: What is lost

    /// Whether what is lost is only what the release of something says that was not written to.
    private static func isOfSlightRelease(
        _ assignment: UInt32, in literal: RegionID, _ deferred: DeferredCall, _ rule: RuleContext
    ) -> Bool {
        guard let call = producer(of: assignment, in: literal, rule) else { return false }
        let records = rule.solved.records.filter { releases(call, $0, literal, deferred, rule) }
        return !records.isEmpty
            && records.allSatisfy { record in
                rule.knowledge.kind(record.kind).map { !rule.mayBeWritten(record, $0) } ?? false
            }
    }

    /// Whether a call releases an obligation: on its receiver, by its name, or as a helper whose contract tells.
    private static func releases(
        _ call: Call, _ record: ObligationRecord, _ literal: RegionID, _ deferred: DeferredCall,
        _ rule: RuleContext
    ) -> Bool {
        guard case .call(let number, let clause) = record.acquisition,
            var object = rule.function.place(of: clause.path, in: rule.function.calls[Int(number)])
        else { return false }
        let arguments = rule.function.arguments(of: deferred.call)
        let parameters = rule.function.regions[Int(literal.index)].parameters
        for (parameter, argument) in zip(parameters, arguments) where argument.place == object {
            object = parameter
        }
        if call.hasReceiver, rule.function.arguments(of: call).first?.place == object {
            return rule.knowledge.kind(record.kind)?.releaseNames.contains(rule.calleeName(call)) ?? false
        }
        return rule.context.contract(of: call)?.clauses.contains {
            $0.word == .releases && rule.function.place(of: $0.path, in: call) == object
        } ?? false
    }

    /// The call whose result an assignment copies, or that makes it.
    private static func producer(
        of assignment: UInt32, in literal: RegionID, _ rule: RuleContext
    ) -> Call? {
        let function = rule.function
        let instruction = function.instructions[Int(assignment)]
        if instruction.opcode == .call { return function.calls[Int(instruction.a)] }
        guard instruction.opcode == .assign else { return nil }
        let source = PlaceID(Int(instruction.b))
        let makers = function.positions(in: literal).filter {
            function.assigns(function.instructions[$0], source)
        }
        guard makers.count == 1, function.instructions[makers[0]].opcode == .call else { return nil }
        return function.calls[Int(function.instructions[makers[0]].a)]
    }

    /// Whether another literal knows the variable, and may read it later.
    private static func isKnownElsewhere(
        _ variable: PlaceID, _ home: RegionID, _ literal: RegionID, _ rule: RuleContext
    ) -> Bool {
        rule.function.regions.indices.contains { index in
            let region = RegionID(index)
            return region != home && region != literal
                && rule.function.regions[index].captures.contains(variable)
        }
    }

    /// The first assignment in a literal behind which nothing reads the variable.
    private static func unreadAssignment(
        of variable: PlaceID, in literal: RegionID, _ rule: RuleContext
    ) -> UInt32? {
        for index in rule.function.blocks.indices where rule.region(of: BlockID(index)) == literal {
            let block = BlockID(index)
            guard rule.context.isReachable(block) else { continue }
            for position in rule.function.range(of: block)
            where rule.function.assigns(rule.function.instructions[position], variable)
                && !isWhatAPanicGives(rule.function.instructions[position], literal, rule)
            {
                if !isRead(variable, behind: position, in: block, literal, rule) { return UInt32(position) }
            }
        }
        return nil
    }

    /// Whether a literal that stops a panic sets what the function then returns anyway: its results are zero.
    private static func isWhatAPanicGives(
        _ instruction: Instruction, _ literal: RegionID, _ rule: RuleContext
    ) -> Bool {
        rule.function.regions[Int(literal.index)].recovers
            && (instruction.sets(.nil) || instruction.sets(.no))
    }

    private static func isRead(
        _ variable: PlaceID, behind position: Int, in block: BlockID, _ literal: RegionID, _ rule: RuleContext
    ) -> Bool {
        let function = rule.function
        if rule.function.range(of: block).contains(where: {
            $0 > position && function.reads(function.instructions[$0], variable)
        }) || function.reads(function.blocks[Int(block.index)].test, variable) {
            return true
        }
        return function.blocks.indices.contains { index in
            guard function.blocks[index].region == literal,
                function.reads(function.blocks[index].test, variable)
                    || function.range(of: BlockID(index)).contains(where: {
                        function.reads(function.instructions[$0], variable)
                    })
            else { return false }
            return rule.context.canReach(from: block, to: BlockID(index))
        }
    }

    /// A return behind the defer that copies the variable into a result.
    private static func returnOf(
        _ variable: PlaceID, behind deferred: DeferredCall, _ rule: RuleContext
    ) -> UInt32? {
        let function = rule.function
        let results = function.regions[Int(rule.region(of: deferred.block).index)].results
        for index in function.blocks.indices where function.blocks[index].terminator == .return {
            let block = BlockID(index)
            guard rule.region(of: block) == rule.region(of: deferred.block),
                rule.context.canReach(from: deferred.block, where: { $0 == block })
            else { continue }
            let copy = function.range(of: block).last { position in
                let instruction = function.instructions[position]
                return instruction.opcode == .assign && instruction.b == variable.index
                    && results.contains(PlaceID(Int(instruction.a)))
            }
            if let copy { return UInt32(copy) }
        }
        return nil
    }

    /// Whether a result of the region has the name of a variable, which hides it.
    private static func hasResult(named name: Symbol, _ home: RegionID, _ rule: RuleContext) -> Bool {
        let region = rule.function.regions[Int(home.index)]
        return region.hasNamedResults
            && region.results.contains { rule.function.places[Int($0.index)].name == name }
    }

    private static func finding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ variable: PlaceID, _ assignment: UInt32,
        _ copy: UInt32?, _ isShadowed: Bool
    ) -> Finding {
        let name = rule.function.text(of: variable, symbols: rule.knowledge.symbols)
        var steps: [Step] = []
        if let copy {
            steps.append(Step(kind: .exit, span: rule.span(of: copy), text: "'\(name)' is copied out"))
        }
        steps.append(
            Step(kind: .call, span: rule.span(of: assignment), text: "set when nobody reads it any more"))
        return Finding(
            rule: "defer-result-lost", severity: .error, language: rule.language, kind: "",
            span: rule.span(of: deferred.instruction),
            function: rule.name(of: rule.region(of: deferred.block)),
            message: isShadowed
                ? "the deferred function literal sets '\(name)', which is not the result of that name"
                : "the deferred function literal sets '\(name)' when its value has been returned",
            consequence: "what it is set to is lost",
            steps: steps,
            fixes: [
                Fix(
                    title: isShadowed
                        ? "do not declare '\(name)' a second time"
                        : "name the result, and let the deferred function literal set that")
            ], exit: ExitKind.return.rawValue)
    }
}

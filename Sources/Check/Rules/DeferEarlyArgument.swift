import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// An argument that is bound when a call is deferred, and was meant for when it runs.
    static let deferEarlyArgument = Rule("defer-early-argument") { rule in
        rule.deferredCalls.compactMap { deferred in
            // What gives the deferred function may well be called here: `defer f(x)()`.
            if case .value(let place) = deferred.call.callee,
                rule.function.places[Int(place.index)].role == .temporary
            {
                return nil
            }
            let inner = callsInside(rule, deferred)
            return inner.lazy.compactMap { measured(rule, deferred, $0) ?? released(rule, deferred, $0) }
                .first
                ?? staleError(rule, deferred, inner)
        }
    }

    /// The calls that run when the defer is reached: those among the deferred call's operands.
    private static func callsInside(_ rule: RuleContext, _ deferred: DeferredCall) -> [UInt32] {
        let whole = rule.function.instructions[Int(deferred.instruction)]
        return rule.function.range(of: deferred.block).filter { index in
            let instruction = rule.function.instructions[index]
            return index < Int(deferred.instruction) && instruction.opcode == .call
                && whole.start <= instruction.start && instruction.end <= whole.end
        }.map { UInt32($0) }
    }

    // MARK: Calls

    /// A clock that is read at the defer.
    private static func measured(
        _ rule: RuleContext, _ deferred: DeferredCall, _ inner: UInt32
    ) -> Finding? {
        let call = rule.call(of: inner)
        guard rule.context.contract(of: call)?.measures == true else { return nil }
        let name = rule.calleeName(call)
        return finding(
            rule, deferred, inner, .warning,
            message:
                "'\(name)' is called here, not when the deferred \(rule.quotedName(deferred.call)) runs",
            consequence: "it tells how long it took to come here, most often next to nothing",
            text: "measured now")
    }

    /// A release whose outcome is an argument: it is not deferred at all.
    private static func released(
        _ rule: RuleContext, _ deferred: DeferredCall, _ inner: UInt32
    ) -> Finding? {
        let call = rule.call(of: inner)
        guard rule.isRelease(call) else { return nil }
        let name = rule.calleeName(call)
        return finding(
            rule, deferred, inner, .error,
            message: "'\(name)' is called here; only \(rule.quotedName(deferred.call)) is deferred",
            consequence: "what follows uses what is already released", text: "released now")
    }

    // MARK: Errors

    /// An error that is nil at the defer and gets its value later.
    private static func staleError(
        _ rule: RuleContext, _ deferred: DeferredCall, _ inner: [UInt32]
    ) -> Finding? {
        let calls = [deferred.call] + inner.map { rule.call(of: $0) }
        for call in calls {
            for argument in rule.function.arguments(of: call).dropFirst(call.hasReceiver ? 1 : 0) {
                guard isStale(rule, argument, deferred) else { continue }
                return errorFinding(rule, deferred, argument.place)
            }
        }
        return nil
    }

    /// Whether an argument is an error that is nil for sure, and that is assigned behind the defer.
    private static func isStale(_ rule: RuleContext, _ argument: Argument, _ deferred: DeferredCall) -> Bool {
        guard !argument.place.isNone, !argument.isAddress else { return false }
        let place = rule.function.places[Int(argument.place.index)]
        guard place.isError, place.parent.isNone, [.local, .result].contains(place.role),
            place.region == rule.region(of: deferred.block), !place.isAddressTaken,
            !rule.context.canReach(from: deferred.block, to: deferred.block)
        else { return false }
        let writers = Writers(rule, argument.place, around: deferred)
        return !writers.after.isEmpty
            && (rule.context.isNil(argument.place, at: deferred.instruction, in: deferred.block) == true
                || place.role == .result && rule.function.regions[Int(place.region.index)].hasNamedResults
                    && writers.before.isEmpty)
    }

    private static func errorFinding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ place: PlaceID
    ) -> Finding {
        let variable = rule.function.text(of: place, symbols: rule.knowledge.symbols)
        let callee = rule.quotedName(deferred.call)
        let later = Writers(rule, place, around: deferred).after
        return finding(
            rule, deferred, deferred.instruction, .error,
            message:
                "'\(variable)' is bound here, where it is nil; the deferred \(callee) does not see what it gets later",
            consequence: "the deferred call is told that all went well, whatever happens",
            text: "'\(variable)' is nil", later: later.first, of: variable)
    }

    private static func finding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ inner: UInt32, _ severity: Severity, message: String,
        consequence: String, text: String, later: UInt32? = nil, of variable: String = ""
    ) -> Finding {
        var steps = [Step(kind: .call, span: rule.span(of: inner), text: text)]
        if let later {
            steps.append(Step(kind: .call, span: rule.span(of: later), text: "'\(variable)' gets its value"))
        }
        return Finding(
            rule: "defer-early-argument", severity: severity, language: rule.language, kind: "",
            span: rule.span(of: deferred.instruction),
            function: rule.name(of: rule.region(of: deferred.block)), message: message,
            consequence: consequence, steps: steps,
            fixes: [
                Fix(
                    title:
                        "defer a function literal, which evaluates its body when it runs: 'defer func() { … }()'",
                    mend: .bindLate(deferred: rule.span(of: deferred.instruction)))
            ],
            exit: ExitKind.return.rawValue)
    }
}

/// The instructions that give a variable a value, as seen from a defer.
private struct Writers {
    /// Those that may have run before it.
    private(set) var before: [UInt32] = []
    /// Those that may run behind it and give something else than nil.
    private(set) var after: [UInt32] = []

    init(_ rule: RuleContext, _ place: PlaceID, around deferred: DeferredCall) {
        let home = rule.region(of: deferred.block)
        for (number, block) in rule.function.blocks.enumerated() {
            for index in rule.function.range(of: BlockID(number)) {
                let instruction = rule.function.instructions[index]
                guard rule.function.assigns(instruction, place) else { continue }
                let position = UInt32(index)
                if block.region != home {
                    // A literal may run wherever it is known; what stands behind the defer runs behind it.
                    if instruction.start > rule.function.instructions[Int(deferred.instruction)].end {
                        after.append(position)
                    } else {
                        before.append(position)
                    }
                    continue
                }
                sort(position, BlockID(number), rule, deferred)
            }
        }
    }

    private mutating func sort(
        _ position: UInt32, _ block: BlockID, _ rule: RuleContext, _ deferred: DeferredCall
    ) {
        let instruction = rule.function.instructions[Int(position)]
        let isSame = block == deferred.block
        if isSame && position < deferred.instruction
            || rule.context.canReach(from: block, to: deferred.block)
        {
            before.append(position)
        }
        if !instruction.sets(.nil),
            isSame && position > deferred.instruction
                || rule.context.canReach(from: deferred.block, to: block)
        {
            after.append(position)
        }
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A loop over something that ends in the same way at its end and at an error, which nobody asks for afterwards.
    static let uncheckedIteration = Rule("unchecked-iteration") { rule in
        var found: [UInt32: Finding] = [:]
        for index in rule.function.blocks.indices {
            for instruction in rule.function.range(of: BlockID(index)) {
                guard let iteration = Iteration(UInt32(instruction), rule), found[iteration.giver] == nil,
                    isLoop(BlockID(index), rule), isOverResource(iteration, rule),
                    !iteration.isCheckedOrLost
                else { continue }
                found[iteration.giver] = iteration.finding
            }
        }
        return found.values.sorted { $0.span.start < $1.span.start }
    }

    private static func isLoop(_ block: BlockID, _ rule: RuleContext) -> Bool {
        rule.context.isReachable(block) && rule.context.canReach(from: block, to: block)
    }

    /// Whether what is looped over is a resource, or lies over one: text in memory has no errors worth asking for.
    private static func isOverResource(_ iteration: Iteration, _ rule: RuleContext) -> Bool {
        rule.solved.records.contains { record in
            guard case .call(let number, _) = record.acquisition,
                rule.knowledge.kind(record.kind)?.isLock == false
            else { return false }
            return rule.objects(of: rule.function.calls[Int(number)]).contain(iteration.object)
        }
    }
}

/// A call that goes on to the next element, and what becomes of what it is called on.
private struct Iteration {
    let rule: RuleContext
    /// What the elements come from.
    let object: PlaceID
    /// The instruction that gives it.
    let giver: UInt32
    private let roots: ObjectRoots
    /// The method that tells of an error.
    private let check: Symbol
    private let call: Call

    /// Fails where an instruction is no such call, or its object comes from elsewhere.
    init?(_ index: UInt32, _ rule: RuleContext) {
        let instruction = rule.function.instructions[Int(index)]
        guard instruction.opcode == .call else { return nil }
        let call = rule.function.calls[Int(instruction.a)]
        let id: FunctionID
        switch call.callee {
        case .function(let callee), .abstract(let callee): id = callee
        default: return nil
        }
        guard call.hasReceiver, rule.program.isIteration[Int(id.index)],
            let receiver = rule.function.arguments(of: call).first?.place,
            !receiver.isNone
        else { return nil }
        let info = rule.knowledge.functions[Int(id.index)]
        guard
            let check = rule.program.checks[DeclaredType(package: info.package, name: info.receiver)],
            let giver = Self.giver(of: rule.function.places[Int(receiver.index)].root, rule)
        else { return nil }
        self.rule = rule
        self.call = call
        self.check = check
        self.giver = giver
        object = receiver
        roots = rule.objects(of: rule.call(of: giver))
    }

    /// The only call that gives a variable its value.
    private static func giver(of root: PlaceID, _ rule: RuleContext) -> UInt32? {
        guard [.local, .temporary].contains(rule.function.places[Int(root.index)].role) else { return nil }
        var found: UInt32?
        for (index, instruction) in rule.function.instructions.enumerated() where instruction.opcode == .call
        {
            let call = rule.function.calls[Int(instruction.a)]
            guard rule.function.results(of: call).contains(root) else { continue }
            if found != nil { return nil }
            found = UInt32(index)
        }
        return found
    }

    /// Whether somebody asks for the error, or may: the object goes where the function does not follow it.
    var isCheckedOrLost: Bool {
        let isReturned = rule.function.regions.contains { $0.results.contains { roots.contain($0) } }
        return isReturned
            || rule.function.instructions.contains { instruction in
                switch instruction.opcode {
                case .call, .defer, .spawn: checksOrTakes(rule.function.calls[Int(instruction.a)])
                case .transfer: roots.contain(PlaceID(Int(instruction.b)))
                case .assign:
                    roots.contain(PlaceID(Int(instruction.b)))
                        && !rule.function.places[Int(instruction.a)].parent.isNone
                default: false
                }
            }
    }

    private func checksOrTakes(_ other: Call) -> Bool {
        if other.start == rule.call(of: giver).start || !roots.concern(other) { return false }
        let contract = rule.context.contract(of: other)
        let arguments = rule.function.arguments(of: other)
        if other.hasReceiver, let receiver = arguments.first, roots.contain(receiver.place) {
            if rule.calleeName(other) == rule.knowledge.symbols.name(of: check) { return true }
            if contract?.origin == .inferred { return true }
        }
        return arguments.enumerated().contains { number, argument in
            guard number > 0 || !other.hasReceiver, roots.contain(argument.place) else { return false }
            return contract == nil || contract?.origin == .inferred
        }
    }

    var finding: Finding {
        let name = rule.knowledge.symbols.name(of: check)
        return Finding(
            rule: "unchecked-iteration", severity: rule.isOfTests ? .note : .warning, language: rule.language,
            kind: "", span: rule.span(of: giver),
            function: rule.name(at: giver),
            message: "'\(name)' is never asked after the loop: an error ends it like the last element",
            consequence: "what comes behind the error is missing, and nobody notices",
            steps: [
                Step(kind: .acquire, span: rule.span(of: giver), text: "begins here"),
                Step(
                    kind: .call, span: rule.span(call.start, call.end),
                    text: "false at the end, and at an error"),
            ],
            fixes: [Fix(title: "ask '\(name)()' behind the loop, and give its error back")],
            exit: ExitKind.return.rawValue)
    }
}

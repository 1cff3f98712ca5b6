import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A lock, or one of a pool, that is held while the function may wait for another party.
    static let heldWhileBlocking = Rule("held-while-blocking") { rule in
        var findings = lockWaits(rule)
        for wait in PoolFlow(rule).waits {
            findings.append(
                waitFinding(
                    rule, wait.instruction, since: wait.first, "a \(wait.kind.noun) is held", wait.kind))
        }
        return rule.outsideOfTests(findings)
    }

    private static func lockWaits(_ rule: RuleContext) -> [Finding] {
        var seen: Set<UInt32> = []
        return rule.context.lockHoldings.compactMap { holding in
            let isCall = rule.function.instructions[Int(holding.instruction)].opcode == .call
            guard !isCall || rule.waits(rule.call(of: holding.instruction)),
                !isForOwnTasks(holding.instruction, rule), !rule.isDeadlock(holding.instruction),
                let kind = rule.knowledge.kind(holding.kind), seen.insert(holding.instruction).inserted
            else { return nil }
            let lock = rule.function.text(of: holding.place, symbols: rule.knowledge.symbols)
            return waitFinding(rule, holding.instruction, since: holding.taken, "'\(lock)' is held", kind)
        }
    }

    /// Whether what is waited for was made in the function, so that its own tasks are: they end by themselves.
    private static func isForOwnTasks(_ index: UInt32, _ rule: RuleContext) -> Bool {
        let instruction = rule.function.instructions[Int(index)]
        let place: PlaceID
        if instruction.opcode == .channel {
            place = PlaceID(Int(instruction.a))
        } else {
            let call = rule.call(of: index)
            guard call.hasReceiver, let receiver = rule.function.arguments(of: call).first?.place else {
                return false
            }
            place = receiver
        }
        return !place.isNone && isMadeHere(place, rule)
    }

    /// Whether a variable only ever holds what the function has made.
    private static func isMadeHere(_ place: PlaceID, _ rule: RuleContext) -> Bool {
        let function = rule.function
        let root = function.places[Int(place.index)].root
        guard root == place, function.places[Int(root.index)].role == .local else { return false }
        return function.instructions.allSatisfy { instruction in
            switch instruction.opcode {
            case .assign where instruction.a == root.index:
                return function.instructions.contains { $0.opcode == .fresh && $0.a == instruction.b }
            case .forget, .convert: return instruction.a != root.index
            case .call:
                return !function.results(of: function.calls[Int(instruction.a)]).contains(root)
            default: return true
            }
        }
    }

    private static func waitFinding(
        _ rule: RuleContext, _ instruction: UInt32, since taken: UInt32, _ what: String, _ kind: Kind
    ) -> Finding {
        let isCall = rule.function.instructions[Int(instruction)].opcode == .call
        let who = isCall ? "'\(rule.calleeName(rule.call(of: instruction)))'" : "the channel"
        return Finding(
            rule: "held-while-blocking", severity: .warning, language: rule.language, kind: kind.name,
            span: rule.span(of: instruction), function: rule.name(at: instruction),
            message: "\(who) may wait for another party while \(what)",
            consequence: "as long as it waits, all others who need the \(kind.noun) wait too",
            steps: [
                Step(kind: .acquire, span: rule.span(of: taken), text: "\(kind.acquired) here"),
                Step(kind: .call, span: rule.span(of: instruction), text: "waits here"),
            ],
            fixes: [
                Fix(title: "take what is needed out of the \(kind.noun)'s scope first, and wait behind it")
            ],
            exit: ExitKind.return.rawValue)
    }
}

extension RuleContext {
    /// Whether a call may wait for another party, other than for a lock or for what it calls itself.
    func waits(_ call: Call) -> Bool {
        guard let contract = context.contract(of: call), contract.blocks else { return false }
        return !contract.clauses.contains { clause in
            clause.word == .calls
                || clause.word == .acquires && knowledge.isLock(clause.kind)
        }
    }
}

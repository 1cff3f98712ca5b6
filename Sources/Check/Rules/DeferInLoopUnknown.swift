import SuretyContracts
import SuretyFlow
import SuretyObligations

// Releases that are deferred in a loop, of objects that nothing is known of: a note, since what each round makes may be small.
extension Rule {
    /// The deferred calls of a release's name on what a call of the same round has given.
    static func unknownLoopFindings(_ rule: RuleContext, besides seen: Set<UInt32>) -> [Finding] {
        rule.deferredCalls.compactMap { deferred in
            guard !seen.contains(deferred.instruction), deferred.call.hasReceiver,
                rule.context.contract(of: deferred.call) == nil,
                rule.knowledge.catalogue.kinds.releaseNames.contains(rule.calleeName(deferred.call)),
                let object = rule.function.arguments(of: deferred.call).first?.place, !object.isNone,
                let maker = maker(of: object, inRoundOf: deferred, rule)
            else { return nil }
            let name = rule.calleeName(deferred.call)
            return Finding(
                rule: "defer-in-loop", severity: .note, language: rule.language, kind: "",
                span: rule.span(of: deferred.instruction), function: rule.name(at: deferred.instruction),
                message: "the deferred '\(name)' runs when the function returns, not when the round ends",
                consequence: "what each round makes stays until then",
                steps: [
                    Step(kind: .acquire, span: rule.span(of: maker), text: "made in each round"),
                    Step(
                        kind: .defer, span: rule.span(of: deferred.instruction),
                        text: "waits for the function's end"),
                ], fixes: [Fix(title: "move the body of the loop into a function of its own")],
                exit: ExitKind.return.rawValue)
        }
    }

    /// The call that gives a variable its value in the round that defers, where nothing else gives it one there.
    private static func maker(
        of object: PlaceID, inRoundOf deferred: DeferredCall, _ rule: RuleContext
    ) -> UInt32? {
        let function = rule.function
        let root = function.places[Int(object.index)].root
        let home = rule.region(of: deferred.block)
        guard object == root, [.local, .temporary].contains(function.places[Int(root.index)].role) else {
            return nil
        }
        let given = function.positions(in: home).filter { function.assigns(function.instructions[$0], root) }
        guard given.count == 1, let maker = given.first, function.instructions[maker].opcode == .call,
            let block = rule.block(of: UInt32(maker)),
            rule.context.canReach(from: deferred.block, to: block),
            block == deferred.block
                ? UInt32(maker) < deferred.instruction
                : rule.context.canReach(from: block, to: deferred.block),
            rule.context.contract(of: rule.call(of: UInt32(maker))) == nil,
            !isHandedOn(root, in: home, rule)
        else { return nil }
        return UInt32(maker)
    }

    /// Whether an object goes where later rounds, or the code behind the loop, may want it.
    private static func isHandedOn(_ root: PlaceID, in home: RegionID, _ rule: RuleContext) -> Bool {
        rule.function.instructions.contains { instruction in
            switch instruction.opcode {
            case .transfer: PlaceID(Int(instruction.b)) == root
            case .assign: PlaceID(Int(instruction.b)) == root
            case .spawn:
                rule.function.arguments(of: rule.function.calls[Int(instruction.a)]).contains {
                    $0.place == root
                }
            case .closure: rule.function.regions[Int(instruction.b)].captures.contains(root)
            default: false
            }
        }
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A writer that keeps the last of what it is given until it is flushed or closed, and is not on some path.
    static let unflushedWriter = Rule("unflushed-writer") { rule in
        rule.solved.records.indices.compactMap { writerFinding(rule, rule.solved.records[$0]) }
    }

    private static func writerFinding(_ rule: RuleContext, _ record: ObligationRecord) -> Finding? {
        guard !record.isGivenUp, case .call(let number, let clause) = record.acquisition,
            let kind = rule.knowledge.kind(record.kind), kind.isOutput,
            // What a constructor stored in its result is a method's to flush.
            case .result = clause.path.root, clause.path.names.isEmpty
        else { return nil }
        let call = rule.function.calls[Int(number)]
        let roots = rule.objects(of: call)
        guard !isStored(roots, rule) else { return nil }
        let exits = record.openExits.filter { loses($0, rule) }
        guard let exit = exits.min(by: { rule.span(of: $0).start < rule.span(of: $1).start }) else {
            return nil
        }
        let witness = Witness(rule: rule, record: record, kind: kind)
        let isNever = !record.isReleasedSomewhere && !record.isTransferredSomewhere
        return Finding(
            rule: "unflushed-writer", severity: severity(isNever: isNever, rule), language: rule.language,
            kind: kind.name, span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message:
                "the \(kind.noun) \(kind.acquired) here is not \(kind.released)\(isNever ? "" : " on some path")",
            consequence: kind.harm, steps: witness.steps(to: exit),
            fixes: [
                Fix(
                    title:
                        "call '\(kind.releaseNames.first ?? "")' on the way out where nothing failed, and look at its error"
                )
            ], exit: exit.kind.rawValue)
    }

    /// Who flushes on some ways knows of it, and mostly means the others: a report that is thrown away, a reader who has
    /// gone, a heading without lines.
    private static func severity(isNever: Bool, _ rule: RuleContext) -> Severity {
        isNever ? (rule.isOfTests ? .warning : .error) : .note
    }

    /// Whether an exit says that all went well. Where something failed, the output is not whole anyway.
    private static func loses(_ exit: OpenExit, _ rule: RuleContext) -> Bool {
        switch exit.kind {
        case .return: !rule.context.isFailure(exit.block) && !isAfterFailure(exit, rule)
        case .overwritten: true
        case .dropped, .raise, .goroutine, .process: false
        }
    }

    /// Whether a function that gives no error is left where one is known.
    private static func isAfterFailure(_ exit: OpenExit, _ rule: RuleContext) -> Bool {
        let region = rule.function.blocks[Int(exit.block.index)].region
        return rule.function.regions[Int(region.index)].outcome != .error
            && rule.context.knowsError(at: exit.block)
    }

    /// Whether another object has the writer in a field: a method of that may flush it.
    private static func isStored(_ roots: ObjectRoots, _ rule: RuleContext) -> Bool {
        rule.function.instructions.contains { instruction in
            instruction.opcode == .assign && roots.contain(PlaceID(Int(instruction.b)))
                && !rule.function.places[Int(instruction.a)].parent.isNone
        }
    }
}

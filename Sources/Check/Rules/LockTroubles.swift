import SuretyContracts
import SuretyFlow
import SuretyObligations

extension RuleContext {
    /// The findings about what goes wrong with locks in one way.
    func lockFindings(_ trouble: LockFlow.Trouble, _ words: (LockFlow.Event) -> LockWords?) -> [Finding] {
        context.lockEvents.filter { $0.trouble == trouble }.compactMap { event in
            guard let said = words(event) else { return nil }
            return Finding(
                rule: said.rule, severity: isOfTests || said.isLess ? .warning : .error, language: language,
                kind: knowledge.kind(event.kind)?.name ?? "", span: span(of: event.instruction),
                function: name(at: event.instruction), message: said.message, consequence: said.consequence,
                steps: [
                    Step(kind: said.earlierKind, span: span(of: event.earlier), text: said.earlier),
                    Step(kind: .call, span: span(of: event.instruction), text: said.now),
                ], fixes: [Fix(title: said.fix, mend: said.mend)], exit: ExitKind.return.rawValue)
        }
    }

    /// The literal that a place holds, where it is given only one.
    func literal(heldBy place: PlaceID) -> RegionID? {
        guard !place.isNone else { return nil }
        let given = function.instructions.filter { function.assigns($0, place) }
        guard given.count == 1, given[0].opcode == .closure else { return nil }
        return RegionID(Int(given[0].b))
    }

    /// The first instruction of a literal that takes a lock, whatever happens, which is held in some mode.
    func firstTaking(of lock: PlaceID, in literal: RegionID, while mode: Symbol) -> UInt32? {
        var block = function.regions[Int(literal.index)].entry
        var seen: [BlockID] = []
        while !seen.contains(block) {
            for index in function.range(of: block) where function.instructions[index].opcode == .call {
                let call = call(of: UInt32(index))
                guard let contract = context.contract(of: call) else { continue }
                if contract.releases.contains(where: { function.place(of: $0.path, in: call) == lock }) {
                    return nil
                }
                let own = contract.acquisitions.filter { $0.on == .any && knowledge.isLock($0.kind) }
                    .map { ($0.path, $0.mode) }
                let others = contract.locksTaken.filter { !$0.isLate }.map { ($0.path, $0.mode) }
                let takes = (own + others).contains {
                    function.place(of: $0.0, in: call) == lock && !knowledge.areLetInTogether($0.1, mode)
                }
                if takes { return UInt32(index) }
            }
            let b = function.blocks[Int(block.index)]
            guard b.terminator == .jump else { return nil }
            seen.append(block)
            block = b.target
        }
        return nil
    }

    /// A lock as the source names it, in quotes.
    func lockName(_ event: LockFlow.Event) -> String {
        "'\(function.text(of: event.place, symbols: knowledge.symbols))'"
    }
}

/// What a rule says of a lock.
struct LockWords {
    var rule: String
    /// Whether more has to happen for it to go wrong.
    var isLess = false
    var message: String
    var consequence: String
    var earlierKind: Step.Kind
    var earlier: String
    var now: String
    var fix: String
    var mend: Mend?
}

import SuretyFlow
import SuretyObligations

extension Rule {
    /// A deferred function literal that asks an error which a failing return does not give: another variable of that name is
    /// not nil there, and the one that is asked is.
    static func askedFinding(_ rule: RuleContext, _ deferred: DeferredCall, _ literal: RegionID) -> Finding? {
        rule.function.regions[Int(literal.index)].captures.lazy.compactMap { variable in
            guard let asked = firstReading(of: variable, in: literal, rule),
                let block = failingReturn(without: variable, behind: deferred, rule)
            else { return nil }
            return finding(rule, deferred, variable, asked, block)
        }.first
    }

    /// Where a literal reads an error of the function around it, whatever else it finds. One that is only told behind another
    /// question decides little, and who sets the variable has the other half of this rule.
    private static func firstReading(
        of variable: PlaceID, in literal: RegionID, _ rule: RuleContext
    ) -> SourceSpan? {
        let function = rule.function
        let place = function.places[Int(variable.index)]
        let region = function.regions[Int(literal.index)]
        guard place.isError, place.role == .local, !region.assigns.contains(variable) else { return nil }
        // Whether there was a panic is asked first.
        let blocks = region.recovers ? function.blocks.indices.map { BlockID($0) } : [region.entry]
        for id in blocks where rule.region(of: id) == literal {
            let reading = function.range(of: id).first {
                function.reads(function.instructions[$0], variable)
            }
            if let reading { return rule.span(of: UInt32(reading)) }
            let block = function.blocks[Int(id.index)]
            if function.reads(block.test, variable) { return rule.span(block.start, block.end) }
        }
        return nil
    }

    /// A return behind the defer that fails with another error of the name, while the variable is known to be nil.
    private static func failingReturn(
        without variable: PlaceID, behind deferred: DeferredCall, _ rule: RuleContext
    ) -> BlockID? {
        let function = rule.function
        let home = rule.region(of: deferred.block)
        let name = function.places[Int(variable.index)].name
        let others = function.places.indices.lazy.map { PlaceID($0) }.filter { other in
            let place = function.places[Int(other.index)]
            return place.name == name && other != variable && place.root == other && place.isError
                && place.role == .local && place.region == home
        }
        guard !others.isEmpty else { return nil }
        return function.blocks.indices.lazy.map { BlockID($0) }.first { block in
            function.blocks[Int(block.index)].terminator == .return && rule.region(of: block) == home
                && rule.context.canReach(from: deferred.block) { $0 == block }
                && rule.context.isKnownNil(variable, at: block) == true && rule.context.isFailure(block)
                && others.contains { rule.context.isKnownNil($0, at: block) == false }
        }
    }

    private static func finding(
        _ rule: RuleContext, _ deferred: DeferredCall, _ variable: PlaceID, _ asked: SourceSpan,
        _ block: BlockID
    ) -> Finding {
        let name = rule.function.text(of: variable, symbols: rule.knowledge.symbols)
        let exit = rule.function.blocks[Int(block.index)]
        return Finding(
            rule: "defer-result-lost", severity: .error, language: rule.language, kind: "",
            span: rule.span(of: deferred.instruction),
            function: rule.name(of: rule.region(of: deferred.block)),
            message: "the deferred function literal asks an '\(name)' that is not the one that is returned",
            consequence: "it takes the failure for a success",
            steps: [
                Step(
                    kind: .exit, span: rule.span(exit.start, exit.end),
                    text: "fails with another '\(name)'; the first one is nil"),
                Step(kind: .call, span: asked, text: "asks the first one"),
            ],
            fixes: [Fix(title: "name the result, and let the deferred function literal ask that")],
            exit: ExitKind.return.rawValue)
    }
}

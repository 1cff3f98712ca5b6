import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// The release of a file that was created and written here, whose error nobody looks at.
    static let ignoredReleaseError = Rule("ignored-release-error") { rule in
        let findings = createdOutputs(rule).flatMap { record, place in ignoredErrors(rule, record, place) }
        return rule.outsideOfTests(onePerPlace(findings))
    }

    /// The outputs that the function creates, and writers over them: each with the place that it is given at.
    private static func createdOutputs(_ rule: RuleContext) -> [(ObligationRecord, PlaceID)] {
        var files: [(ObligationRecord, PlaceID)] = []
        var writers: [(ObligationRecord, PlaceID)] = []
        for record in rule.solved.records {
            guard !record.isGivenUp, !record.isTransferredSomewhere,
                rule.function.regions[Int(record.region.index)].outcome == .error,
                case .call(let number, let clause) = record.acquisition
            else { continue }
            let call = rule.function.calls[Int(number)]
            guard let place = rule.function.place(of: clause.path, in: call) else { continue }
            if rule.givesOutput(call, at: clause.path) {
                files.append((record, place))
            } else if rule.knowledge.kind(record.kind)?.isOutput == true {
                writers.append((record, place))
            }
        }
        return files + writers.filter { lies(over: files, $0.0, rule) }
    }

    /// Whether a writer lies over one of the outputs: what it writes ends there.
    private static func lies(
        over files: [(ObligationRecord, PlaceID)], _ record: ObligationRecord, _ rule: RuleContext
    ) -> Bool {
        guard case .call(let number, _) = record.acquisition else { return false }
        let call = rule.function.calls[Int(number)]
        let below = (rule.context.contract(of: call)?.clauses ?? []).filter { $0.word == .over }.compactMap {
            rule.function.place(of: $0.path, in: call)
        }
        return files.contains { file, place in
            guard let kind = rule.knowledge.kind(file.kind) else { return false }
            let flow = OutputFlow(rule, file, kind, at: place)
            return below.contains { flow.mayName($0) }
        }
    }

    private static func ignoredErrors(
        _ rule: RuleContext, _ record: ObligationRecord, _ place: PlaceID
    ) -> [Finding] {
        guard let kind = rule.knowledge.kind(record.kind) else { return [] }
        let flow = OutputFlow(rule, record, kind, at: place)
        return flow.droppingReleases.map { release in
            let callee = rule.calleeName(rule.call(of: release))
            let quiet = flow.quietRelease(by: rule.call(of: release))
            let name = quiet ?? callee
            let drops =
                quiet == nil
                ? "the error of '\(name)' is dropped" : "'\(callee)' drops the error of '\(name)'"
            return Finding(
                rule: "ignored-release-error", severity: .warning, language: rule.language, kind: kind.name,
                span: rule.span(of: release), function: rule.name(at: release),
                message: "\(drops), and the \(kind.noun) was written here",
                consequence:
                    "what could not be written is missing, and the caller is told that all went well",
                steps: [
                    Step(
                        kind: .acquire, span: rule.span(of: record.instruction),
                        text: "\(kind.acquired) here"),
                    Step(kind: .call, span: rule.span(of: release), text: "its error is dropped"),
                ],
                fixes: [
                    Fix(
                        title:
                            "give back what '\(name)' says where all else went well; a deferred one may stay for the failures",
                        mend: quiet == nil ? .keepError(release: rule.span(of: release)) : nil)
                ], exit: ExitKind.return.rawValue)
        }
    }
}

extension RuleContext {
    /// Whether something may be written to what was acquired, so that it matters what its release says: not to what is read
    /// to its end. Of a kind of which contracts say when it is an output, any other is none.
    func mayBeWritten(_ record: ObligationRecord, _ kind: Kind) -> Bool {
        if kind.isSlightOnFailure || kind.isDrained { return false }
        guard case .call(let number, let clause) = record.acquisition else { return true }
        let call = function.calls[Int(number)]
        let outputs = context.contract(of: call)?.clauses.filter {
            $0.word == .outputs && $0.path == clause.path
        }
        if let outputs, !outputs.isEmpty {
            return outputs.contains { function.holds($0.when, call) != false }
        }
        return Rule.isInferred(record, self) || !isOutputSomewhere(record.kind)
    }

    /// Whether some contract says of a kind that what it acquires is an output. Linear in the functions.
    private func isOutputSomewhere(_ kind: KindID) -> Bool {
        knowledge.functions.indices.contains { index in
            let clauses = knowledge.contract(of: FunctionID(index))?.clauses ?? []
            return clauses.contains { $0.word == .outputs }
                && clauses.contains { $0.word == .acquires && $0.kind == kind }
        }
    }

    /// Whether a call creates something to be written to, as its contract says, for its constant arguments.
    fileprivate func givesOutput(_ call: Call, at path: ContractPath) -> Bool {
        context.contract(of: call)?.clauses.contains { clause in
            clause.word == .outputs && clause.path == path && function.holds(clause.when, call) == true
        } ?? false
    }
}

import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// What holds nothing any more, since it has been read to its end, but is to be closed all the same: who reads less one
    /// day has a leak. A note.
    static func unclosedFindings(_ rule: RuleContext) -> [Finding] {
        rule.solved.records.compactMap { record in
            guard !record.isGivenUp, record.openExits.isEmpty, record.isReleasedSomewhere,
                !record.isTransferredSomewhere, case .call(let number, _) = record.acquisition,
                let kind = rule.knowledge.kind(record.kind), kind.isDrained
            else { return nil }
            let roots = rule.objects(of: rule.function.calls[Int(number)])
            let given = rule.function.calls.filter { call in
                roots.contain(call.receiver)
                    || rule.function.arguments(of: call).contains { roots.contain($0.place) }
            }
            if given.contains(where: { kind.releaseNames.contains(rule.calleeName($0)) }) { return nil }
            let releases = given.filter { call in
                rule.releasedKinds(by: call).contains { $0?.name ?? kind.name == kind.name }
            }
            // A helper may close it, or only read it.
            guard let reader = releases.first,
                releases.allSatisfy({ rule.context.contract(of: $0)?.origin != .inferred })
            else { return nil }
            return unclosedFinding(rule, record, kind, readBy: reader)
        }
    }

    private static func unclosedFinding(
        _ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind, readBy reader: Call
    ) -> Finding {
        let name = rule.calleeName(reader)
        return Finding(
            rule: "leak", severity: .note, language: rule.language, kind: kind.name,
            span: rule.span(of: record.instruction), function: rule.name(of: record.region),
            message: "the \(kind.noun) \(kind.acquired) here is read to its end, and not \(kind.released)",
            consequence: "it holds nothing by then; where less is read, \(kind.harm)",
            steps: [
                Witness(rule: rule, record: record, kind: kind).acquisition,
                Step(
                    kind: .call, span: rule.span(reader.start, reader.end), text: "'\(name)' reads all of it"),
            ],
            fixes: [Fix(title: "'\(kind.releaseNames.first ?? "")' it in a deferred call all the same")],
            exit: ExitKind.return.rawValue)
    }
}

import SuretyLedgerFiles

extension IncidentReport {
    /// The report as JSON, schema 1; see Documentation/Ledger.md.
    ///
    /// - Parameter version: the tool's.
    public func json(version: String) -> String {
        JSONText.members([
            ("schema", .number(1)), ("tool", .text("surety")), ("version", .text(version)),
            ("run", runMembers), ("end", endMembers),
            ("obligations", .list(obligations.map(\.json))),
            ("slots", .list(slots.map(\.json))),
            (
                "descendants",
                .members([
                    ("found", .number(Int64(descendants.found))),
                    ("killed", .number(Int64(descendants.killed))),
                    ("left", .number(Int64(descendants.left))),
                ])
            ),
            ("notes", .list(notes.map { .text($0) })),
        ]).written() + "\n"
    }

    private var runMembers: JSONText {
        .members([
            ("folder", .text(run.text)),
            ("command", .list(description?.arguments.map { .text($0.text) } ?? [])),
            ("since", description.map { .text(TimeText.of($0.since)) } ?? .null),
        ])
    }

    private var endMembers: JSONText {
        guard let end else { return .null }
        let status = EndStatus(word: end.status)
        var members: [(String, JSONText)] = [
            ("class", .text(end.word)), ("probable", .truth(end.isProbable)),
        ]
        switch status {
        case .exited(let number): members.append(("status", .number(Int64(number))))
        case .signalled(let signal): members.append(("signal", .text(SignalName.of(signal))))
        }
        members.append(("evidence", .text(end.evidence)))
        members.append(("time", .text(TimeText.of(end.time))))
        return .members(members)
    }
}

extension IncidentReport.Item {
    var json: JSONText {
        .members(
            obligation.members(number) + [
                ("result", result.map { .text($0.word) } ?? .null), ("detail", .text(detail)),
            ])
    }
}

extension DurableObligation {
    func members(_ number: UInt64) -> [(String, JSONText)] {
        [
            ("id", .number(Int64(number))), ("name", .text(name)), ("effect", .text(effect.word)),
            ("object", .text(effect.object)), ("on", .text(condition == .always ? "always" : "crash")),
            ("since", .text(TimeText.of(since))), ("acquired", .text(site)),
            ("owner", owner.map { .number(Int64($0.process)) } ?? .null),
            ("confirmed", .truth(isConfirmed)),
        ]
    }
}

extension IncidentReport.Slot {
    var json: JSONText {
        .members([
            ("process", .number(Int64(process))), ("kind", .text(entry.kind)), ("name", .text(entry.name)),
            ("since", since == 0 ? .null : .text(TimeText.of(since))), ("acquired", .text(entry.site)),
            ("abandoned", .truth(entry.isAbandoned)),
        ])
    }
}

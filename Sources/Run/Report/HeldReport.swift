import SuretyLedgerFiles

/// What runs hold, for `surety held`.
public enum HeldReport {
    /// A run and what it holds.
    public struct Run: Sendable {
        /// Its folder.
        public var folder: RawPath
        /// Whether somebody supervises it.
        public var isLive: Bool
        /// What its journal says.
        public var state: RunState
        /// What the slots of its processes say.
        public var slots: [IncidentReport.Slot]

        /// Looks at a run.
        ///
        /// - Throws: a journal that cannot be read.
        public init(_ run: RunFolder) throws(LedgerFailure) {
            folder = run.path
            isLive = run.isLocked
            state = try run.contents().state
            slots = Settlement.slots(of: state, in: run)
        }
    }

    /// Every run below a folder. One in which nothing is believed is left out.
    public static func runs(below place: LedgerPlace) -> [Run] {
        place.runs.compactMap { name in (try? place.run(name)).flatMap { try? Run($0) } }
    }

    /// As JSON, schema 1.
    ///
    /// - Parameters:
    ///   - runs: what to write.
    ///   - version: the tool's.
    public static func json(_ runs: [Run], version: String) -> String {
        JSONText.members([
            ("schema", .number(1)), ("tool", .text("surety")), ("version", .text(version)),
            ("runs", .list(runs.map(\.json))),
        ]).written() + "\n"
    }

    /// As text: a line an obligation, the one that is discharged first on top.
    public static func text(_ runs: [Run]) -> String {
        runs.flatMap(\.lines).map { $0 + "\n" }.joined()
    }
}

extension HeldReport.Run {
    fileprivate var json: JSONText {
        .members([
            ("folder", .text(folder.text)), ("live", .truth(isLive)),
            ("command", .list(state.run?.arguments.map { .text($0.text) } ?? [])),
            ("obligations", .list(state.held.map { .members($0.obligation.members($0.number)) })),
            ("slots", .list(slots.map(\.json))),
        ])
    }

    fileprivate var lines: [String] {
        let command = state.run?.title ?? ""
        let life = isLive ? "" : " (nobody supervises it; see 'surety reclaim')"
        let obligations = state.held.map { tracked in
            let obligation = tracked.obligation
            let name = obligation.name.isEmpty ? "" : " '\(obligation.name)'"
            let pending = obligation.isConfirmed ? "" : ", not there yet"
            let what = "\(obligation.effect.word) \(obligation.effect.object)"
            return "  \(tracked.number)\(name): \(what), since \(TimeText.of(obligation.since))\(pending)"
        }
        let slots = slots.map { slot in
            "  process \(slot.process): \(slot.entry.kind) \(slot.entry.name), acquired at \(slot.entry.site)"
        }
        return ["\(folder.text)\(life): \(command)"] + obligations + slots
    }
}

import SuretyJSON
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
        var json = JSONWriter()
        json.object { json in
            json.member("schema", 1)
            json.member("tool", "surety")
            json.member("version", version)
            json.key("runs")
            json.array(runs) { $1.write(to: &$0) }
        }
        json.finish()
        return json.text
    }

    /// As text: a line an obligation, the one that is discharged first on top.
    public static func text(_ runs: [Run]) -> String {
        runs.flatMap(\.lines).map { $0 + "\n" }.joined()
    }
}

extension HeldReport.Run {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("folder", folder.text)
            json.member("live", isLive)
            json.key("command")
            json.array(state.run?.arguments ?? []) { $0.string($1.text) }
            json.key("obligations")
            json.array(state.held) { json, tracked in
                json.object { tracked.obligation.writeMembers(tracked.number, to: &$0) }
            }
            json.key("slots")
            json.array(slots) { $1.write(to: &$0) }
        }
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

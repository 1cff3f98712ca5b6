import SuretyLedgerFiles

/// What ended, what was held then, and what became of it.
public struct IncidentReport: Sendable {
    /// An obligation that outlived the command.
    public struct Item: Sendable {
        /// Its number in the journal.
        public var number: UInt64
        /// What was recorded.
        public var obligation: DurableObligation
        /// What became of it; nil where nobody has tried yet.
        public var result: DischargeResult?
        /// What is to say about that.
        public var detail: String
    }

    /// An obligation in the slots of a process: the system or nobody discharges it.
    public struct Slot: Sendable {
        /// Whose it was.
        public var process: Int32
        /// What was recorded.
        public var entry: SlotFile.Entry
        /// When it was acquired, in nanoseconds of the real-time clock; 0 where that cannot be told.
        public var since: UInt64
    }

    /// The run's folder.
    public var run: RawPath
    /// Whose run it is.
    public var description: RunDescription?
    /// How it ended.
    public var end: JournalRecord.End?
    /// The obligations that outlived the command, in the order in which they were discharged.
    public var obligations: [Item] = []
    /// What the slots of its processes say.
    public var slots: [Slot] = []
    /// Descendants that were there when the command ended, those of them that had to be killed, and those that are there
    /// still.
    public var descendants = (found: 0, killed: 0, left: 0)
    /// What else somebody should know.
    public var notes: [String] = []

    /// Whether somebody should look at it.
    public var hasTrouble: Bool {
        !notes.isEmpty || descendants.left > 0 || obligations.contains { $0.result?.isTrouble ?? true }
    }

    /// How many came to which result.
    public var summary: String {
        let results: [DischargeResult] = [.done, .gone, .kept, .failed, .refused, .unknown, .lost]
        let counts = results.compactMap { result -> String? in
            let count = obligations.count { $0.result == result }
            return count == 0 ? nil : "\(count) \(result.word)"
        }
        return counts.isEmpty ? "nothing to discharge" : counts.joined(separator: ", ")
    }
}

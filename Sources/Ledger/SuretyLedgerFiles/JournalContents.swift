/// What a journal says, and how far it can be believed. It grows with the journal: what was read once is not read again.
public struct JournalContents {
    /// All records taken together.
    public private(set) var state = RunState()

    /// Nil where the journal is empty: whoever made it died at once.
    private var reader: JournalReader?

    /// Reads nothing yet.
    ///
    /// - Throws: why the run's file is no journal.
    public init(of run: RunFolder) throws(LedgerFailure) {
        reader = run.key == nil ? nil : try JournalReader(descriptor: run.journal)
    }

    /// Reads on. What is being written just now is left for the next time, unless this is the last one.
    ///
    /// - Returns: what came.
    /// - Throws: why it cannot be read.
    @discardableResult
    public mutating func follow(isLast: Bool = false) throws(LedgerFailure) -> [JournalReader.Entry] {
        guard let entries = try reader?.next(isLast: isLast) else { return [] }
        for entry in entries { state.apply(entry) }
        return entries
    }

    /// How many places hold no record.
    public var damage: Int { reader?.damage.count ?? 0 }

    /// How many records are of a kind that this version does not know.
    public var unknown: Int { reader?.unknown.count ?? 0 }

    /// Whether what is said of an obligation is all there is: behind it there is nothing unreadable that might be its
    /// release, and no record speaks of an obligation that is not there.
    public func isCredible(_ number: UInt64) -> Bool {
        state.strays == 0 && reader?.lastDoubt.map { $0 < number } ?? true
    }
}

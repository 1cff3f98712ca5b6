/// What a journal can say.
public enum JournalRecord: Hashable, Sendable {
    /// Whose run this is; the first record.
    case run(RunDescription)
    /// A process that belongs to the run.
    case process(ProcessIdentity, role: Role)
    /// An obligation. Its place in the journal is its number.
    case obligation(DurableObligation)
    /// What an obligation was waiting for is there now.
    case confirmed(obligation: UInt64, identity: FileIdentity)
    /// Its owner discharged it.
    case released(obligation: UInt64)
    /// A discharge begins that must not happen twice.
    case claimed(obligation: UInt64)
    /// A discharge came to an end.
    case discharged(obligation: UInt64, result: DischargeResult, detail: String)
    /// How the command ended.
    case ended(End)
    /// Nothing is left to do.
    case finished
    /// The control group that the command and all that comes from it are in. It is said before the group is made.
    case controlGroup(RawPath)

    /// What a process is to its run.
    public enum Role: UInt64, Hashable, Sendable {
        /// The command.
        case worker = 3
    }

    /// How the command ended: a word for the class, and what was seen.
    public struct End: Hashable, Sendable {
        /// The class, as in `EndClass`.
        public var word: String
        /// The status as the system gives it to a parent.
        public var status: Int32
        /// What it is concluded from.
        public var evidence: String
        /// Whether it is concluded, not seen.
        public var isProbable: Bool
        /// When, in nanoseconds of the real-time clock.
        public var time: UInt64

        /// Makes one of its parts.
        public init(word: String, status: Int32, evidence: String, isProbable: Bool, time: UInt64) {
            self.word = word
            self.status = status
            self.evidence = evidence
            self.isProbable = isProbable
            self.time = time
        }
    }
}

/// Whose run a journal is.
public struct RunDescription: Hashable, Sendable {
    /// The command.
    public var arguments: [RawPath]
    /// The process that was there first.
    public var process: ProcessIdentity
    /// When it began, in nanoseconds of the real-time clock.
    public var since: UInt64

    /// Makes one of its parts.
    public init(arguments: [RawPath], process: ProcessIdentity, since: UInt64) {
        self.arguments = arguments
        self.process = process
        self.since = since
    }
}

/// What became of a discharge.
public enum DischargeResult: UInt64, Hashable, Sendable {
    /// It was done.
    case done = 1
    /// Nothing was there to discharge any more.
    case gone = 2
    /// It did not work, and may be tried again.
    case failed = 3
    /// It must not be done: what is there is not what was recorded, or may not be touched.
    case refused = 4
    /// A command may have run or not.
    case unknown = 5
    /// It was not due at this end.
    case kept = 6
    /// It did not work and is not tried again.
    case lost = 7

    /// The word in a report.
    public var word: String {
        switch self {
        case .done: "done"
        case .gone: "gone"
        case .failed: "failed"
        case .refused: "refused"
        case .unknown: "unknown"
        case .kept: "not due"
        case .lost: "failed for good"
        }
    }

    /// Whether nothing is left to try.
    public var isFinal: Bool { self != .failed }

    /// Whether somebody should look at it.
    public var isTrouble: Bool {
        switch self {
        case .done, .gone, .kept: false
        case .failed, .refused, .unknown, .lost: true
        }
    }
}

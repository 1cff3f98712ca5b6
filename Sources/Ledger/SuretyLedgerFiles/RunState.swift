/// What a run's journal says, all records taken together.
public struct RunState: Sendable {
    /// An obligation and what became of it.
    public struct Tracked: Sendable {
        /// Its number: its place in the journal.
        public var number: UInt64
        /// What was recorded.
        public var obligation: DurableObligation
        /// Whether its owner discharged it.
        public var isReleased = false
        /// Whether a discharge of it began.
        public var isClaimed = false
        /// What the last discharge came to.
        public var result: DischargeResult?
        /// What was said of it.
        public var detail = ""
        /// How often a discharge did not work.
        public var attempts = 0

        /// Makes one of which nothing is known but that it was recorded.
        public init(number: UInt64, obligation: DurableObligation) {
            self.number = number
            self.obligation = obligation
        }

        /// Whether somebody still has to discharge it.
        public var isHeld: Bool { !isReleased && !(result?.isFinal ?? false) }
    }

    /// Whose run it is.
    public private(set) var run: RunDescription?
    /// The processes that belong to it.
    public private(set) var processes: [(process: ProcessIdentity, role: JournalRecord.Role)] = []
    /// The obligations in the order in which they were acquired.
    public private(set) var obligations: [Tracked] = []
    /// How the command ended.
    public private(set) var end: JournalRecord.End?
    /// Whether nothing is left to do.
    public private(set) var isFinished = false
    /// The folder of the command's control group, where it has one.
    public private(set) var controlGroup: RawPath?
    /// Records that speak of an obligation that is not there.
    public private(set) var strays = 0

    private var places: [UInt64: Int] = [:]

    /// Makes that of an empty journal.
    public init() {}

    /// The obligations that somebody still has to discharge, the last one first.
    public var held: [Tracked] { obligations.reversed().filter(\.isHeld) }

    /// An obligation by its number.
    public subscript(number: UInt64) -> Tracked? { places[number].map { obligations[$0] } }

    /// The last process of a role.
    public func process(_ role: JournalRecord.Role) -> ProcessIdentity? {
        processes.last { $0.role == role }?.process
    }

    /// Takes one more record into account.
    public mutating func apply(_ entry: JournalReader.Entry) {
        switch entry.record {
        case .run(let description): run = run ?? description
        case .process(let process, let role): processes.append((process, role))
        case .obligation(let obligation):
            places[entry.offset] = obligations.count
            obligations.append(Tracked(number: entry.offset, obligation: obligation))
        case .confirmed(let number, let identity): change(number) { $0.obligation.confirm(identity) }
        case .released(let number): change(number) { $0.isReleased = true }
        case .claimed(let number): change(number) { $0.isClaimed = true }
        case .discharged(let number, let result, let detail):
            change(number) { tracked in
                tracked.result = result
                tracked.detail = detail
                tracked.isClaimed = false
                if !result.isFinal { tracked.attempts += 1 }
            }
        case .ended(let end): self.end = end
        case .finished: isFinished = true
        case .controlGroup(let path): controlGroup = path
        }
    }

    private mutating func change(_ number: UInt64, _ body: (inout Tracked) -> Void) {
        guard let place = places[number] else {
            strays += 1
            return
        }
        body(&obligations[place])
    }
}

extension DurableObligation {
    fileprivate mutating func confirm(_ identity: FileIdentity) {
        guard var target = effect.target else { return }
        target.identity = identity
        switch effect {
        case .remove: effect = .remove(target)
        case .removeTree: effect = .removeTree(target)
        case .unlinkSocket: effect = .unlinkSocket(target)
        default: break
        }
    }
}

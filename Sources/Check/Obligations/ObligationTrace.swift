import SuretyFlow

/// Where things happened to an obligation, and why it could not be followed: what an explanation of one function asks
/// and a check of a whole program does not. It is only kept where somebody wants it.
public struct ObligationTrace: Sendable {
    /// Why nothing is said of an obligation, or of some of its paths.
    public enum Doubt: String, Sendable {
        /// The function is too large to follow it.
        case tooManySteps
        /// It has more names, or more deferred calls that may touch it, than are kept.
        case tooManyNames
        /// It can stand in more ways at one place than are kept apart.
        case tooManyStates
        /// Function literals call each other too deeply.
        case tooDeep
        /// Paths were left aside: two conditions that were joined away decide whether they exist.
        case correlatedConditions
        /// A callee releases it on some of its paths only.
        case releasedByCalleeSometimes
        /// The variables that lead to a lock get other values.
        case lockRenamed
    }

    /// The instructions that discharge it, each once.
    public internal(set) var releases: [UInt32] = []
    /// The instructions that give it another owner, each once.
    public internal(set) var transfers: [UInt32] = []
    /// The blocks whose returns give it to the caller, each once.
    public internal(set) var returns: [BlockID] = []
    /// Why it was given up, or paths of it left aside; in the order in which that happened.
    public internal(set) var doubts: [Doubt] = []

    /// Makes an empty trace.
    public init() {}
}

// All of this is rare, and stays out of the loops that are not.
extension Simulation {
    /// Notes that the instruction at hand discharges the obligation.
    @inline(never)
    mutating func noteReleaseSite() {
        record.isReleasedSomewhere = true
        guard context.isTracing, !context.trace.releases.contains(instructionAtHand) else { return }
        context.trace.releases.append(instructionAtHand)
    }

    /// Notes that the instruction at hand gives it another owner.
    @inline(never)
    mutating func noteTransferSite() {
        record.isTransferredSomewhere = true
        guard context.isTracing, !context.trace.transfers.contains(instructionAtHand) else { return }
        context.trace.transfers.append(instructionAtHand)
    }

    /// Notes that a return gives it to the caller.
    @inline(never)
    mutating func noteReturn(_ block: BlockID) {
        record.isReturnedSomewhere = true
        record.isTransferredSomewhere = true
        if context.isTracing, !context.trace.returns.contains(block) { context.trace.returns.append(block) }
    }

    /// Gives the whole obligation up.
    @inline(never)
    mutating func giveUp(_ doubt: ObligationTrace.Doubt) {
        record.isGivenUp = true
        note(doubt)
    }

    /// Leaves some of its paths aside.
    @inline(never)
    mutating func leaveAside(_ doubt: ObligationTrace.Doubt) {
        record.isIncomplete = true
        note(doubt)
    }

    @inline(never)
    private mutating func note(_ doubt: ObligationTrace.Doubt) {
        if context.isTracing, !context.trace.doubts.contains(doubt) { context.trace.doubts.append(doubt) }
    }
}

import SuretyContracts
import SuretyFlow

/// Where an obligation that is followed through a function comes from.
public enum Acquisition: Hashable, Sendable {
    /// A call that a clause says acquires: the call's number, and the clause.
    case call(UInt32, Clause)
    /// A parameter that may carry an obligation of the caller's: its place.
    case parameter(PlaceID)
}

/// How a function, goroutine or process is left, as an obligation sees it.
public enum ExitKind: String, Hashable, Sendable {
    /// A return, or the end of the body.
    case `return`
    /// A panic or throw.
    case raise = "panic"
    /// The end of the goroutine by a call.
    case goroutine
    /// The end of the process by a call.
    case process = "exit"
    /// The last name of the object gets another value.
    case overwritten
    /// The object never had a name.
    case dropped
}

/// One station on the way from an acquisition to an exit.
public struct WitnessStep: Hashable, Sendable {
    /// What happens.
    public enum Kind: UInt8, Sendable {
        /// The block's branch is decided: its test holds.
        case holds
        /// The block's branch is decided: its test does not hold.
        case fails
        /// An instruction gives the object another name or owner.
        case transfer
    }

    /// What happens.
    public var kind: Kind
    /// The block of a branch, or the instruction.
    public var number: UInt32
}

/// An exit at which an obligation is not discharged.
public struct OpenExit: Hashable, Sendable {
    /// How it is left.
    public var kind: ExitKind
    /// The block that leaves; for a call that ends something and for an overwriting, the instruction's block.
    public var block: BlockID
    /// The instruction, where it is not the block's end.
    public var instruction: UInt32?
    /// The branches on the way, in order.
    public var steps: [WitnessStep]

    /// Makes an exit.
    public init(kind: ExitKind, block: BlockID, instruction: UInt32?, steps: [WitnessStep]) {
        self.kind = kind
        self.block = block
        self.instruction = instruction
        self.steps = steps
    }
}

/// What became of one obligation in a function.
public struct ObligationRecord: Sendable {
    /// Where it comes from.
    public var acquisition: Acquisition
    /// The region that acquires.
    public var region: RegionID
    /// The block and instruction of the acquisition.
    public var block: BlockID
    /// The instruction of the acquisition.
    public var instruction: UInt32
    /// The kind of resource.
    public var kind: KindID
    /// Exits at which it is still held, each kind and place once.
    public var openExits: [OpenExit] = []
    /// Calls of functions that somebody passed in, made while it is held: nobody here knows whether they panic.
    public var callbacksWhileHeld: [UInt32] = []
    /// Deferred calls that discharge it.
    public var deferredReleases: [UInt32] = []
    /// Some path discharges it.
    public var isReleasedSomewhere = false
    /// Some path hands it to another owner.
    public var isTransferredSomewhere = false
    /// It leaves with a result on some path.
    public var isReturnedSomewhere = false
    /// The analysis gave it up: nothing is said of it.
    public var isGivenUp = false
    /// Some paths were left aside because they may not exist.
    public var isIncomplete = false
}

/// A lock as a function names it: below its receiver, a parameter or a package variable.
public struct LockPath: Hashable, Sendable {
    /// The package of the function.
    public var package: Symbol
    /// The receiver's type where the path begins there, else empty.
    public var type: Symbol
    /// The declared type that has the lock for a field, if that is known.
    public var holder = DeclaredType.none
    /// The program's number of the package variable that the path begins at, or -1.
    public var global = -1
    /// Whether it is the variable itself, and no part of one.
    public var isVariable = false
    /// The way down, or the variable's name.
    public var names: [Symbol]

    /// Whether it is a field of the receiver itself.
    private var isOwn: Bool { type != .empty && names.count == 1 }

    /// The type that has the lock, as far as it is known.
    private var knownHolder: DeclaredType {
        isOwn && holder == .none ? DeclaredType(package: package, name: type) : holder
    }

    /// Whether no type is known to have it: it is a variable, or in a package variable whose type has no name. What is done to
    /// a parameter is told of its callers by what they give.
    private var isOfNoType: Bool { (isVariable || global >= 0) && knownHolder == .none }

    /// Whether another function's lock may be this one. Two types' fields are two locks, and so are two package variables;
    /// a type's own field that is private is released by its package, and of all else the last name tells.
    ///
    /// - Parameter isPrivate: whether only its package can use a name.
    public func mayBe(_ other: LockPath, isPrivate: (Symbol) -> Bool) -> Bool {
        guard let name = names.last, name == other.names.last else { return false }
        let (holder, others) = (knownHolder, other.knownHolder)
        if holder != .none && others != .none { return holder == others }
        if isOfNoType && others != .none || other.isOfNoType && holder != .none { return false }
        if global >= 0 && other.global >= 0 { return global == other.global }
        return !isOwn || package == other.package || !isPrivate(name)
    }
}

/// A lock that a function still holds at every exit: an error, unless somebody else is meant to release it.
public struct LockProtocol: Sendable {
    /// Which of the function's records.
    public var record: Int
    /// The lock, by which releases elsewhere are matched.
    public var lock: LockPath
}

/// What the analysis found out about a function, for the rules.
public struct SolvedFunction: Sendable {
    /// Its number.
    public var id: FunctionID
    /// What became of its obligations.
    public var records: [ObligationRecord] = []
    /// Where that happened, a trace for each record; empty unless an explanation is wanted.
    public var traces: [ObligationTrace] = []
    /// Locks that are held at every exit.
    public var heldLocks: [LockProtocol] = []
    /// Locks that are held at some exits only.
    public var partlyHeldLocks: [LockProtocol] = []
    /// Last names of locks that the function releases without having acquired them.
    public var foreignReleases: [Symbol] = []
    /// Locks that the function releases without having acquired them, or after a callee took them for it.
    public var releasedForOthers: [LockPath] = []
    /// The locks that it takes while it holds another one.
    public var lockOrders: [LockOrder] = []
    /// The locks that it takes for itself alone, and that others may share.
    public var exclusiveLocks: Set<LockIdentity> = []
    /// What it does with channels that other functions know.
    public var channelSites: [ChannelSite] = []
    /// Whether something stands where no path leads, a call ends what it is made in, or something is deferred.
    public var hasRemarkableFlow = false
    /// Whether it is lent something that it may forget, and must not use once it has given it back.
    public var borrows = false
    /// How many of its obligations were given up.
    public var givenUp = 0
}

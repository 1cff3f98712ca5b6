import SuretyFlow

/// The words of the contract language; see Documentation/Contracts.md.
public enum Word: String, Sendable, CaseIterable {
    /// A fresh obligation.
    case acquires
    /// An obligation is discharged.
    case releases
    /// The callee becomes the owner.
    case takes
    /// The owner does not change.
    case borrows
    /// The result and the path have one fate.
    case shares
    /// The result has a duty of its own, and what it lies over must outlive it.
    case over
    /// One value stands for another.
    case derives
    /// Whether something is acquired is told by a boolean beside it.
    case tells
    /// A duty is put on something that had none.
    case arms
    /// What is given is made for being written to, and whole only where its release succeeds.
    case outputs
    /// Where the call succeeds, what was written is whole.
    case completes
    /// What is not flushed is thrown away.
    case drops
    /// The call does not return.
    case ends
    /// The call is a mistake once the value is released.
    case uses
    /// A callback runs now.
    case calls
    /// A callback runs in another task.
    case spawns
    /// A callback is run later by the owner.
    case defers
    /// The call may wait for another party.
    case blocks
    /// The call needs one of what the value keeps a bounded number of.
    case draws
    /// The value is never nil.
    case nonnil
    /// No obligation is touched.
    case pure
    /// It only fails where the program is wrong, not where the world is.
    case reliable
    /// The result tells how much time has passed until the call.
    case measures
    /// A channel is never closed: what comes of it has no end.
    case endless
    /// Something is asked that has to be asked.
    case checked
    /// What is got by the value needs no release.
    case spares
}

/// From where a contract's path starts.
public enum PathRoot: Hashable, Sendable {
    /// An argument; the receiver, where there is one, is number 0.
    case argument(Int)
    /// A result.
    case result(Int)
    /// A variable that outlives functions, by the program's number; only in inferred contracts.
    case global(Int)
    /// The whole process.
    case process
    /// The goroutine or task.
    case goroutine
}

/// A value that a contract speaks of: an argument or result, and the way down from it.
public struct ContractPath: Hashable, Sendable {
    /// Where it starts.
    public var root: PathRoot
    /// Fields, `Name()` for what a method gives, `[N]` and `[*]` for elements.
    public var names: [Symbol]

    /// Makes a path.
    public init(_ root: PathRoot, _ names: [Symbol] = []) {
        self.root = root
        self.names = names
    }

    /// The number of a result, where the path is that itself.
    var wholeResult: Int? {
        if case .result(let number) = root, names.isEmpty { number } else { nil }
    }
}

/// Under which outcome of a call a clause holds.
public enum Outcome: String, Hashable, Sendable {
    /// Any.
    case any
    /// The error is nil.
    case ok
    /// The error is not nil.
    case error
    /// The boolean is true.
    case yes = "true"
    /// The boolean is false.
    case no = "false"
    /// The result is not nil.
    case nonnil
    /// The result is nil.
    case `nil`
}

extension Contract {
    /// Whether the function is said to do no harm where there is nothing to release.
    public var toleratesNil: Bool { clauses.contains(where: \.toleratesNil) }
}

extension OutcomeKind {
    /// The outcome under which a function of that kind has done what it is for.
    public var success: Outcome {
        switch self {
        case .error: .ok
        case .boolean: .yes
        case .none: .any
        }
    }
}

/// What a call ends that does not return.
public enum Ending: String, Hashable, Sendable {
    /// The process: cleanups are skipped.
    case process
    /// The goroutine or task: cleanups run.
    case goroutine
    /// The call panics or throws: cleanups run.
    case panic
    /// The call never comes back; only inferred.
    case never
}

/// A condition on a constant argument.
public struct ArgumentCondition: Hashable, Sendable {
    /// The argument's number.
    public var argument: Int
    /// How the argument is compared.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// It is the value.
        case equal = "=="
        /// No bit of the value is set in it.
        case lacks = "!&"
        /// All bits of the value are set in it.
        case has = "&"
    }

    /// How the argument is compared.
    public var comparison: Comparison
    /// The value.
    public var value: Int64

    /// Whether the condition holds for an argument.
    public func holds(for argument: Int64) -> Bool {
        switch comparison {
        case .equal: argument == value
        case .has: argument & value == value
        case .lacks: argument & value == 0
        }
    }
}

/// Who has what a callee takes, the one that has it longest last.
public enum Keeper: UInt8, Comparable, Sendable {
    /// What the callee makes, or something of which nothing is known: where the callee fails, that is gone.
    case made
    /// What the callee's method is called on: the caller may have made that for the call.
    case receiver
    /// Somebody who is known to have it from now on.
    case forGood

    /// Whether one of them has it for a shorter time than another.
    public static func < (a: Keeper, b: Keeper) -> Bool { a.rawValue < b.rawValue }
}

/// One fact of a contract.
public struct Clause: Hashable, Sendable {
    /// What is said.
    public var word: Word
    /// Of what.
    public var path: ContractPath
    /// Of `derives` and `shares`: what the value stands for or shares its fate with; of `tells`, what it tells of.
    public var source: ContractPath?
    /// Which kind of resource; any for `releases` without one.
    public var kind: KindID
    /// The mode of a lock, such as `read`; empty for any.
    public var mode: Symbol
    /// Under which outcome.
    public var on: Outcome
    /// What a call ends; only with `ends`.
    public var ending: Ending
    /// Only under this condition on an argument.
    public var when: ArgumentCondition?
    /// Where the outcome is told, if not by the last result: `result[0].Error`.
    public var errors: ContractPath?
    /// What carries a context that ends the obligation too, late, where it is cancelled.
    public var late: ContractPath?
    /// The folder that what is acquired is created in.
    public var folder: ContractPath?
    /// The number of obligations is given by an argument that is not constant: nothing is said.
    public var isCounted: Bool
    /// A panic or Goexit of the callback stays inside.
    public var isIsolated: Bool
    /// The callback runs one time for each call; that of a type, or a method that a library calls, one time in the
    /// life of a program.
    public var isOnce: Bool
    /// The callback runs one time for the receiver, however often it is called.
    public var isSingle: Bool
    /// Of a type: true of what a function value gives.
    public var isGiven: Bool
    /// Of `nonnil`: a new object, which nobody else has.
    public var isNew: Bool
    /// Breaking the order of release is an error at run time.
    public var isStrict: Bool
    /// Releasing again is harmless here, whatever the kind says.
    public var isIdempotent: Bool
    /// Something other than a call ends the obligation (a context, a channel).
    public var hasOtherEnd: Bool
    /// Of a `takes`: who has it then.
    public var keeper: Keeper
    /// Inferred, and true only on some of the paths: the obligation is given up.
    public var isPartial: Bool
    /// For a release that a body does on some of its paths: whether it returns on another one with what it was given held, and
    /// known to nobody else.
    public var leavesHeld: Bool
    /// Inferred: the callee asks whether what it is given is nil.
    public var toleratesNil: Bool

    /// Makes a clause that holds under any outcome.
    public init(_ word: Word, _ path: ContractPath, kind: KindID = .any, on: Outcome = .any) {
        self.word = word
        self.path = path
        self.source = nil
        self.kind = kind
        self.mode = .empty
        self.on = on
        self.ending = .never
        self.when = nil
        self.errors = nil
        self.late = nil
        self.folder = nil
        self.isCounted = false
        self.isIsolated = false
        self.isOnce = false
        self.isSingle = false
        self.isGiven = false
        self.isNew = false
        self.keeper = .forGood
        self.isStrict = false
        self.isIdempotent = false
        self.hasOtherEnd = false
        self.isPartial = false
        self.leavesHeld = false
        self.toleratesNil = false
    }

    /// Whether an argument or a package variable is named, so that a call may do something to an object.
    var touchesArguments: Bool {
        if source != nil { return true }
        switch path.root {
        case .argument, .global:
            return ![.borrows, .uses, .arms, .completes, .draws, .nonnil, .checked, .reliable].contains(word)
        default: return false
        }
    }
}

/// A lock that a call takes, and perhaps gives back.
public struct TakenLock: Hashable, Sendable {
    /// The lock, as a caller names it.
    public var path: ContractPath
    /// The mode that it is taken in; empty where it has one only.
    public var mode: Symbol
    /// Whether the call may come back before it takes the lock, where it sees that it has nothing to do.
    public var isLate: Bool

    /// Makes one.
    public init(path: ContractPath, mode: Symbol, isLate: Bool = false) {
        self.path = path
        self.mode = mode
        self.isLate = isLate
    }
}

/// A function that a call is passed, and calls while it holds a lock of its caller's.
public struct CallbackUnderLock: Hashable, Sendable {
    /// The number of the argument.
    public var argument: Int
    /// The lock.
    public var lock: TakenLock

    /// Makes one.
    public init(argument: Int, lock: TakenLock) {
        self.argument = argument
        self.lock = lock
    }
}

/// What is known of a function. A class, since every call of the function asks for it.
public final class Contract: Sendable {
    /// Where the knowledge comes from.
    public enum Origin: Hashable, Sendable {
        /// A stub that ships with the command.
        case shipped
        /// A stub or an annotation of the user.
        case user
        /// The function's body.
        case inferred
    }

    /// The facts, in the order in which they were written.
    public let clauses: [Clause]
    /// Where they come from.
    public let origin: Origin
    /// Where they are written, if they are.
    public let span: SourceSpan?
    /// Inferred: the locks that every call takes before anything else is decided.
    public let locksTaken: [TakenLock]
    /// Inferred: what is called back while a lock is held.
    public let callbacksUnderLock: [CallbackUnderLock]
    /// The pools that every call needs one of before anything else is decided.
    public let poolsDrawn: [ContractPath]
    /// The clauses that acquire.
    public let acquisitions: [Clause]
    /// The clauses that release.
    public let releases: [Clause]
    /// The results that are never nil.
    public let nonNilResults: [Int]
    /// The results that are new objects: what is put into their fields is in sight until they go elsewhere.
    public let newResults: [Int]
    /// Whether a call never comes back with an error.
    public let neverFails: Bool
    /// What a call ends, whatever its arguments.
    public let ending: Ending?
    /// Whether the call may wait for another party.
    public let blocks: Bool
    /// Whether no obligation is touched.
    public let isPure: Bool
    /// Whether the result tells how much time has passed until the call.
    public let measures: Bool
    /// Whether some clause names an argument or a package variable, so that a call may do something to an object.
    public let touchesArguments: Bool
    /// Whether it only says that a call is reliable: what becomes of the arguments is as open as without it.
    public let leavesArgumentsOpen: Bool

    /// Makes a contract.
    public init(
        clauses: [Clause], origin: Origin, span: SourceSpan? = nil, locksTaken: [TakenLock] = [],
        callbacksUnderLock: [CallbackUnderLock] = [], poolsDrawn: [ContractPath] = []
    ) {
        self.locksTaken = locksTaken
        self.callbacksUnderLock = callbacksUnderLock
        // Looking at a clause where it lies costs far less than copying it.
        let drawn = Self.places(in: clauses, of: .draws).filter { clauses[$0].when == nil }
        self.poolsDrawn = drawn.isEmpty ? poolsDrawn : drawn.map { clauses[$0].path }
        self.clauses = clauses
        self.origin = origin
        self.span = span
        acquisitions = Self.places(in: clauses, of: .acquires).map { clauses[$0] }
        releases = Self.places(in: clauses, of: .releases).map { clauses[$0] }
        nonNilResults = Self.places(in: clauses, of: .nonnil).filter { clauses[$0].on == .any }.compactMap {
            clauses[$0].path.wholeResult
        }
        newResults = clauses.indices.filter { clauses[$0].isNew }.compactMap { clauses[$0].path.wholeResult }
        let endings = Self.places(in: clauses, of: .ends).filter { clauses[$0].when == nil }
        neverFails = endings.contains { clauses[$0].on == .error }
        ending = endings.first { clauses[$0].on == .any }.map { clauses[$0].ending }
        blocks = clauses.indices.contains { clauses[$0].word == .blocks }
        isPure = clauses.indices.contains { clauses[$0].word == .pure }
        measures = clauses.indices.contains { clauses[$0].word == .measures }
        touchesArguments = clauses.indices.contains { clauses[$0].touchesArguments }
        leavesArgumentsOpen = !clauses.isEmpty && clauses.indices.allSatisfy { clauses[$0].word == .reliable }
    }

    /// Where the clauses of a word lie.
    private static func places(in clauses: [Clause], of word: Word) -> [Int] {
        clauses.indices.filter { clauses[$0].word == word }
    }

    /// Whether a clause may speak of what lies at a path below a parameter, or of a part of that which it takes.
    @inlinable
    public func mayConcern(_ parameter: Int, at path: [Symbol], _ clause: Int) -> Bool {
        guard mayConcern(parameter, clause) else { return false }
        if clauses[clause].word == .pure || clauses[clause].source != nil { return true }
        return path.starts(with: clauses[clause].path.names)
            || clauses[clause].word == .takes && clauses[clause].path.names.starts(with: path)
    }

    /// Whether a clause may speak of a parameter. Nearly all speak of others, and looking at one costs less than copying
    /// it.
    @inlinable
    public func mayConcern(_ parameter: Int, _ clause: Int) -> Bool {
        if case .argument(let number) = clauses[clause].path.root {
            return number == parameter || clauses[clause].word == .pure
        }
        return clauses[clause].source != nil || clauses[clause].word == .pure
    }
}

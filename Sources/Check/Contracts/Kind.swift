import SuretyFlow

/// The number of a kind of resource; an index into the run's `KindTable`.
public struct KindID: Hashable, Comparable, Sendable {
    /// The index.
    public var index: UInt16

    /// Makes the identifier of the kind with that index.
    public init(_ index: Int) { self.index = UInt16(index) }

    /// Any kind: a parameter whose resource only the caller knows.
    public static let any = KindID(Int(UInt16.max))

    /// Orders kinds as they were declared.
    public static func < (a: KindID, b: KindID) -> Bool { a.index < b.index }
}

/// What sort of resource it is, and the facts that follow from it.
public struct Kind: Sendable {
    /// When forgetting a resource is harmless.
    public enum Droppable: Hashable, Sendable {
        /// It is not.
        case never
        /// Always.
        case always
        /// From that minor version of the language on.
        case since(minor: Int)
    }

    /// Its name, unique in a run.
    public var name: String
    /// The methods or functions that release it; `()` means that the value itself is called.
    public var releaseNames: [String] = []
    /// The same as a set.
    public var releaseMask = NameMask(bits: 0)
    /// The methods that are a mistake once it is released; those that are not named here may be called then.
    public var useNames: [String] = []
    /// Whether whatever is done with it then is a mistake: it is somebody else's.
    public var isSomebodyElses = false
    /// Whether releasing twice is harmless.
    public var isIdempotent = false
    /// Whether releasing twice is known to do harm: by then it may be somebody else's, or the program ends.
    public var isHarmfulAgain = false
    /// Whether it outlives the process.
    public var survives = false
    /// Whether it may outlive the process on purpose, and what forgetting it costs ends with the process: a child.
    public var isReaped = false
    /// Whether a path in the file system stands for it, so that it goes with the folder that it lies in.
    public var isNamed = false
    /// Whether somebody waits until none is left: a task that is counted.
    public var isCounter = false
    /// Whether forgetting it harms only somebody who uses its other end in a task.
    public var isPeer = false
    /// Whether it holds nothing any more when it has been read to its end.
    public var isDrained = false
    /// Whether it may be a piece of memory as well, which needs no release.
    public var isVirtual = false
    /// The package without which it is nothing but a resource: whose code imports it nowhere has no pieces of memory for it.
    public var makerOfVirtual: String?
    /// Whether it belongs to a pool of few.
    public var isPooled = false
    /// Whether it is a lock: it has a path, not an object.
    public var isLock = false
    /// Whether it is customary to keep it until the process ends.
    public var isProcessLong = false
    /// Where there is nothing to release: a field beside it, and the numbers of it that say so.
    public var emptiness: (field: String, numbers: [Int64])?
    /// Whether it is often kept for as long as somebody works with it: that no way out releases it is then no sign of a mistake.
    public var isLasting = false
    /// Whether a leak where something failed is hardly one: such things are made when a program starts, which then ends, or
    /// hold nothing but memory before they are used.
    public var isSlightOnFailure = false
    /// Whether forgetting it is no more than a warning: what it costs is little, or ends with something that ends.
    public var isMild = false
    /// Whether the language's runtime releases it some time after nobody has it any more.
    public var isCollected = false
    /// Whether it ends by itself, only late.
    public var expires = false
    /// Whether its release completes an output: forgetting it loses data, and holds nothing.
    public var isOutput = false
    /// When forgetting is harmless.
    public var droppable = Droppable.never
    /// How a message names it: `file`.
    public var noun: String
    /// What happened to it at the acquisition: `opened`.
    public var acquired = "acquired"
    /// What should have happened: `closed`.
    public var released = "released"
    /// What comes of each one that is not released, in one line.
    public var harm = ""

    /// A language's own channels: to close one again, or to send to it then, is a panic.
    public static let channel: Kind = {
        // No contract names it.
        var kind = Kind(name: "", noun: "channel")
        kind.isHarmfulAgain = true
        kind.acquired = "made"
        kind.released = "closed"
        return kind
    }()

    /// Whether forgetting is harmless in code of that language version.
    public func isDroppable(minor: Int) -> Bool {
        switch droppable {
        case .never: false
        case .always: true
        case .since(let first): minor >= first
        }
    }
}

/// The kinds of a run, and the set of their release names.
public struct KindTable: Sendable {
    /// The kinds, in the order of declaration.
    public private(set) var kinds: [Kind] = []
    /// All release names; a name's index is its bit in a `NameMask`.
    public private(set) var releaseNames: [String] = []
    private var byName: [String: KindID] = [:]

    /// Makes an empty table.
    public init() {}

    /// The kind with that number.
    public subscript(id: KindID) -> Kind { kinds[Int(id.index)] }

    /// Whether the kind with that number is one of locks: looking costs less than copying the kind.
    public func isLock(_ id: KindID) -> Bool { kinds[Int(id.index)].isLock }

    /// Whether something can be a mistake once a resource of the kind with that number is released.
    public func hasUses(_ id: KindID) -> Bool {
        kinds[Int(id.index)].isSomebodyElses || kinds[Int(id.index)].isHarmfulAgain
            || !kinds[Int(id.index)].useNames.isEmpty
    }

    /// The number of a kind.
    public func find(_ name: String) -> KindID? { byName[name] }

    /// Adds a kind; a name that is known keeps its first declaration, and the answer is false.
    public mutating func add(_ kind: Kind) -> Bool {
        guard byName[kind.name] == nil else { return false }
        var kind = kind
        for name in kind.releaseNames { kind.releaseMask.bits |= bit(of: name).bits }
        byName[kind.name] = KindID(kinds.count)
        kinds.append(kind)
        return true
    }

    /// Leaves the kinds of which a package makes pieces of memory to those programs that import that package.
    public mutating func settleVirtual(isImported: (String) -> Bool) {
        for index in kinds.indices {
            if let maker = kinds[index].makerOfVirtual { kinds[index].isVirtual = isImported(maker) }
        }
    }

    /// The set that holds only that release name; a value that is called is a set of its own. Names beyond
    /// the capacity share the bit that stands for anything, which loses precision, never a release.
    private mutating func bit(of name: String) -> NameMask {
        if name == "()" { return .callable }
        if let known = releaseNames.firstIndex(of: name) { return NameMask(bits: 1 << UInt64(known)) }
        guard releaseNames.count < NameMask.capacity else { return .anything }
        releaseNames.append(name)
        return NameMask(bits: 1 << UInt64(releaseNames.count - 1))
    }
}

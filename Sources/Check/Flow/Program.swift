/// What the analysis knows of a function without looking into it.
public struct FunctionInfo: Sendable {
    /// The package or module that declares it, such as `net/http`.
    public var package: Symbol
    /// The type that it is a method of, or the empty symbol.
    public var receiver: Symbol
    /// Its name.
    public var name: Symbol
    /// How many parameters it has, the receiver left aside.
    public var parameterCount: UInt16
    /// How many results it has.
    public var resultCount: UInt16
    /// Whether it is a method.
    public var hasReceiver: Bool
    /// Whether it is a method of an interface.
    public var isAbstract: Bool
    /// Whether the last parameter takes any number of arguments.
    public var isVariadic: Bool
    /// What its last result tells.
    public var outcome: OutcomeKind
    /// Whether it ends the program when it returns: the program's entry.
    public var isEntry: Bool
    /// Whether it stands in a test file.
    public var isTest: Bool
    /// Whether one of its results is a function that is called without arguments: what remains to be done.
    public var givesAction: Bool
    /// The name of the declared type of the first result, a pointer to it too; empty where there is none.
    public var firstResultType: Symbol

    /// Makes the description of a function.
    public init(
        package: Symbol, receiver: Symbol, name: Symbol, parameterCount: Int, resultCount: Int,
        hasReceiver: Bool,
        isAbstract: Bool = false, isVariadic: Bool = false, outcome: OutcomeKind, isEntry: Bool = false,
        isTest: Bool = false, givesAction: Bool = false, firstResultType: Symbol = .empty
    ) {
        self.package = package
        self.receiver = receiver
        self.name = name
        self.parameterCount = UInt16(clamping: parameterCount)
        self.resultCount = UInt16(clamping: resultCount)
        self.hasReceiver = hasReceiver
        self.isAbstract = isAbstract
        self.isVariadic = isVariadic
        self.outcome = outcome
        self.isEntry = isEntry
        self.isTest = isTest
        self.givesAction = givesAction
        self.firstResultType = firstResultType
    }
}

/// A set of up to 62 release names, as a bit each, with a bit for values that can be called and one that
/// says that the type is known.
public struct NameMask: Hashable, Sendable {
    /// The bits.
    public var bits: UInt64

    /// Makes a set from its bits.
    @inlinable
    public init(bits: UInt64) { self.bits = bits }

    /// The type is known; without it, nothing follows from a bit that is not set.
    public static let known = NameMask(bits: 1 << 63)
    /// A value of the type can be called.
    public static let callable = NameMask(bits: 1 << 62)
    /// Any value may be behind the type: an interface without methods, or a type parameter.
    public static let anything = NameMask(bits: 1 << 61)
    /// The values are numbers.
    public static let plain = NameMask(bits: 1 << 60)
    /// How many names there may be.
    public static let capacity = 60

    /// Whether the two sets have a name in common.
    @inlinable
    public func intersects(_ other: NameMask) -> Bool {
        bits & other.bits & ~(NameMask.known.bits | NameMask.plain.bits) != 0
    }

    /// Whether the values are numbers.
    @inlinable public var isPlain: Bool { bits & NameMask.plain.bits != 0 }

    /// Whether the type is known.
    @inlinable public var isKnown: Bool { bits & NameMask.known.bits != 0 }
}

/// The number of a function in a program: declared functions, methods, interface methods, stubs.
public struct FunctionID: Hashable, Comparable, BitwiseCopyable, Sendable {
    /// The index into the program's table of functions.
    public var index: UInt32

    /// Makes the identifier of the function with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// Makes the identifier of the function with that index.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders functions as they were numbered.
    @inlinable
    public static func < (a: FunctionID, b: FunctionID) -> Bool { a.index < b.index }
}

/// The number of a place in a function: a variable, a temporary, a global, or a path below one of them.
public struct PlaceID: Hashable, Comparable, Sendable {
    /// The index into the function's table of places.
    public var index: UInt32

    /// Makes the identifier of the place with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// No place: a value that can carry no obligation, or one that nothing names.
    public static let none = PlaceID(-1)

    /// Whether this is a place at all.
    @inlinable public var isNone: Bool { index == UInt32.max }

    /// Orders places as they were made.
    @inlinable
    public static func < (a: PlaceID, b: PlaceID) -> Bool { a.index < b.index }
}

/// The number of a basic block in a function.
public struct BlockID: Hashable, Sendable {
    /// The index into the function's table of blocks.
    public var index: UInt32

    /// Makes the identifier of the block with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }
}

/// The number of a region: the function's own body is 0, each function literal in it has one more.
public struct RegionID: Hashable, Sendable {
    /// The index into the function's table of regions.
    public var index: UInt32

    /// Makes the identifier of the region with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// The function's own body.
    public static let body = RegionID(0)
}

/// The number of a test in a function: a condition that may be decided at several places in the same way.
public struct TestID: Hashable, Comparable, Sendable {
    /// The index into the function's table of tests.
    public var index: UInt32

    /// Makes the identifier of the test with that index.
    @inlinable
    public init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// A condition that nothing is known of; each decision is its own.
    public static let unknown = TestID(-1)

    /// Orders tests as they were made.
    @inlinable
    public static func < (a: TestID, b: TestID) -> Bool { a.index < b.index }
}

/// A variable, temporary or global, or a path below one: `resp`, `resp.Body`, `f.Name()`.
public struct Place: Sendable {
    /// What the root of a path is. Paths below a root have its role.
    public enum Role: UInt8, Sendable {
        /// A local variable.
        case local
        /// A value between two instructions.
        case temporary
        /// A parameter of the place's region; `number` counts them, the receiver comes first.
        case parameter
        /// A result of the place's region; `number` counts them.
        case result
        /// A variable that outlives the function; `number` is the program's number of it.
        case global
    }

    /// The place that this one is a part of, or none.
    public var parent: PlaceID
    /// The variable that the path starts from; the place itself where it has no parent.
    public var root: PlaceID
    /// The field, or `Name()` for what a method gives; for a root, the variable's name.
    public var name: Symbol
    /// What the root is.
    public var role: Role
    /// Whether no value of the root's type can carry an obligation (numbers, booleans, errors).
    public var isPlain: Bool
    /// Whether the variable is declared as an error.
    public var isError: Bool
    /// Whether the variable is a list or a table to which things are only added, and which is asked for its length or
    /// returned as a whole: nobody takes anything out of it.
    public var isOnlyFilled: Bool
    /// Whether the root's values are text: of obligations it can only carry the name of one.
    public var isText: Bool
    /// Whether closures assign the variable: a call that may run one forgets what is known of it.
    public var isAssignedInClosure: Bool
    /// The one closure that does, or the region that declares the variable where there are several.
    public var assigningRegion: RegionID
    /// Whether the address of the variable is taken.
    public var isAddressTaken: Bool
    /// The region that declares the root.
    public var region: RegionID
    /// See `Role`.
    public var number: UInt32
    /// How many steps lie between the root and this place.
    public var depth: UInt8
    /// The declared type that has the field, where a method is called on it and the front end can tell; else none.
    public var holder = DeclaredType.none
    /// The first of the tests that speak of this place, or unknown.
    public var firstTest: TestID
    /// The next part of the same parent, so that a part is found without a dictionary.
    var nextSibling: PlaceID
    /// The first part of this place.
    var firstChild: PlaceID

    /// Whether it is a parameter of the declared function, as a whole.
    public var isOwnParameter: Bool { role == .parameter && depth == 0 && region == .body }
}

/// What a type has from an embedded field.
public struct Promotion: Sendable {
    /// The release names that are the field's.
    public var releases: NameMask
    /// Those that the type declares itself.
    public var own: NameMask

    /// Makes one.
    public init(releases: NameMask, own: NameMask) {
        self.releases = releases
        self.own = own
    }

    /// Whether an object of those release names is released by what it is embedded in. One that may be any is only where
    /// the type has no such method of its own, which may do more.
    func isOf(_ names: NameMask?) -> Bool { names.map { releases.intersects($0) } ?? (own.bits == 0) }
}

/// A condition on a place.
public struct Test: Sendable {
    /// What is asked.
    public enum Kind: UInt8, Sendable {
        /// Whether the place is nil.
        case isNil
        /// Whether the place is true.
        case isTrue
        /// Whether the place equals a constant; `value` identifies it.
        case equals
        /// A condition without effects, identified by `value`, that depends on the place among others.
        case expression
    }

    /// What is asked.
    public var kind: Kind
    /// Of which place.
    public var place: PlaceID
    /// The constant or expression.
    public var value: UInt64
    /// The next test of the same place.
    public var next: TestID
    /// How many branches ask it.
    public var uses: UInt32

    /// Stands for another error or function: whatever equals it is not nil.
    public static let anotherObject: UInt64 = 1 << 61

    /// Stands for the empty text.
    public static let emptyText: UInt64 = 1 << 60

    /// Whether the constant stands for no object: the empty text, or a small negative number. What else is compared with is
    /// identified by none of these.
    public var isOfNothing: Bool {
        value == Self.emptyText || (-(1 << 15)..<0).contains(Int64(bitPattern: value))
    }
}

/// A value that is known when an instruction runs.
public enum Constant: UInt8, Sendable {
    /// Nil, or the zero value of a type whose zero value is nil.
    case `nil`
    /// False.
    case no
    /// True.
    case yes
    /// Some value that is not nil.
    case nonNil
    /// A value that the test table names; the instruction's third operand is the test that holds.
    case equal
}

/// What an instruction does.
public enum Opcode: UInt8, Sendable {
    /// `a` gets the value of `b`: both name the same object from here on.
    case assign
    /// `a` gets the constant `b`.
    case set
    /// `a` gets a new object that nothing else names.
    case fresh
    /// `a` gets a value that nothing is known of.
    case forget
    /// `a` gets the outcome of the test `b`; `flag` inverts it.
    case decide
    /// The call `a` runs; `flag` says that what it gives is thrown away by name, and so on purpose.
    case call
    /// The call `a` is registered to run when the region is left; its arguments are bound here. `b` tells how often loops come
    /// to it (see `DeferRounds`).
    case `defer`
    /// The call `a` runs in a task of its own.
    case spawn
    /// `a` gets the function literal whose region is `b`.
    case closure
    /// `a` gets the method of the call `c`, bound to the place `b`: calling `a` makes that call.
    case bind
    /// `a` gets `b` where its type is another one; `c`, if any, tells whether it is.
    case convert
    /// `b` is stored where the function no longer follows it; `c` tells how (see `Transfer`), `a` into which list or table
    /// where that has a name.
    case transfer
    /// Something is done with the channel `a`, or with one that has no name; `b` tells what (see `ChannelUse`), `c` how
    /// many values it keeps where it is made, or 0 where what is sent or received is a mere token. `flag` says that the
    /// function need not wait for it: a choice has other ways.
    case channel
}

/// How often the loops around a deferred call come to it, as their heads say.
public enum DeferRounds: UInt32, Comparable, Sendable {
    /// A few times: the loops go over what the source, or a setting, says.
    case few
    /// As often as a list is long, or a count says.
    case counted
    /// As often as a list is long that the function is given.
    case given
    /// For as long as something comes, or until something happens; once, where no loop is around it.
    case open

    /// Whether a is fewer than b.
    public static func < (a: DeferRounds, b: DeferRounds) -> Bool { a.rawValue < b.rawValue }
}

/// What is done with a channel.
public enum ChannelUse: UInt32, Sendable {
    /// It is made.
    case make
    /// A value is sent, which may have to wait for a receiver.
    case send
    /// A value is received, which may have to wait for a sender.
    case receive
    /// It is closed.
    case close
    /// It will be closed when the region is left.
    case closeAtExit
}

/// Where an object goes that the function no longer follows.
public enum Transfer: UInt32, Sendable {
    /// Into an element of a slice, array or map.
    case container
    /// Through a channel.
    case channel
    /// Into a variable that outlives the function.
    case global
    /// Into a field of something that outlives the function, or that nothing is known of.
    case field
    /// Its address is kept.
    case address
    /// To nobody: a value is named and thrown away, most often to please a compiler.
    case nobody
}

/// One step of a basic block; the opcode says what the operands mean.
public struct Instruction: Sendable {
    /// What it does.
    public var opcode: Opcode
    /// Its modifier.
    public var flag: Bool
    /// The first operand.
    public var a: UInt32
    /// The second operand.
    public var b: UInt32
    /// The third operand.
    public var c: UInt32
    /// The first byte of its source.
    public var start: UInt32
    /// The byte behind its source.
    public var end: UInt32

    /// Makes an instruction.
    @inlinable
    public init(
        _ opcode: Opcode, _ a: UInt32 = .max, _ b: UInt32 = .max, _ c: UInt32 = .max, flag: Bool = false,
        start: UInt32, end: UInt32
    ) {
        self.opcode = opcode
        self.flag = flag
        self.a = a
        self.b = b
        self.c = c
        self.start = start
        self.end = end
    }

    /// Whether it gives a place a constant.
    @inlinable
    public func sets(_ constant: Constant) -> Bool { opcode == .set && b == UInt32(constant.rawValue) }

    /// Whether it makes a channel that has a name.
    public var makesChannel: Bool {
        opcode == .channel && b == ChannelUse.make.rawValue && a != .max
    }
}

/// How control leaves a block.
public enum Terminator: UInt8, Sendable {
    /// To `target`.
    case jump
    /// To `target` where the test holds, else to `other`; `flag` inverts it.
    case branch
    /// The region returns; its results are set.
    case `return`
    /// The region panics or throws.
    case raise
    /// Control does not come here, or does not leave (an empty loop).
    case stop
}

/// A basic block.
public struct Block: Sendable {
    /// The first instruction.
    public var first: UInt32
    /// How many instructions there are.
    public var count: UInt32
    /// How control leaves.
    public var terminator: Terminator
    /// Whether a branch goes to `target` where the test does not hold.
    public var flag: Bool
    /// Whether a loop comes back here.
    public var isLoopHead: Bool
    /// Whether this build leaves it out, where another does not.
    public var isExcluded: Bool
    /// The region.
    public var region: RegionID
    /// The first successor.
    public var target: BlockID
    /// The second successor of a branch.
    public var other: BlockID
    /// What a branch asks.
    public var test: TestID
    /// Where control goes when a call in the block throws; none in languages without such edges.
    public var unwind: BlockID?
    /// The first byte of the source of the terminator.
    public var start: UInt32
    /// The byte behind it.
    public var end: UInt32
}

/// What a call calls.
public enum Callee: Sendable, Equatable {
    /// A declared function or method.
    case function(FunctionID)
    /// A method of an interface; only its contract is known.
    case abstract(FunctionID)
    /// A method of something whose type is not known.
    case named(Symbol)
    /// The function that a place holds.
    case value(PlaceID)
    /// A function literal of the same function.
    case region(RegionID)
    /// A function of the language that stops a panic.
    case recover
    /// Something that nothing is known of.
    case unknown
}

/// What is passed to a call.
public struct Argument: Sendable {
    /// The place, or none for a value that nothing names.
    public var place: PlaceID
    /// Which release names the parameter's static type has.
    public var mask: NameMask
    /// The number of a constant integer in the function's table, where the argument is one; else -1.
    public var constant: Int32
    /// Whether the address of the place is passed, so that the callee may assign it.
    public var isAddress: Bool
    /// Whether it is an error of some package's, which is never nil.
    public var isError = false

    /// Makes an argument.
    @inlinable
    public init(
        place: PlaceID, mask: NameMask = NameMask(bits: 0), constant: Int32 = -1, isAddress: Bool = false
    ) {
        self.place = place
        self.mask = mask
        self.constant = constant
        self.isAddress = isAddress
    }
}

/// A declared type, by names.
public struct DeclaredType: Hashable, BitwiseCopyable, Sendable {
    /// The import path of its package.
    public var package: Symbol
    /// Its name; empty for none.
    public var name: Symbol

    /// Makes the name of a type.
    public init(package: Symbol, name: Symbol) {
        self.package = package
        self.name = name
    }

    /// No declared type, or one that does not matter.
    public static let none = DeclaredType(package: .empty, name: .empty)
}

/// A call. Argument 0 is the receiver where the callee has one.
public struct Call: Sendable {
    /// What is called.
    public var callee: Callee
    /// Whether argument 0 is a receiver.
    public var hasReceiver: Bool
    /// Whether the last argument stands for several.
    public var isSpread: Bool
    /// The place that a method was called on, where argument 0 is a part of it that the method was found in.
    public var receiver: PlaceID
    /// The first argument in the function's table.
    public var firstArgument: UInt32
    /// How many arguments there are.
    public var argumentCount: UInt32
    /// The first result in the function's table of result places.
    public var firstResult: UInt32
    /// How many results there are.
    public var resultCount: UInt32
    /// Which release names the results' types have, joined.
    public var resultMask: NameMask
    /// Where a value is called that gives something and an error: the type of what it gives, a pointer to it too.
    public var givenType = DeclaredType.none
    /// The field that a method is called on where no place stands for it, since it is of an element that nothing names:
    /// `shards[i].mu`.
    public var field = FieldName.none
    /// The first byte of the call's source.
    public var start: UInt32
    /// The byte behind it.
    public var end: UInt32
}

/// A body: the function's own, or that of a function literal in it.
public struct Region: Sendable {
    /// The region that this one lies in; the function's own body names itself.
    public var parent: RegionID
    /// Where it starts.
    public var entry: BlockID
    /// The receiver, if any, and the parameters.
    public var parameters: [PlaceID]
    /// The results, named or not.
    public var results: [PlaceID]
    /// Whether the results have names, so that deferred calls can still set them.
    public var hasNamedResults: Bool
    /// Whether the last result is an error or a boolean.
    public var outcome: OutcomeKind
    /// The variables of outer regions that it mentions.
    public var captures: [PlaceID]
    /// The variables of outer regions that it assigns.
    public var assigns: [PlaceID]
    /// Whether it asks for a panic's value, so that a panic ends there when it is deferred.
    public var recovers: Bool
    /// The first byte of its source.
    public var start: UInt32
    /// The byte behind it.
    public var end: UInt32
}

/// What the last result of a function tells.
public enum OutcomeKind: UInt8, Sendable {
    /// Nothing.
    case none
    /// It is an error: nil means that the call went well.
    case error
    /// It is a boolean: true means that the call went well.
    case boolean
}

/// A piece of code that runs as one: a declared function, or a function literal in one.
public struct Code: Hashable, Sendable {
    /// The function, or the initialisation of variables that a literal stands in.
    public var function: FunctionID
    /// The first byte of the literal; nil for the function's own body.
    public var literal: UInt32?

    /// Makes the identity of a function's body, or of a literal in it.
    public init(_ function: FunctionID, literal: UInt32? = nil) {
        self.function = function
        self.literal = literal
    }
}

extension FlowFunction {
    /// The code of a region.
    public func code(of region: RegionID) -> Code {
        Code(id, literal: region == .body ? nil : regions[Int(region.index)].start)
    }
}

/// How often code comes to a place each time that it runs.
public enum Rounds: UInt8, Comparable, Sendable {
    /// At most once.
    case one
    /// As often as there is something to do that was there when its loops began.
    case bounded
    /// For as long as something comes, or until something happens.
    case unbounded

    /// Whether a is fewer than b.
    public static func < (a: Rounds, b: Rounds) -> Bool { a.rawValue < b.rawValue }
}

/// What the code around a call makes of it.
public struct CallManner: Hashable, Sendable {
    /// How often the code comes to it.
    public var rounds: Rounds
    /// Whether the code fails where the call does.
    public var failsWithIt: Bool
    /// Whether the code does not come back where the call fails.
    public var endsWithIt: Bool
    /// Whether it is a method of a package's variable, of which there is one.
    public var isOfPackageVariable: Bool

    /// Makes a description.
    public init(
        rounds: Rounds, failsWithIt: Bool, endsWithIt: Bool = false, isOfPackageVariable: Bool = false
    ) {
        self.rounds = rounds
        self.failsWithIt = failsWithIt
        self.endsWithIt = endsWithIt
        self.isOfPackageVariable = isOfPackageVariable
    }
}

/// A place at which a function or a literal is named, and what is done with it there.
public indirect enum CodeUse: Sendable {
    /// It is called, deferred or spawned by other code; by nil when a program starts.
    case called(by: Code?, CallManner)
    /// It is passed to a call of a function as the argument of that number, the receiver being number 0.
    case passed(to: FunctionID, argument: Int, by: Code?, CallManner)
    /// It is put into a field of a declared type.
    case stored(FieldName)
    /// A function, or a literal in one, gives it back.
    case returned(by: Code)
    /// A method of that name is used, of an interface or of something that is not known.
    case possibly(CodeUse)
    /// It is used in some way by a test.
    case tested
    /// It is used in some way by what stands beside the product: an example, a tool of those who work on it.
    case aside
    /// Nothing that can be followed.
    case other

    /// Whether what stands beside the product uses it so.
    public var isAside: Bool {
        if case .aside = self { return true }
        return false
    }

    /// Whether the product uses it so, and not its tests, or what stands beside it.
    public var isOfProduct: Bool {
        switch self {
        case .tested, .aside: false
        default: true
        }
    }
}

/// How a call stands where it is made.
public enum CallForm: Sendable {
    /// It runs at once, and something is done with what it gives.
    case wanted
    /// It runs at once, and is a statement of its own.
    case statement
    /// It is deferred.
    case deferred
    /// It runs in a task of its own.
    case spawned
}

/// The calls of a function by its name.
public struct KnownCalls: Sendable {
    /// How each is made.
    public var forms: [CallForm]
    /// Whether there can be no others: nothing else is done with the function, and no code that is not there may
    /// use it.
    public var isComplete: Bool

    /// Makes a list of calls.
    public init(forms: [CallForm], isComplete: Bool) {
        self.forms = forms
        self.isComplete = isComplete
    }
}

/// A field of a declared type.
public struct FieldName: Hashable, Sendable {
    /// The import path of the type's package.
    public var package: Symbol
    /// The type's name.
    public var type: Symbol
    /// The field's name.
    public var field: Symbol

    /// Makes the name of a field.
    public init(package: Symbol, type: Symbol, field: Symbol) {
        self.package = package
        self.type = type
        self.field = field
    }

    /// Makes the name of a field of a type.
    public init(_ field: Symbol, of holder: DeclaredType) {
        self.init(package: holder.package, type: holder.name, field: field)
    }

    /// The type that has the field.
    public var holder: DeclaredType { DeclaredType(package: package, name: type) }

    /// No field.
    public static let none = FieldName(package: .empty, type: .empty, field: .empty)
}

/// Tells where code is used, program-wide. A front end answers on demand, since few functions are asked for.
public protocol CodeUses: Sendable {
    /// The uses of a function or literal; none where it is only called through an interface that is not known.
    func uses(of code: Code) -> [CodeUse]
    /// How a function is called, in tests as well.
    func calls(of function: FunctionID) -> KnownCalls
    /// What a function does with the value of a parameter; the receiver is number 0.
    func uses(ofParameter number: Int, of function: FunctionID) -> [CodeUse]
    /// What is done with the values of a field.
    func uses(ofField field: FieldName) -> [CodeUse]
    /// What is done with what calls of a function give.
    func uses(ofResultOf function: FunctionID) -> [CodeUse]
    /// Whether code that is not there may use a function: it is exported, and is there to be imported from anywhere.
    func isPublic(_ function: FunctionID) -> Bool
    /// Whether a function is of a module that has no program of its own: whoever imports it uses it.
    func isOfLibrary(_ function: FunctionID) -> Bool
    /// Whether a function is of an application, all of whose code is there: nobody else uses it.
    func isOfApplication(_ function: FunctionID) -> Bool
    /// Whether a function is part of a program, which ends when its work is done, and of no library: a command.
    func isOfProgram(_ function: FunctionID) -> Bool
    /// Whether code is given what comes again and again: a request, a connection, a message.
    func isHandler(_ code: Code) -> Bool
    /// Whether a method may be called by an interface's name in code that is not there: an interface of somebody else's has a
    /// method of that name.
    func isOpen(_ method: FunctionID) -> Bool
    /// Whether a method is what a value of its type has for a method of an interface.
    func implements(_ method: FunctionID, _ abstract: FunctionID) -> Bool
}

import SuretyFlow

/// What a body does at its exits: the function's own, or that of a literal in it.
public struct FunctionExplanation: Sendable {
    /// The name, such as `Server.close` or `run.func1`.
    public var name: String
    /// Its source.
    public var span: SourceSpan
    /// The body that it lies in; empty for a declared function.
    public var parent: String
    /// The results' names, empty texts for those without.
    public var results: [String]
    /// Whether the results have names, so that deferred calls can still set them.
    public var hasNamedResults: Bool
    /// Whether a panic ends here when the body itself is deferred.
    public var recovers: Bool
    /// Its deferred calls, in the order of the source; a call's `id` is its place here, from 1.
    public var defers: [DeferredCall] = []
    /// Its ways out, in the order of the source, each kind by itself.
    public var exits: [ExitExplanation] = []
}

/// A deferred call: what it is bound to, when it runs, what it can still change.
public struct DeferredCall: Sendable {
    /// What is called.
    public enum Target: String, Sendable {
        /// A declared function or method.
        case function
        /// A method of an interface.
        case interface
        /// A literal where it stands, or a variable that holds one for good.
        case literal
        /// A function value.
        case value
        /// Something else: a function of the language, or one that is not known.
        case other
    }

    /// Its number in the body, from 1.
    public var id: Int
    /// The statement that registers it.
    public var span: SourceSpan
    /// The callee as a reader names it.
    public var callee: String
    /// What is called.
    public var target: Target
    /// The values that the call is bound to where it is registered: function value, receiver, arguments.
    public var bindings: [Binding] = []
    /// The variables of the surrounding body that a literal reads or sets when it runs.
    public var reads: [String] = []
    /// The results of the surrounding body that it can still set, by name.
    public var changes: [String] = []
    /// Whether it stops a panic.
    public var recovers = false
    /// What it may end before the calls below it run, as its own exits say: the process, say.
    public var mayEndProcess = false
    /// The calls that may lie right below it when it runs: after it, one of them runs next.
    public var below: [Int] = []
    /// Whether nothing may lie below it: it is then the last to run.
    public var isLast = false
    /// What the language's compiler makes of it, where somebody can tell.
    public var realization: Realization?
    /// The instruction that registers it.
    var instruction: UInt32 = 0

    /// A value that is fixed when the call is registered.
    public struct Binding: Sendable {
        /// What it is for the call.
        public enum Role: String, Sendable {
            /// The function that is called.
            case function
            /// The object whose method is called.
            case receiver
            /// An argument.
            case argument
        }

        /// What it is for the call.
        public var role: Role
        /// The expression.
        public var span: SourceSpan
        /// Whether it is the address of a variable: what the variable holds is looked at when the call runs.
        public var isAddress: Bool

        /// Makes a binding.
        public init(role: Role, span: SourceSpan, isAddress: Bool = false) {
            self.role = role
            self.span = span
            self.isAddress = isAddress
        }
    }

    /// How a compiler implements the registration.
    public struct Realization: Sendable {
        /// The compiler's own word.
        public var kind: String
        /// Why, in one phrase.
        public var reason: String

        /// Makes one.
        public init(kind: String, reason: String) {
            self.kind = kind
            self.reason = reason
        }
    }
}

/// A way out of a body.
public struct ExitExplanation: Sendable {
    /// How it is left.
    public enum Kind: String, Sendable, CaseIterable {
        /// A return statement.
        case `return`
        /// The end of the body.
        case end
        /// A panic that is written there, or a call that always panics.
        case panic
        /// A panic that something at one of many places may raise, all with the same deferred calls pending.
        case panics
        /// The end of the goroutine or task.
        case goroutine
        /// The end of the process: deferred calls do not run.
        case process
    }

    /// How it is left.
    public var kind: Kind
    /// Where: one place, or for `panics` the first statement and the last of each stretch.
    public var spans: [ClosedSpan]
    /// The callee that ends something; empty for the others.
    public var callee = ""
    /// The calls that may run first (or would, at the end of the process), by number.
    public var first: [Int] = []
    /// Whether there may be none.
    public var mayBeNone = false
    /// The calls in the order in which they run.
    public var order: [OrderedCall] = []
    /// What is held when the deferred calls have run; nil where that is not followed.
    public var held: [HeldObligation]?

    /// A stretch of source, from the start of one thing to the start of another.
    public struct ClosedSpan: Sendable {
        /// The first thing.
        public var first: SourceSpan
        /// The last thing; the same where there is only one.
        public var last: SourceSpan
    }
}

/// A deferred call at an exit, and how often it runs there.
public struct OrderedCall: Sendable {
    /// Its number.
    public var id: Int
    /// Whether some way to the exit leaves it out.
    public var mayBeLeftOut: Bool
    /// Whether a loop may have registered it several times.
    public var mayRepeat: Bool
    /// The number of its group: calls of one loop take turns, in the order that `below` gives.
    public var group: Int

    /// The bounds, such as `0...n`.
    public var times: String {
        if mayRepeat { return mayBeLeftOut ? "0...n" : "1...n" }
        return mayBeLeftOut ? "0...1" : "1"
    }
}

/// An obligation that is open at an exit.
public struct HeldObligation: Sendable {
    /// The kind's name.
    public var kind: String
    /// How a message names it: `file`.
    public var noun: String
    /// What happened at the acquisition: `opened`.
    public var acquired: String
    /// The acquisition.
    public var span: SourceSpan
}

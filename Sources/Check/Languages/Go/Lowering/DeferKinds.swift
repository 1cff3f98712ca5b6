import SuretyFlow

/// What Go's compiler makes of a `defer` statement, and why.
///
/// The rules are those of cmd/compile of Go 1.27 (`walk`, `escape`, `ssagen`) with optimisation and without the race
/// detector: with `-N` nothing is open-coded. `go build -gcflags=-d=defer=1` prints what it did.
public enum GoDeferKind: String, Sendable {
    /// The call stands at each exit of the function; a bit says whether it is pending.
    case openCoded = "open-coded"
    /// The record of the pending call lies in the function's frame.
    case stackAllocated = "stack-allocated"
    /// The record is allocated, since there may be any number of them.
    case heapAllocated = "heap-allocated"
    /// The statement stands in the body of a loop over a function: that body is a function of its own, and the record
    /// is allocated and hung on the outer function.
    case rangeOverFunction = "range-over-func"
}

/// A `defer` statement as it is written.
public struct GoDefer: Sendable {
    /// The statement.
    public var span: SourceSpan
    /// The callee; nil for a literal that is called where it stands.
    public var callee: SourceSpan?
    /// What a method is called on; nil for what is no method.
    public var receiver: SourceSpan?
    /// The arguments.
    public var arguments: [SourceSpan]
    /// What the compiler makes of it.
    public var kind: GoDeferKind
    /// Why, in one phrase.
    public var reason: String
}

/// The facts of one body that decide how its defers are compiled. Literals in it are bodies of their own.
struct DeferCensus {
    /// A defer statement and where it stands.
    struct Statement {
        var node: Node
        var isInLoop: Bool
        var isInFunctionRange: Bool
    }

    /// The defers, in the order of the source.
    var statements: [Statement] = []
    /// The numbers of its named results among the variables.
    var results: Set<Int> = []
    /// How many return statements there are.
    var returns = 0
    /// Whether a result must outlive the frame: its address goes where it may be kept.
    var hasEscapingResult = false

    init(results: Set<Int>) { self.results = results }

    /// The most defers that can be open-coded: a byte says which are pending.
    static let limit = 8
    /// The most copies of open-coded calls: one for each return and defer.
    static let copies = 15

    /// The kind of a defer, and why.
    func kind(of statement: Statement) -> (GoDeferKind, String) {
        if statement.isInFunctionRange {
            return (
                .rangeOverFunction,
                "it stands in a loop over a function, and waits for the outer function's end"
            )
        }
        if statement.isInLoop {
            return (.heapAllocated, "it stands in a loop, so that any number may be pending")
        }
        if let obstacle { return (.stackAllocated, obstacle) }
        return (.openCoded, "no defer stands in a loop, and \(product) is at most \(Self.copies)")
    }

    private var product: String {
        let defers = statements.count == 1 ? "1 defer" : "\(statements.count) defers"
        return defers + " × " + (returns == 1 ? "1 return" : "\(returns) returns")
    }

    /// Why nothing in the body can be open-coded.
    private var obstacle: String? {
        if statements.contains(where: \.isInFunctionRange) {
            return "another defer of the function stands in a loop over a function"
        }
        if statements.contains(where: \.isInLoop) { return "another defer of the function stands in a loop" }
        if statements.count > Self.limit {
            return "the function has \(statements.count) defers, and at most \(Self.limit) can be open-coded"
        }
        if hasEscapingResult { return "a result of the function is kept on the heap" }
        if returns * statements.count > Self.copies { return "\(product) is more than \(Self.copies)" }
        return nil
    }
}

import CSurety
import SuretyLedgerFiles

/// What `surety run` was asked for.
public struct RunOptions: Sendable {
    /// The command.
    public var arguments: [RawPath]
    /// The folder below which each run has its own.
    public var ledger: RawPath
    /// Where the report goes; where it is nil, to standard error alone, and only if something is to be told.
    public var report: RawPath?
    /// How long a process has between the question and the end.
    public var grace: Duration = .seconds(5)
    /// Whether descendants that outlive the command are waited for instead of ended.
    public var keepsDescendants = false
    /// How long the run may do nothing; nil for ever.
    public var hangAfter: Duration?
    /// Whether standard error goes through the supervisor, who keeps its end.
    public var classifies = false
    /// The tool's version, for reports.
    public var version = ""
    /// What this process was given when it started.
    public var inheritance: Inheritance

    /// Makes one of what it cannot do without.
    public init(arguments: [RawPath], ledger: RawPath, inheritance: Inheritance) {
        self.arguments = arguments
        self.ledger = ledger
        self.inheritance = inheritance
    }
}

/// What a process was given when it started, which the command that it runs shall be given too.
public struct Inheritance: Sendable {
    let given: csurety_inheritance

    /// Looks. To be called before anything opens a file or sets a signal's action.
    public init() { given = csurety_inherited() }
}

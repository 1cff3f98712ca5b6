import SuretyFlow

/// How much a finding weighs.
public enum Severity: UInt8, Comparable, Sendable, CaseIterable {
    /// Advice.
    case note
    /// Only an exceptional path is wrong, or the harm is a delay.
    case warning
    /// A normal path, or every path, is wrong.
    case error

    /// The name used in output and on the command line.
    public var name: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// Orders by weight.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// One station of a witness path.
public struct Step: Hashable, Sendable {
    /// What happens at a station.
    public enum Kind: String, Sendable {
        /// The obligation begins.
        case acquire
        /// A condition is decided.
        case branch
        /// A function is called that matters to the obligation.
        case call
        /// The obligation gets another owner.
        case transfer
        /// A cleanup is registered.
        case `defer`
        /// The function, goroutine or process is left.
        case exit
    }

    /// What happens here.
    public var kind: Kind
    /// Where it happens.
    public var span: SourceSpan
    /// The label below the source, such as `opened here` or `taken: 'ReadString' failed`.
    public var text: String

    /// Makes a step.
    public init(kind: Kind, span: SourceSpan, text: String) {
        self.kind = kind
        self.span = span
        self.text = text
    }
}

/// A change of the source that mends a finding.
public struct Fix: Hashable, Sendable {
    /// A replacement of the bytes of a span.
    public typealias Edit = SourceEdit

    /// What the change does, as an order: `insert 'defer f.Close()'`.
    public var title: String
    /// The edits; they do not overlap. Empty where only the advice is given.
    public var edits: [Edit]
    /// What the edits are to do, for the front end that writes them; nil where the advice is all there is.
    public var mend: Mend?

    /// Makes a fix.
    public init(title: String, edits: [Edit] = [], mend: Mend? = nil) {
        self.title = title
        self.edits = edits
        self.mend = mend
    }
}

/// What a rule found: where, why, and the path that shows it.
public struct Finding: Hashable, Sendable {
    /// The rule's name, such as `leak`.
    public var rule: String
    /// Its weight.
    public var severity: Severity
    /// The language's name, such as `go`.
    public var language: String
    /// The kind of resource, or the empty text where the rule speaks of none.
    public var kind: String
    /// Where it is reported.
    public var span: SourceSpan
    /// The function, as a reader would name it: `firstLine`, `Server.close`, `run.func1`.
    public var function: String
    /// The headline.
    public var message: String
    /// What comes of it, in one line; may be empty.
    public var consequence: String
    /// The witness path, in the order of execution.
    public var steps: [Step]
    /// Other places that a reader wants to see.
    public var related: [Step]
    /// Ways out, the best first.
    public var fixes: [Fix]
    /// The kind of exit that the path takes (`return`, `panic`, `end`, `exit`, `overwritten`), for the fingerprint.
    public var exit: String
    /// Whether the code itself shows what is missing: it does on another path what it does not on this one.
    public var isShownByCode = false

    /// Makes a finding.
    public init(
        rule: String, severity: Severity, language: String, kind: String, span: SourceSpan, function: String,
        message: String, consequence: String = "", steps: [Step] = [], related: [Step] = [],
        fixes: [Fix] = [],
        exit: String = ""
    ) {
        self.rule = rule
        self.severity = severity
        self.language = language
        self.kind = kind
        self.span = span
        self.function = function
        self.message = message
        self.consequence = consequence
        self.steps = steps
        self.related = related
        self.fixes = fixes
        self.exit = exit
    }
}

import SuretyFlow
import SuretyRules

/// Something to say about a place that is no finding: a file that does not parse, a stale suppression.
public struct ReportedNote: Hashable, Comparable, Sendable {
    /// The path as it is shown.
    public var path: String
    /// The line, from 1.
    public var line: Int
    /// The column in bytes, from 1.
    public var column: Int
    /// One phrase.
    public var message: String

    /// Makes a note.
    public init(path: String, line: Int, column: Int, message: String) {
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }

    /// Orders by place.
    public static func < (a: ReportedNote, b: ReportedNote) -> Bool {
        if a.path != b.path { return Path.precedes(a.path, b.path) }
        if a.line != b.line { return a.line < b.line }
        if a.column != b.column { return a.column < b.column }
        return a.message.utf8.lexicographicallyPrecedes(b.message.utf8)
    }
}

/// A finding with the marks by which it is known again in another run.
public struct ReportedFinding: Hashable, Sendable {
    /// The finding.
    public var finding: Finding
    /// Stays the same while the lines around it move.
    public var fingerprint: String
    /// Stays the same when the file is renamed, too.
    public var movedFingerprint: String
    /// Where a finding that a change has brought is shown to those who look at the change: the first of its places that
    /// lies in a changed line.
    public var annotated: SourceSpan?

    /// Makes a marked finding.
    public init(
        finding: Finding, fingerprint: String, movedFingerprint: String, annotated: SourceSpan? = nil
    ) {
        self.finding = finding
        self.fingerprint = fingerprint
        self.movedFingerprint = movedFingerprint
        self.annotated = annotated
    }

    /// Where it is shown beside the lines of a change.
    public var shownAt: SourceSpan { annotated ?? finding.span }
}

/// What a run was compared with.
public struct EarlierRevision: Hashable, Sendable {
    /// The revision's name, as the user gave it.
    public var name: String
    /// How many findings were there already, and are left out.
    public var findings: Int
}

/// A comment that silences a rule at a line.
public struct Suppression: Hashable, Sendable {
    /// The rule's name, or `*` for all.
    public var rule: String
    /// The path as it is shown.
    public var path: String
    /// The line of the comment, from 1.
    public var line: Int
    /// Why, in the author's words.
    public var reason: String
    /// Whether it silenced a finding of this run.
    public var used: Bool
}

/// What a run found: everything that a report shows, and nothing that depends on time or on the machine.
public struct CheckResult: Sendable {
    /// The files that spans speak of.
    public var sources: SourceTable
    /// The findings that no comment silences, sorted by path and position.
    public var findings: [ReportedFinding] = []
    /// How many findings a comment silences.
    public var suppressed = 0
    /// How many findings a baseline leaves out.
    public var baselined = 0
    /// The revision that the run was compared with, if one was.
    public var since: EarlierRevision?
    /// The comments that silence.
    public var suppressions: [Suppression] = []
    /// Sorted by path and position.
    public var notes: [ReportedNote] = []
    /// How many files were checked.
    public var files = 0
    /// How many lines they have.
    public var lines = 0
    /// How many functions they have.
    public var functions = 0
    /// What could be followed.
    public var coverage = Coverage()
    /// How many files do not parse.
    public var brokenFiles = 0
    /// The findings that a comment silences, where a question is answered.
    public var silenced: [Finding] = []
    /// The answer to the question that was asked, if one was.
    public var answer: Result<Answer, Refusal>?
    /// Why the run is not to be trusted; empty for a good run.
    public var errors: [String] = []

    /// Makes the result of a run that found nothing.
    public init(sources: SourceTable) { self.sources = sources }
}

/// The exit statuses of the command.
public enum ExitStatus: Int32, Sendable {
    /// Nothing at or above the severity that fails a run.
    case clean = 0
    /// Something.
    case findings = 1
    /// The run is not to be trusted.
    case untrusted = 2

    /// The status of a run. What cannot be trusted wins: a missing path must not look like a mere finding.
    public init(of result: CheckResult, failOn: Severity, strict: Bool) {
        if !result.errors.isEmpty || (strict && result.brokenFiles > 0) {
            self = .untrusted
        } else if result.findings.contains(where: { $0.finding.severity >= failOn }) {
            self = .findings
        } else {
            self = .clean
        }
    }
}

/// A replacement of the bytes of a span.
public struct SourceEdit: Hashable, Sendable {
    /// The bytes to replace; empty for an insertion.
    public var span: SourceSpan
    /// The new text.
    public var text: String

    /// Makes an edit.
    public init(span: SourceSpan, text: String) {
        self.span = span
        self.text = text
    }
}

/// What would mend a finding, as a rule knows it: in words of the flow. A front end turns it into edits, or says that it
/// cannot be done there.
public enum Mend: Hashable, Sendable {
    /// A deferred release behind the acquisition, and behind the check whether it succeeded.
    case deferRelease(ReleaseCall, acquisition: SourceSpan)
    /// A release in front of each of these ways out.
    case release(ReleaseCall, acquisition: SourceSpan, exits: [SourceSpan])
    /// The round of the loop around a deferred call becomes a function of its own.
    case ownFunction(deferred: SourceSpan)
    /// A deferred call moves behind the check whether an acquisition succeeded.
    case deferBehindCheck(deferred: SourceSpan, acquisition: SourceSpan)
    /// The operands of a deferred call are evaluated when it runs.
    case bindLate(deferred: SourceSpan)
    /// The error of a release becomes the function's, where nothing else went wrong.
    case keepError(release: SourceSpan)
    /// Another method is called.
    case callInstead(call: SourceSpan, name: String)
}

/// How an object is released.
public struct ReleaseCall: Hashable, Sendable {
    /// The object as the source names it: `f`, `resp.Body`, `s.mu`.
    public var object: String
    /// The name of what releases it; empty where the object itself is called.
    public var name: String
    /// The package of a function that is passed the object, such as `os` for `os.Remove(name)`; empty for a method.
    public var package: String

    /// Makes one.
    public init(object: String, name: String, package: String = "") {
        self.object = object
        self.name = name
        self.package = package
    }
}

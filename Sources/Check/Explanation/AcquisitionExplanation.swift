import SuretyContracts
import SuretyFlow
import SuretyObligations

/// What became of an obligation that a call begins, and where.
public struct AcquisitionExplanation: Sendable {
    /// One thing that happens to it, or the reason why nothing is said of it.
    public struct Event: Sendable {
        /// What happens.
        public enum Kind: String, Sendable {
            /// It does not begin, under that condition.
            case notAcquired
            /// It is not followed, for that reason.
            case notFollowed
            /// It is discharged here.
            case released
            /// A deferred call discharges it at the exits behind this place.
            case releasedDeferred
            /// It gets another owner here.
            case transferred
            /// It is returned to the caller here.
            case returned
            /// It is held at this exit.
            case held
            /// It was given up, for that reason.
            case givenUp
            /// Some paths were left aside, for that reason.
            case leftAside
            /// It may stay held, for that reason.
            case excused
            /// A rule reports it.
            case reported
            /// No rule reports it.
            case silent
        }

        /// What happens.
        public var kind: Kind
        /// Where, if it happens somewhere.
        public var span: SourceSpan?
        /// In words.
        public var text: String

        /// Makes an event.
        public init(_ kind: Kind, _ span: SourceSpan?, _ text: String) {
            self.kind = kind
            self.span = span
            self.text = text
        }
    }

    /// The kind of resource; empty where nothing is known of the call.
    public var kind: String
    /// How a message names it: `file`.
    public var noun: String
    /// The function.
    public var function: String
    /// The call.
    public var callee: String
    /// Where.
    public var span: SourceSpan
    /// What happens to it, in the order of the source.
    public var events: [Event] = []
}

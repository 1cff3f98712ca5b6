import SuretyRules

/// What becomes of a rule's findings.
public enum RuleLevel: Hashable, Sendable {
    /// The rule does not run.
    case off
    /// Each finding has the severity that the rule gives it.
    case on
    /// The rule runs, and its findings have this severity.
    case severity(Severity)

    /// The words for the levels.
    public static var names: [String] { ["off", "on", "note", "warning", "error"] }

    /// The level of that name.
    public init?(_ name: String) {
        switch name {
        case "off": self = .off
        case "on": self = .on
        default:
            guard let severity = Severity.allCases.first(where: { $0.name == name }) else { return nil }
            self = .severity(severity)
        }
    }

    /// The word for it.
    public var name: String {
        switch self {
        case .off: "off"
        case .on: "on"
        case .severity(let severity): severity.name
        }
    }
}

/// What a project says of rules beyond which of them run: severities, and other levels at some paths.
public struct RulePolicy: Sendable {
    /// Levels that hold at some paths.
    public struct Part: Sendable {
        /// Where.
        public var patterns: PathPatterns
        /// The levels by the rules' names.
        public var levels: [String: RuleLevel]

        /// Makes a part.
        public init(patterns: PathPatterns, levels: [String: RuleLevel]) {
            self.patterns = patterns
            self.levels = levels
        }
    }

    /// Severities that hold everywhere, by the rules' names.
    public var severities: [String: Severity] = [:]
    /// What holds at some paths; of several parts that speak of a rule the last counts.
    public var parts: [Part] = []

    /// Makes a policy that says nothing.
    public init() {}

    /// The rules that must run for what is said of paths.
    var rulesOfParts: Set<String> {
        Set(parts.flatMap { part in part.levels.filter { $0.value != .off }.map(\.key) })
    }

    /// The level of a rule at a path.
    ///
    /// - Parameter runs: whether the rule runs where nothing else is said.
    func level(of rule: String, at path: String, runs: Bool) -> RuleLevel {
        if let level = parts.last(where: { $0.levels[rule] != nil && $0.patterns.match(path) })?.levels[rule]
        {
            return level == .on ? severities[rule].map { .severity($0) } ?? .on : level
        }
        guard runs else { return .off }
        return severities[rule].map { .severity($0) } ?? .on
    }
}

import SuretyCheck

/// The forms in which a result can be shown.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs; see the schema's number in the output.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// Annotations of a workflow on GitHub.
    case github
    /// A Code Quality report for GitLab.
    case gitlab
    /// JUnit XML, for build servers.
    case junit
    /// One page for a browser, which needs no network.
    case html
}

/// The forms in which an answer can be shown.
public enum ExplanationFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs.
    case json
}

/// How a text is laid out. It never depends on the environment; the command decides and says so here.
public struct ReportStyle: Sendable {
    /// Whether to colour.
    public var isColoured = false
    /// The number of columns that source lines may take.
    public var width = 120

    /// Makes the style of a report that goes to a file.
    public init() {}
}

extension ReportFormat {
    /// The whole report.
    public func render(_ result: CheckResult, style: ReportStyle = ReportStyle()) -> String {
        switch self {
        case .text: TextReport(result, style: style).text
        case .json: JSONReport.text(result)
        case .sarif: SARIFReport.text(result)
        case .github: GitHubReport.text(result)
        case .gitlab: GitLabReport.text(result)
        case .junit: JUnitReport.text(result)
        case .html: HTMLReport.text(result)
        }
    }
}

extension ExplanationFormat {
    /// The whole answer to a question.
    public func render(_ explanation: Explanation) -> String {
        switch self {
        case .text: ExplanationText(explanation).text
        case .json: ExplanationJSON.text(explanation)
        }
    }
}

import SuretyJSON
import SuretyCheck
import SuretyRules

/// The result as a Code Quality report, which GitLab shows in merge requests.
enum GitLabReport {
    static func text(_ result: CheckResult) -> String {
        var json = JSONWriter()
        json.array(result.findings) { json, reported in
            json.object { finding(reported, result.sources, &$0) }
        }
        json.finish()
        return json.text
    }

    private static func finding(
        _ reported: ReportedFinding, _ sources: SourceTable, _ json: inout JSONWriter
    ) {
        let finding = reported.finding
        json.member("description", finding.message)
        json.member("check_name", finding.rule)
        json.member("fingerprint", reported.fingerprint)
        json.member("severity", severity(finding.severity))
        json.key("location")
        json.object { json in
            json.member("path", sources.path(of: reported.shownAt.file))
            json.key("lines")
            json.object { json in
                json.member("begin", sources.start(of: reported.shownAt).line)
                json.member("end", sources.end(of: reported.shownAt).line)
            }
        }
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .note: "info"
        }
    }
}

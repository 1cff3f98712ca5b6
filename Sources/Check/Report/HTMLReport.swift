import SuretyCheck
import SuretyRules

/// The result as one page that a browser opens without a network: its parts lie in the folder `Page`, and the result
/// is data in it, which the page's script shows.
enum HTMLReport {
    static func text(_ result: CheckResult) -> String {
        var text = ""
        for line in part("page.html").split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            switch line {
            case "<!-- title -->": text += "<title>\(Product.name): \(summary(result))</title>\n"
            case "<!-- summary -->": text += "<p>\(summary(result))</p>\n"
            case "<!-- style -->": text += "<style>\n\(part("page.css"))</style>\n"
            case "<!-- script -->": text += "<script>\n\(part("page.js"))</script>\n"
            case "<!-- data -->":
                text += "<script type=\"application/json\" id=\"data\">\(PageData.text(result))</script>\n"
            default: text += line + "\n"
            }
        }
        return text
    }

    private static func part(_ name: String) -> String {
        guard let buffer = EmbeddedData.file(named: "report/\(name)")?.buffer else {
            preconditionFailure("the binary has no 'report/\(name)'")
        }
        return buffer.text(from: 0, to: buffer.count)
    }

    /// Counts, and nothing that would have to be escaped.
    private static func summary(_ result: CheckResult) -> String {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = result.findings.count { $0.finding.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.name)\(count == 1 ? "" : "s")"
        }
        let found = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
        return "\(found) in \(result.files) file\(result.files == 1 ? "" : "s")"
    }
}

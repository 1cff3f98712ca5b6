import SuretyCheck
import SuretyRules

/// The result as JUnit XML, which most build servers show: a test case for each finding, and one that passes where
/// nothing was found.
enum JUnitReport {
    static func text(_ result: CheckResult) -> String {
        let findings = result.findings.map(\.finding)
        let failures = findings.filter { $0.severity > .note }.count
        let counts = "tests=\"\(max(findings.count, 1))\" failures=\"\(failures)\" errors=\"0\""
        let files = result.files == 1 ? "1 file" : "\(result.files) files"
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites name=\"\(Product.name)\" \(counts)>")
        lines.append("  <testsuite name=\"\(Product.name) check\" \(counts)>")
        lines += findings.flatMap { testCase($0, result.sources) }
        if findings.isEmpty {
            lines.append(
                "    <testcase classname=\"\(Product.name)\" name=\"nothing found in \(files)\"/>"
            )
        }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func testCase(_ finding: Finding, _ sources: SourceTable) -> [String] {
        let path = sources.path(of: finding.span.file)
        let start = sources.start(of: finding.span)
        let head =
            "    <testcase classname=\(quoted(path)) name=\(quoted("\(finding.rule) at line \(start.line)"))"
            + " file=\(quoted(path)) line=\"\(start.line)\""
        // Advice fails no build.
        guard finding.severity > .note else {
            return [
                head + ">", "      <system-out>\(escaped(finding.message))</system-out>", "    </testcase>",
            ]
        }
        var body = ["\(path):\(start.line):\(start.column): \(finding.severity.name): \(finding.message)"]
        body += finding.lines(in: sources).map { "  " + $0 }
        return [
            head + ">", "      <failure type=\(quoted(finding.rule)) message=\(quoted(finding.message))>",
            escaped(body.joined(separator: "\n")), "      </failure>", "    </testcase>",
        ]
    }

    /// An attribute's value; an end of line would be read as a blank there.
    private static func quoted(_ text: String) -> String {
        "\""
            + escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(
                separator: "&#10;") + "\""
    }

    /// What XML would read as markup, and the characters that it cannot have.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                escaped.unicodeScalars.append("\u{FFFD}")
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

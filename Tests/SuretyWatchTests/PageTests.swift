import Foundation
import TestSupport
import Testing

@testable import SuretyProbe
@testable import SuretyTrend
@testable import SuretyWatch

/// The page of `--html`, as text and in Chromium.
struct PageTests {
    private static func page(_ observations: [Observation]) throws -> (text: String, report: WatchReport) {
        let analyst = Analyst(.server)
        var report: WatchReport?
        for observation in observations { report = analyst.report(observation) }
        let last = try #require(report)
        return (PageReport.text(last, gone: analyst.gone, analyst), last)
    }

    @Test func asksForNothing() throws {
        let page = try PageTests.page(RecordingTests.recording(leak: 0.38, minutes: 31)).text
        #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n") && !page.contains("<!-- "))
        for word in ["http:/", "https:", "//cdn", "@import", "url(", "<link", "<iframe", "<img", "fetch("] {
            #expect(!page.contains(word), "'\(word)'")
        }
        #expect(page.utf8.count < 100_000)
    }

    @Test func namesAreNoMarkup() throws {
        var observation = try #require(RecordingTests.recording(leak: 1, minutes: 1).last)
        let plain = try PageTests.page([observation]).text
        observation.processes[0].command = "</script><b>&"
        observation.processes[0].groups?[0].label = "</script><img src=x onerror=alert(1)>"
        let awkward = try PageTests.page([observation]).text
        for mark in ["<", ">", "&"] {
            #expect(plain.components(separatedBy: mark).count == awkward.components(separatedBy: mark).count)
        }
    }

    private static let chromium = ["chromium", "chromium-browser", "google-chrome"].compactMap(Tool.path)
        .first

    /// What the browser shows is what the JSON says, and its console stays empty.
    @Test(.enabled(if: chromium != nil, "Chromium is not installed"), .timeLimit(.minutes(10)))
    func theBrowserShowsTheNumbers() throws {
        let (page, report) = try PageTests.page(RecordingTests.recording(leak: 0.38, minutes: 31))
        let watcher = """
            <script>addEventListener('error', (e) => { document.title = 'error ' + e.message });
            addEventListener('securitypolicyviolation', (e) => { document.title = 'violation ' + e.blockedURI })</script></head>
            """
        let folder = try TemporaryFolder(["page.html": page.replacing("</head>", with: watcher)])
        // What it leaves in the folder for temporary files goes away with the page.
        var variables = ProcessInfo.processInfo.environment
        variables["TMPDIR"] = folder.path
        let outcome = try Command.run(
            try #require(PageTests.chromium),
            [
                "--headless", "--no-sandbox", "--disable-gpu",
                "--user-data-dir=\(folder.path(of: "profile"))",
                "--enable-logging=stderr", "--dump-dom", "file://\(folder.path(of: "page.html"))",
            ], environment: variables)
        let document = outcome.output
        #expect(outcome.status == 0 && document.contains("<title>surety watch</title>"))
        #expect(!outcome.errors.contains("CONSOLE"), "\(outcome.errors)")
        for group in report.processes[0].groups {
            #expect(document.contains(">\(Wording.amount(group.seen.kind, group.seen.count))</td>"))
            #expect(document.contains(">\(group.seen.label)</td>"))
            #expect(document.contains(">\(Wording.verdict(group.seen.kind, group.verdict))</td>"))
        }
        #expect(document.contains(TextReport.headline(report.processes[0])))
        #expect(document.contains("<path d=\"M2.0 47.0L"))
    }

    @Test func theCommandWritesIt() throws {
        let folder = try TemporaryFolder([
            "day.jsonl": RecordingTests.written(RecordingTests.recording(leak: 0.38, minutes: 2))
        ])
        let outcome = try Command.surety(
            "watch", "--replay", "day.jsonl", "--html", "page.html", in: folder.path)
        #expect(outcome.status == 0)
        let page = try String(contentsOfFile: folder.path(of: "page.html"), encoding: .utf8)
        #expect(page.contains("\"label\":\"/archive/#.gz\""))
        let failed = try Command.surety(
            "watch", "--replay", "day.jsonl", "--html", "/no/such/page.html", in: folder.path)
        #expect(
            failed.status == 2
                && failed.errors.hasPrefix("surety: error: cannot write '/no/such/page.html': "))
    }
}

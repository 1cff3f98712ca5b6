import Foundation
import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck
@testable import SuretyReport

/// The page as a browser shows it, where there is one: what its script has made of the data.
@Suite(.enabled(if: Browser.path != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(5)))
struct BrowserTests {
    @Test func countsByRuleKindAndFolder() throws {
        let page = try Browser.document(of: try PageScenes.few())
        #expect(page.contains(">3 findings</p>"))
        for severity in ["1 error", "1 warning", "1 note"] { #expect(page.contains(">\(severity)</button>")) }
        for (name, count) in [
            ("leak", 2), ("ignored-release-error", 1), ("file", 2), ("mutex", 1), ("server/", 2),
        ] {
            #expect(
                page.contains(#"<span class="name">\#(name)</span><span class="total">\#(count)</span>"#),
                "\(name) has \(count)")
        }
        #expect(Browser.rows(page) == Browser.messages)
    }

    @Test(arguments: [
        ("q=OPENED+store", [0]), ("q=store.go:4", [0]), ("q=lock", [1]), ("q=nothing+of+it", []),
        ("q=the", [0, 1, 2]),
        ("severity=warning", [1]), ("severity=error&severity=note", [0, 2]), ("rule=leak", [0, 1]),
        ("rule=leak&kind=mutex", [1]), ("folder=server", [0, 1]), ("folder=server%2Fapi", [1]),
        ("folder=serv", []),
        ("folder=main.go", [2]), ("q=the&folder=server&severity=error", [0]), ("sort=severity", [0, 1, 2]),
    ])
    func leavesWhatIsAskedFor(fragment: String, expected: [Int]) throws {
        let page = try Browser.document(of: try PageScenes.few(), fragment)
        #expect(Browser.rows(page) == expected.map { Browser.messages[$0] })
        #expect(
            page.contains(expected.count == 3 ? ">3 findings</p>" : ">\(expected.count) of 3 findings</p>"))
    }

    @Test func drawsThePath() throws {
        let result = try PageScenes.few()
        let page = try Browser.document(of: result, "open=\(result.findings[0].fingerprint)")
        #expect(
            page.contains(
                #"<span class="mark primary">os.Open(</span><span class="s mark primary">"x"</span>"#))
        #expect(page.contains(#"<span class="label primary">opened here</span>"#))
        #expect(page.contains(#"<span class="pad" aria-hidden="true">\#tf, _ := </span>"#))
        #expect(page.contains(#"<span class="c">// once</span>"#))
        #expect(page.contains(#"<span class="label">leaves with 'f' not closed</span>"#))
        #expect(page.contains("a descriptor is kept") && page.contains("'defer f.Close()'"))
        #expect(page.components(separatedBy: "class=\"body\"").count == 2, "only what is opened is laid out")
    }

    @Test func takesNothingForMarkup() throws {
        let result = try PageScenes.awkward()
        let page = try Browser.document(of: result, "open=\(result.findings[0].fingerprint)")
        #expect(page.contains("<title>surety: 1 error in 1 file</title>"))
        let body = page.components(separatedBy: "<script type=\"application/json\"")[0]
        #expect(
            !body.contains("<img") && !body.contains("<b id") && !body.contains("<u>")
                && !body.contains("<i>"))
        #expect(body.contains("&lt;/script&gt;&lt;img src=x onerror=\"document.title='owned'\"&gt;.go:2"))
        #expect(
            body.contains(#"<span class="label primary">&lt;i&gt;a&lt;/i&gt; -&gt; &lt;/script&gt;</span>"#))
        #expect(body.contains(">Notes of the run (1)<") && body.contains(">Comments that silence (1)<"))
        #expect(body.contains("cannot read '&lt;/script&gt;&lt;b&gt;'"))
    }

    @Test func goesThroughLinesInTheOrderOfThePath() throws {
        let result = try PageScenes.winding()
        let page = try Browser.document(of: result, "open=\(result.findings[0].fingerprint)")
        let numbers = page.components(separatedBy: "data-n=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(
            numbers == [19, 20, 21, 22, 23, 24, 25, 2, 3, 4, 5, 6, 30, 31, 32].map { "\($0)"[...] })
    }

    /// Of thousands of findings only the beginning is laid out, so that the page is there within a second: the best of
    /// three openings, since other tests run beside this one.
    @Test func thousandsOfFindings() throws {
        let page = ReportFormat.html.render(try PageScenes.many(5000))
        let clock = "<script>document.body.offsetHeight; document.title = performance.now()</script></body>"
        var best = Double.infinity
        for _ in 0..<3 {
            let document = try Browser.document(page.replacing("</body>", with: clock))
            #expect(document.contains(">5,000 findings</p>"))
            #expect((100...500).contains(Browser.rows(document).count))
            let title = document.components(separatedBy: "<title>").dropFirst().first?.prefix { $0 != "<" }
            best = min(best, try #require(Double(title ?? "")))
        }
        #expect(best < 1000, "it took \(best) milliseconds")
    }
}

/// Chromium without a window.
private enum Browser {
    /// The messages of `PageScenes.few()`, in order.
    static let messages = [
        "the file opened here is not closed", "the lock taken here is not released",
        "nobody asks whether this worked",
    ]

    static let path = ["chromium", "chromium-browser", "google-chrome"].map { "/usr/bin/" + $0 }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The document that a page's script has made, for a fragment of its address.
    static func document(of result: CheckResult, _ fragment: String = "") throws -> String {
        try document(ReportFormat.html.render(result), fragment)
    }

    /// The document that a page's script has made.
    static func document(_ page: String, _ fragment: String = "") throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(page, to: "report.html")
        // What it leaves in the folder for temporary files goes away with the page.
        var variables = ProcessInfo.processInfo.environment
        variables["TMPDIR"] = folder.path
        // Its sandbox needs rights that a container may not give; the page is our own.
        let outcome = try Command.run(
            try #require(path),
            [
                "--headless", "--no-sandbox", "--disable-gpu",
                "--user-data-dir=\(folder.path(of: "profile"))",
                "--dump-dom", "file://\(folder.path(of: "report.html"))#\(fragment)",
            ], environment: variables)
        #expect(outcome.status == 0)
        return outcome.output
    }

    /// The messages of the list's rows.
    static func rows(_ document: String) -> [String] {
        document.components(separatedBy: "<span class=\"message\">").dropFirst().map { row in
            String(row.prefix { $0 != "<" })
        }
    }
}

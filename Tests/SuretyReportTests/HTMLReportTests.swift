import Foundation
import SuretyFlow
import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck
@testable import SuretyReport

/// Results that a page shows.
enum PageScenes {
    /// Three findings of two rules, two kinds and three files.
    static func few() throws -> CheckResult {
        let scene = Scene([
            (
                "server/store.go",
                "package store\n\nfunc load() {\n\tf, _ := os.Open(\"x\")\n\tread(f) // once\n}\n"
            ),
            ("server/api/api.go", "package api\n\nfunc serve() {\n\tmu.Lock()\n}\n"),
            ("main.go", "package main\n\nfunc main() { os.Create(\"y\") }\n"),
        ])
        var file = finding(
            "the file opened here is not closed", at: try scene.span("os.Open(\"x\")"),
            steps: [
                try scene.step(.acquire, "os.Open(\"x\")", "opened here"),
                try scene.step(.exit, "}", "leaves with 'f' not closed"),
            ], function: "load")
        file.consequence = "a descriptor is kept"
        file.fixes = [Fix(title: "'defer f.Close()'")]
        var lock = finding(
            "the lock taken here is not released", at: try scene.span("mu.Lock()", file: 1),
            severity: .warning, function: "serve")
        lock.kind = "mutex"
        var ignored = finding(
            "nobody asks whether this worked", at: try scene.span("os.Create(\"y\")", file: 2),
            severity: .note)
        ignored.rule = "ignored-release-error"
        return scene.result(file, lock, ignored)
    }

    /// Names, words and source that mean something in HTML, in a script, or to a terminal.
    static func awkward() throws -> CheckResult {
        let text = "package a // </script> <!-- & \u{202E}\u{2028}\n\tx := \"</script>🎉\"; open(`\"'`)\n"
        let name = "</script><img src=x onerror=\"document.title='owned'\">.go"
        let scene = Scene([(name, text)])
        var odd = finding(
            "<b id=owned> & \"quoted\" 'x' </script><script>\n\u{7}", at: try scene.span("open(`\"'`)"),
            steps: [try scene.step(.acquire, "open(`\"'`)", "<i>a</i> -> </script>")], function: "a.b<T>")
        odd.consequence = "</script> & <b>"
        odd.fixes = [Fix(title: "<script>document.title = 'owned'</script>")]
        odd.kind = "<u>"
        var result = scene.result(odd)
        result.notes = [ReportedNote(path: "<a>.go", line: 1, column: 1, message: "</script><b>")]
        result.suppressions = [Suppression(rule: "*", path: "<a>.go", line: 3, reason: "<b>&", used: false)]
        result.errors = ["cannot read '</script><b>'"]
        return result
    }

    /// That many findings with a path of three steps each, in files with a hundred of them.
    static func many(_ count: Int) throws -> CheckResult {
        let function =
            "func run() error {\n\tf := open()\n\tif failed {\n\t\treturn err\n\t}\n\tclose(f)\n}\n\n"
        let text = String(repeating: function, count: 100)
        let scene = Scene((0..<(count + 99) / 100).map { ("server/part\($0 % 7)/file\($0).go", text) })
        var result = scene.result()
        let findings = (0..<count).map { index in
            let file = FileID(index / 100)
            let base = UInt32(index % 100 * function.utf8.count)
            func span(_ start: UInt32, _ end: UInt32) -> SourceSpan {
                SourceSpan(file: file, start: base + start, end: base + end)
            }
            result.sources.index(file)
            return finding(
                "number \(index) is not closed when this fails", at: span(25, 31),
                steps: [
                    Step(kind: .acquire, span: span(25, 31), text: "opened here"),
                    Step(kind: .branch, span: span(36, 42), text: "taken: this holds"),
                    Step(kind: .exit, span: span(47, 57), text: "leaves with 'f' not closed"),
                ])
        }
        result.findings = Fingerprints.mark(findings, result.sources)
        return result
    }

    /// Paths that jump back, lines of which only a part is shown, marks behind the end of a line.
    static func winding() throws -> CheckResult {
        let long = "\tx := f(" + (1...400).map { "é\($0)" }.joined(separator: ", ") + ")\n"
        let body = (1...30).map { "\tline\($0)()\r\n" }.joined()
        let scene = Scene([("winding.go", "func run() {\n" + body + "}\n"), ("long.go", long)])
        return scene.result(
            finding(
                "back and forth", at: try scene.span("line20()"),
                steps: [
                    try scene.step(.acquire, "line20()", "first"),
                    try scene.step(.call, "line22()", "then"),
                    try scene.step(.branch, "line3()", "back"),
                    try scene.step(.exit, "}", "leaves"),
                ]),
            finding("far in", at: try scene.span("é300", file: 1)),
            finding("too far for what is shown", at: try scene.span("é399", file: 1)),
            finding("several lines", at: try scene.span("line5()\r\n\tline6()")),
            finding("behind the end", at: SourceSpan(file: FileID(0), start: 9999, end: 9999)))
    }
}

struct HTMLReportTests {
    @Test func whatThePageIsGiven() throws {
        try expectGolden(PageData.text(try ReportTests().full()), "full.page.json")
        try expectGolden(PageData.text(try PageScenes.awkward()), "awkward.page.json")
        try expectGolden(PageData.text(try PageScenes.winding()), "winding.page.json")
        try expectGolden(PageData.text(Scene([("a.go", "")]).result()), "nothing.page.json")
    }

    @Test func isOnePageWithoutANetwork() throws {
        let page = ReportFormat.html.render(try PageScenes.few())
        #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
        #expect(page.contains("<title>surety: 1 error, 1 warning, 1 note in 3 files</title>"))
        #expect(!page.contains("<!-- "), "every part is filled in")
        for word in ["http:", "https:", "//cdn", "@import", "url(", "<link", "<iframe", "<img", "fetch("] {
            #expect(!page.contains(word), "the page asks for nothing")
        }
        #expect(page == ReportFormat.html.render(try PageScenes.few()))
        #expect(
            ReportFormat.html.render(Scene([]).result()).contains("<p>nothing found in 0 files</p>"))
    }

    @Test func nothingInAResultEndsTheData() throws {
        let plain = ReportFormat.html.render(Scene([("a.go", "")]).result())
        let awkward = ReportFormat.html.render(try PageScenes.awkward())
        for mark in ["<", ">", "&"] {
            #expect(
                plain.components(separatedBy: mark).count == awkward.components(separatedBy: mark).count,
                "a '\(mark)' of the result is in the page as it is")
        }
    }

    /// Two findings of one file share what is shown of it.
    @Test func linesAreThereOnce() throws {
        let text = (1...20).map { "line\($0)()\n" }.joined()
        let scene = Scene([("a.go", text)])
        let page = PageData.text(
            scene.result(
                finding("one", at: try scene.span("line10()")),
                finding("two", at: try scene.span("line12()")),
                finding("three", at: try scene.span("line20()"))))
        #expect(page.contains(#""regions":[[8,["line8()","line9()","line10()","line11()","line12()"#))
        #expect(page.components(separatedBy: "line11()").count == 2)
        #expect(!page.contains("line17()") && page.contains(#"[18,["line18()","line19()","line20()"]]"#))
    }
}

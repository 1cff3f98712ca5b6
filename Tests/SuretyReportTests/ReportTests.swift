import SuretyJSON
import SuretyFlow
import SuretyRules
import TestSupport
import Testing

@testable import SuretyCheck
@testable import SuretyReport

struct ReportTests {
    private static let source = """
        package files

        import (
        \t"bufio"
        \t"os"
        )

        func firstLine(path string) (string, error) {
        \tf, err := os.Open(path)
        \tif err != nil {
        \t\treturn "", err
        \t}
        \tline, err := bufio.NewReader(f).ReadString('\\n')
        \tif err != nil {
        \t\treturn "", err
        \t}
        \treturn line, f.Close()
        }

        """

    /// One finding with all that a finding can have, a suppression, and notes.
    func full() throws -> CheckResult {
        let scene = Scene([
            ("files/files.go", ReportTests.source), ("files/other.go", "package files\n\nvar limit = 3\n"),
        ])
        var leak = finding(
            "the file opened here is not closed when 'ReadString' fails", at: try scene.span("os.Open(path)"),
            steps: [
                try scene.step(.acquire, "os.Open(path)", "opened here"),
                try scene.step(.branch, "err != nil", "taken: 'ReadString' failed", occurrence: 2),
                try scene.step(.exit, "return \"\", err", "leaves with 'f' not closed", occurrence: 2),
            ], function: "firstLine")
        leak.consequence = "each such call keeps one of the process's descriptors"
        leak.related = [try scene.step(.call, "limit", "this many at most", file: 1)]
        let end = try scene.span("\tline, err").start
        leak.fixes = [
            Fix(
                title: "insert 'defer f.Close()' after the check",
                edits: [
                    Fix.Edit(
                        span: SourceSpan(file: FileID(0), start: end, end: end), text: "\tdefer f.Close()\n")
                ])
        ]
        var result = scene.result(leak)
        result.lines = 21
        result.functions = 1
        result.suppressed = 1
        result.brokenFiles = 1
        result.suppressions = [
            Suppression(rule: "leak", path: "files/other.go", line: 9, reason: "it's \"mine\"", used: true)
        ]
        result.notes = [ReportedNote(path: "files/broken.go", line: 3, column: 1, message: "expected ')'")]
        result.coverage.functionsSolved = 1
        result.coverage.importsUnresolved = ["example.com/x"]
        return result
    }

    @Test func text() throws {
        try expectGolden(ReportFormat.text.render(try full()), "full.txt")
    }

    @Test func json() throws {
        try expectGolden(ReportFormat.json.render(try full()), "full.json")
    }

    @Test(arguments: [
        (ReportFormat.sarif, "sarif"), (.github, "github.txt"), (.gitlab, "gitlab.json"), (.junit, "xml"),
    ])
    func forOtherTools(format: ReportFormat, ending: String) throws {
        try expectGolden(withoutPages(format.render(try full())), "full.\(ending)")
        try expectGolden(format.render(Scene([("a.go", "")]).result()), "nothing.\(ending)")
        try expectGolden(withoutPages(format.render(try awkward())), "awkward.\(ending)")
    }

    /// A report whose rules' pages are left out: they change for other reasons.
    private func withoutPages(_ text: String) -> String {
        RuleCatalogue.all.reduce(text) { text, rule in
            var json = JSONWriter()
            json.string(rule.page)
            return text.replacing(json.text, with: "\"(the page of \(rule.name))\"")
        }
    }

    /// Names and words that each of the formats has to escape, and columns behind a tab and wide characters.
    private func awkward() throws -> CheckResult {
        let scene = Scene([("a b/Füße, 50%:1.go", "package a\n\nvar x = \"\t🎉\" + open()\n")])
        var odd = finding(
            "<b> & \"quoted\"\n::error::100%, \u{7}", at: try scene.span("open()"),
            steps: [try scene.step(.acquire, "open()", "a -> b, c: 100%")], function: "a.b<T>")
        odd.consequence = "it & that"
        return scene.result(odd)
    }

    @Test func colour() throws {
        var style = ReportStyle()
        style.isColoured = true
        try expectGolden(ReportFormat.text.render(try full(), style: style), "coloured.txt")
    }

    @Test func nothing() throws {
        let result = Scene([("a.go", "")]).result()
        #expect(ReportFormat.text.render(result) == "nothing found in 1 file\n")
        try expectGolden(ReportFormat.json.render(result), "nothing.json")
    }

    /// Ten findings can be counted by looking; of eleven a table says which rules found them.
    @Test func manyFindings() throws {
        let scene = Scene([("many.go", "func run() {}\n")])
        let span = try scene.span("run")
        var many = (0..<10).map { finding("number \($0)", at: span, severity: $0 < 3 ? .error : .warning) }
        #expect(!ReportFormat.text.render(scene.result(many)).contains("rule  "))
        for index in 3..<8 { many[index].rule = "defer-in-loop" }
        many.append(finding("the last", at: span, severity: .note))
        try expectGolden(ReportFormat.text.render(scene.result(many)), "many.txt")
        var style = ReportStyle()
        style.isColoured = true
        #expect(ReportFormat.text.render(scene.result(many), style: style).contains("\u{1B}[34mrule "))
    }

    /// Lines that are hard to show: tabs within, wide and combining characters, controls, marks of direction, bytes
    /// that are no UTF-8, several marks in a line, a span of several lines, one behind the end.
    @Test func oddLines() throws {
        let text = """
            \tx :=\tf("世界", 好)\t// tab
            \te\u{301} := g("\u{1B}[31m\u{202E}")
            \ta, b := open(1), open(2)
            \tcall(
            \t\tlong)
            """
        let scene = Scene([("odd \u{1B}name.go", text)])
        let result = scene.result(
            finding("wide \u{7} words", at: try scene.span("好")),
            finding("combining", at: try scene.span("g(\"\u{1B}[31m\u{202E}\")"), severity: .warning),
            finding(
                "two in a line", at: try scene.span("open(1)"),
                steps: [
                    try scene.step(.acquire, "open(1)", "opened here"),
                    try scene.step(.acquire, "open(1)", "opened here"),
                    try scene.step(.exit, "open(2)", "and then this fails"),
                ]),
            finding("two lines", at: try scene.span("call(\n\t\tlong)"), severity: .note),
            finding("behind the end", at: SourceSpan(file: FileID(0), start: 9999, end: 9999), function: ""))
        try expectGolden(ReportFormat.text.render(result), "odd.txt")
    }

    @Test func longLines() throws {
        let text = "\tx := f(" + (1...60).map { "argument\($0)" }.joined(separator: ", ") + ")\n"
        let scene = Scene([("long.go", text)])
        var style = ReportStyle()
        style.width = 72
        let result = scene.result(
            finding("at the start", at: try scene.span("x := f")),
            finding("in the middle", at: try scene.span("argument30")),
            finding("at the end", at: try scene.span("argument60)")),
            finding("all of it", at: try scene.span(String(text.dropFirst().dropLast()))))
        let report = ReportFormat.text.render(result, style: style)
        #expect(report.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 72 })
        try expectGolden(report, "long.txt")
    }

    @Test func aLineOfMegabytes() throws {
        let text =
            String(repeating: "世 ", count: 2_000_000) + "here" + String(repeating: " x", count: 2_000_000)
        let scene = Scene([("huge.go", text)])
        let start = UInt32(2_000_000 * "世 ".utf8.count)
        let span = SourceSpan(file: FileID(0), start: start, end: start + 4)
        let report = ReportFormat.text.render(scene.result(finding("far in", at: span)))
        let lines = report.split(separator: "\n")
        #expect(lines[2].contains("世 世 here x x") && lines[2].contains("│ …") && lines[2].hasSuffix("…"))
        #expect(report.utf8.count < 1000)
    }

    @Test func aPathThroughFiles() throws {
        let scene = Scene([
            ("a.go", "func run() {\n\tf := open()\n\tgive(f)\n\tdone()\n}\n"),
            ("b.go", "func open() *os.File {\n\tf, _ := os.Open(\"x\")\n\treturn f\n}\n"),
        ])
        let result = scene.result(
            finding(
                "the file opened here is not closed", at: try scene.span("open()"),
                steps: [
                    try scene.step(.call, "open()", "calls"),
                    try scene.step(.acquire, "os.Open(\"x\")", "opened here", file: 1),
                    try scene.step(.transfer, "return f", "given to the caller", file: 1),
                    try scene.step(.exit, "}", "leaves with it"),
                ]),
            finding(
                "the exit is no step", at: try scene.span("done()"),
                steps: [
                    try scene.step(.acquire, "open()", "opened here")
                ]))
        try expectGolden(ReportFormat.text.render(result), "files.txt")
    }

    @Test func emptyAndBrokenFiles() {
        let scene = Scene([("empty.go", "")])
        let result = scene.result(finding("in nothing", at: SourceSpan(file: FileID(0), start: 0, end: 5)))
        #expect(ReportFormat.text.render(result).contains("empty.go:1:1"))
    }
}

struct JSONWriterTests {
    @Test func escapes() {
        var json = JSONWriter()
        json.string("a\"\\\n\r\t\u{0}\u{1F}\u{7F}é\u{2028}\u{1F600}")
        #expect(json.text == "\"a\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007fé\\u2028\u{1F600}\"")
    }

    /// Measured numbers have no more digits than they are worth, and JSON has no word for the rest.
    @Test func numbers() {
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("a", 3.0)
            json.member("b", 1234.567891)
            json.member("c", 0.000123456789)
            json.member("d", Double.infinity)
            json.member("e", Double?.none)
            json.member("f", Int?.none)
            json.member("g", -7)
            json.key("h")
            json.array([0.5, 1e18, -0.25]) { $0.number($1) }
        }
        let expected =
            #"{"a":3,"b":1234.5679,"c":0.0001235,"d":null,"e":null,"f":null,"g":-7,"h":[0.5,1e+18,-0.25]}"#
        #expect(json.text == expected)
    }

    @Test func escapesWhatHTMLReads() {
        var json = JSONWriter(.page)
        json.object { json in
            json.member("a", "</script><!--&\u{2028}\"")
            json.key("b")
            json.array([1, 2]) { json, n in json.object { $0.member("n", n) } }
        }
        let expected = #"""
            {
            "a":"\u003c/script\u003e\u003c!--\u0026\u2028\"",
            "b":[
            {"n":1},
            {"n":2}
            ]
            }
            """#
        #expect(json.text == expected)
    }

    @Test func nests() {
        var json = JSONWriter()
        json.object { json in
            json.key("a")
            json.array([1, 2]) { json, n in json.object { $0.member("n", n) } }
            json.key("b")
            json.array([Int]()) { _, _ in }
            json.member("c", true)
        }
        #expect(
            json.text.filter { $0 != "\n" && $0 != " " } == #"{"a":[{"n":1},{"n":2}],"b":[],"c":true}"#)
    }
}

struct DisplayLineTests {
    @Test func columnsOfBytes() {
        let line = DisplayLine(Array("\ta世b\n".utf8))
        #expect(line.width == 8)
        #expect(line.column(of: 0) == 0 && line.column(of: 1) == 4 && line.column(of: 2) == 5)
        #expect(line.column(of: 5) == 7 && line.column(of: 99) == 8)
        #expect(line.text(0..<8) == "    a世b")
        #expect(line.text(6..<8) == " b")
        #expect(line.indentation == 4)
    }

    @Test(arguments: [
        [0xFF], [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
        [0xF0, 0x80, 0x80, 0x80],
    ])
    func bytesThatAreNoText(bytes: [UInt8]) {
        let line = DisplayLine(bytes + Array("x".utf8))
        #expect(line.width == bytes.count + 1)
        #expect(line.column(of: bytes.count) == bytes.count)
        #expect(line.text(0..<line.width) == String(repeating: "\u{FFFD}", count: bytes.count) + "x")
    }
}

import SuretyJSON
import SuretyCheck
import SuretyFlow
import SuretyRules

/// What the page's script reads. It is the page's own; programs read the JSON report.
struct PageData {
    /// A block of a finding's path with its file's number in the page.
    private struct Block {
        var file: Int
        var block: PathBlock
    }

    private let result: CheckResult
    private var sources: PageSources
    private var blocks: [[Block]] = []

    static func text(_ result: CheckResult) -> String {
        let data = PageData(result)
        var json = JSONWriter(.page)
        json.object { data.write(&$0) }
        json.finish()
        return json.text
    }

    private init(_ result: CheckResult) {
        self.result = result
        var sources = PageSources(result.sources)
        blocks = result.findings.map { reported in
            PathBlock.all(of: reported.finding, result.sources).map { block in
                Block(file: sources.add(block), block: block)
            }
        }
        self.sources = sources
    }

    private func write(_ json: inout JSONWriter) {
        json.member("tool", Product.name)
        json.member("version", Product.version)
        json.member("files", result.files)
        json.member("lines", result.lines)
        json.member("functions", result.functions)
        json.member("brokenFiles", result.brokenFiles)
        json.key("coverage")
        json.object { coverage(&$0) }
        json.key("rules")
        json.object { rules(&$0) }
        json.key("sources")
        sources.write(&json)
        json.key("findings")
        json.array(zip(result.findings, blocks)) { json, pair in finding(pair.0, pair.1, &json) }
        json.key("suppressions")
        json.array(result.suppressions) { suppression($1, &$0) }
        json.key("notes")
        json.array(result.notes) { note($1, &$0) }
        json.key("errors")
        json.array(result.errors) { $0.string(DisplayWidth.clean($1)) }
    }

    private func coverage(_ json: inout JSONWriter) {
        json.member("functionsSolved", result.coverage.functionsSolved)
        json.member("functionsGivenUp", result.coverage.functionsGivenUp)
        json.member("callsUnresolved", result.coverage.callsUnresolved)
        json.key("importsUnresolved")
        json.array(result.coverage.importsUnresolved) { $0.string(DisplayWidth.clean($1)) }
    }

    /// What each rule that has found something finds.
    private func rules(_ json: inout JSONWriter) {
        let names = Set(result.findings.map(\.finding.rule))
        for rule in RuleCatalogue.all where names.contains(rule.name) { json.member(rule.name, rule.summary) }
    }

    private func finding(_ reported: ReportedFinding, _ blocks: [Block], _ json: inout JSONWriter) {
        let finding = reported.finding
        let start = result.sources.start(of: finding.span)
        json.object { json in
            json.member("id", reported.fingerprint)
            json.member("rule", finding.rule)
            json.member("severity", finding.severity.name)
            json.member("kind", finding.kind)
            json.member("path", DisplayWidth.clean(result.sources.path(of: finding.span.file)))
            json.member("line", start.line)
            json.member("column", start.column)
            json.member("function", DisplayWidth.clean(finding.function))
            json.member("message", DisplayWidth.clean(finding.message))
            json.member("consequence", DisplayWidth.clean(finding.consequence))
            json.key("fixes")
            json.array(finding.fixes) { $0.string(DisplayWidth.clean($1.title)) }
            json.key("blocks")
            json.array(blocks) { block($1, &$0) }
        }
    }

    private func block(_ block: Block, _ json: inout JSONWriter) {
        json.object { json in
            json.member("file", block.file)
            json.member("line", block.block.place.line)
            json.member("column", block.block.place.column)
            json.key("lines")
            json.array(block.block.lines) { json, line in
                json.object { json in
                    json.member("number", line.number)
                    json.key("marks")
                    json.array(line.marks) { mark($1, line.number, block.file, &$0) }
                }
            }
        }
    }

    private func mark(_ mark: PathMark, _ line: Int, _ file: Int, _ json: inout JSONWriter) {
        json.object { json in
            json.member("start", sources.place(of: mark.start, line: line, file: file))
            json.member("end", sources.place(of: mark.end, line: line, file: file))
            json.member("label", mark.label)
            if mark.isPrimary { json.member("isPrimary", true) }
        }
    }

    private func suppression(_ suppression: Suppression, _ json: inout JSONWriter) {
        json.object { json in
            json.member("rule", suppression.rule)
            json.member("place", DisplayWidth.clean(suppression.path) + ":\(suppression.line)")
            json.member("reason", DisplayWidth.clean(suppression.reason))
            json.member("used", suppression.used)
        }
    }

    private func note(_ note: ReportedNote, _ json: inout JSONWriter) {
        json.object { json in
            json.member("place", DisplayWidth.clean(note.path) + ":\(note.line):\(note.column)")
            json.member("message", DisplayWidth.clean(note.message))
        }
    }
}

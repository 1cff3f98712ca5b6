import SuretyJSON
import SuretyCheck
import SuretyFlow
import SuretyRules

/// The result for programs: schema 1.
enum JSONReport {
    static func text(_ result: CheckResult) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", 1)
            json.member("tool", Product.name)
            json.member("version", Product.version)
            json.key("summary")
            summary(result, &json)
            json.key("coverage")
            coverage(result.coverage, &json)
            json.key("findings")
            json.array(result.findings) { finding($1, result.sources, &$0) }
            json.key("suppressions")
            json.array(result.suppressions) { suppression($1, &$0) }
            json.key("notes")
            json.array(result.notes) { note($1, &$0) }
        }
        json.finish()
        return json.text
    }

    private static func summary(_ result: CheckResult, _ json: inout JSONWriter) {
        json.object { json in
            json.member("files", result.files)
            json.member("lines", result.lines)
            json.member("functions", result.functions)
            json.member("findings", result.findings.count)
            json.member("suppressed", result.suppressed)
            json.member("baselined", result.baselined)
            if let since = result.since { json.member("older", since.findings) }
        }
    }

    private static func coverage(_ coverage: Coverage, _ json: inout JSONWriter) {
        json.object { json in
            json.member("functionsSolved", coverage.functionsSolved)
            json.member("functionsGivenUp", coverage.functionsGivenUp)
            json.member("callsUnresolved", coverage.callsUnresolved)
            json.key("importsUnresolved")
            json.array(coverage.importsUnresolved) { $0.string($1) }
        }
    }

    private static func finding(_ reported: ReportedFinding, _ sources: SourceTable, _ json: inout JSONWriter)
    {
        let finding = reported.finding
        json.object { json in
            json.member("rule", finding.rule)
            json.member("severity", finding.severity.name)
            json.member("language", finding.language)
            json.member("kind", finding.kind)
            json.member("path", sources.path(of: finding.span.file))
            let start = sources.start(of: finding.span)
            let end = sources.end(of: finding.span)
            json.member("line", start.line)
            json.member("column", start.column)
            json.member("endLine", end.line)
            json.member("endColumn", end.column)
            json.member("function", finding.function)
            json.member("message", finding.message)
            json.key("steps")
            json.array(finding.steps) { step($1, sources, &$0) }
            json.key("related")
            json.array(finding.related) { step($1, sources, &$0) }
            json.key("fixes")
            json.array(finding.fixes) { fix($1, sources, &$0) }
            json.member("fingerprint", reported.fingerprint)
            json.member("movedFingerprint", reported.movedFingerprint)
        }
    }

    private static func step(_ step: Step, _ sources: SourceTable, _ json: inout JSONWriter) {
        let start = sources.start(of: step.span)
        json.object { json in
            json.member("step", step.kind.rawValue)
            json.member("path", sources.path(of: step.span.file))
            json.member("line", start.line)
            json.member("column", start.column)
            json.member("text", step.text)
        }
    }

    private static func fix(_ fix: Fix, _ sources: SourceTable, _ json: inout JSONWriter) {
        json.object { json in
            json.member("title", fix.title)
            json.key("edits")
            json.array(fix.edits) { json, edit in
                json.object { json in
                    json.member("path", sources.path(of: edit.span.file))
                    json.member("start", Int(edit.span.start))
                    json.member("end", Int(edit.span.end))
                    json.member("text", edit.text)
                }
            }
        }
    }

    private static func suppression(_ suppression: Suppression, _ json: inout JSONWriter) {
        json.object { json in
            json.member("rule", suppression.rule)
            json.member("path", suppression.path)
            json.member("line", suppression.line)
            json.member("reason", suppression.reason)
            json.member("used", suppression.used)
        }
    }

    private static func note(_ note: ReportedNote, _ json: inout JSONWriter) {
        json.object { json in
            json.member("path", note.path)
            json.member("line", note.line)
            json.member("column", note.column)
            json.member("message", note.message)
        }
    }
}

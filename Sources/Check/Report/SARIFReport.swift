import SuretyJSON
import SuretyCheck
import SuretyFlow
import SuretyRules

/// The result as a SARIF 2.1.0 log, for code scanning. The source of its terms is the OASIS standard.
enum SARIFReport {
    static func text(_ result: CheckResult) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", "2.1.0")
            json.key("runs")
            json.array([result]) { json, _ in json.object { run(result, &$0) } }
        }
        json.finish()
        return json.text
    }

    private static func run(_ result: CheckResult, _ json: inout JSONWriter) {
        let rules = named(by: result)
        let columns = ScalarColumns(result.sources)
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { driver(rules, &$0) }
        }
        json.member("columnKind", "unicodeCodePoints")
        json.key("invocations")
        json.array([result]) { json, _ in json.object { invocation(result, &$0) } }
        json.key("results")
        json.array(result.findings) { json, reported in
            json.object { finding(reported, rules, columns, &$0) }
        }
    }

    /// The rules that have found something, by name.
    private static func named(by result: CheckResult) -> [RuleDescription] {
        let names = Set(result.findings.map(\.finding.rule))
        return RuleCatalogue.all.filter { names.contains($0.name) }
    }

    // MARK: The tool

    private static func driver(_ rules: [RuleDescription], _ json: inout JSONWriter) {
        json.member("name", Product.name)
        json.member("version", Product.version)
        json.key("rules")
        json.array(rules) { json, rule in
            json.object { json in
                json.member("id", rule.name)
                message("shortDescription", rule.summary, &json)
                json.key("help")
                json.object { json in
                    json.member("text", rule.page)
                    json.member("markdown", rule.page)
                }
            }
        }
    }

    private static func invocation(_ result: CheckResult, _ json: inout JSONWriter) {
        json.member("executionSuccessful", result.errors.isEmpty)
        json.key("toolExecutionNotifications")
        json.array(result.errors.map { ($0, nil) } + result.notes.map { ($0.message, $0) }) {
            (json: inout JSONWriter, notification: (String, ReportedNote?)) in
            json.object { json in
                json.member("level", notification.1 == nil ? "error" : "note")
                message("message", notification.0, &json)
                guard let note = notification.1 else { return }
                json.key("locations")
                json.array([note]) { json, note in
                    json.object { json in
                        json.key("physicalLocation")
                        json.object { json in
                            artifact(note.path, &json)
                            json.key("region")
                            json.object { $0.member("startLine", note.line) }
                        }
                    }
                }
            }
        }
    }

    // MARK: Findings

    private static func finding(
        _ reported: ReportedFinding, _ rules: [RuleDescription], _ columns: ScalarColumns,
        _ json: inout JSONWriter
    ) {
        let finding = reported.finding
        json.member("ruleId", finding.rule)
        if let index = rules.firstIndex(where: { $0.name == finding.rule }) {
            json.member("ruleIndex", index)
        }
        json.member("level", finding.severity.name)
        message("message", words(of: finding), &json)
        json.key("locations")
        json.array([finding]) { json, finding in
            json.object { json in
                physical(finding.span, columns, &json)
                guard !finding.function.isEmpty else { return }
                json.key("logicalLocations")
                json.array([finding.function]) { json, name in
                    json.object { json in
                        json.member("fullyQualifiedName", name)
                        json.member("kind", "function")
                    }
                }
            }
        }
        path(finding.steps, columns, &json)
        if !finding.related.isEmpty {
            json.key("relatedLocations")
            json.array(finding.related) { location($1, columns, &$0) }
        }
        json.key("partialFingerprints")
        json.object { json in
            json.member("surety/v1", reported.fingerprint)
            json.member("suretyMoved/v1", reported.movedFingerprint)
        }
    }

    /// The headline, what comes of it, and the way out.
    private static func words(of finding: Finding) -> String {
        var words = finding.message
        if !finding.consequence.isEmpty { words += "; " + finding.consequence }
        if let fix = finding.fixes.first { words += "\n\nHelp: " + fix.title }
        return words
    }

    private static func path(_ steps: [Step], _ columns: ScalarColumns, _ json: inout JSONWriter) {
        guard !steps.isEmpty else { return }
        json.key("codeFlows")
        json.array([steps]) { json, steps in
            json.object { json in
                json.key("threadFlows")
                json.array([steps]) { json, steps in
                    json.object { json in
                        json.key("locations")
                        json.array(steps) { json, step in
                            json.object { json in
                                json.key("location")
                                location(step, columns, &json)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func location(_ step: Step, _ columns: ScalarColumns, _ json: inout JSONWriter) {
        json.object { json in
            physical(step.span, columns, &json)
            message("message", step.text, &json)
        }
    }

    private static func physical(_ span: SourceSpan, _ columns: ScalarColumns, _ json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            artifact(columns.sources.path(of: span.file), &json)
            let start = columns.start(of: span)
            let end = columns.end(of: span)
            json.key("region")
            json.object { json in
                json.member("startLine", start.line)
                json.member("startColumn", start.column)
                json.member("endLine", end.line)
                json.member("endColumn", end.column)
            }
        }
    }

    private static func artifact(_ path: String, _ json: inout JSONWriter) {
        json.key("artifactLocation")
        json.object { $0.member("uri", FileAddress.text(of: path)) }
    }

    private static func message(_ key: String, _ text: String, _ json: inout JSONWriter) {
        json.key(key)
        json.object { $0.member("text", text) }
    }
}

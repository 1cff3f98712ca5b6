import SuretyJSON
import SuretyCheck
import SuretyFlow
import SuretyReport
import SuretyRules

/// The findings of a run as a client shows them.
struct Diagnostics {
    /// A finding of a file.
    struct Entry {
        var reported: ReportedFinding
        /// The file's path.
        var path: String
    }

    let encoding: PositionEncoding
    /// How the client names the documents that it has open: there is more than one way to write a path.
    private let names: [String: String]
    private let result: CheckResult
    private var positions: [FileID: TextPositions] = [:]
    /// By path.
    private(set) var entries: [String: [Entry]] = [:]

    init(_ result: CheckResult, _ encoding: PositionEncoding, names: [String: String]) {
        self.result = result
        self.names = names
        self.encoding = encoding
        for reported in result.findings {
            let path = result.sources.inputs[Int(reported.finding.span.file.index)].path
            entries[path, default: []].append(Entry(reported: reported, path: path))
            note(reported.finding.span.file)
            for step in reported.finding.steps + reported.finding.related { note(step.span.file) }
            for edit in reported.finding.fixes.flatMap(\.edits) { note(edit.span.file) }
        }
    }

    private mutating func note(_ file: FileID) {
        if positions[file] != nil { return }
        positions[file] = TextPositions(Array(result.sources.inputs[Int(file.index)].buffer.bytes), encoding)
    }

    /// The parameters of a notification that a file has these findings.
    func published(_ path: String) -> String {
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("uri", uri(path))
            json.key("diagnostics")
            json.array(entries[path] ?? []) { diagnostic($1.reported.finding, &$0) }
        }
        return json.text
    }

    func diagnostic(_ finding: Finding, _ json: inout JSONWriter) {
        json.object { json in
            range(finding.span, &json)
            json.member("severity", Self.number(finding.severity))
            json.member("code", finding.rule)
            json.member("source", Product.name)
            let words = [finding.message, finding.consequence].filter { !$0.isEmpty }
            json.member("message", words.joined(separator: "\n"))
            json.key("relatedInformation")
            json.array(finding.steps + finding.related) { json, step in
                json.object { json in
                    json.key("location")
                    json.object { json in
                        json.member("uri", uri(path(of: step.span.file)))
                        range(step.span, &json)
                    }
                    json.member("message", step.text)
                }
            }
        }
    }

    private static func number(_ severity: Severity) -> Int {
        switch severity {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }

    private func uri(_ path: String) -> String { names[path] ?? DocumentURI.uri(path) }

    private func path(of file: FileID) -> String { result.sources.inputs[Int(file.index)].path }

    func range(_ span: SourceSpan, _ json: inout JSONWriter) {
        json.key("range")
        json.object { json in
            place("start", Int(span.start), span.file, &json)
            place("end", Int(span.end), span.file, &json)
        }
    }

    private func place(_ name: String, _ offset: Int, _ file: FileID, _ json: inout JSONWriter) {
        let place = positions[file]?.place(of: offset) ?? (line: 0, character: 0)
        json.key(name)
        json.object { json in
            json.member("line", place.line)
            json.member("character", place.character)
        }
    }

    // MARK: What is asked of a place

    /// The findings of a file that touch some bytes.
    func findings(_ path: String, touching bytes: Range<Int>) -> [Finding] {
        (entries[path] ?? []).map(\.reported.finding).filter {
            Int($0.span.start) <= bytes.upperBound && bytes.lowerBound <= Int($0.span.end)
        }
    }

    /// The mends of the findings at a place, as actions.
    func actions(_ findings: [Finding]) -> String {
        var json = JSONWriter(.compact)
        let mends = findings.flatMap { finding in
            finding.fixes.filter { !$0.edits.isEmpty }.map { (finding, $0) }
        }
        json.array(mends) { json, mend in
            let (finding, fix) = mend
            json.object { json in
                json.member("title", "surety: " + fix.title)
                json.member("kind", "quickfix")
                json.key("diagnostics")
                json.array([finding]) { diagnostic($1, &$0) }
                json.member("isPreferred", true)
                json.key("edit")
                json.object { json in
                    json.key("changes")
                    json.object { json in edits(fix.edits, &json) }
                }
            }
        }
        return json.text
    }

    private func edits(_ edits: [SourceEdit], _ json: inout JSONWriter) {
        for (file, edits) in Dictionary(grouping: edits, by: \.span.file).sorted(by: { $0.key < $1.key }) {
            json.key(uri(path(of: file)))
            json.array(edits) { json, edit in
                json.object { json in
                    range(edit.span, &json)
                    json.member("newText", edit.text)
                }
            }
        }
    }

    /// What a hover over a finding shows: its words, and its rule's page.
    func hover(_ findings: [Finding]) -> String {
        guard let first = findings.first else { return "null" }
        var text = findings.map { "**\($0.rule)**: \($0.message)" }.joined(separator: "\n\n")
        if let page = RuleCatalogue.rule(named: first.rule)?.page { text += "\n\n---\n\n" + page }
        var json = JSONWriter(.compact)
        json.object { json in
            json.key("contents")
            json.object { json in
                json.member("kind", "markdown")
                json.member("value", text)
            }
            range(first.span, &json)
        }
        return json.text
    }
}

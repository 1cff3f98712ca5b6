import CSuretyPage
import SuretyJSON
import SuretyProbe
import SuretyTrend

/// What a watch knows as one page that a browser opens without a network: fixed text around data, which the page's script
/// shows.
enum PageReport {
    /// Points of a plot.
    private static let pointLimit = 240
    /// Groups of a process that are shown.
    private static let groupLimit = 60

    static func text(_ report: WatchReport, gone: [ProcessReport], _ analyst: Analyst) -> String {
        var text = ""
        for line in part(surety_page_html).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        {
            switch line {
            case "<!-- style -->": text += "<style>\n\(part(surety_page_css))</style>\n"
            case "<!-- script -->": text += "<script>\n\(part(surety_page_js))</script>\n"
            case "<!-- data -->":
                text +=
                    "<script type=\"application/json\" id=\"data\">\(data(report, gone, analyst))</script>\n"
            default: text += line + "\n"
            }
        }
        return text
    }

    private static func part(_ part: surety_page_part) -> String {
        String(decoding: UnsafeBufferPointer(start: part.bytes, count: part.count), as: UTF8.self)
    }

    /// The processes with what the page says of them in words, and the points of each plot.
    private static func data(_ report: WatchReport, _ gone: [ProcessReport], _ analyst: Analyst) -> String {
        let ended = gone.filter { old in !report.processes.contains { $0.seen.identity == old.seen.identity }
        }
        var json = JSONWriter(.page)
        json.object { json in
            json.member("schema", SampleLine.schema)
            json.member("time", report.time)
            json.member("elapsed", report.elapsed)
            json.key("processes")
            json.array(report.processes + ended) { process(&$0, $1, analyst) }
        }
        return json.text
    }

    private static func process(_ json: inout JSONWriter, _ process: ProcessReport, _ analyst: Analyst) {
        json.object { json in
            json.member("pid", Int(process.seen.identity.pid))
            json.member("command", process.seen.command)
            json.member("state", process.seen.state.rawValue)
            json.member("headline", TextReport.headline(process))
            json.member("descriptors", process.seen.descriptors)
            json.member("limit", process.seen.limits.descriptors)
            json.member("nearLimit", process.isNearLimit)
            json.member("forecast", process.forecast.map { Wording.forecast($0) } ?? "")
            json.key("groups")
            json.array(process.groups.filter { $0.seen.count > 0 }.prefix(groupLimit)) { json, group in
                json.object { json in
                    json.member("kind", group.seen.kind.name)
                    json.member("label", group.seen.label)
                    json.member("count", group.seen.count)
                    json.member("amount", Wording.amount(group.seen.kind, group.seen.count))
                    json.member("verdict", group.verdict.kind.rawValue)
                    json.member("words", Wording.verdict(group.seen.kind, group.verdict))
                    json.key("points")
                    json.array(
                        analyst.counts(
                            of: process.seen.identity, group.seen.kind, group.seen.label, since: 0,
                            limit: pointLimit)
                    ) { json, point in
                        json.array([point.time, Double(point.count)]) { $0.number($1) }
                    }
                }
            }
        }
    }
}

import SuretyJSON
import SuretyProbe
import SuretyTrend

/// The lines of `--format json` and of a recording; Documentation/Watch.md describes the fields.
public enum SampleLine {
    /// The version of the fields.
    public static let schema = 1

    /// The line that a recording begins with.
    public static func start(_ plan: TrendPlan, time: Double) -> String {
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("schema", schema)
            json.member("type", "start")
            json.member("time", time)
            json.member("plan", plan == .command ? "command" : "server")
            json.key("horizons")
            json.array((0..<4).map { plan.horizons[$0] }) { $0.number($1) }
        }
        return json.text
    }

    /// A tick.
    public static func sample(_ report: WatchReport) -> String {
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("schema", schema)
            json.member("type", "sample")
            json.member("time", report.time)
            json.member("elapsed", report.elapsed)
            json.key("processes")
            json.array(report.processes) { process(&$0, $1, withGroups: report.isScan) }
            json.key("cost")
            json.object { json in
                json.member("processor", report.cost.processor)
                json.member("scan", report.cost.scan)
                json.member("scanned", report.cost.scanned)
                json.member("pause", report.cost.pause)
            }
        }
        return json.text
    }

    static func process(_ json: inout JSONWriter, _ process: ProcessReport, withGroups: Bool) {
        let seen = process.seen
        json.object { json in
            json.member("pid", Int(seen.identity.pid))
            json.member("start", Int(clamping: seen.identity.start))
            json.member("command", seen.command)
            json.member("parent", Int(seen.parent))
            json.member("state", seen.state.rawValue)
            json.member("descriptors", seen.descriptors)
            json.member("threads", seen.threads)
            json.member("children", seen.children)
            json.member("memory", seen.memory)
            json.key("limits")
            json.object { json in
                json.member("descriptors", seen.limits.descriptors)
                json.member("tasks", seen.limits.tasks)
                json.member("memory", seen.limits.memory)
                json.member("watches", seen.limits.watches)
                json.member("tracked", seen.limits.tracked)
                json.member("trackedNow", seen.limits.trackedNow)
            }
            json.member("nearLimit", process.isNearLimit)
            if let forecast = process.forecast {
                json.key("forecast")
                json.object { json in
                    json.member("seconds", forecast.seconds)
                    json.member("earliest", forecast.earliest)
                    json.member("latest", forecast.latest)
                }
            }
            guard withGroups else { return }
            json.key("groups")
            json.array(process.groups) { group(&$0, $1) }
        }
    }

    private static func group(_ json: inout JSONWriter, _ group: GroupReport) {
        json.object { json in
            json.member("kind", group.seen.kind.name)
            json.member("label", group.seen.label)
            json.member("count", group.seen.count)
            json.member("appeared", group.seen.appeared)
            json.member("vanished", group.seen.vanished)
            json.key("survivors")
            json.array((0..<4).map { Int(group.seen.survivors[$0]) }) { $0.number($1) }
            json.key("exits")
            json.array((0..<4).map { Int(group.seen.exits[$0]) }) { $0.number($1) }
            json.key("verdict")
            verdict(&json, group.verdict)
        }
    }

    static func verdict(_ json: inout JSONWriter, _ verdict: Verdict) {
        json.object { json in
            json.member("kind", verdict.kind.rawValue)
            json.member("rate", verdict.rate)
            json.member("rateLow", verdict.rateLow)
            json.member("rateHigh", verdict.rateHigh)
            json.member("confidence", verdict.confidence)
            json.member("detectable", verdict.detectable)
            json.member("span", verdict.span)
        }
    }
}

import Foundation
import TestSupport
import Testing

@testable import SuretyProbe
@testable import SuretyTrend
@testable import SuretyWatch

/// Recordings, made by hand and by the command, and what follows from them.
struct RecordingTests {
    /// The ticks of a process that leaks so many a second, as its recording has them.
    static func recording(leak: Double, minutes: Int, limit: Int = 65_536) -> [Observation] {
        let plan = TrendPlan.server
        return stride(from: 0.0, through: Double(minutes) * 60, by: 5).map { time in
            func leaked(_ at: Double) -> Int { at < 0 ? 0 : Int(at * leak) }
            var survivors = SIMD4<Int32>.zero
            for horizon in 0..<4 { survivors[horizon] = Int32(12 + leaked(time - plan.horizons[horizon])) }
            let group = GroupObservation(
                kind: .file, label: "/archive/#.gz", count: 12 + leaked(time), appeared: leaked(time),
                survivors: survivors)
            var limits = Limits()
            limits.descriptors = limit
            let process = ProcessObservation(
                identity: ProcessIdentity(pid: 42, start: 7), command: "archiver", parent: 0, state: .running,
                descriptors: 12 + leaked(time), threads: 1, children: 0, memory: 10_000_000, limits: limits,
                groups: [group])
            var cost = ProbeCost()
            cost.processor = time / 1000
            return Observation(time: 1_700_000_000 + time, elapsed: time, processes: [process], cost: cost)
        }
    }

    static func written(_ observations: [Observation]) -> String {
        let analyst = Analyst(.server)
        let lines = observations.map { SampleLine.sample(analyst.report($0)) }
        return ([SampleLine.start(.server, time: 0)] + lines).map { $0 + "\n" }.joined()
    }

    /// The archiver of the incident: 65,000 in 48 hours are 0.38 a second. After half an hour the forecast is right, two
    /// days before the limit.
    @Test(arguments: [65_536, 20_000, 4096]) func theArchiverIsForecast(limit: Int) throws {
        let rate = 0.38
        let analyst = Analyst(.server)
        var report: WatchReport?
        for observation in RecordingTests.recording(leak: rate, minutes: 30, limit: limit) {
            report = analyst.report(observation)
        }
        let process = try #require(report?.processes.first)
        #expect(process.groups.first?.verdict.kind == .leaking)
        let forecast = try #require(process.forecast)
        let truth = Double(limit - (process.seen.descriptors ?? 0)) / rate
        #expect(abs(forecast.seconds - truth) <= 0.1 * truth, "\(forecast.seconds) against \(truth)")
        #expect(forecast.earliest <= truth && forecast.latest ?? .infinity >= truth)
    }

    /// Everything follows from a recording as it followed from the process.
    @Test func aRecordingSaysTheSameAgain() throws {
        let text = RecordingTests.written(RecordingTests.recording(leak: 0.38, minutes: 35))
        let folder = try TemporaryFolder(["day.jsonl": text])
        let outcome = try Command.surety(
            "watch", "--replay", "day.jsonl", "--format", "json", in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.output == text.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined())
        let words = try Command.surety("watch", "--replay", "day.jsonl", in: folder.path)
        #expect(words.output.contains("pid 42 archiver: 810 descriptors of 65,536"))
        #expect(words.output.contains("/archive/#.gz  leaking 0.380/s"), "\(words.output)")
        #expect(words.errors.contains("limit in "), "\(words.errors)")
    }

    /// What a kill left of the last line is left out; anything else that is no recording is named.
    @Test func brokenRecordings() throws {
        let text = RecordingTests.written(RecordingTests.recording(leak: 1, minutes: 1))
        let folder = try TemporaryFolder([
            "cut": String(text.dropLast(20)), "no": "hello\n", "empty": "",
            "other": "{\"schema\":1,\"type\":\"x\"}\n",
            "middle": text + "{\"schema\":1,\"type\":\"sample\"}\n",
            "deep": String(repeating: "[", count: 5000) + "\n",
        ])
        #expect(try Command.surety("watch", "--replay", "cut", in: folder.path).status == 0)
        for (name, line) in [("no", 1), ("empty", 1), ("other", 1), ("middle", 15), ("deep", 1)] {
            let outcome = try Command.surety("watch", "--replay", name, in: folder.path)
            #expect(outcome.status == 2)
            #expect(
                outcome.errors
                    == "surety: error: line \(line) of '\(name)' is none of a recording; give a file of '--record'\n"
            )
        }
    }

    /// What the command records of a real process can be replayed.
    @Test func recordsARealProcess() throws {
        let holder = try Holder.python("keep(*os.pipe()); keep(open(f'{place}/\\n\\x1b[2J', 'w'))")
        let folder = try TemporaryFolder()
        let outcome = try Command.surety(
            "watch", "--pid", "\(holder.pid)", "--for", "0.5", "--interval", "0.1", "--record", "r",
            "--format", "json",
            in: folder.path)
        #expect(outcome.status == 0)
        let text = try String(contentsOfFile: folder.path(of: "r"), encoding: .utf8)
        #expect(text.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined() == outcome.output)
        #expect(!text.contains("\u{1B}"))
        let again = try Command.surety("watch", "--replay", "r", in: folder.path)
        #expect(again.output.hasPrefix("pid \(holder.pid) python3: "), "\(again)")
        #expect(again.output.contains("/\\n\\x1b[#J"))
    }

    /// A heap that grows is no leak by itself.
    @Test func memoryGrowsAtMost() {
        let analyst = Analyst(.server)
        var kinds: Set<Verdict.Kind> = []
        for time in stride(from: 0.0, through: 5400, by: 5) {
            let group = GroupObservation(
                kind: .memory, label: "resident", count: 50_000_000 + Int(time) * 200_000)
            let process = ProcessObservation(
                identity: ProcessIdentity(pid: 1, start: 1), command: "x", parent: 0, state: .running,
                descriptors: 1, threads: 1, children: 0, memory: group.count, limits: Limits(),
                groups: [group])
            let report = analyst.report(
                Observation(time: time, elapsed: time, processes: [process], cost: ProbeCost()))
            kinds.formUnion(report.processes[0].groups.map(\.verdict.kind))
        }
        #expect(kinds == [.inconclusive, .growing])
    }

    /// The documentation names every field and every metric.
    @Test func fieldsAndMetricsAreDocumented() throws {
        let text = try Repository.text("Documentation/Watch.md")
        let analyst = Analyst(.server)
        var report: WatchReport?
        for observation in RecordingTests.recording(leak: 0.38, minutes: 31) {
            report = analyst.report(observation)
        }
        let last = try #require(report)
        let lines = SampleLine.start(.server, time: 0) + SampleLine.sample(last)
        for match in lines.matches(of: /"(\w+)":/) {
            let name = match.1
            #expect(
                text.contains("`\(name)`") || text.contains("`\(name)[]`") || text.contains(".\(name)[]`"),
                "\(name)")
        }
        for line in Metrics.text(last, form: .prometheus).split(separator: "\n")
        where line.hasPrefix("# TYPE") {
            let name = line.split(separator: " ")[2]
            #expect(text.contains("`\(name)`"), "\(name)")
        }
        for kind in ResourceKind.allCases { #expect(text.contains("`\(kind.name)`"), "\(kind.name)") }
        for kind in Verdict.Kind.allCases {
            #expect(text.contains("| `\(kind.rawValue)` |"), "\(kind.rawValue)")
        }
    }

    /// A week of a process that does something new all the time takes no more memory than a day.
    @Test func aWeekIsBounded() {
        let analyst = Analyst(.server)
        var most = 0
        for hour in 0..<168 {
            for minute in stride(from: 0, to: 60, by: 10) {
                let time = Double(hour * 3600 + minute * 60)
                let groups = (0..<200).map { number in
                    GroupObservation(
                        kind: .file, label: "/data/\(hour * 200 + number)", count: 1,
                        survivors: SIMD4(1, 1, 1, 1))
                }
                let process = ProcessObservation(
                    identity: ProcessIdentity(pid: 1, start: 1), command: "x", parent: 0, state: .running,
                    descriptors: 200,
                    threads: 1, children: 0, memory: 1, limits: Limits(), groups: groups)
                _ = analyst.report(
                    Observation(time: time, elapsed: time, processes: [process], cost: ProbeCost()))
                most = max(most, analyst.historyCount)
            }
        }
        #expect(most <= Analyst.historyLimit)
        var history = GroupHistory(.server, isCounted: true)
        for time in stride(from: 0.0, to: 604_800, by: 60) {
            history.add(TrendPoint(time: time, count: 1, survivors: .zero, exits: .zero))
        }
        #expect(history.pointCount <= 3 * TrendPlan.ringCapacity)
        #expect(history.counts(since: 0, limit: 200).count <= 200)
    }
}

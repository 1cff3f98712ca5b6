import Foundation
import SuretyTrend
import TestSupport
import Testing

/// Thousands of made-up processes, judged as they would be live. `SURETY_SERIES` says how many of each sort, and
/// `SURETY_SEED` gives other ones; the table is printed, and stands in Documentation/Watch.md.
struct CampaignTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let perSort = environment["SURETY_SERIES"].flatMap { Int($0) } ?? 6
    private static let seed = environment["SURETY_SEED"].flatMap { UInt64($0) } ?? 1

    /// When a leak was first said, if it was.
    private static func alarm(_ points: [TrendPoint]) -> (first: Double?, last: Verdict.Kind) {
        var history = GroupHistory(.server, isCounted: true)
        var first: Double?
        for point in points {
            history.add(point)
            if first == nil, history.verdict.kind == .leaking { first = point.time }
        }
        return (first, history.verdict.kind)
    }

    private static func seeds(_ shape: SeriesMaker.Shape, _ leak: Double) -> [UInt64] {
        let index = SeriesMaker.Shape.allCases.firstIndex(of: shape) ?? 0
        var random = SplitMix(state: seed &+ UInt64(leak * 1000) &* 7919 &+ UInt64(index) &* 104_729)
        return (0..<perSort).map { _ in random.next() }
    }

    /// An hour without a leak: whatever is said of one at any time is a false alarm.
    @Test func withoutALeakNothingIsSaid() {
        var alarms = 0
        var total = 0
        for shape in SeriesMaker.Shape.allCases {
            var kinds: [Verdict.Kind: Int] = [:]
            var here = 0
            for seed in CampaignTests.seeds(shape, 0) {
                let (first, last) = CampaignTests.alarm(
                    SeriesMaker.series(shape, leak: 0, seed: seed, duration: 3600))
                kinds[last, default: 0] += 1
                if let first {
                    here += 1
                    print("  alarm: \(shape) seed \(seed) at \(Int(first)) s")
                }
            }
            alarms += here
            total += CampaignTests.perSort
            print("no leak, \(shape): \(here) of \(CampaignTests.perSort) alarms; at the end \(kinds)")
        }
        print("false alarms: \(alarms) of \(total)")
        #expect(Double(alarms) < max(1, 0.005 * Double(total)), "\(alarms) of \(total)")
    }

    /// Half an hour with a leak, over every shape.
    @Test(arguments: [0.5, 0.05, 0.02]) func leaksAreFound(rate: Double) {
        var found = 0
        var total = 0
        for shape in SeriesMaker.Shape.allCases {
            let times = CampaignTests.seeds(shape, rate).compactMap { seed in
                CampaignTests.alarm(SeriesMaker.series(shape, leak: rate, seed: seed, duration: 3600)).first
            }.sorted()
            let early = times.count { $0 <= 1800 }
            // A load that rises for minutes and stays hides a leak until it has left the window.
            if shape != .rampThatEnds {
                total += CampaignTests.perSort
                found += early
            }
            let middle = times.isEmpty ? "never" : "\(Int(times[times.count / 2])) s"
            print(
                "leak \(rate)/s, \(shape): \(early) of \(CampaignTests.perSort) in 1,800 s, \(times.count) in 3,600 s, "
                    + "half of them by \(middle)")
        }
        print("leak \(rate)/s: \(found) of \(total)")
        // Of few series one or two may miss by chance.
        let least = rate < 0.05 ? 0.5 : total >= 1000 ? 0.99 : 0.94
        #expect(Double(found) >= least * Double(total), "\(found) of \(total)")
    }
}

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
    private static func falseAlarms(_ shapes: [SeriesMaker.Shape]) -> (alarms: Int, total: Int) {
        var alarms = 0
        for shape in shapes {
            var kinds: [String: Int] = [:]
            var here = 0
            for seed in seeds(shape, 0) {
                let (first, last) = alarm(SeriesMaker.series(shape, leak: 0, seed: seed, duration: 3600))
                kinds[last.rawValue, default: 0] += 1
                if let first {
                    here += 1
                    print("  alarm: \(shape) seed \(seed) at \(Int(first)) s")
                }
            }
            alarms += here
            let ends = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(
                separator: ", ")
            print("no leak, \(shape): \(here) of \(perSort) alarms; at the end \(ends)")
        }
        let total = shapes.count * perSort
        print("false alarms: \(alarms) of \(total)")
        return (alarms, total)
    }

    @Test(arguments: [SeriesMaker.usual, SeriesMaker.further])
    func withoutALeakNothingIsSaid(shapes: [SeriesMaker.Shape]) {
        let (alarms, total) = CampaignTests.falseAlarms(shapes)
        // Of few series one may be wrong by chance.
        #expect(Double(alarms) <= max(1, 0.005 * Double(total)), "\(alarms) of \(total)")
    }

    /// An hour with a leak: how many are found in half of it, and in all of it.
    private static func found(_ rate: Double, _ shapes: [SeriesMaker.Shape]) -> (early: Int, total: Int) {
        var early = 0
        for shape in shapes {
            let times = seeds(shape, rate).compactMap { seed in
                alarm(SeriesMaker.series(shape, leak: rate, seed: seed, duration: 3600)).first
            }.sorted()
            let here = times.count { $0 <= 1800 }
            early += here
            let middle = times.isEmpty ? "never" : "\(Int(times[times.count / 2])) s"
            print(
                "leak \(rate)/s, \(shape): \(here) of \(perSort) in 1,800 s, \(times.count) in 3,600 s, "
                    + "half of them by \(middle)")
        }
        let total = shapes.count * perSort
        print("leak \(rate)/s: \(early) of \(total) in 1,800 s")
        return (early, total)
    }

    @Test(arguments: [0.5, 0.05, 0.02]) func leaksAreFound(rate: Double) {
        let (early, total) = CampaignTests.found(rate, SeriesMaker.usual)
        // Of few series one or two may miss by chance.
        let least = rate < 0.05 ? 0.5 : total >= 1000 ? 0.99 : 0.94
        #expect(Double(early) >= least * Double(total), "\(early) of \(total)")
    }

    /// What the shapes hide that nobody thought of before, and what is said of a rise that lasts for half an hour: printed
    /// for the documentation, where the numbers are asked for.
    @Test(.enabled(if: perSort >= 100, "only where many series are asked for")) func furtherShapes() {
        for rate in [0.5, 0.05, 0.02] { _ = CampaignTests.found(rate, SeriesMaker.further) }
        _ = CampaignTests.falseAlarms(SeriesMaker.unseen)
        for rate in [0.5, 0.05, 0.02] { _ = CampaignTests.found(rate, SeriesMaker.unseen) }
        _ = CampaignTests.falseAlarms([.slowPlateau])
        _ = CampaignTests.found(0.05, [.slowPlateau])
    }
}

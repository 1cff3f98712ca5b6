import Testing

@testable import SuretyTrend

/// Verdicts over series drawn by hand.
struct VerdictTests {
    /// What a group says whose count follows a curve that never falls: what was acquired stays.
    private static func verdict(
        _ plan: TrendPlan, seconds: Double, every interval: Double, _ held: (Double) -> Double
    ) -> Verdict {
        var history = GroupHistory(plan, isCounted: true)
        for time in stride(from: 0.0, through: seconds, by: interval) {
            var survivors = SIMD4<Float>.zero
            for horizon in 0..<4 {
                survivors[horizon] =
                    time >= plan.horizons[horizon]
                    ? Float(held(time - plan.horizons[horizon]).rounded(.down)) : 0
            }
            history.add(
                TrendPoint(
                    time: time, count: Float(held(time).rounded(.down)), survivors: survivors, exits: .zero))
        }
        return history.verdict
    }

    @Test func aCommandThatLeaks() {
        let verdict = VerdictTests.verdict(.command, seconds: 180, every: 0.25) { 5 + $0 }
        #expect(verdict.kind == .leaking)
        #expect(abs((verdict.rate ?? 0) - 1) < 0.05)
    }

    @Test func aCommandWhoseLoadLevelsOff() {
        for length in [5.0, 20, 40] {
            let verdict = VerdictTests.verdict(.command, seconds: 300, every: 0.25) {
                5 + 100 * min(1, $0 / length)
            }
            #expect(verdict.kind == .steady, "\(length)")
        }
    }

    @Test(arguments: [5.0, 20]) func aShortCommandIsInconclusive(seconds: Double) {
        let verdict = VerdictTests.verdict(.command, seconds: seconds, every: 0.25) { 5 + $0 }
        #expect(verdict.kind == .inconclusive && verdict.rate == nil)
        #expect(verdict.detectable ?? 0 > 0)
    }

    /// Ten minutes say `growing` at most; half an hour says `leaking`.
    @Test func tenMinutesAreNoVerdict() {
        #expect(VerdictTests.verdict(.server, seconds: 900, every: 5) { 10 + $0 / 2 }.kind == .growing)
        #expect(VerdictTests.verdict(.server, seconds: 1800, every: 5) { 10 + $0 / 2 }.kind == .leaking)
    }

    /// A load that comes over four minutes and stays hides a leak no longer than it must, and does not count towards its rate.
    @Test func aRampBeforeALeakIsNoEvidence() {
        func held(_ time: Double) -> Double { 10 + 100 * max(0, min(1, (time - 300) / 240)) }
        let verdict = VerdictTests.verdict(.server, seconds: 1800, every: 5) { held($0) + $0 / 20 }
        #expect(verdict.kind == .leaking)
        #expect(abs((verdict.rate ?? 0) - 0.05) < 0.005, "\(verdict)")
        #expect(VerdictTests.verdict(.server, seconds: 1800, every: 5, held).kind != .leaking)
    }

    /// Servers that come over one after the other are no even growth, however steady their number.
    @Test func clumpsAreNoEvenGrowth() {
        let verdict = VerdictTests.verdict(.server, seconds: 2400, every: 5) {
            10 + 15 * ($0 / 240).rounded(.down)
        }
        #expect(verdict.kind == .growing)
    }

    /// A load that begins to rise within the window may rise for a quarter of an hour.
    @Test func aRiseThatJustBeganIsNoLeak() {
        for time in stride(from: 1500.0, through: 2700, by: 60) {
            let verdict = VerdictTests.verdict(.server, seconds: time, every: 5) {
                10 + 100 * max(0, min(1, ($0 - 900) / 900))
            }
            #expect(verdict.kind != .leaking, "\(time)")
        }
    }

    @Test func aSlowLeakIsFoundInADay() {
        let verdict = VerdictTests.verdict(.server, seconds: 86_400, every: 60) { 10 + $0 / 1200 }
        #expect(verdict.kind == .leaking)
        #expect(abs((verdict.rate ?? 0) - 1.0 / 1200) < 0.1 / 1200)
    }

    @Test func aLeakThatStopsIsForgiven() {
        #expect(
            VerdictTests.verdict(.server, seconds: 7200, every: 5) { 10 + min($0, 2000) / 10 }.kind
                != .leaking)
    }

    @Test func forecasts() throws {
        let forecast = try #require(Forecast(room: 100, rate: 2, low: 1, high: 4))
        #expect(forecast.seconds == 50 && forecast.earliest == 25 && forecast.latest == 100)
        #expect(Forecast(room: 100, rate: 2, low: -1, high: 4)?.latest == nil)
        #expect(Forecast(room: 100, rate: 0, low: 0, high: 0) == nil)
    }

    // MARK: Statistics

    @Test func ranksShareTies() {
        #expect(Statistics.ranks(of: [3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    }

    @Test func slopes() {
        let times = [0.0, 1, 2, 3, 4]
        #expect(Statistics.slope([1, 3, 5, 7, 9], times: times) == 2)
        #expect(Statistics.slope([1, 3, 500, 7, 9], times: times) == 2, "one point may lie anywhere")
        #expect(Statistics.slope([], times: []) == 0)
    }

    /// Values from tables of the normal distribution.
    @Test func normal() {
        for (z, p) in [(0.0, 0.5), (1.0, 0.841345), (1.96, 0.975002), (-2.33, 0.009903), (3.5, 0.999767)] {
            #expect(abs(Statistics.normal(below: z) - p) < 1e-5, "\(z)")
        }
    }

    /// The statistic without autocorrelation, by hand: ten rising values have S = 45 and a variance of 125.
    @Test func mannKendall() {
        let times = (0..<10).map(Double.init)
        let values: [Double] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        let z = Statistics.trend(values, slope: 1, times: times)
        #expect(abs(z - 44 / 125.0.squareRoot()) < 1e-9)
        #expect(Statistics.trend([1, 1, 1, 1, 1, 1, 1, 1], slope: 0, times: times) == 0)
    }

    @Test func rings() {
        var ring = GroupHistory.Ring(spacing: 5)
        for time in stride(from: 0.0, to: 20_000, by: 1) {
            ring.add(TrendPoint(time: time, count: 0, survivors: .zero, exits: .zero))
        }
        let times = ring.ordered.map(\.time)
        #expect(times.count == TrendPlan.ringCapacity && times == times.sorted())
        #expect(times.last == 19_995 && zip(times.dropFirst(), times).allSatisfy { $0 - $1 == 5 })
    }
}

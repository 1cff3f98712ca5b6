/// A group at one scan.
public struct TrendPoint: Sendable, Equatable {
    /// How many are older than each horizon.
    public var survivors: SIMD4<Float>
    /// How many went that were older than each horizon, since the watch began.
    public var exits: SIMD4<Float>
    /// Seconds of the watch.
    public var time: Double
    /// How many there are.
    public var count: Float

    /// Makes one.
    public init(time: Double, count: Float, survivors: SIMD4<Float>, exits: SIMD4<Float>) {
        self.time = time
        self.count = count
        self.survivors = survivors
        self.exits = exits
    }
}

/// What one window shows at one moment.
struct WindowTest {
    /// What follows from it.
    enum Outcome {
        case steady, growing, leaking, falling
    }

    private(set) var outcome = Outcome.steady
    private(set) var rate = 0.0
    /// Half the width of the rate's interval.
    private(set) var margin = 0.0
    private(set) var confidence = 0.0
    private(set) var detectable = 0.0
    private(set) var span = 0.0

    /// Beyond this many standard deviations a trend is one: one chance in a hundred, one-sided.
    static let trendLimit = 2.33
    /// How many standard deviations the balance must be off where the survivors rose faster just before.
    private static let strengthAfterKnee = 4.5
    /// And how much of the window's length must have passed since.
    private static let leastAfterKnee = 0.33
    /// And how long something must have risen that began to within the window: many a load rises for a quarter of an hour.
    private static let leastRise = 0.6

    /// Judges what lies in a window.
    ///
    /// - Parameters:
    ///   - points: oldest first; those before the window tell what was there already.
    ///   - isCounted: whether instances can be told apart; else the floor of the count stands for the survivors.
    ///   - unit: what is a small amount of it: 1, or some bytes.
    init?(_ points: [TrendPoint], _ window: TrendWindow, age: Double, isCounted: Bool, unit: Double) {
        guard let last = points.last, last.time >= 0.87 * window.length else { return nil }
        // What was acquired during the warm-up has become a survivor by then.
        let from = max(last.time - window.length, window.warmUp + age)
        guard let first = points.firstIndex(where: { $0.time >= from }), points.count - first >= 12 else {
            return nil
        }
        let inside = Array(points[first...])
        span = last.time - inside[0].time
        guard span >= window.length * 0.4 else { return nil }
        let survivors =
            isCounted
            ? inside.map { Double($0.survivors[window.horizon]) }
            : WindowTest.floors(of: points, age: age).suffix(inside.count).map { $0 }
        let before =
            points[..<first].filter { $0.time >= window.warmUp + age }
            .map { isCounted ? Double($0.survivors[window.horizon]) : 0 }.max() ?? 0
        judge(
            inside, survivors, before: before, window: window, isCounted: isCounted, unit: unit)
    }

    private mutating func judge(
        _ inside: [TrendPoint], _ survivors: [Double], before: Double, window: TrendWindow, isCounted: Bool,
        unit: Double
    ) {
        let horizon = isCounted ? window.horizon : nil
        guard let whole = Stretch(inside[...], survivors[...], horizon: horizon, unit: unit) else { return }
        let effect = max(TrendPlan.leastEffect * unit, isCounted ? 0 : (survivors.first ?? 0) * 0.05)
        let net = (survivors.last ?? 0) - survivors[0]
        measure(whole, gain: abs(net) / unit, unit: unit)
        detectable =
            WindowTest.detectable(exits: min(whole.exits, 2 * whole.unrest), strength: window.strength) * unit
            / span
        guard whole.trend > WindowTest.trendLimit, net >= effect, rate > 0 else {
            outcome = falls(inside, effect: effect) ? .falling : .steady
            return
        }
        outcome = .growing
        guard window.strength.isFinite, (survivors.last ?? 0) >= before + effect / 2,
            let stretch = leak(whole, window, effect: effect)
        else { return }
        outcome = .leaking
        measure(stretch, gain: stretch.slope * stretch.span / unit, unit: unit)
        confidence = min(0.999, Statistics.normal(below: min(stretch.balance, stretch.trend)))
    }

    private mutating func measure(_ stretch: Stretch, gain: Double, unit: Double) {
        rate = stretch.slope
        span = stretch.span
        margin = 1.96 * max(1, gain + stretch.turnover).squareRoot() * unit / span
    }

    /// What shows a leak: the window, or what follows the last knee in it, if that is long enough. After a knee more
    /// evidence is needed, since something else has just made the survivors rise.
    private func leak(_ whole: Stretch, _ window: TrendWindow, effect: Double) -> Stretch? {
        var stretch = whole
        var strength = window.strength
        while let knee = stretch.knee {
            let least = knee.isSlower ? WindowTest.leastAfterKnee : WindowTest.leastRise
            guard let rest = stretch.rest(from: knee.index), rest.span >= window.length * least else {
                return nil
            }
            stretch = rest
            strength = max(strength, WindowTest.strengthAfterKnee)
        }
        return stretch.balance >= strength && stretch.rises(by: effect) ? stretch : nil
    }

    private func falls(_ inside: [TrendPoint], effect: Double) -> Bool {
        let picked = Stretch.picked(inside[...])
        let times = picked.map { inside[$0].time }
        let counts = picked.map { Double(inside[$0].count) }
        guard let first = counts.first, let last = counts.last, first - last >= max(effect, first * 0.1)
        else {
            return false
        }
        let slope = Statistics.slope(counts, times: times)
        return Statistics.trend(counts, slope: slope, times: times) < -WindowTest.trendLimit
    }

    /// The lowest count within an age before each point.
    private static func floors(of points: [TrendPoint], age: Double) -> [Double] {
        var start = 0
        return points.indices.map { index in
            while points[index].time - points[start].time > age { start += 1 }
            return points[start...index].reduce(Double.infinity) { min($0, Double($1.count)) }
        }
    }

    /// How many survivors more would have been found beside so many that went: from `net / √(net + 2·exits) ≥ strength`,
    /// and a third more, since the floor must rise in every part too.
    static func detectable(exits: Double, strength: Double) -> Double {
        let square = strength * strength
        let net = (square + (square * square + 8 * square * exits).squareRoot()) / 2
        return max(TrendPlan.leastEffect, net) * 4 / 3
    }
}

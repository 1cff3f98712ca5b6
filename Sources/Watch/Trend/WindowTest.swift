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
    private static let trendLimit = 2.33
    /// Into how many parts the window is cut to see whether its floor rises.
    private static let parts = 6
    /// The tests in the square of the number of points see this many.
    private static let thinned = 60

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
        let exits =
            isCounted ? max(0, Double(last.exits[window.horizon] - inside[0].exits[window.horizon])) : 0
        let before =
            points[..<first].filter { $0.time >= window.warmUp + age }
            .map { isCounted ? Double($0.survivors[window.horizon]) : 0 }.max() ?? 0
        judge(
            inside, survivors, exits: exits, before: before, window: window, isCounted: isCounted, unit: unit)
    }

    private mutating func judge(
        _ inside: [TrendPoint], _ survivors: [Double], exits: Double, before: Double, window: TrendWindow,
        isCounted: Bool, unit: Double
    ) {
        let effect = max(TrendPlan.leastEffect * unit, isCounted ? 0 : (survivors.first ?? 0) * 0.05)
        let stride = max(1, (survivors.count + WindowTest.thinned - 1) / WindowTest.thinned)
        let picked = Swift.stride(from: survivors.count - 1, through: 0, by: -stride).reversed()
        let times = picked.map { inside[$0].time }
        let values = picked.map { survivors[$0] }
        rate = Statistics.slope(values, times: times)
        let trend = Statistics.trend(values, slope: rate, times: times)
        let net = (survivors.last ?? 0) - survivors[0]
        // Independent comings and goings explain a change by the root of their number, and no more than they vary around
        // the line anyway: those that go make room for as many.
        let unrest = Statistics.unrest(values, slope: rate, times: times) / (unit * unit)
        let turnover = max(1, abs(net) / unit + min(2 * exits, 4 * unrest))
        let balance = min(net, rate * span) / unit / turnover.squareRoot()
        margin = 1.96 * turnover.squareRoot() * unit / span
        confidence = min(0.999, Statistics.normal(below: min(balance, max(0, trend))))
        detectable =
            WindowTest.detectable(exits: min(exits, 2 * unrest), strength: window.strength) * unit / span
        if trend > WindowTest.trendLimit, net >= effect, rate > 0 {
            let isLeak =
                balance >= window.strength && rate * span >= effect
                && risesEvenly(survivors, unit: unit) && (survivors.last ?? 0) >= before + effect / 2
            outcome = isLeak ? .leaking : .growing
        } else {
            outcome = falls(inside, picked.map { $0 }, effect: effect) ? .falling : .steady
        }
    }

    /// Whether each part's floor lies above that of the part before it, but for one at most, and the later parts have not
    /// slowed down: a pool that fills, or a load that rises and stays, levels off.
    private func risesEvenly(_ survivors: [Double], unit: Double) -> Bool {
        let size = survivors.count / WindowTest.parts
        guard size > 0 else { return false }
        let floors = (0..<WindowTest.parts).map { part in
            let end = part == WindowTest.parts - 1 ? survivors.count : (part + 1) * size
            return survivors[part * size..<end].min() ?? 0
        }
        var steps = zip(floors.dropFirst(), floors).map { $0 - $1 }
        let sorted = steps.sorted()
        guard sorted[0] >= 0, sorted[1] >= max(unit, 0.1 * sorted[sorted.count / 2]) else { return false }
        // One jump beside a leak is no reason to overlook it.
        if sorted[sorted.count - 1] > 0.5 * sorted.reduce(0, +) {
            steps[steps.firstIndex(of: sorted[sorted.count - 1]) ?? 0] = sorted[sorted.count / 2]
        }
        let early = steps[..<(steps.count / 2)].reduce(0, +)
        let late = steps[(steps.count / 2)...].reduce(0, +)
        let noise = ((early + late) / unit).squareRoot() * unit
        return late >= min(early - 2.8 * noise, 0.7 * early) && late >= 0.25 * (early + late)
    }

    private func falls(_ inside: [TrendPoint], _ picked: [Int], effect: Double) -> Bool {
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

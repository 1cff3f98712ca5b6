/// A window from some point on to its end, and what rose in it. The window is taken whole at first. Where its rise has a
/// knee, what came before that is a step that stays, and no evidence of a leak: only what follows counts.
struct Stretch {
    private let points: ArraySlice<TrendPoint>
    private let survivors: ArraySlice<Double>
    /// Which horizon makes a survivor; nil where instances cannot be told apart.
    private let horizon: Int?
    private let unit: Double
    /// How many survivors more there are at the end of each of equal parts of its time than at its beginning.
    private let steps: [Double]
    /// The index of the last point of each part.
    private let ends: [Int]

    /// Seconds that it spans.
    let span: Double
    /// The median slope of the survivors, a second.
    let slope: Double
    /// How many of those above the horizon went.
    let exits: Double
    /// How much the survivors vary around the line, in squares of the unit.
    let unrest: Double
    /// Standard deviations of a trend.
    let trend: Double

    private static let binLimit = 24
    /// Into how many parts it is cut to see whether its floor rises.
    private static let parts = 6
    /// The tests in the square of the number of points see this many.
    private static let thinned = 60
    /// A knee stands out by so many standard deviations: one stretch in a hundred without one has it (Kolmogorov).
    private static let kneeLimit = 1.65
    /// Beyond this, acquisitions come in clumps: one stretch in thirty of independent ones has it.
    private static let clumpLimit = 1.6

    /// A stretch of points and as many survivors, with the same indices; nil where there are too few.
    init?(_ points: ArraySlice<TrendPoint>, _ survivors: ArraySlice<Double>, horizon: Int?, unit: Double) {
        guard let first = points.first, let last = points.last, points.count >= 12 else {
            return nil
        }
        self.points = points
        self.survivors = survivors
        self.horizon = horizon
        self.unit = unit
        span = last.time - first.time
        exits = horizon.map { max(0, Double(last.exits[$0] - first.exits[$0])) } ?? 0
        let picked = Stretch.picked(points)
        let times = picked.map { points[$0].time }
        let values = picked.map { survivors[$0] }
        slope = Statistics.slope(values, times: times)
        trend = Statistics.trend(values, slope: slope, times: times)
        unrest = Statistics.unrest(values, slope: slope, times: times) / (unit * unit)
        (steps, ends) = Stretch.steps(points, survivors, unit: unit)
    }

    /// What follows the point of that index.
    func rest(from index: Int) -> Stretch? {
        Stretch(points[index...], survivors[index...], horizon: horizon, unit: unit)
    }

    /// Points for the tests that take time in the square of their number, the last among them.
    static func picked(_ points: ArraySlice<TrendPoint>) -> [Int] {
        let stride = max(1, (points.count + thinned - 1) / thinned)
        return Swift.stride(from: points.endIndex - 1, through: points.startIndex, by: -stride).reversed()
    }

    /// The survivors at the borders of the parts, between two points on the line through them.
    private static func steps(
        _ points: ArraySlice<TrendPoint>, _ survivors: ArraySlice<Double>, unit: Double
    ) -> ([Double], [Int]) {
        let bins = max(6, min(binLimit, points.count / 2))
        var index = points.startIndex
        let origin = points[index].time
        let width = (points[points.endIndex - 1].time - origin) / Double(bins)
        var height = survivors[index]
        var steps: [Double] = []
        var ends: [Int] = []
        for bin in 1...bins {
            let border = origin + width * Double(bin)
            while index < points.endIndex - 1, points[index].time < border { index += 1 }
            let before = max(points.startIndex, index - 1)
            let length = points[index].time - points[before].time
            let part = length > 0 ? min(1, (border - points[before].time) / length) : 1
            let next = survivors[before] + (survivors[index] - survivors[before]) * part
            steps.append((next - height) / unit)
            ends.append(index)
            height = next
        }
        // One jump beside a leak is no reason to overlook it.
        let median = max(0, steps.sorted()[bins / 2])
        let most = steps.indices.max { steps[$0] < steps[$1] } ?? 0
        if steps[most] > median + 3 * max(1, median).squareRoot() + 2 { steps[most] = median }
        return (steps, ends)
    }

    /// By how much the survivors rose, but for one jump.
    private var gain: Double { steps.reduce(0, +) }

    /// Independent comings and goings change the survivors by the root of their number, and by no more than they vary around
    /// the line anyway: those that go make room for as many.
    var turnover: Double { min(2 * exits, 4 * unrest) }

    /// Where it stops rising as fast as before, or begins to rise faster: what follows, as the index of a point, and whether it is
    /// slower. Nil where it rises alike all the time.
    var knee: (index: Int, isSlower: Bool)? {
        let mean = gain / Double(steps.count)
        var height = 0.0
        var most = 0.0
        var knee = 0
        for (bin, step) in steps.enumerated() {
            height += step - mean
            if abs(height) > abs(most) {
                most = height
                knee = bin
            }
        }
        guard abs(most) > Stretch.kneeLimit * max(1, gain + turnover).squareRoot() else { return nil }
        return (max(points.startIndex + 1, ends[knee]), most > 0)
    }

    /// How much more of the parts' rises varies than if each acquisition were independent of the others; 1 where they seem to be.
    private var clumping: Double {
        let mean = gain / Double(steps.count)
        let variance = steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(steps.count - 1)
        let index = variance / max(0.01, mean + 2 * exits / Double(steps.count))
        return index > Stretch.clumpLimit ? index : 1
    }

    /// By how many standard deviations the balance of those that became survivors and those that went is off.
    var balance: Double {
        min(gain, slope * span / unit) / max(1, gain * clumping + turnover).squareRoot()
    }

    /// Whether it rises for good: by an effect, with a trend, in every part.
    func rises(by effect: Double) -> Bool {
        gain * unit >= effect && slope * span >= effect && trend > WindowTest.trendLimit
            && risesEvenly
    }

    /// Whether each part's floor lies above that of the part before it, but for one at most, and the later parts have not
    /// slowed down: a pool that fills, or a load that rises and stays, levels off.
    private var risesEvenly: Bool {
        let size = survivors.count / Stretch.parts
        guard size > 0 else { return false }
        let floors = (0..<Stretch.parts).map { part in
            let start = survivors.startIndex + part * size
            let end = part == Stretch.parts - 1 ? survivors.endIndex : start + size
            return survivors[start..<end].min() ?? 0
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
}

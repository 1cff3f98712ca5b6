/// The points of a group over a week in memory that does not grow, and what they mean.
public struct GroupHistory: Sendable {
    /// A ring of points at least a spacing apart.
    struct Ring: Sendable {
        let spacing: Double
        private var points: [TrendPoint] = []
        private var oldest = 0

        init(spacing: Double) { self.spacing = spacing }

        /// A point that comes a little early counts as in time, since ticks are never exact.
        mutating func add(_ point: TrendPoint) {
            guard point.time - last >= spacing * 0.9 else { return }
            if points.count < TrendPlan.ringCapacity {
                points.append(point)
            } else {
                points[oldest] = point
                oldest = (oldest + 1) % TrendPlan.ringCapacity
            }
        }

        var count: Int { points.count }

        /// Whether nothing had to make room yet.
        var isWhole: Bool { points.count < TrendPlan.ringCapacity }

        private var last: Double {
            points.isEmpty ? -.infinity : points[(oldest + points.count - 1) % points.count].time
        }

        /// The points, oldest first.
        var ordered: [TrendPoint] { Array(points[oldest...] + points[..<oldest]) }
    }

    /// What a window said lately.
    private struct WindowState {
        var due = 0.0
        var leaks = 0
        var misses = 0
        var isLeaking = false
        var test: WindowTest?
    }

    private let plan: TrendPlan
    private let isCounted: Bool
    private let unit: Double
    private(set) var rings: [Ring]
    private var states: [WindowState]
    private var now = 0.0

    /// Makes an empty one.
    ///
    /// - Parameters:
    ///   - isCounted: whether the points tell survivors; else their counts are all there is.
    ///   - unit: what is a small amount of it: 1, or some bytes.
    public init(_ plan: TrendPlan, isCounted: Bool, unit: Double = 1) {
        self.plan = plan
        self.isCounted = isCounted
        self.unit = unit
        rings = (0..<3).map { Ring(spacing: plan.spacings[$0]) }
        states = plan.windows.map { WindowState(due: $0.length * 0.87) }
    }

    /// Adds a point. Times must rise. It costs little, but for the points at which a window is judged.
    public mutating func add(_ point: TrendPoint) {
        now = point.time
        for index in rings.indices { rings[index].add(point) }
        for index in plan.windows.indices where now >= states[index].due { judge(index) }
    }

    private mutating func judge(_ index: Int) {
        let window = plan.windows[index]
        states[index].due = now + window.pace
        states[index].test = WindowTest(
            rings[window.ring].ordered, window, age: plan.horizons[window.horizon], isCounted: isCounted,
            unit: unit)
        let isLeak = states[index].test?.outcome == .leaking
        states[index].leaks = isLeak ? states[index].leaks + 1 : 0
        states[index].misses = isLeak ? 0 : states[index].misses + 1
        if states[index].leaks >= TrendPlan.agreement { states[index].isLeaking = true }
        if states[index].misses >= TrendPlan.agreement { states[index].isLeaking = false }
    }

    /// How many points there are.
    public var pointCount: Int { rings.reduce(0) { $0 + $1.count } }

    /// What the points mean now.
    public var verdict: Verdict {
        if let state = states.last(where: { $0.isLeaking && $0.test != nil }), let test = state.test {
            return said(.leaking, test)
        }
        guard let test = states.last(where: { $0.test != nil })?.test else { return undecided }
        switch test.outcome {
        case .leaking, .growing: return said(.growing, test)
        case .falling: return said(.falling, test)
        case .steady: return said(.steady, test)
        }
    }

    private func said(_ kind: Verdict.Kind, _ test: WindowTest) -> Verdict {
        Verdict(
            kind: kind, rate: test.rate, rateLow: test.rate - test.margin, rateHigh: test.rate + test.margin,
            confidence: kind == .leaking ? test.confidence : nil, detectable: test.detectable, span: test.span
        )
    }

    /// Too little was seen; what the shortest window that tells a leak would find.
    private var undecided: Verdict {
        guard let window = plan.windows.first(where: { $0.strength.isFinite }) else {
            return Verdict(kind: .inconclusive, span: now)
        }
        let span = window.length - window.warmUp - plan.horizons[window.horizon]
        let least = WindowTest.detectable(exits: 0, strength: window.strength) * unit
        return Verdict(kind: .inconclusive, detectable: least / span, span: now)
    }

    /// The counts over time, at most so many, oldest first: from the finest ring that reaches back far enough.
    public func counts(since start: Double, limit: Int) -> [(time: Double, count: Float)] {
        let ring = rings.first { $0.isWhole || ($0.ordered.first?.time ?? .infinity) <= start } ?? rings[2]
        let points = ring.ordered.filter { $0.time >= start }
        let chosen = points.count >= 2 ? points : rings[0].ordered
        let stride = max(1, (chosen.count + limit - 1) / max(1, limit))
        return Swift.stride(from: chosen.count - 1, through: 0, by: -stride).reversed().map {
            (chosen[$0].time, chosen[$0].count)
        }
    }
}

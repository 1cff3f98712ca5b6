/// A stretch of time over which growth is judged.
public struct TrendWindow: Sendable, Equatable {
    /// Seconds from the start of the watch until it can be judged, and how far it then reaches back.
    public var length: Double
    /// Which of the plan's horizons makes a survivor.
    public var horizon: Int
    /// Seconds at the start of the watch whose acquisitions do not count: caches and pools fill.
    public var warmUp: Double
    /// How many standard deviations the balance of survivors must be off to be a leak. Infinity where a window is too
    /// short to tell a leak from a load that rises for minutes and stays.
    public var strength: Double
    /// Which ring of points it is judged by.
    public var ring: Int
    /// Seconds between two judgements.
    public var pace: Double
}

/// How growth is judged: at which ages, over which stretches of time.
public struct TrendPlan: Sendable, Equatable {
    /// Ages in seconds, rising, at which an instance becomes a survivor.
    public var horizons: SIMD4<Double>
    /// The windows, shortest first.
    public var windows: [TrendWindow]
    /// Seconds between two points of each ring.
    public var spacings: SIMD3<Double>

    /// How many survivors more are an effect.
    public static let leastEffect = 5.0
    /// Points in a ring.
    public static let ringCapacity = 480
    /// In a row, as many judgements are a verdict.
    public static let agreement = 2

    /// For programs that run long: ten minutes to a day.
    public static let server = TrendPlan(
        horizons: SIMD4(120, 240, 900, 3600), lengths: [600, 1800, 7200, 86400], spacing: 5)

    /// For commands that end: half a minute to half an hour.
    public static let command = TrendPlan(
        horizons: SIMD4(6, 30, 120, 240), lengths: [30, 150, 600, 1800], spacing: 0.25)

    private init(horizons: SIMD4<Double>, lengths: [Double], spacing: Double) {
        self.horizons = horizons
        spacings = SIMD3(spacing, spacing * 8, spacing * 192)
        let spacings = spacings
        windows = lengths.enumerated().map { index, length in
            TrendWindow(
                length: length, horizon: index, warmUp: min(length / 5, horizons[index]),
                strength: index == 0 ? .infinity : 3.5,
                ring: (0..<3).first { spacings[$0] * Double(TrendPlan.ringCapacity) >= length } ?? 2,
                pace: length / 24)
        }
    }
}

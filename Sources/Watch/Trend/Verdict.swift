/// What is said of the growth of a group.
public struct Verdict: Sendable, Equatable {
    /// The five answers.
    public enum Kind: String, Sendable, CaseIterable {
        /// Nothing grows, as far as could have been seen.
        case steady
        /// It grows, and the evidence for a leak is not complete.
        case growing
        /// What is acquired is not released: survivors pile up evenly, twice in a row.
        case leaking
        /// It becomes less.
        case falling
        /// There is not enough to say anything.
        case inconclusive
    }

    /// The answer.
    public var kind: Kind
    /// How fast it grows: instances or bytes a second. Nil where nothing was measured.
    public var rate: Double?
    /// Between what the rate lies in 95 of 100 cases, as far as its acquisitions are independent.
    public var rateLow: Double?
    /// The upper end.
    public var rateHigh: Double?
    /// How sure a leak is, from 0 to 0.999: one minus the chance that a balanced coming and going looks like it.
    public var confidence: Double?
    /// The smallest rate that would have been found; nil where not even that can be said.
    public var detectable: Double?
    /// Seconds of observation that the answer rests on.
    public var span: Double

    /// Makes one.
    public init(
        kind: Kind, rate: Double? = nil, rateLow: Double? = nil, rateHigh: Double? = nil,
        confidence: Double? = nil, detectable: Double? = nil, span: Double
    ) {
        self.kind = kind
        self.rate = rate
        self.rateLow = rateLow
        self.rateHigh = rateHigh
        self.confidence = confidence
        self.detectable = detectable
        self.span = span
    }
}

/// When a limit will be reached if nothing changes.
public struct Forecast: Sendable, Equatable {
    /// The likely number of seconds.
    public var seconds: Double
    /// The earliest and the latest, by the interval of the rate; the latest is nil where the rate may be nothing.
    public var earliest: Double
    /// The latest.
    public var latest: Double?

    /// A forecast for so much room, filled at a rate that lies in an interval; nil where nothing fills it.
    public init?(room: Double, rate: Double, low: Double, high: Double) {
        guard rate > 0, room >= 0 else { return nil }
        seconds = room / rate
        earliest = room / max(high, rate)
        latest = low > 0 ? room / low : nil
    }
}

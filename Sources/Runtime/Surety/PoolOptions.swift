/// What there is to set of a pool.
public struct PoolOptions: Sendable {
    /// How many resources are kept at least, once ``Pool/warmUp()`` was called.
    public var minimum = 0
    /// How many resources there may be.
    public var maximum = 10
    /// How long a request waits in line; `nil` for ever.
    public var waitLimit: Duration? = .seconds(30)
    /// How long a resource beyond the minimum stays unused; `nil` for ever.
    public var idleLimit: Duration? = .seconds(600)
    /// How old a resource may become; `nil` for ever. Each one's limit is up to a tenth shorter, at random, so that
    /// they do not all end together.
    public var lifeLimit: Duration? = .seconds(1800)
    /// How long a resource may be held before it is reported; `nil` for ever.
    public var leakLimit: Duration? = nil
    /// How long the ending of a resource may take; past it the slot is free again and the obligation is reported.
    public var endLimit: Duration = .seconds(10)

    /// The options as they are by default.
    public init() {}
}

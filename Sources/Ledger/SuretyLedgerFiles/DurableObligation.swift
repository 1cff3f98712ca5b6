/// An obligation that outlives the process which acquired it.
public struct DurableObligation: Hashable, Sendable {
    /// What discharges it.
    public var effect: Effect
    /// When it is due.
    public var condition: Condition
    /// Whether a command may run again where nobody knows whether it ran.
    public var isIdempotent: Bool
    /// What it is called; empty for nothing.
    public var name: String
    /// Where it was acquired.
    public var site: String
    /// When, in nanoseconds of the real-time clock.
    public var since: UInt64
    /// Whose it is; nil for the run's.
    public var owner: ProcessIdentity?
    /// Who recorded it, and with which rights the effect runs.
    public var recorder: Credentials
    /// Which start of the machine it was recorded in.
    public var boot: BootIdentity

    /// Makes one of its parts.
    public init(
        effect: Effect, condition: Condition = .always, isIdempotent: Bool = false, name: String = "",
        site: String = "", since: UInt64, owner: ProcessIdentity? = nil, recorder: Credentials,
        boot: BootIdentity = .current
    ) {
        self.effect = effect
        self.condition = condition
        self.isIdempotent = isIdempotent
        self.name = name
        self.site = site
        self.since = since
        self.owner = owner
        self.recorder = recorder
        self.boot = boot
    }

    /// Whether what it concerns was there when it was recorded, or was confirmed since.
    public var isConfirmed: Bool {
        guard let target = effect.target else { return true }
        return target.identity != nil
    }

    /// What it is called in a report.
    public var title: String { name.isEmpty ? "\(effect.word) \(effect.object)" : name }
}

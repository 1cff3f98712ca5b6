/// Why a pool has no resource for somebody.
public enum PoolError: Error, CustomStringConvertible {
    /// The time is up. It says who holds the resources.
    case exhausted(PoolExhausted)
    /// The waiting task holds all of the pool's resources itself, so that waiting would never end.
    case selfDeadlock(PoolExhausted)
    /// The pool is closed.
    case closed(pool: String)
    /// A resource could not be made.
    case makingFailed(pool: String, error: any Error)

    /// What happened, and for an exhausted pool a line for each holder.
    public var description: String {
        switch self {
        case .exhausted(let state): state.text("is exhausted")
        case .selfDeadlock(let state):
            state.text("is exhausted by the very task that waits for it, which would wait for ever")
        case .closed(let pool): "pool '\(pool)' is closed"
        case .makingFailed(let pool, let error): "pool '\(pool)' cannot make a resource: \(error)"
        }
    }
}

/// The state of a pool that has nothing to lend.
public struct PoolExhausted: Sendable {
    /// Who holds a resource.
    public struct Holder: Sendable {
        /// Where it was borrowed.
        public let site: Site
        /// For how long it has been held.
        public let age: Duration
        /// The scope in which it was borrowed; nil where there was none.
        public let scope: String?
    }

    /// The pool's name.
    public let pool: String
    /// How many resources it may have.
    public let maximum: Int
    /// How many requests are in line.
    public let waiting: Int
    /// How long this one has waited.
    public let waited: Duration
    /// The holders, the longest first.
    public let holders: [Holder]

    func text(_ what: String) -> String {
        var lines = [
            "pool '\(pool)' \(what): \(holders.count) of \(maximum) lent, \(waiting) in line, waited \(waited)"
        ]
        for holder in holders {
            let place = holder.scope.map { " in scope '\($0)'" } ?? ""
            lines.append("    borrowed at \(holder.site)\(place), held for \(holder.age)")
        }
        return lines.joined(separator: "\n")
    }
}

/// A cleanup that failed.
public struct CleanupFailure: Sendable {
    /// What was to be released.
    public let kind: Kind
    /// Where it was acquired.
    public let site: Site
    /// Why it failed.
    public let error: any Error

    @usableFromInline init(kind: Kind, site: Site, error: any Error) {
        self.kind = kind
        self.site = site
        self.error = error
    }
}

/// Several cleanups of a scope failed after its body had returned.
public struct CleanupErrors: Error, CustomStringConvertible {
    /// The failures, in the order in which the cleanups ran.
    public let failures: [CleanupFailure]

    /// One line for each.
    public var description: String {
        let lines = failures.map { "'\($0.kind.name)' acquired at \($0.site): \($0.error)" }
        return "\(failures.count) cleanups failed: " + lines.joined(separator: "; ")
    }
}

/// A graceful part that did not end in time and has no must part to make up for it.
public struct CleanupAbandoned: Error, CustomStringConvertible {
    /// What was to be released.
    public let kind: Kind
    /// Where it was acquired.
    public let site: Site
    /// How long it had.
    public let deadline: Duration

    /// One phrase.
    public var description: String {
        "the release of '\(kind.name)' acquired at \(site) did not end within \(deadline)"
    }
}

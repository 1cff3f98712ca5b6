import Synchronization

/// What analyses keep from one run of a process to the next, such as a language server's. Every run gives the same with it
/// and without.
public final class AnalysisMemory: Sendable {
    private let parts = Mutex<[String: any Sendable]>([:])

    /// Makes an empty memory.
    public init() {}

    /// The part of that name, which is made where it is not there yet.
    func part<Part: Sendable>(_ name: String, _ make: () -> Part) -> Part {
        parts.withLock { parts in
            if let known = parts[name] as? Part { return known }
            let made = make()
            parts[name] = made
            return made
        }
    }
}

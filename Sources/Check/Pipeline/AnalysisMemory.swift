import Synchronization

/// What analyses keep from one run of a process to the next, such as a language server's. Every run gives the same with it
/// and without.
public final class AnalysisMemory: Sendable {
    private let parts = Mutex<[String: any Sendable]>([:])

    private let runs = Mutex(0)

    /// Makes an empty memory.
    public init() {}

    /// The number of the run that is under way.
    var run: Int { runs.withLock { $0 } }

    /// Begins another run; what the last one has not used may go.
    func beginRun() { runs.withLock { $0 += 1 } }

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

import CAllocations
import Surety

/// What every body and every cleanup does. It adds to a word in memory; a global would cost an exclusivity check that is
/// dearer than the scope.
final class Sink: Sendable {
    nonisolated(unsafe) static let memory: UnsafeMutablePointer<Int> = {
        let memory = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        memory.initialize(to: 0)
        return memory
    }()
}

@inline(never) func sink(_ memory: UnsafeMutablePointer<Int>) { memory.pointee &+= 1 }

/// A resource of one word.
struct Token: Resource, BitwiseCopyable, @unchecked Sendable {
    static var kind: Kind { Kind("token") }
    let memory: UnsafeMutablePointer<Int>
    func release() throws { sink(memory) }
}

/// What one would write first: an object with a list of closures.
final class NaiveScope {
    private var cleanups: [() -> Void] = []
    func add(_ cleanup: @escaping () -> Void) { cleanups.append(cleanup) }
    func close() { while let last = cleanups.popLast() { last() } }
}

@inline(never) func naive<Value>(_ body: (NaiveScope) throws -> Value) rethrows -> Value {
    let scope = NaiveScope()
    defer { scope.close() }
    return try body(scope)
}

/// Measures synchronous bodies.
@inline(never) func measure(_ name: String, rounds: Int = 2_000_000, _ body: (Int) -> Void) -> Double {
    guard isWanted(name) else { return 0 }
    body(rounds / 10)
    var best = Double.infinity
    var allocations = 0.0
    for _ in 0..<5 {
        let allocated = callocations_count()
        let start = callocations_cpu()
        body(rounds)
        best = min(best, Double(callocations_cpu() - start) / Double(rounds))
        allocations = Double(callocations_count() - allocated) / Double(rounds)
    }
    row(name, best, allocations)
    return best
}

/// Whether a row is wanted: all are, unless an argument says what its name must contain.
func isWanted(_ name: String) -> Bool {
    CommandLine.arguments.count < 2 || name.contains(CommandLine.arguments[1])
}

func row(_ name: String, _ nanoseconds: Double, _ allocations: Double) {
    func fixed(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
    func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
    print(pad(name, 56), pad(fixed(nanoseconds) + " ns", 14), fixed(allocations), "allocations")
}

@main struct Main {
    static func main() async {
        // Away from the main actor: on it, each call to a function that runs elsewhere is two hops.
        await Task.detached {
            synchronous()
            await twoThreads()
            await asynchronous()
        }.value
        await measure("on the main actor: withScope, one must part") { rounds in
            let memory = Sink.memory
            for _ in 0..<rounds {
                try? await withScope("bench") { scope in
                    scope.defer { sink(memory) }
                    await call(memory)
                }
            }
        }
    }
}

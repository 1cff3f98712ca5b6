import Foundation
import Surety
import Testing

/// Random programs of scopes against a model of a few lines. `SURETY_SEED=7` runs the seed 7 only.
struct RandomProgramTests {
    /// What a body does.
    indirect enum Step {
        /// Registers a cleanup: which parts it has, and what it does besides telling that it ran.
        case hold(Int, graceful: Bool, must: Bool, Twist)
        /// Registers a closure that tells the outcome that it sees, and may replace it.
        case watch(Int, replaces: Bool)
        /// Releases, or transfers to the scope outside, what was registered this many cleanups ago.
        case release(Int)
        case transfer(Int)
        case nested([Step])
        /// Registers a cleanup with the handle after the scope has ended.
        case late(Int)
        case fail(Int)
        /// Cancels the task; the next `pause` sees it.
        case cancel
        case pause
    }

    /// What a cleanup does besides.
    enum Twist { case nothing, fails, cancelsTheTask, registersAnother }

    // MARK: Programs

    static func program(_ random: inout Seeded, depth: Int, _ next: inout Int) -> [Step] {
        var steps: [Step] = []
        for _ in 0..<random.below(7) {
            next += 1
            switch random.below(16) {
            case 0...5:
                let parts = random.below(3)
                let twist: Twist = [.nothing, .nothing, .fails, .cancelsTheTask, .registersAnother][
                    random.below(5)]
                steps.append(.hold(next, graceful: parts != 0, must: parts != 1, twist))
            case 6: steps.append(.watch(next, replaces: random.below(2) == 0))
            case 7: steps.append(.release(random.below(3)))
            case 8, 9: steps.append(.transfer(random.below(3)))
            case 10, 11:
                guard depth > 0 else { continue }
                steps.append(.nested(program(&random, depth: depth - 1, &next)))
            case 12: steps.append(.late(next))
            case 13: steps.append(.fail(next))
            case 14: steps.append(.cancel)
            default: steps.append(.pause)
            }
        }
        return steps
    }

    // MARK: The library

    /// Runs the steps in a scope. What happens is written into the trace.
    nonisolated(nonsending) static func run(
        _ steps: [Step], outer: ScopeHandle?, _ trace: Trace, _ task: TaskBox
    ) async throws {
        var late: [Int] = []
        let handle: ScopeHandle? = try await withScope("random") { scope in
            let handle = scope.handle
            var holds: [Hold] = []
            for step in steps {
                switch step {
                case .hold(let number, let graceful, let must, let twist):
                    holds.append(
                        hold(number, graceful: graceful, must: must, twist, handle, trace, task))
                case .watch(let number, let replaces):
                    scope.onExit { exit in
                        trace.add("x\(number) \(name(exit.outcome.error, exit.outcome.isCancelled))")
                        if replaces { exit.fail(with: TestError("x\(number)")) }
                    }
                case .release(let back):
                    if back < holds.count { _ = try? await scope.release(holds[holds.count - 1 - back]) }
                case .transfer(let back):
                    if back < holds.count, let outer {
                        scope.transfer(holds[holds.count - 1 - back], to: outer)
                    }
                case .nested(let inner): try await run(inner, outer: handle, trace, task)
                case .late(let number): late.append(number)
                case .fail(let number): throw TestError("\(number)")
                case .cancel: task.cancel()
                case .pause: try await Task.sleep(for: .nanoseconds(1))
                }
            }
            return handle
        }
        for number in late { handle?.hold(number) { trace.add("m\($0)") } }
    }

    static func hold(
        _ number: Int, graceful: Bool, must: Bool, _ twist: Twist, _ handle: ScopeHandle, _ trace: Trace,
        _ task: TaskBox
    ) -> Hold {
        @Sendable func twisted() throws {
            switch twist {
            case .nothing: break
            case .fails: throw TestError("c\(number)")
            case .cancelsTheTask: task.cancel()
            case .registersAnother: handle.hold(number) { trace.add("another \($0)") }
            }
        }
        guard graceful else {
            return handle.hold(number) {
                trace.add("m\($0)")
                try twisted()
            }
        }
        let mustPart: @Sendable (Int) throws -> Void = { trace.add("m\($0)") }
        return handle.hold(
            number,
            graceful: { number in
                trace.add("g\(number)")
                try twisted()
                await Task.yield()
                // A part that is not shielded would see the cancellation here.
                if Task.isCancelled { trace.add("g\(number) was cancelled") }
                try await Task.sleep(for: .nanoseconds(1))
                trace.add("g\(number) ended")
            }, must: must ? mustPart : nil)
    }

    static func name(_ error: (any Error)?, _ isCancelled: Bool) -> String {
        guard let error else { return "success" }
        let text: String
        switch error {
        case let error as TestError: text = error.name
        case is CancellationError: text = "cancellation"
        case let error as CleanupErrors:
            text = error.failures.map { name($0.error, false) }.joined(separator: "+")
        default: text = "\(error)"
        }
        return isCancelled ? "cancelled: \(text)" : text
    }

    // MARK: The test

    static let seeds: [UInt64] = {
        if let seed = ProcessInfo.processInfo.environment["SURETY_SEED"].flatMap(UInt64.init) {
            return [seed]
        }
        return Array(1...1000)
    }()

    @Test func agreesWithTheModel() async {
        var interesting = 0
        for seed in RandomProgramTests.seeds {
            var random = Seeded(seed)
            var next = 0
            let steps = RandomProgramTests.program(&random, depth: 3, &next)
            let trace = Trace()
            let box = TaskBox()
            let task = Task {
                box.task.wait()
                return await Surety.withReports(to: { _ in }) { () -> String in
                    do {
                        try await RandomProgramTests.run(steps, outer: nil, trace, box)
                        return "success"
                    } catch {
                        return RandomProgramTests.name(error, false)
                    }
                }
            }
            box.set { task.cancel() }
            let outcome = await task.value
            var model = ScopeModel()
            let expected = model.run(steps)
            #expect(trace.all == model.trace && outcome == expected, "replay with SURETY_SEED=\(seed)")
            if model.trace.count > 5 { interesting += 1 }
        }
        #expect(RandomProgramTests.seeds.count == 1 || interesting > 100)
        #expect(!Ledger.current.contains { $0.name == "random" || $0.scopes.contains("random") })
    }
}

/// The task that a program runs in, for whoever wants to cancel it.
final class TaskBox: @unchecked Sendable {
    let task = DispatchSemaphore(value: 0)
    private let lock = NSLock()
    private var action: (() -> Void)?

    func set(_ action: @escaping () -> Void) {
        lock.withLock { self.action = action }
        task.signal()
    }

    func cancel() { lock.withLock { action }?() }
}

/// Random numbers from a seed.
struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state >> 11) % UInt64(bound))
    }
}

/// What scopes do, said simply: lists, and no concurrency.
struct ScopeModel {
    typealias Step = RandomProgramTests.Step

    private enum Entry {
        case hold(Int, graceful: Bool, must: Bool, RandomProgramTests.Twist, origin: Scope)
        case watch(Int, replaces: Bool)
        case another(Int)
    }

    private final class Scope {
        var entries: [(id: Int, entry: Entry)] = []
        var hasEnded = false
    }

    private struct Outcome {
        var error: String?
        var isCancelled = false
        var ofCleanup: [String] = []
    }

    var trace: [String] = []
    private var isCancelled = false
    private var lastID = 0

    /// Runs a program; returns what comes out.
    mutating func run(_ steps: [Step]) -> String { run(steps, outer: nil) ?? "success" }

    private mutating func run(_ steps: [Step], outer: Scope?) -> String? {
        let scope = Scope()
        var outcome = Outcome()
        var holds: [(id: Int, number: Int)] = []
        var late: [Int] = []
        body: for step in steps {
            switch step {
            case .hold(let number, let graceful, let must, let twist):
                lastID += 1
                holds.append((lastID, number))
                scope.entries.append(
                    (lastID, .hold(number, graceful: graceful, must: must, twist, origin: scope)))
            case .watch(let number, let replaces):
                lastID += 1
                scope.entries.append((lastID, .watch(number, replaces: replaces)))
            case .release(let back):
                guard back < holds.count, let entry = take(holds[holds.count - 1 - back].id, scope) else {
                    break
                }
                var own = Outcome()
                discharge(entry, &own)
            case .transfer(let back):
                guard let outer, back < holds.count, let entry = take(holds[holds.count - 1 - back].id, scope)
                else { break }
                lastID += 1
                outer.entries.append((lastID, entry))
            case .nested(let inner):
                if let error = run(inner, outer: scope) { outcome = thrown(error) }
            case .late(let number): late.append(number)
            case .fail(let number): outcome = thrown("\(number)")
            case .cancel: isCancelled = true
            case .pause: if isCancelled { outcome = thrown("cancellation") }
            }
            if outcome.error != nil { break body }
        }
        while let entry = scope.entries.popLast()?.entry { discharge(entry, &outcome) }
        scope.hasEnded = true
        if outcome.error == nil { trace += late.map { "m\($0)" } }
        return outcome.ofCleanup.count > 1 ? outcome.ofCleanup.joined(separator: "+") : outcome.error
    }

    private func thrown(_ error: String) -> Outcome {
        Outcome(error: error, isCancelled: isCancelled || error == "cancellation")
    }

    private func take(_ id: Int, _ scope: Scope) -> Entry? {
        guard let index = scope.entries.firstIndex(where: { $0.id == id }) else { return nil }
        return scope.entries.remove(at: index).entry
    }

    private mutating func discharge(_ entry: Entry, _ outcome: inout Outcome) {
        switch entry {
        case .another(let number): trace.append("another \(number)")
        case .watch(let number, let replaces):
            let seen = outcome.error.map { outcome.isCancelled ? "cancelled: \($0)" : $0 } ?? "success"
            trace.append("x\(number) \(seen)")
            if replaces { outcome = Outcome(error: "x\(number)") }
        case .hold(let number, let graceful, let must, let twist, let origin):
            trace.append(graceful ? "g\(number)" : "m\(number)")
            twisted(number, twist, origin, &outcome)
            if graceful, twist != .fails { trace.append("g\(number) ended") }
            if graceful, must { trace.append("m\(number)") }
        }
    }

    private mutating func twisted(
        _ number: Int, _ twist: RandomProgramTests.Twist, _ origin: Scope, _ outcome: inout Outcome
    ) {
        switch twist {
        case .nothing: break
        case .cancelsTheTask: isCancelled = true
        case .registersAnother:
            // A scope that has ended releases at once what comes late.
            if origin.hasEnded {
                trace.append("another \(number)")
                return
            }
            lastID += 1
            origin.entries.append((lastID, .another(number)))
        case .fails:
            if outcome.error == nil || !outcome.ofCleanup.isEmpty {
                outcome.error = outcome.error ?? "c\(number)"
                outcome.ofCleanup.append("c\(number)")
            }
        }
    }
}

import SuretyFlow
import SuretyGo

/// Lowers the bodies in which an obligation can begin, then those that these call, round by round, until nothing is
/// asked for any more.
///
/// What is asked for is what an object can come to: a callee that is passed one, whether it was made by the caller or
/// passed to it in its turn. Besides, what is deferred, what may not come back, and what gives back its caller's locks or may
/// take one of them.
///
/// What comes out is in the order of the files and does not depend on the number of threads.
struct DemandLowering {
    private let pool: WorkerPool
    private let workers: PerWorker<GoLowering>
    private let relevance: Relevance
    private var lowered: [Lowered] = []
    /// By function: its place in `lowered`, or one of the two below zero.
    private var places: [Int32]
    /// By function: whether it is passed objects.
    private var isTaker: [Bool]

    private static var untouched: Int32 { -2 }
    private static var beingLowered: Int32 { -1 }

    /// What the next round lowers.
    private var wanted: [GoBody] = []
    /// The lowered functions whose callees are to be looked at.
    private var agenda: [Int] = []

    private struct Lowered: Sendable {
        var body: GoBody
        var function: FlowFunction
        var unresolved: Int
    }

    init(_ program: GoProgram, relevance: Relevance, releaseNames: [Symbol], pool: WorkerPool) {
        self.pool = pool
        self.relevance = relevance
        places = Array(repeating: Self.untouched, count: relevance.functionCount)
        isTaker = Array(repeating: false, count: relevance.functionCount)
        workers = PerWorker(pool.jobs) { GoLowering(program, releaseNames: releaseNames) }
    }

    /// The flow graphs of all bodies that matter, and how many of their calls have a callee that is not known.
    ///
    /// - Parameter asked: bodies that are lowered whether they matter or not.
    mutating func run(besides asked: [GoBody] = []) -> (functions: [FlowFunction], unresolved: Int) {
        for body in asked { want(body) }
        for body in relevance.seeds {
            want(body)
            if relevance.takesObjects(body) { isTaker[Int(body.function.index)] = true }
        }
        while !wanted.isEmpty {
            let first = lowered.count
            lower(wanted)
            wanted = []
            for place in first..<lowered.count {
                places[Int(lowered[place].body.function.index)] = Int32(place)
                agenda.append(place)
            }
            while let place = agenda.popLast() { askForCallees(of: lowered[place].function) }
        }
        lowered.sort { $0.body < $1.body }
        for entry in lowered {
            entry.function.isGivenObjects = isTaker[Int(entry.function.id.index)]
            entry.function.isReported = entry.body.isTarget
        }
        return (lowered.map(\.function), lowered.reduce(0) { $0 + $1.unresolved })
    }

    private mutating func want(_ body: GoBody) {
        let index = Int(body.function.index)
        if places[index] != Self.untouched { return }
        places[index] = Self.beingLowered
        wanted.append(body)
    }

    private mutating func lower(_ bodies: [GoBody]) {
        let workers = workers
        let size = Self.groupSize
        let results = pool.map((bodies.count + size - 1) / size) { group, worker in
            bodies[group * size..<min(bodies.count, (group + 1) * size)].compactMap { body in
                workers[worker].lower(body).map {
                    Lowered(body: body, function: $0.function, unresolved: $0.unresolved)
                }
            }
        }
        for group in results { lowered += group }
    }

    /// How many bodies are worth a thread's turn.
    private static let groupSize = 16

    // MARK: Callees

    private mutating func askForCallees(of function: FlowFunction) {
        let roots = ObjectRoots(function, fromParameters: isTaker[Int(function.id.index)]) {
            relevance.gives($0)
        }
        let mayHoldLock = relevance.mayTakeLock(function.id)
        for call in function.calls {
            guard case .function(let callee) = call.callee else { continue }
            if roots.concern(call) { pass(to: callee) }
            // It may take a lock that is held here.
            if mayHoldLock, call.hasReceiver, relevance.mayTakeLock(callee),
                let body = relevance.body(of: callee)
            {
                want(body)
            }
            // Whatever it is passed, it may not come back.
            if relevance.canConcernAnyCaller(callee), let body = relevance.body(of: callee) { want(body) }
        }
        // A task may wait for a channel that it is given.
        if function.instructions.contains(where: \.makesChannel) {
            for instruction in function.instructions where instruction.opcode == .spawn {
                guard case .function(let callee) = function.calls[Int(instruction.a)].callee,
                    let body = relevance.body(of: callee)
                else { continue }
                want(body)
            }
        }
        for instruction in function.instructions where instruction.opcode == .defer {
            guard case .function(let callee) = function.calls[Int(instruction.a)].callee else { continue }
            pass(to: callee)
        }
    }

    /// Notes that a function is passed an object.
    private mutating func pass(to callee: FunctionID) {
        let index = Int(callee.index)
        guard !isTaker[index], let body = relevance.body(of: callee),
            relevance.canConcernObjects(callee)
        else { return }
        isTaker[index] = true
        switch places[index] {
        case Self.untouched: want(body)
        case Self.beingLowered: return
        case let place: agenda.append(Int(place))
        }
    }
}

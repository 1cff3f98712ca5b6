import SuretyContracts
import SuretyFlow
import SuretyObligations

/// A rule: its name, which is that of its page, and what it finds in one function.
public struct Rule: Sendable {
    /// The name, as used on the command line.
    public let name: String
    /// What it finds in a function that has been solved.
    public let check: @Sendable (RuleContext) -> [Finding]

    /// Makes a rule.
    public init(_ name: String, check: @escaping @Sendable (RuleContext) -> [Finding]) {
        self.name = name
        self.check = check
    }

    /// The first finding of each place.
    static func onePerPlace(_ findings: [Finding]) -> [Finding] {
        var seen: Set<SourceSpan> = []
        return findings.filter { seen.insert($0.span).inserted }
    }

    /// The rules, in the order of the documentation. A new rule is a file, a page and a line here.
    public static let all: [Rule] = [
        leak, leakOnThrow, deferInLoop, exitSkipsCleanup, deferBeforeCheck, unreachableDefer,
        unflushedWriter, uncheckedIteration, deferAcquires, deferNotCalled, deferEarlyArgument,
        deferResultLost,
        ineffectiveRecover, mismatchedRelease, doubleRelease, reacquired, unbalancedWait,
        useAfterRelease, ignoredReleaseError, unrecoveredTask,
        heldWhileAcquiring, heldWhileBlocking, taskLeak,
    ]
}

/// What a method releases below its receiver.
public struct ReleasedPath: Hashable, Sendable {
    /// The name of the receiver's type.
    public var type: Symbol
    /// The way down.
    public var names: [Symbol]
}

/// What rules ask of the whole program, gathered when all functions are solved. A class, since the context of every
/// function holds it.
public final class ProgramFacts: Sendable {
    /// The locks that some function releases without having acquired them itself, by the last name on their paths.
    private let releasedForOthers: [Symbol: Set<LockPath>]
    /// Paths below a receiver that some method of a type releases.
    public let releasedPaths: Set<ReleasedPath>
    /// Types that have to be asked whether something went wrong, each with the method that tells.
    public let checks: [DeclaredType: Symbol]
    /// By function: whether it goes on to the next element of such a type.
    public let isIteration: [Bool]
    /// Which code runs once in the life of the program.
    let runsOnce: RunsOnce
    /// Tells where code is used.
    let uses: any CodeUses
    /// What becomes of things that are created in a folder.
    let folders: FolderOwners.Outcome
    /// Functions that may run under a recover, by their number.
    public let isUnderRecover: [Bool]
    /// Who stops panics.
    let recoverers: Recoverers
    /// In which orders locks are taken.
    let lockOrders: LockOrders
    /// The locks that some function takes for itself alone, while others may share them.
    let exclusiveLocks: Set<LockIdentity>
    /// Who waits for a channel with a lock that the other side needs.
    let channelDeadlocks: ChannelDeadlocks
    /// What functions do with channels that they are given.
    let channelParameters: ChannelParameters
    /// Who releases what it is given and drops the error.
    let quietReleasers: QuietReleasers
    /// Who is given something and writes nothing to it.
    let unwrittenParameters: UnwrittenParameters
    /// The functions of a name.
    let functions: FunctionsByName

    /// Gathers the facts.
    ///
    /// - Parameter uses: tells where code is used.
    public init(
        _ solved: [SolvedFunction], bodies: [FlowFunction], uses: any CodeUses, knowledge: Knowledge
    ) {
        self.uses = uses
        functions = FunctionsByName(knowledge.functions)
        releasedPaths = Self.releasedPaths(knowledge)
        var folders = FolderOwners(bodies, knowledge: knowledge, uses: uses, releasedPaths: releasedPaths)
        self.folders = folders.outcome(of: solved)
        runsOnce = RunsOnce(uses, knowledge: knowledge)
        recoverers = Recoverers(bodies)
        channelParameters = ChannelParameters(bodies)
        unwrittenParameters = UnwrittenParameters(bodies, knowledge: knowledge)
        quietReleasers = QuietReleasers(bodies) { knowledge.functions[Int($0.index)].name }
        channelDeadlocks = ChannelDeadlocks(solved, bodies, knowledge)
        lockOrders = LockOrders(solved, bodies)
        exclusiveLocks = solved.reduce(into: []) { $0.formUnion($1.exclusiveLocks) }
        releasedForOthers = Self.releasedForOthers(solved)
        let checks = Self.checks(knowledge)
        self.checks = checks
        isIteration = knowledge.functions.map { info in
            info.outcome == .boolean && info.resultCount == 1 && info.receiver != .empty
                && checks[DeclaredType(package: info.package, name: info.receiver)] != nil
        }
        isUnderRecover = Self.underRecover(bodies, knowledge)
    }

    private static func releasedForOthers(_ solved: [SolvedFunction]) -> [Symbol: Set<LockPath>] {
        var found: [Symbol: Set<LockPath>] = [:]
        for function in solved {
            for lock in function.releasedForOthers {
                if let name = lock.names.last { found[name, default: []].insert(lock) }
            }
        }
        return found
    }

    private static func checks(_ knowledge: Knowledge) -> [DeclaredType: Symbol] {
        var found: [DeclaredType: Symbol] = [:]
        for (index, info) in knowledge.functions.enumerated() where info.hasReceiver || info.isAbstract {
            guard let contract = knowledge.contract(of: FunctionID(index)), contract.origin != .inferred,
                contract.clauses.contains(where: { $0.word == .checked && $0.path.root == .argument(0) })
            else { continue }
            found[DeclaredType(package: info.package, name: info.receiver)] = info.name
        }
        return found
    }

    private static func releasedPaths(_ knowledge: Knowledge) -> Set<ReleasedPath> {
        var found: Set<ReleasedPath> = []
        for (index, info) in knowledge.functions.enumerated() where info.hasReceiver {
            guard let contract = knowledge.contract(of: FunctionID(index)) else { continue }
            for clause in contract.clauses where clause.word == .releases && clause.path.root == .argument(0)
            {
                guard !clause.path.names.isEmpty else { continue }
                found.insert(ReleasedPath(type: info.receiver, names: clause.path.names))
            }
        }
        return found
    }

    /// Whether some function releases a lock of that name which it has not acquired itself.
    func isReleasedForOthers(_ name: Symbol) -> Bool { releasedForOthers[name] != nil }

    /// Whether some function releases, without having acquired it itself, what may be that lock.
    func isReleasedForOthers(_ lock: LockPath, _ knowledge: Knowledge) -> Bool {
        guard let name = lock.names.last, let others = releasedForOthers[name] else { return false }
        return others.contains { other in
            lock.mayBe(other) { knowledge.symbols.name(of: $0).first?.isLowercase == true }
        }
    }

    /// Functions that one which recovers from panics calls itself: whether a recover further up the stack is meant
    /// for them nobody can see. A test that expects a panic ends with it.
    private static func underRecover(_ bodies: [FlowFunction], _ knowledge: Knowledge) -> [Bool] {
        var isUnder = Array(repeating: false, count: knowledge.functions.count)
        for body in bodies
        where !knowledge.functions[Int(body.id.index)].isTest && body.regions.contains(where: { $0.recovers })
        {
            // What the literal that stops a panic does is not under it.
            for region in body.regions.indices where !body.regions[region].recovers {
                for index in body.positions(in: RegionID(region)) {
                    let instruction = body.instructions[index]
                    guard [.call, .defer].contains(instruction.opcode),
                        case .function(let id) = body.calls[Int(instruction.a)].callee
                    else { continue }
                    isUnder[Int(id.index)] = true
                }
            }
        }
        return isUnder
    }
}

/// A solved function as the rules see it: flow and obligations, never a tree. A class, since whatever a rule looks at
/// holds it.
public final class RuleContext {
    /// The language's name.
    public let language: String
    /// The function.
    public let function: FlowFunction
    /// Reachability, pending deferred calls, contracts of calls.
    public let context: FunctionContext
    /// What became of its obligations.
    public let solved: SolvedFunction
    /// What is known of the whole program.
    public let program: ProgramFacts
    /// The source text of a span, on one line.
    public let text: (SourceSpan) -> String

    /// Makes the context of a function.
    public init(
        language: String, context: FunctionContext, solved: SolvedFunction, program: ProgramFacts,
        text: @escaping (SourceSpan) -> String
    ) {
        self.language = language
        self.function = context.function
        self.context = context
        self.solved = solved
        self.program = program
        self.text = text
    }

    /// Kinds, contracts and names.
    public var knowledge: Knowledge { context.knowledge }
    /// What is known of the function itself.
    public var info: FunctionInfo { context.info }

    /// What is done with objects once they are released, and what is released again; two rules ask it.
    private(set) lazy var afterRelease: (uses: [ReleaseFlow.Use], doubles: [ReleaseFlow.Use]) = {
        let flow = ReleaseFlow(self)
        return (flow.uses, flow.doubles)
    }()

    /// What is done with the function's channels; two rules ask it.
    private(set) lazy var localChannels = LocalChannels(function, given: program.channelParameters)

    /// By region: the counters of tasks that it waits for.
    private(set) lazy var countersWaitedFor: [RegionID: Set<PlaceID>] = {
        var found: [RegionID: Set<PlaceID>] = [:]
        for block in function.blocks {
            for index in Int(block.first)..<Int(block.first + block.count)
            where function.instructions[index].opcode == .call {
                guard let counter = waitedFor(by: call(of: UInt32(index))) else { continue }
                found[block.region, default: []].insert(counter)
            }
        }
        return found
    }()

    /// The variables that get a channel from a callee which has started a task that sends to it.
    private(set) lazy var fedChannels: [PlaceID] = {
        guard program.channelParameters.hasResults else { return [] }
        return function.instructions.filter { $0.opcode == .call }.flatMap { instruction in
            let call = function.calls[Int(instruction.a)]
            guard case .function(let id) = call.callee else { return [PlaceID]() }
            return function.results(of: call).enumerated().filter { number, place in
                !place.isNone && program.channelParameters.uses(ofResult: number, of: id) != nil
            }.map(\.element)
        }
    }()

    /// Whether the function is a test's, or only tests use it.
    private(set) lazy var isOfTests = info.isTest || program.runsOnce.isOnlyTested(function.id)

    /// Findings that are none in a test. Whether it is one is asked of few functions only.
    func outsideOfTests(_ findings: [Finding]) -> [Finding] {
        findings.isEmpty || isOfTests ? [] : findings
    }

    /// The variables that may name what a call gives. Calls are told apart by where they start and end: those
    /// of a chain start at one place.
    func objects(of call: Call, countsDeepParts: Bool = true) -> ObjectRoots {
        ObjectRoots(function, fromParameters: false, countsDeepParts: countsDeepParts) {
            $0.start == call.start && $0.end == call.end
        }
    }

    /// The place of what a call gave to an obligation; nil where no call did, or nothing names it.
    func object(of record: ObligationRecord) -> PlaceID? {
        guard case .call(let number, let clause) = record.acquisition,
            let place = function.place(of: clause.path, in: function.calls[Int(number)]), !place.isNone
        else { return nil }
        return place
    }

    /// The kinds that a call releases by contract; nil for any kind.
    func releasedKinds(by call: Call) -> [Kind?] {
        (context.contract(of: call)?.clauses ?? []).filter { $0.word == .releases }.map {
            knowledge.kind($0.kind)
        }
    }

    /// Whether a call fails only where the program is wrong, as a contract says: whatever it is given, or for what was
    /// acquired.
    func isReliable(_ call: Call, for record: ObligationRecord? = nil) -> Bool {
        context.contract(of: call)?.clauses.contains { clause in
            guard clause.word == .reliable, function.holds(clause.when, call) == true else { return false }
            if clause.path.root == .process { return true }
            guard let record, clause.kind == record.kind, let object = object(of: record) else {
                return false
            }
            return function.place(of: clause.path, in: call) == object
        } ?? false
    }

    /// The receiver of a call that waits by contract: the counter of tasks that `group.Wait()` waits for.
    func waitedFor(by call: Call) -> PlaceID? {
        guard call.hasReceiver, context.contract(of: call)?.blocks == true else { return nil }
        return function.arguments(of: call).first?.place
    }

    /// What releases an obligation: of a lock, what belongs to the call that took it; else the first that what was acquired
    /// has, as far as its type is known.
    func releaseName(of record: ObligationRecord, _ kind: Kind) -> String? {
        if kind.isLock, case .call(let number, _) = record.acquisition,
            let name = releaseName(ofLockTakenBy: function.calls[Int(number)])
        {
            return name
        }
        return kind.releaseNames.first { !releaseMethods(named: $0, of: record).isEmpty }
            ?? kind.releaseNames.first
    }

    /// The methods of that name which release what an obligation's call gives, or is called on, as their contracts say.
    func releaseMethods(named name: String, of record: ObligationRecord) -> [FunctionID] {
        guard case .call(let number, let clause) = record.acquisition,
            case .function(let id) = function.calls[Int(number)].callee, clause.path.names.isEmpty,
            let symbol = knowledge.symbols.find(name)
        else { return [] }
        let callee = knowledge.functions[Int(id.index)]
        let type: Symbol
        switch clause.path.root {
        case .result(0): type = callee.firstResultType
        case .argument(0) where callee.hasReceiver: type = callee.receiver
        default: return []
        }
        return program.functions[symbol].lazy.map { FunctionID(Int($0)) }.filter { [knowledge] method in
            let info = knowledge.functions[Int(method.index)]
            return info.hasReceiver && info.receiver == type
                && knowledge.contract(of: method)?.releases.contains { $0.kind == record.kind } ?? false
        }
    }

    /// The method that gives back, in its mode, the lock that a call takes, as contracts tell.
    func releaseName(ofLockTakenBy call: Call) -> String? {
        guard case .function(let id) = call.callee, let contract = context.contract(of: call),
            contract.origin != .inferred, let taken = contract.acquisitions.first
        else { return nil }
        let taker = knowledge.functions[Int(id.index)]
        let found = knowledge.functions.indices.first { index in
            let info = knowledge.functions[index]
            guard info.package == taker.package, info.receiver == taker.receiver else { return false }
            return knowledge.contract(of: FunctionID(index))?.clauses.contains {
                $0.word == .releases && $0.kind == taken.kind && $0.mode == taken.mode
            } ?? false
        }
        return found.map { knowledge.symbols.name(of: knowledge.functions[$0].name) }
    }

    /// The function of that name that releases what it is passed, such as an object that has no method for it. A kind with
    /// names of its own has its function whatever has it; of the others it is that of the package of the call that gave
    /// it, where that has one.
    func functionReleasing(_ record: ObligationRecord, _ kind: Kind, by name: String) -> FunctionInfo? {
        guard let symbol = knowledge.symbols.find(name) else { return nil }
        let releasing = program.functions[symbol].map { FunctionID(Int($0)) }.filter { function in
            guard let contract = knowledge.contract(of: function) else { return false }
            return contract.origin != .inferred && contract.releases.contains { $0.kind == record.kind }
        }.map { knowledge.functions[Int($0.index)] }
        let passed = releasing.filter { !$0.hasReceiver }
        if kind.isNamed { return passed.first }
        // A number has no methods, though those of an object that has it may release both.
        let isNumber = object(of: record).map { function.places[Int($0.index)].isPlain } ?? false
        guard let first = passed.first,
            isNumber || passed.count == releasing.count || releaseMethods(named: name, of: record).isEmpty
        else { return nil }
        var own: Symbol?
        if case .call(let number, _) = record.acquisition,
            case .function(let callee) = function.calls[Int(number)].callee
        {
            own = knowledge.functions[Int(callee.index)].package
        }
        return passed.first { $0.package == own } ?? first
    }

    // MARK: Places in the source

    /// A span of the function's file.
    public func span(_ start: UInt32, _ end: UInt32) -> SourceSpan {
        SourceSpan(file: function.file, start: start, end: end)
    }

    /// The span of an instruction.
    public func span(of instruction: UInt32) -> SourceSpan { context.span(of: instruction) }

    /// The span of what an obligation's exit is.
    public func span(of exit: OpenExit) -> SourceSpan {
        if let instruction = exit.instruction { return span(of: instruction) }
        let block = function.blocks[Int(exit.block.index)]
        return span(block.start, block.end)
    }

    /// Whether an instruction of one block may run before one of another.
    func mayPrecede(_ first: UInt32, _ place: BlockID, _ second: UInt32, _ block: BlockID) -> Bool {
        place == block && first < second || context.canReach(from: place, to: block)
    }

    /// The block that an instruction lies in.
    public func block(of instruction: UInt32) -> BlockID? { context.block(of: instruction) }

    /// The function as a reader names it.
    public func name(of region: RegionID) -> String { context.name(of: region) }

    /// The function, or the literal in it, that an instruction stands in, as a reader names it.
    func name(at instruction: UInt32) -> String {
        name(of: block(of: instruction).map { region(of: $0) } ?? .body)
    }

    /// What a call calls, as a reader names it.
    public func calleeName(_ call: Call) -> String { context.calleeName(call) }

    /// The call of an instruction that makes one.
    public func call(of instruction: UInt32) -> Call {
        let i = function.instructions[Int(instruction)]
        return function.calls[Int(i.opcode == .bind ? i.c : i.a)]
    }
}

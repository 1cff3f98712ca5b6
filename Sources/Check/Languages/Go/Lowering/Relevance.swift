import SuretyFlow

/// What is known of a function that decides whether calls of it matter.
public struct CallTraits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It acquires an object.
    public static let acquires = CallTraits(rawValue: 1)
    /// What it acquires can have a text for its name: a temporary folder.
    public static let acquiresNamed = CallTraits(rawValue: 2)
    /// It releases something.
    public static let releases = CallTraits(rawValue: 4)
    /// It takes a lock.
    public static let locks = CallTraits(rawValue: 8)
    /// It gives a lock back.
    public static let unlocks = CallTraits(rawValue: 16)
    /// It gives a lock back that it has not taken.
    public static let unlocksCallers = CallTraits(rawValue: 32)
    /// It does not return.
    public static let ends = CallTraits(rawValue: 64)
    /// A program starts with it.
    public static let starts = CallTraits(rawValue: 128)
    /// It gives something that must not be used behind its release, and may be forgotten.
    public static let lends = CallTraits(rawValue: 256)
    /// It takes such a thing back.
    public static let takesBack = CallTraits(rawValue: 512)
    /// It is told names, and releases something or calls what does.
    public static let releasesNamed = CallTraits(rawValue: 1024)
    /// It calls what takes a lock, directly or by others.
    public static let locksInside = CallTraits(rawValue: 2048)
    /// It starts a task, and gives a channel.
    public static let feeds = CallTraits(rawValue: 4096)
    /// It takes a lock, and is passed a function, which it may call under it.
    public static let callsBack = CallTraits(rawValue: 8192)
}

/// Which bodies are worth lowering: first those in which an obligation can begin or a cleanup can be cut off, then, on
/// demand, those that one of them calls.
///
/// A body that is left out is a function of which nothing is known, and unknown gives no finding. What matters is told
/// by names: of what contracts speak of and, found here, of functions that give an obligation, keep a lock, or end
/// something in their turn. That asks for a body too many rather than for one too few.
public final class Relevance {
    private let tables: ProgramTables
    private let bodies: [[GoBody]]
    @exclusivity(unchecked) private var typer: BodyTyper
    private let releaseNames: Set<Symbol>
    @exclusivity(unchecked) private var outlines: CallOutlines
    /// By the number of a callee: what calling it does.
    @exclusivity(unchecked) private var traits: [CallTraits]
    /// By function: whether it gives an object that has to be released, as far as names tell.
    @exclusivity(unchecked) private var isGiver: [Bool]
    /// By function: whether it may give back a lock that it has not taken.
    @exclusivity(unchecked) private var isUnlocker: [Bool]
    /// By function: the number that its callers name it by.
    private let numbers: [Int]

    /// Whether a contract says that who is given a type by a function value has acquired it.
    private let isGiven: (DeclaredType) -> Bool
    /// By type: whether it is that of a function that gives such a type.
    @exclusivity(unchecked) private var isValueGiver: [TypeID: Bool] = [:]

    init(
        _ program: GoProgram, releaseNames: [Symbol], traits traitsOf: (FunctionID) -> CallTraits,
        isGiven: @escaping (DeclaredType) -> Bool
    ) {
        self.isGiven = isGiven
        tables = program.tables
        bodies = program.bodies
        typer = BodyTyper(program)
        typer.setMaskNames(Array(releaseNames.prefix(NameMask.capacity)))
        self.releaseNames = Set(releaseNames)
        outlines = CallOutlines(tables)
        var numbers: [Int] = []
        for index in tables.functions.indices { numbers.append(outlines.names.number(of: index)) }
        self.numbers = numbers
        traits = Array(repeating: [], count: outlines.names.count)
        isGiver = Array(repeating: false, count: tables.functions.count)
        isUnlocker = isGiver
        for index in tables.functions.indices {
            let own = traitsOf(FunctionID(index))
            traits[numbers[index]].formUnion(own)
            isGiver[index] = own.contains(.acquires)
            if isGiver[index] { noteResults(of: index) }
        }
        addGivingFields()
        addLockWrappers()
        addLockPassers()
        addFeeders()
        addObjectWrappers()
        addRemovers()
        addEnders()
    }

    /// The bodies that are worth lowering whoever calls them.
    public var seeds: [GoBody] { bodies.flatMap { $0.filter { $0.isTarget && isSeed($0) } } }

    /// The body of a function, if it has one.
    public func body(of function: FunctionID) -> GoBody? { bodyOf[Int(function.index)] }

    /// How many functions there are, the initialisations of variables among them.
    public var functionCount: Int { bodyOf.count }

    private lazy var bodyOf: [GoBody?] = {
        let initializations = bodies.joined().count(where: \.isInitialization)
        var found = [GoBody?](repeating: nil, count: numbers.count + initializations)
        for body in bodies.joined() { found[Int(body.function.index)] = body }
        return found
    }()

    /// Whether a function can be given an obligation, or give one, or release what it is told the name of.
    public func canConcernObjects(_ function: FunctionID) -> Bool {
        let index = Int(function.index)
        if tables.functions[index].receiver >= 0 || gives(index, orAnything: true) { return true }
        if calls(index, [.releases, .releasesNamed]) || keepsNames(index) { return true }
        return typer.parameters(tables.functions[index].signature).contains { parameter in
            let type = TypeID(parameter)
            return isReference(type)
                || typer.underlyingKind(type) == .slice && isReference(typer.element(type))
        }
    }

    /// Whether a body is given objects whoever calls it: its receiver's.
    public func takesObjects(_ body: GoBody) -> Bool {
        !body.isInitialization && isReleaseMethod(Int(body.function.index))
    }

    /// Whether a call gives an object that has to be released.
    public func gives(_ call: Call) -> Bool {
        switch call.callee {
        case .function(let id), .abstract(let id): isGiver[Int(id.index)]
        case .value: call.givenType != .none
        default: false
        }
    }

    /// Whether a program starts with a function: what it calls tells what happens once only.
    private func isEntry(_ function: FunctionID) -> Bool {
        // Initialisations have numbers behind those of all functions.
        Int(function.index) < numbers.count && traits[numbers[Int(function.index)]].contains(.starts)
    }

    /// Whether a function may change what is known of a caller that hands it nothing: it may give back a lock of the
    /// caller's, or not come back.
    public func canConcernAnyCaller(_ function: FunctionID) -> Bool {
        isUnlocker[Int(function.index)] || mayEnd(Int(function.index))
    }

    /// Whether no return of a function may be reachable. A return in a literal counts as one of its own.
    private func mayEnd(_ index: Int) -> Bool {
        let outline = outlines.outlines[index]
        if outline.returns { return false }
        return doesNotComeBack(outline) || outline.end == .chooses && (outline.panics || calls(index, .ends))
    }

    private func doesNotComeBack(_ outline: CallOutlines.Outline) -> Bool {
        outline.end == .never || outline.lastCallee >= 0 && traits[Int(outline.lastCallee)].contains(.ends)
    }

    private func isSeed(_ body: GoBody) -> Bool {
        if body.isInitialization || isEntry(body.function) { return true }
        let function = Int(body.function.index)
        let outline = outlines.outlines[function]
        if outline.defers || outline.recovers || isReleaseMethod(function) { return true }
        if calls(function, [.acquires, .locks, .unlocks]) || isGivenGivers(function) { return true }
        // A task that reports its end may forget to.
        if outline.spawns && calls(function, .releases) { return true }
        // A task may wait for a channel that nobody else knows, a place in a channel may have to be given back, and how much
        // room a channel has says who waits for whom.
        if outline.namesChannel || outline.sends || outline.receivesFromField { return true }
        if calls(function, [.feeds, .callsBack]) { return true }
        // It may close a channel that it has closed.
        if outline.closings > 1 { return true }
        if calls(function, .lends) && calls(function, .takesBack) { return true }
        // A release behind a call that does not come back is never reached.
        return calls(function, .ends) && calls(function, .releases)
    }

    /// Whether a method may release what its receiver holds, whoever calls it: if it does, whoever makes one owes it.
    private func isReleaseMethod(_ index: Int) -> Bool {
        let function = tables.functions[index]
        return function.receiver >= 0 && releaseNames.contains(function.name) && calls(index, .releases)
    }

    // MARK: Function values

    /// What a field of function type is called by its name gives what the type says.
    private func addGivingFields() {
        for declaration in tables.typeDeclarations {
            for field in typer.structFields(declaration.type) where gives(field.type) {
                let number = outlines.names.number(ofMethod: field.name, package: declaration.package)
                while traits.count <= number { traits.append([]) }
                traits[number].insert(.acquires)
            }
        }
    }

    /// Whether a function has a parameter that is such a function.
    private func isGivenGivers(_ index: Int) -> Bool {
        typer.parameters(tables.functions[index].signature).contains { gives(TypeID($0)) }
    }

    private func gives(_ type: TypeID) -> Bool {
        if let known = isValueGiver[type] { return known }
        let given = typer.givenType(by: type)
        let answer = given != .none && isGiven(given)
        isValueGiver[type] = answer
        return answer
    }

    private func calls(_ index: Int, _ wanted: CallTraits) -> Bool {
        outlines.calls(index) { !self.traits[$0].isDisjoint(with: wanted) }
    }

    // MARK: Signatures

    /// The types that contracts give objects by, or in: a response, of which only the body is to be released.
    @exclusivity(unchecked) private var givenTypes: Set<TypeID> = []

    private func noteResults(of index: Int) {
        for type in typer.results(tables.functions[index].signature).map({ TypeID($0) }) {
            if typer.isString(type) { traits[numbers[index]].insert(.acquiresNamed) }
            if isReference(type) && !isAnything(type) { givenTypes.insert(type) }
        }
    }

    private func givesText(_ index: Int) -> Bool {
        typer.results(tables.functions[index].signature).contains { typer.isString(TypeID($0)) }
    }

    private func gives(_ index: Int, orAnything: Bool) -> Bool {
        typer.results(tables.functions[index].signature).contains {
            canCarry(TypeID($0)) && (orAnything || !isAnything(TypeID($0)))
        }
    }

    private func isReference(_ type: TypeID) -> Bool {
        if type.isUnknown || type == .error { return false }
        switch typer.underlyingKind(type) {
        case .basic, .slice, .array, .map: return false
        default: return true
        }
    }

    private func isAnything(_ type: TypeID) -> Bool {
        typer.isTypeParameter(type) || typer.isEmptyInterface(type)
    }

    private func canCarry(_ type: TypeID) -> Bool {
        if type.isUnknown { return false }
        return isAnything(type) || typer.methodMask(type) != 0 || typer.isFunction(type)
            || givenTypes.contains(type)
    }

    // MARK: Wrappers

    /// Functions that take a lock and do not give it back, and those that give back what they have not taken.
    private func addLockWrappers() {
        for index in tables.functions.indices where calls(index, .locks) && !calls(index, .unlocks) {
            traits[numbers[index]].insert(.locks)
        }
        let others = tables.functions.indices.filter { !takesFirst($0) }
        grow(others, from: [.unlocks, .unlocksCallers]) { index in
            // Methods of that name are everywhere; only those of a package are likely to share a lock.
            if !outlines.names.isSharedByPackages(numbers[index]) {
                traits[numbers[index]].insert(.unlocksCallers)
            }
            isUnlocker[index] = true
        }
    }

    /// Functions that take a lock, and those that do little more than call one.
    private func addLockPassers() {
        for index in tables.functions.indices where calls(index, .locks) {
            traits[numbers[index]].insert(.locksInside)
            let isPassedFunction = typer.parameters(tables.functions[index].signature).contains {
                typer.isFunction(TypeID($0))
            }
            if isPassedFunction { traits[numbers[index]].insert(.callsBack) }
        }
        let passers = tables.functions.indices.filter {
            (1...Self.calleesOfWrapper).contains(Int(outlines.outlines[$0].calleeCount))
        }
        grow(passers, from: .locksInside) { traits[numbers[$0]].insert(.locksInside) }
    }

    /// Functions that start a task and give a channel: who has it may have to hear the task to its end.
    private func addFeeders() {
        for index in tables.functions.indices where outlines.outlines[index].spawns {
            let gives = typer.results(tables.functions[index].signature).contains {
                typer.underlyingKind(TypeID($0)) == .channel
            }
            if gives { traits[numbers[index]].insert(.feeds) }
        }
    }

    /// Whether a function, by its name and its callees', takes a lock that its caller may hold: one that does so itself, or
    /// calls little else.
    public func mayTakeLock(_ function: FunctionID) -> Bool {
        let index = Int(function.index)
        return index < numbers.count && calls(index, [.locks, .locksInside])
            && (calls(index, .locks) || outlines.outlines[index].calleeCount <= Self.calleesOfWrapper)
    }

    /// Whether the first that a function does to any lock is to take it.
    private func takesFirst(_ index: Int) -> Bool {
        var first: CallTraits = []
        _ = outlines.calls(index) { callee in
            first = traits[callee].intersection([.locks, .unlocks])
            return !first.isEmpty
        }
        return first == .locks
    }

    /// Functions that give something that can be released, where they call what acquires.
    private func addObjectWrappers() {
        let callers = tables.functions.indices.filter { outlines.outlines[$0].calleeCount > 0 }
        grow(callers.filter { gives($0, orAnything: false) }, from: .acquires) { index in
            traits[numbers[index]].insert(.acquires)
            isGiver[index] = true
        }
        grow(callers.filter { givesText($0) }, from: .acquiresNamed) { index in
            traits[numbers[index]].formUnion([.acquires, .acquiresNamed])
            isGiver[index] = true
        }
    }

    /// Functions that do little more than hand a name on to what releases something, such as the file of that name.
    private func addRemovers() {
        let takers = tables.functions.indices.filter {
            (1...Self.calleesOfWrapper).contains(Int(outlines.outlines[$0].calleeCount)) && takesText($0)
        }
        grow(takers, from: [.releases, .releasesNamed]) { index in
            traits[numbers[index]].insert(.releasesNamed)
        }
    }

    /// A function that calls more does work of its own.
    private static var calleesOfWrapper: Int { 3 }

    private func takesText(_ index: Int) -> Bool {
        typer.parameters(tables.functions[index].signature).contains { typer.isString(TypeID($0)) }
    }

    /// Whether a function may put a name that it is told into something that it gives.
    private func keepsNames(_ index: Int) -> Bool {
        takesText(index)
            && typer.results(tables.functions[index].signature).contains {
                let type = TypeID($0)
                return isReference(type) && !isAnything(type)
            }
    }

    /// Notes those of some functions that call one which has a trait, until no new one is found.
    private func grow(_ functions: [Int], from causes: CallTraits, note: (Int) -> Void) {
        var candidates = functions
        var count = 0
        repeat {
            count = candidates.count
            candidates.removeAll { index in
                let isNew = calls(index, causes)
                if isNew { note(index) }
                return isNew
            }
        } while candidates.count < count
    }

    /// Functions that end with what does not come back.
    private func addEnders() {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for index in tables.functions.indices where !traits[numbers[index]].contains(.ends) {
                let outline = outlines.outlines[index]
                if !outline.returns, doesNotComeBack(outline) {
                    traits[numbers[index]].insert(.ends)
                    hasChanged = true
                }
            }
        }
    }
}

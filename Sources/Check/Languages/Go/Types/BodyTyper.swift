import SuretyFlow

/// Says what names mean and what types expressions have, for one top-level declaration at a time.
///
/// `begin` resolves all names of the declaration; types are found out when they are asked for, and
/// remembered. Make one for each thread and keep it: its own types and caches serve all bodies of the thread.
/// Everything that it shares with others is read only.
///
/// Methods that are called often are `mutating` or inlined even where they only read: the compiler copies all of a value
/// for a call that borrows it, which is 656 bytes here.
struct BodyTyper: ~Copyable {
    let program: ProgramTables
    /// All types.
    var types: TypeTable

    // Where names are looked up: a file, and the type parameters of the declaration at hand.
    var file: Int32 = -1
    var package: Int32 = -1
    var tree: SyntaxTree
    /// Symbol and `TypeID` of the type parameters in scope, alternating; only while declarations are
    /// resolved.
    var environment = RawList<UInt32>(capacity: 16)
    /// The value of `iota`, within a constant's expression.
    var iota: Int?
    /// How deep expressions of constants and variables of packages refer to each other.
    var chain = 0

    // The body at hand: the nodes from `base` up to `limit` of `bodyFile`.
    var base = 0
    var limit = 0
    /// For an identifier its `Resolution`; for an elided literal the literal around it (see `elidedOwner`);
    /// for a clause of a type switch the index of its variable plus one.
    var resolutions: UnsafeMutablePointer<UInt32>
    /// The type of each expression that was asked for.
    var expressionTypes: UnsafeMutablePointer<UInt32>
    private var capacity = 0
    /// What the body declares. A variable's index is its identity within the top-level declaration.
    var locals = RawList<Local>(capacity: 256)
    /// The identifiers that are keys of literals, each with its literal.
    var keys = RawList<Int32>(capacity: 64)

    // The scopes while a body is walked.
    /// For each symbol its innermost meaning in the body, or 0.
    var bindings: UnsafeMutablePointer<UInt32>
    var bindingCapacity = 0
    /// Symbols and what they meant outside, to undo a scope.
    var undo = RawList<UInt32>(capacity: 256)
    var level: UInt16 = 0
    var depth: UInt16 = 0

    // Caches and scratch memory.
    var scratch = RawList<UInt32>(capacity: 256)
    var members = RawList<Member>(capacity: 256)
    var memberIndex = IndexMap()
    var memberPaths = RawList<UInt32>(capacity: 256)
    var queue = RawList<EmbeddedEntry>(capacity: 64)
    var underlyingCache = IndexMap()
    var localDeclarations: [GoTypeDeclaration] = []
    var methodMasks = MethodMasks()
    /// The types of expressions outside of the body at hand: the initialisers of a package's variables.
    var outsideTypes = IndexMap()
    /// The values of the constants of all packages, and of the body at hand.
    var packageConstants: [ConstantValue]
    var bodyConstants: [ConstantValue] = []
    /// How deep substitution or inference is, and how many steps it took so far: types may share their parts
    /// so often that a walk over all would not end.
    var nesting = 0
    var steps = 0
    /// How many interfaces were searched for the member at hand.
    var lookupSteps = 0

    /// Makes a typer for the bodies of a program.
    init(_ program: borrowing GoProgram) {
        self.init(program.tables, base: program.frozenTypes, constants: program.constants)
    }

    /// Makes the typer that resolves the declarations (without a base), or one on top of what that has found.
    init(_ tables: ProgramTables, base: FrozenTypes?, constants: [ConstantValue] = []) {
        program = tables
        packageConstants = constants
        types = TypeTable(base: base)
        tree = tables.emptyTree
        resolutions = .allocate(capacity: 1)
        expressionTypes = .allocate(capacity: 1)
        bindings = .allocate(capacity: 1)
    }

    deinit {
        resolutions.deallocate()
        expressionTypes.deallocate()
        bindings.deallocate()
    }

    /// Goes to a file, without a body.
    mutating func enter(file: Int32) {
        self.file = file
        package = file >= 0 ? program.packageOfFile[Int(file)] : -1
        tree = file >= 0 ? program.trees[Int(file)] : program.emptyTree
        limit = 0
        base = 0
    }

    /// Calls `body` within another file, without the body at hand, and comes back.
    mutating func within<Result>(file: Int32, _ body: (inout BodyTyper) -> Result) -> Result {
        let saved = (self.file, package, tree, base, limit, iota)
        let environmentCount = environment.count
        enter(file: file)
        iota = nil
        // The type parameters of the place we come from are not in scope there; hide them by a barrier.
        environment.append(0)
        environment.append(UInt32.max)
        let result = body(&self)
        environment.truncate(to: environmentCount)
        (self.file, package, tree, base, limit, iota) = saved
        return result
    }

    /// Starts with the top-level declaration at that place of a file: resolves all its names.
    mutating func begin(file: Int, declaration: Int) {
        enter(file: Int32(file))
        let source = program.files[file]
        let node = source.declarations[declaration]
        base = Int(source.firstNode(ofDeclaration: declaration).index)
        limit = Int(node.index) + 1
        reserve(limit - base)
        resolutions.update(repeating: 0, count: limit - base)
        expressionTypes.update(repeating: UInt32.max, count: limit - base)
        locals.removeAll()
        keys.removeAll()
        bodyConstants.removeAll(keepingCapacity: true)
        environment.removeAll()
        walkDeclaration(node)
    }

    /// Starts with the declaration that a function is, or is part of.
    mutating func begin(_ function: FunctionID) {
        let entry = program.functions[Int(function.index)]
        begin(file: Int(entry.file), declaration: Int(entry.declaration))
    }

    private mutating func reserve(_ count: Int) {
        if count > capacity {
            resolutions.deallocate()
            expressionTypes.deallocate()
            capacity = max(count * 2, 1 << 12)
            resolutions = .allocate(capacity: capacity)
            expressionTypes = .allocate(capacity: capacity)
        }
        let symbols = program.symbols.count
        if symbols > bindingCapacity {
            bindings.deallocate()
            bindingCapacity = symbols + symbols / 4 + 64
            bindings = .allocate(capacity: bindingCapacity)
            bindings.initialize(repeating: 0, count: bindingCapacity)
        }
    }

    /// Whether a node belongs to the body at hand.
    @inline(__always)
    func isInBody(_ node: Node) -> Bool {
        let index = Int(node.index)
        return index >= base && index < limit
    }

    /// A declared type, of the program or of a body.
    @inline(__always)
    func typeDeclaration(_ number: UInt32) -> GoTypeDeclaration {
        let index = Int(number)
        let shared = program.typeDeclarations.count
        return index < shared ? program.typeDeclarations[index] : localDeclarations[index - shared]
    }
}

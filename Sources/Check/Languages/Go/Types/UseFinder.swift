import SuretyFlow

/// Looks for names, and says what the expressions around them do.
struct UseFinder: ~Copyable, @unchecked Sendable {
    let program: GoProgram
    let tables: ProgramTables
    var typer: BodyTyper
    let isTest: [Bool]
    let isAside: [Bool]
    let ends: @Sendable (FunctionID) -> Bool
    lazy var visibleFiles = VisibleFiles(tables)
    /// The declaration at hand.
    var atHand: Place?
    /// The variables whose uses are being looked for.
    var followed: Set<FollowedVariable> = []
    /// What was found of variables, and of the parameters of interfaces' methods: many values go into one of them.
    var usesOfVariables: [FollowedVariable: [CodeUse]] = [:]
    private var usesOfAbstract: [ParameterName: [CodeUse]] = [:]

    init(
        _ program: GoProgram, isTest: (FileID) -> Bool, isAside: (FileID) -> Bool,
        ends: @escaping @Sendable (FunctionID) -> Bool
    ) {
        self.ends = ends
        tables = program.tables
        typer = BodyTyper(program)
        self.isTest = tables.files.map { isTest($0.id) }
        self.isAside = tables.files.map { isAside($0.id) }
        self.program = program
    }

    /// The copies of functions that stand in further builds beside the files that are checked in these: what they are
    /// copies of.
    lazy var originals: [FunctionID: FunctionID] = {
        var first: [UInt64: FunctionID] = [:]
        var found: [FunctionID: FunctionID] = [:]
        for (index, function) in tables.functions.enumerated() where function.file >= 0 && function.hasBody {
            let id = tables.files[Int(function.file)].id
            let key = Self.key(Int(id.index), Int(function.declaration))
            let package = tables.packages[Int(function.package)]
            if package.targets?.contains(id) ?? true {
                first[key] = first[key] ?? FunctionID(index)
            } else if let original = first[key] {
                found[FunctionID(index)] = original
            }
        }
        return found
    }()
    lazy var hasCopies = tables.packages.contains { $0.targets != nil }

    mutating func original(_ function: FunctionID) -> FunctionID {
        hasCopies ? originals[function] ?? function : function
    }

    /// Initialisations of variables: by their number, where they stand.
    lazy var initializations: [FunctionID: (file: Int, declaration: Int)] = {
        var found: [FunctionID: (file: Int, declaration: Int)] = [:]
        for body in program.bodies.joined() where body.isInitialization {
            found[body.function] = (body.file, body.declaration)
        }
        return found
    }()

    static func key(_ file: Int, _ declaration: Int) -> UInt64 {
        UInt64(file) << 32 | UInt64(declaration)
    }

    /// A parameter of a function.
    private struct ParameterName: Hashable {
        var function: FunctionID
        var number: Int
    }

    // MARK: Questions

    mutating func uses(of code: Code) -> [CodeUse] {
        guard let start = code.literal else { return uses(of: code.function) }
        guard let place = begin(code.function), let literal = literal(at: start, place) else { return [] }
        return uses(ofValue: literal, place)
    }

    /// The function literal that begins at a byte of a declaration.
    func literal(at start: UInt32, _ place: Place) -> Node? {
        place.nodes.lazy.map { Node($0) }.first {
            typer.tree.kind($0) == .functionLiteral && typer.tree.position($0) == Int(start)
        }
    }

    mutating func calls(of function: FunctionID) -> KnownCalls {
        var known = KnownCalls(forms: [], isComplete: false)
        guard Int(function.index) < tables.functions.count else { return known }
        let function = original(function)
        let entry = tables.functions[Int(function.index)]
        // An exported method may be called by an interface's name.
        known.isComplete = entry.receiver < 0 || !tables.symbols.isExported(entry.name)
        for mention in mentions(of: entry) {
            guard let declaration = declaration(of: mention.node, inFile: Int(mention.file)) else { continue }
            let place = begin(Int(mention.file), declaration)
            let meaning = meaning(of: Node(mention.node), function)
            if meaning == .another { continue }
            if let form = form(ofCall: Node(mention.node), place), meaning == .function {
                known.forms.append(form)
            } else {
                known.isComplete = false
            }
            if known.forms.count > Self.limit { return KnownCalls(forms: known.forms, isComplete: false) }
        }
        return known
    }

    /// How a call is made whose callee a node names; nil where it names none.
    func form(ofCall callee: Node, _ place: Place) -> CallForm? {
        let around = ancestors(of: callee, place).filter { typer.tree.kind($0) != .paren }
        guard let call = around.first, typer.tree.kind(call) == .call,
            typer.tree.unparenthesized(typer.tree.leftNode(call)) == callee
        else { return nil }
        switch around.count > 1 ? typer.tree.kind(around[1]) : .call {
        case .deferStatement: return .deferred
        case .goStatement: return .spawned
        case .expressionStatement: return .statement
        default: return .wanted
        }
    }

    mutating func uses(ofParameter number: Int, of function: FunctionID) -> [CodeUse] {
        guard Int(function.index) < tables.functions.count else { return [.other] }
        let entry = tables.functions[Int(function.index)]
        if entry.isInterfaceMethod {
            let name = ParameterName(function: function, number: number)
            if let known = usesOfAbstract[name] { return known }
            let methods = implementations(of: function)
            let found =
                methods.count > Self.limit
                ? [.other] : methods.flatMap { uses(ofParameter: number, of: $0) }
            usesOfAbstract[name] = found
            return found
        }
        guard entry.hasBody, let place = begin(function) else { return [.other] }
        let parts = typer.tree.functionDeclaration(entry.node)
        var names = typer.tree.fields(parts.receiver).flatMap { typer.tree.field($0).names.map { $0 } }
        if !parts.receiver.isNone && names.isEmpty { names.append(.none) }
        for field in typer.tree.fields(typer.tree.functionType(parts.type).parameters) {
            let own = typer.tree.field(field).names
            names += own.isEmpty ? [Node.none] : own.map { $0 }
        }
        guard number < names.count, !names[number].isNone else { return [] }
        return uses(ofLocalDeclaredBy: names[number], place)
    }

    /// The methods of the program that an interface's method may stand for.
    private mutating func implementations(of abstract: FunctionID) -> [FunctionID] {
        let name = tables.functions[Int(abstract.index)].name
        return tables.functions.indices.lazy.filter { [tables] in
            let function = tables.functions[$0]
            return function.name == name && function.receiver >= 0 && function.hasBody
                && tables.packages[Int(function.package)].role == .analysed
        }.map { FunctionID($0) }.filter { implements($0, abstract) }
    }

    mutating func uses(ofField field: FieldName) -> [CodeUse] {
        found(tables.mentions(of: field.field, in: tables.files.indices)) { finder, node, place in
            guard finder.typer.tree.kind(node) == .selector, case .field = finder.typer.selection(node),
                case .stored(field) = finder.storing(
                    in: finder.typer.typeOf(finder.typer.tree.leftNode(node)), field: field.field),
                !finder.isAssigned(node, place)
            else { return [] }
            return finder.usesDirectly(node, place)
        }
    }

    mutating func uses(ofResultOf function: FunctionID) -> [CodeUse] {
        uses(of: function) { finder, node, place in
            let call = finder.ancestors(of: node, place).first { finder.typer.tree.kind($0) != .paren }
            guard let call, finder.typer.tree.kind(call) == .call,
                finder.typer.tree.unparenthesized(finder.typer.tree.leftNode(call)) == node
            else { return [.other] }
            return finder.uses(ofValue: call, place)
        }
    }

    mutating func implements(_ method: FunctionID, _ abstract: FunctionID) -> Bool {
        guard Int(method.index) < tables.functions.count else { return false }
        let entry = tables.functions[Int(method.index)]
        let wanted = tables.functions[Int(abstract.index)]
        guard entry.receiver >= 0, wanted.isInterfaceMethod, entry.name == wanted.name else { return false }
        // The one method of the predeclared 'error' stands in no file.
        guard wanted.file >= 0 else { return true }
        let tree = tables.trees[Int(wanted.file)]
        // The interface's method is a field of the declaration around it.
        let interface = tables.typeDeclarations[Int(wanted.receiver)]
        let interfaceType = tree.unparenthesized(tree.typeSpecification(interface.node).type)
        let type = typer.type(of: Resolution(.type, UInt32(entry.receiver)))
        for field in tree.fields(interfaceType) {
            guard let name = tree.field(field).names.first else { continue }
            if typer.member(type, tree.symbol(name)).kind == .missing { return false }
        }
        return true
    }

    /// Whether the type of a method has all that an interface asks for, embedded interfaces included.
    mutating func provides(_ method: FunctionID, _ interface: TypeID, depth: Int = 0) -> Bool {
        let receiver = tables.functions[Int(method.index)].receiver
        let core = typer.underlying(interface)
        guard receiver >= 0, typer.types.kind(core) == .interface, depth < Self.embeddingLimit else {
            return true
        }
        let type = typer.type(of: Resolution(.type, UInt32(receiver)))
        let methods = typer.types.firstList(core)
        for index in stride(from: 0, to: methods.count, by: 3) {
            if typer.member(type, Symbol(methods[index])).kind == .missing { return false }
        }
        let embedded = typer.types.secondList(core)
        return (0..<embedded.count).allSatisfy { provides(method, embedded.type($0), depth: depth + 1) }
    }

    private static var embeddingLimit: Int { 8 }

    /// Whether a method can be what an interface's method asks for, as far as the types are known.
    mutating func canBe(_ abstract: FunctionID, _ method: FunctionID) -> Bool {
        canBe(tables.functions[Int(abstract.index)].signature, tables.functions[Int(method.index)])
    }

    /// Whether a method can have a signature, as far as the types are known.
    private mutating func canBe(_ signature: TypeID, _ method: GoFunction) -> Bool {
        signature.isUnknown || method.signature.isUnknown
            || canBe(typer.parameters(signature), typer.parameters(method.signature))
                && canBe(typer.results(signature), typer.results(method.signature))
    }

    /// Whether types can be the same: as many, and no basic type for another one.
    private func canBe(_ a: TypeList, _ b: TypeList) -> Bool {
        guard a.count == b.count else { return false }
        return zip(a, b).allSatisfy { a, b in
            let kinds = [typer.types.kind(TypeID(a)), typer.types.kind(TypeID(b))]
            return a == b || !kinds.contains(.basic) || kinds.contains(.unknown)
                || kinds.contains(.typeParameter)
        }
    }

    /// Whether a function can be called with what a call gives it whose callee a node names.
    private mutating func takesArguments(ofCallOf callee: Node, _ function: GoFunction) -> Bool {
        guard let atHand, !function.signature.isUnknown, !typer.isVariadic(function.signature),
            let call = ancestors(of: callee, atHand).first, typer.tree.kind(call) == .call,
            typer.tree.leftNode(call) == callee
        else { return true }
        let arguments = typer.tree.call(call).arguments
        // The only argument may be a call that gives several values.
        return arguments.count == 1 || arguments.count == typer.parameters(function.signature).count
    }

    // MARK: Names

    /// A declaration at hand.
    struct Place {
        var file: Int
        var declaration: Int
        var code: FunctionID?
        var nodes: Range<Int32>
    }

    mutating func begin(_ function: FunctionID) -> Place? {
        guard Int(function.index) < tables.functions.count else {
            return initializations[function].map { begin($0.file, $0.declaration) }
        }
        let entry = tables.functions[Int(function.index)]
        return entry.file < 0 ? nil : begin(Int(entry.file), Int(entry.declaration))
    }

    mutating func begin(_ file: Int, _ declaration: Int) -> Place {
        if let atHand, atHand.file == file, atHand.declaration == declaration { return atHand }
        typer.begin(file: file, declaration: declaration)
        let source = tables.files[file]
        let first = source.firstNode(ofDeclaration: declaration).index
        let place = Place(
            file: file, declaration: declaration,
            code: program.function(ofDeclaration: declaration, inFile: file).map { original($0) },
            nodes: first..<source.declarations[declaration].index + 1)
        atHand = place
        return place
    }

    mutating func uses(of function: FunctionID) -> [CodeUse] {
        uses(of: function) { finder, node, place in finder.uses(ofValue: node, place) }
    }

    /// What is done wherever a function's name stands and is meant.
    mutating func uses(
        of function: FunctionID, _ use: (inout UseFinder, Node, Place) -> [CodeUse]
    ) -> [CodeUse] {
        guard Int(function.index) < tables.functions.count else { return [] }
        let function = original(function)
        let entry = tables.functions[Int(function.index)]
        if entry.receiver < 0, entry.name == tables.known.initializer {
            return [.called(by: nil, CallManner(rounds: .one, failsWithIt: false))]
        }
        var unknown: [CodeUse] = []
        let known = found(mentions(of: entry)) { finder, node, place in
            switch finder.meaning(of: node, function) {
            case .function: return use(&finder, node, place)
            case .perhaps: return use(&finder, node, place).map { .possibly($0) }
            case .unknown:
                if unknown.count < Self.limit { unknown += use(&finder, node, place).map { .possibly($0) } }
                return []
            case .another: return []
            }
        }
        return known.isEmpty ? unknown : known
    }

    /// Where the name of a function stands, in the files that can see it.
    mutating func mentions(of function: GoFunction) -> [NameMention] {
        tables.mentions(of: function.name, in: files(thatSee: function))
    }

    /// The files in which a function can be named, in order: those of its folder, and where it is exported those that
    /// import it. An exported method can be called anywhere.
    mutating func files(thatSee function: GoFunction) -> [Int] {
        let isExported = tables.symbols.isExported(function.name)
        if isExported && function.receiver >= 0 { return Array(tables.files.indices) }
        return visibleFiles.files(thatSee: Int(function.package), isExported: isExported)
    }

    /// What is done wherever a name stands that means what is looked for.
    mutating func found(
        _ mentions: [NameMention],
        _ use: (inout UseFinder, Node, Place) -> [CodeUse]
    ) -> [CodeUse] {
        var found: [CodeUse] = []
        // Of the uses beside the product it is enough to know that there are some.
        var beside: [CodeUse] = []
        var seen = Set<UInt64>()
        for mention in mentions {
            let file = Int(mention.file)
            let isBeside = isTest[file] || isAside[file]
            if isBeside && beside.count >= Self.limit { continue }
            guard let declaration = declaration(of: mention.node, inFile: file) else { continue }
            let uses = use(&self, Node(mention.node), begin(file, declaration))
            guard !uses.isEmpty,
                seen.insert(Self.key(Int(tables.files[file].id.index), Int(mention.node))).inserted
            else { continue }
            if isBeside { beside.append(isTest[file] ? .tested : .aside) } else { found += uses }
            // Enough to know that it is no piece of code that runs once.
            if found.count > Self.limit { return beside + found + [.other] }
        }
        return beside + found
    }

    static var limit: Int { 64 }

    /// The declaration that a node is part of.
    func declaration(of node: Int32, inFile file: Int) -> Int? {
        let declarations = tables.files[file].declarations
        var low = 0
        var high = declarations.count
        while low < high {
            let middle = (low + high) / 2
            if declarations[middle].index < node { low = middle + 1 } else { high = middle }
        }
        return low < declarations.count ? low : nil
    }

    /// Whether a name stands for a function.
    enum Meaning {
        case function
        /// A method of an interface that it implements.
        case perhaps
        /// A method of something that is not known; most of that is declared elsewhere.
        case unknown
        case another
    }

    mutating func meaning(of node: Node, _ function: FunctionID) -> Meaning {
        let isMethod = tables.functions[Int(function.index)].receiver >= 0
        guard typer.tree.kind(node) == .selector else { return means(typer.resolution(node), function) }
        switch typer.selection(node) {
        case .package(let resolution): return means(resolution, function)
        case .method(let member), .methodExpression(let member, _):
            if let found = member.function, original(found) == function { return .function }
            guard isMethod, member.viaInterface else { return .another }
            guard canBe(member.type, tables.functions[Int(function.index)]),
                provides(function, typer.typeOf(typer.tree.leftNode(node)))
            else { return .another }
            return member.function.map { implements(function, $0) } ?? true ? .perhaps : .another
        case .field: return .another
        case .unknown:
            let operand = typer.tree.leftNode(node)
            let isPackage =
                typer.tree.kind(operand) == .identifier && typer.resolution(operand).kind == .package
            return isMethod && !isPackage
                && takesArguments(ofCallOf: node, tables.functions[Int(function.index)])
                ? .unknown : .another
        }
    }

    mutating func means(_ resolution: Resolution, _ function: FunctionID) -> Meaning {
        resolution.kind == .function && original(FunctionID(resolution.number)) == function
            ? .function : .another
    }
}

import SuretyFlow
import Synchronization

/// Where functions and literals of a program are used. What is asked for is looked for by name, then typed; nothing
/// is kept.
public final class GoCodeUses: CodeUses {
    private let finder: Mutex<UseFinder>
    private let tables: ProgramTables

    /// Makes the finder of a program.
    ///
    /// - Parameters:
    ///   - isTest: whether a file holds tests.
    ///   - ends: whether a call of a function does not come back.
    public init(
        _ program: GoProgram, isTest: (FileID) -> Bool, ends: @escaping @Sendable (FunctionID) -> Bool
    ) {
        tables = program.tables
        finder = Mutex(UseFinder(program, isTest: isTest, ends: ends))
    }

    /// See `CodeUses`. Linear in the names of the files that can see the function.
    public func uses(of code: Code) -> [CodeUse] { finder.withLock { $0.uses(of: code) } }

    /// See `CodeUses`. Linear in the names of the files that can see the function.
    public func calls(of function: FunctionID) -> KnownCalls {
        var known = finder.withLock { $0.calls(of: function) }
        if isPublic(function) { known.isComplete = false }
        return known
    }

    /// See `CodeUses`.
    public func uses(ofParameter number: Int, of function: FunctionID) -> [CodeUse] {
        finder.withLock { $0.uses(ofParameter: number, of: function) }
    }

    /// See `CodeUses`. Linear in the names of all files.
    public func uses(ofField field: FieldName) -> [CodeUse] { finder.withLock { $0.uses(ofField: field) } }

    /// See `CodeUses`.
    public func uses(ofResultOf function: FunctionID) -> [CodeUse] {
        finder.withLock { $0.uses(ofResultOf: function) }
    }

    /// See `CodeUses`.
    public func isPublic(_ function: FunctionID) -> Bool {
        // Initialisations of variables have numbers behind those of all functions.
        guard Int(function.index) < tables.functions.count else { return false }
        let entry = tables.functions[Int(function.index)]
        guard entry.package >= 0, tables.symbols.isExported(entry.name) else { return false }
        if entry.receiver >= 0,
            !tables.symbols.isExported(tables.typeDeclarations[Int(entry.receiver)].name)
        {
            return false
        }
        let package = tables.packages[Int(entry.package)]
        return tables.symbols.name(of: package.name) != "main"
            && !package.path.split(separator: "/").contains { $0 == "internal" || $0 == "cmd" }
    }

    /// See `CodeUses`. By the methods' names alone.
    public func implements(_ method: FunctionID, _ abstract: FunctionID) -> Bool {
        finder.withLock { $0.implements(method, abstract) }
    }
}

/// Looks for names, and says what the expressions around them do.
private struct UseFinder: ~Copyable, @unchecked Sendable {
    private let program: GoProgram
    private let tables: ProgramTables
    private var typer: BodyTyper
    private let isTest: [Bool]
    private let ends: @Sendable (FunctionID) -> Bool
    /// Where functions are named.
    private lazy var allMentions = NameMentions(of: tables.functions.lazy.map(\.name), in: tables)
    /// The declaration at hand.
    private var atHand: Place?

    init(
        _ program: GoProgram, isTest: (FileID) -> Bool, ends: @escaping @Sendable (FunctionID) -> Bool
    ) {
        self.ends = ends
        tables = program.tables
        typer = BodyTyper(program)
        self.isTest = tables.files.map { isTest($0.id) }
        self.program = program
    }

    /// By file and place: the function that a declaration is.
    private lazy var functionOf: [UInt64: FunctionID] = {
        var found: [UInt64: FunctionID] = [:]
        for (index, function) in tables.functions.enumerated()
        where function.file >= 0 && function.hasBody {
            found[Self.key(Int(function.file), Int(function.declaration))] = FunctionID(index)
        }
        return found
    }()
    /// The copies of functions that stand in further builds beside the files that are checked in these: what they are
    /// copies of.
    private lazy var originals: [FunctionID: FunctionID] = {
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
    private lazy var hasCopies = tables.packages.contains { $0.targets != nil }

    private mutating func original(_ function: FunctionID) -> FunctionID {
        hasCopies ? originals[function] ?? function : function
    }

    /// Initialisations of variables: by their number, where they stand.
    private lazy var initializations: [FunctionID: (file: Int, declaration: Int)] = {
        var found: [FunctionID: (file: Int, declaration: Int)] = [:]
        for body in program.bodies.joined() where body.isInitialization {
            found[body.function] = (body.file, body.declaration)
        }
        return found
    }()

    private static func key(_ file: Int, _ declaration: Int) -> UInt64 {
        UInt64(file) << 32 | UInt64(declaration)
    }

    // MARK: Questions

    mutating func uses(of code: Code) -> [CodeUse] {
        guard let start = code.literal else { return uses(of: code.function) }
        guard let place = begin(code.function) else { return [] }
        for index in place.nodes {
            let node = Node(index)
            if typer.tree.kind(node) == .functionLiteral, typer.tree.position(node) == Int(start) {
                return uses(ofValue: node, place)
            }
        }
        return []
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
    private func form(ofCall callee: Node, _ place: Place) -> CallForm? {
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

    mutating func uses(ofField field: FieldName) -> [CodeUse] {
        found(NameMentions.find(field.field, in: tables.files.indices, of: tables)) { finder, node, place in
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

    // MARK: Names

    /// A declaration at hand.
    private struct Place {
        var file: Int
        var declaration: Int
        var code: FunctionID?
        var nodes: Range<Int32>
    }

    private mutating func begin(_ function: FunctionID) -> Place? {
        guard Int(function.index) < tables.functions.count else {
            return initializations[function].map { begin($0.file, $0.declaration) }
        }
        let entry = tables.functions[Int(function.index)]
        return entry.file < 0 ? nil : begin(Int(entry.file), Int(entry.declaration))
    }

    private mutating func begin(_ file: Int, _ declaration: Int) -> Place {
        if let atHand, atHand.file == file, atHand.declaration == declaration { return atHand }
        typer.begin(file: file, declaration: declaration)
        let source = tables.files[file]
        let first = source.firstNode(ofDeclaration: declaration).index
        let place = Place(
            file: file, declaration: declaration,
            code: functionOf[Self.key(file, declaration)].map { original($0) },
            nodes: first..<source.declarations[declaration].index + 1)
        atHand = place
        return place
    }

    private mutating func uses(of function: FunctionID) -> [CodeUse] {
        uses(of: function) { finder, node, place in finder.uses(ofValue: node, place) }
    }

    /// What is done wherever a function's name stands and is meant.
    private mutating func uses(
        of function: FunctionID, _ use: (inout UseFinder, Node, Place) -> [CodeUse]
    ) -> [CodeUse] {
        guard Int(function.index) < tables.functions.count else { return [] }
        let function = original(function)
        let entry = tables.functions[Int(function.index)]
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
    private mutating func mentions(of function: GoFunction) -> [NameMentions.Mention] {
        guard let files = files(thatSee: function) else { return Array(allMentions[function.name]) }
        if files.count <= Self.fewFiles {
            return NameMentions.find(function.name, in: files.sorted(), of: tables)
        }
        return allMentions[function.name].filter { files.contains(Int($0.file)) }
    }

    /// In so many files a name is looked for without an index of all.
    private static var fewFiles: Int { 256 }

    /// The files in which a function can be named: those of its folder, and where it is exported those that import it;
    /// nil for an exported method, which can be called anywhere.
    private func files(thatSee function: GoFunction) -> Set<Int>? {
        let isExported = tables.symbols.isExported(function.name)
        if isExported && function.receiver >= 0 { return nil }
        let path = tables.packages[Int(function.package)].path
        var found: Set<Int> = []
        for package in tables.packages.indices where tables.packages[package].path == path {
            found.formUnion(tables.firstFile[package]..<tables.firstFile[package + 1])
        }
        for entry in tables.imports where isExported && entry.package >= 0 {
            if tables.packages[Int(entry.package)].path == path { found.insert(Int(entry.file)) }
        }
        return found
    }

    /// What is done wherever a name stands that means what is looked for.
    private mutating func found(
        _ mentions: some Sequence<NameMentions.Mention>,
        _ use: (inout UseFinder, Node, Place) -> [CodeUse]
    ) -> [CodeUse] {
        var found: [CodeUse] = []
        var seen = Set<UInt64>()
        for mention in mentions {
            let file = Int(mention.file)
            guard let declaration = declaration(of: mention.node, inFile: file) else { continue }
            let uses = use(&self, Node(mention.node), begin(file, declaration))
            guard !uses.isEmpty,
                seen.insert(Self.key(Int(tables.files[file].id.index), Int(mention.node))).inserted
            else { continue }
            found += isTest[file] ? [.tested] : uses
            // Enough to know that it is no piece of code that runs once.
            if found.count > Self.limit { return found + [.other] }
        }
        return found
    }

    private static var limit: Int { 64 }

    /// The declaration that a node is part of.
    private func declaration(of node: Int32, inFile file: Int) -> Int? {
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
    private enum Meaning {
        case function
        /// A method of an interface that it implements.
        case perhaps
        /// A method of something that is not known; most of that is declared elsewhere.
        case unknown
        case another
    }

    private mutating func meaning(of node: Node, _ function: FunctionID) -> Meaning {
        let isMethod = tables.functions[Int(function.index)].receiver >= 0
        guard typer.tree.kind(node) == .selector else { return means(typer.resolution(node), function) }
        switch typer.selection(node) {
        case .package(let resolution): return means(resolution, function)
        case .method(let member), .methodExpression(let member, _):
            if let found = member.function, original(found) == function { return .function }
            guard isMethod, member.viaInterface else { return .another }
            return member.function.map { implements(function, $0) } ?? true ? .perhaps : .another
        case .field: return .another
        case .unknown:
            let operand = typer.tree.leftNode(node)
            let isPackage =
                typer.tree.kind(operand) == .identifier && typer.resolution(operand).kind == .package
            return isMethod && !isPackage ? .unknown : .another
        }
    }

    private mutating func means(_ resolution: Resolution, _ function: FunctionID) -> Meaning {
        resolution.kind == .function && original(FunctionID(resolution.number)) == function
            ? .function : .another
    }

    // MARK: What is done with a value

    private mutating func uses(ofValue value: Node, _ place: Place) -> [CodeUse] {
        let tree = typer.tree
        var node = value
        for ancestor in ancestors(of: value, place) {
            switch tree.kind(ancestor) {
            case .paren: node = ancestor
            case .call:
                if tree.leftNode(ancestor) == node {
                    return [.called(by: code(around: value, place), manner(of: ancestor, place))]
                }
                if case .conversion = typer.callee(ancestor) {
                    node = ancestor
                    continue
                }
                return [passing(node, in: ancestor, place)]
            case .keyValue:
                guard tree.rightNode(ancestor) == node else { return [.other] }
                node = ancestor
            case .compositeLiteral:
                guard tree.kind(node) == .keyValue, tree.kind(tree.leftNode(node)) == .identifier else {
                    return [.other]
                }
                return [storing(in: typer.typeOf(ancestor), field: tree.symbol(tree.leftNode(node)))]
            case .returnStatement:
                guard tree.results(ancestor).count == 1, let code = code(around: value, place) else {
                    return [.other]
                }
                return [.returned(by: code)]
            case .assignment:
                let sides = tree.assignment(ancestor)
                return uses(assigned: node, from: sides.right, to: sides.left, place)
            case .valueSpecification:
                let parts = tree.valueSpecification(ancestor)
                return uses(assigned: node, from: parts.values, to: parts.names, place)
            default: return [.other]
            }
        }
        return [.other]
    }

    private mutating func passing(_ node: Node, in call: Node, _ place: Place) -> CodeUse {
        guard let index = typer.tree.call(call).arguments.firstIndex(of: node) else { return .other }
        let code = code(around: call, place)
        let manner = manner(of: call, place)
        switch typer.callee(call) {
        case .function(let function):
            return .passed(to: function, argument: index, by: code, manner)
        case .method(let member, _):
            guard let function = member.function else { return .other }
            return .passed(to: function, argument: index + 1, by: code, manner)
        default: return .other
        }
    }

    private mutating func storing(in type: TypeID, field: Symbol) -> CodeUse {
        guard let declaration = typer.declaration(of: type)?.declaration, declaration.package >= 0 else {
            return .other
        }
        return .stored(
            FieldName(
                package: tables.symbols.intern(tables.packages[Int(declaration.package)].path),
                type: declaration.name, field: field))
    }

    /// A value that goes into a field, or into a variable that is only called or handed on.
    private mutating func uses(
        assigned value: Node, from sources: NodeList, to targets: NodeList, _ place: Place
    ) -> [CodeUse] {
        guard let index = sources.firstIndex(of: value), sources.count == targets.count else {
            return [.other]
        }
        let target = typer.tree.unparenthesized(targets[index])
        switch typer.tree.kind(target) {
        case .identifier: return uses(ofLocalDeclaredBy: target, place)
        case .selector:
            let base = typer.tree.leftNode(target)
            guard case .field = typer.selection(target) else { return [.other] }
            return [storing(in: typer.typeOf(base), field: typer.tree.selected(target))]
        default: return [.other]
        }
    }

    private mutating func uses(ofLocalDeclaredBy name: Node, _ place: Place) -> [CodeUse] {
        let meaning = typer.resolution(name)
        guard meaning.kind == .local else { return [.other] }
        var found: [CodeUse] = []
        for index in place.nodes where index != name.index && typer.tree.kinds[Int(index)] == .identifier {
            let node = Node(index)
            guard typer.tree.symbol(node) == typer.tree.symbol(name) else { continue }
            let own = typer.resolution(node)
            guard own.kind == .local, own.number == meaning.number else { continue }
            if isAssigned(node, place) { continue }
            found += usesDirectly(node, place)
            if found.count > Self.limit { return [.other] }
        }
        return found
    }

    /// As `uses(ofValue:)`, but a variable that goes into another is not followed: variables can go round in circles.
    private mutating func usesDirectly(_ node: Node, _ place: Place) -> [CodeUse] {
        for ancestor in ancestors(of: node, place) {
            switch typer.tree.kind(ancestor) {
            case .paren, .keyValue: continue
            case .assignment, .valueSpecification: return [.other]
            // Whether it is nil does not matter.
            case .binary: return []
            default: return uses(ofValue: node, place)
            }
        }
        return [.other]
    }

    private func isAssigned(_ node: Node, _ place: Place) -> Bool {
        let tree = typer.tree
        guard let parent = ancestors(of: node, place).first else { return false }
        switch tree.kind(parent) {
        case .assignment: return tree.assignment(parent).left.contains(node)
        case .valueSpecification: return tree.valueSpecification(parent).names.contains(node)
        default: return false
        }
    }

    // MARK: Around a node

    /// The nodes around a node, the nearest first. Linear in the declaration: few are asked for.
    private func ancestors(of node: Node, _ place: Place) -> [Node] {
        let tree = typer.tree
        let range = tree.range(node)
        var found: [Node] = []
        for index in node.index + 1..<place.nodes.upperBound {
            let own = tree.range(Node(index))
            if own.lowerBound <= range.lowerBound && own.upperBound >= range.upperBound {
                found.append(Node(index))
            }
        }
        return found
    }

    private mutating func code(around node: Node, _ place: Place) -> Code? {
        let literal = ancestors(of: node, place).first { typer.tree.kind($0) == .functionLiteral }
        guard let literal else { return place.code.map { Code($0) } }
        let start = UInt32(typer.tree.position(literal))
        if let function = place.code { return Code(function, literal: start) }
        let initialization = initializations.first {
            $0.value.file == place.file
                && Int(place.nodes.upperBound) - 1
                    == Int(tables.files[place.file].declarations[$0.value.declaration].index)
        }
        return initialization.map { Code($0.key, literal: start) }
    }

    private mutating func manner(of call: Node, _ place: Place) -> CallManner {
        let around = ancestors(of: call, place)
        return CallManner(
            isRepeated: isRepeated(call, around), failsWithIt: failsWith(call, around))
    }

    /// Whether a loop of the code around a node comes back to it: not where what follows in the round leaves.
    private mutating func isRepeated(_ node: Node, _ ancestors: [Node]) -> Bool {
        let tree = typer.tree
        var leaves = false
        for ancestor in ancestors {
            switch tree.kind(ancestor) {
            case .functionLiteral: return false
            case .block, .caseClause, .communicationClause:
                leaves = leaves || leavesBehind(node, in: tree.statements(ancestor))
            case .forStatement: if !contains(tree.forStatement(ancestor).initial, node) { return !leaves }
            case .rangeStatement: if !contains(tree.rangeStatement(ancestor).operand, node) { return !leaves }
            default: continue
            }
        }
        return false
    }

    /// Whether some statements leave the function behind one that a node is part of.
    private mutating func leavesBehind(_ node: Node, in statements: NodeList) -> Bool {
        for statement in statements.reversed() {
            if typer.tree.range(statement).lowerBound <= typer.tree.range(node).lowerBound { return false }
            switch typer.tree.kind(statement) {
            case .returnStatement: return true
            case .expressionStatement: if doesNotComeBack(typer.tree.leftNode(statement)) { return true }
            default: continue
            }
        }
        return false
    }

    private mutating func doesNotComeBack(_ call: Node) -> Bool {
        guard typer.tree.kind(call) == .call else { return false }
        return switch typer.callee(call) {
        case .function(let function): ends(function)
        case .method(let member, _): member.function.map { ends($0) } ?? false
        case .builtin(let builtin): builtin == .panic
        default: false
        }
    }

    private func contains(_ part: Node, _ node: Node) -> Bool {
        if part.isNone { return false }
        let range = typer.tree.range(part)
        let inner = typer.tree.range(node)
        return range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    }

    /// Whether the code around a call gives the call's error back, or panics with it: `return f()`,
    /// `if err := f(); err != nil { return err }`, `x, err := f()` with such a question right behind it.
    private mutating func failsWith(_ call: Node, _ ancestors: [Node]) -> Bool {
        let tree = typer.tree
        guard let statement = ancestors.first(where: { tree.kind($0) != .paren }) else { return false }
        if tree.kind(statement) == .returnStatement { return tree.results(statement).last == call }
        guard tree.kind(statement) == .assignment, tree.assignment(statement).right.last == call,
            let error = tree.assignment(statement).left.last, tree.kind(error) == .identifier
        else { return false }
        var last = statement
        for outer in ancestors.drop(while: { $0 != statement }).dropFirst() {
            switch tree.kind(outer) {
            case .ifStatement where tree.ifStatement(outer).initial == last: return asks(outer, error)
            // Both branches assign the error, and the question comes behind them.
            case .ifStatement: last = outer
            case .block, .caseClause:
                let statements = tree.statements(outer)
                guard let index = statements.firstIndex(of: last) else { return false }
                for next in statements.dropFirst(index + 1) {
                    if tree.kind(next) != .ifStatement { return false }
                    if asks(next, error) { return true }
                    if !mentions(error, in: tree.ifStatement(next).condition) { return false }
                }
                if index + 1 < statements.count { return false }
                last = outer
            default: return false
            }
        }
        return false
    }

    /// Whether a condition asks something else of an error: `errors.Is(err, …)`.
    private func mentions(_ error: Node, in condition: Node) -> Bool {
        let tree = typer.tree
        let range = tree.range(condition)
        return (error.index + 1...condition.index).contains { index in
            tree.kinds[Int(index)] == .identifier && tree.symbol(Node(index)) == tree.symbol(error)
                && range.contains(tree.position(Node(index)))
        }
    }

    /// Whether an if asks for an error, and then leaves with one.
    private mutating func asks(_ node: Node, _ error: Node) -> Bool {
        let tree = typer.tree
        let parts = tree.ifStatement(node)
        let condition = tree.unparenthesized(parts.condition)
        guard tree.kind(condition) == .binary, tree.token(condition) == .notEqual,
            tree.kind(tree.leftNode(condition)) == .identifier,
            tree.symbol(tree.leftNode(condition)) == tree.symbol(error),
            let last = tree.statements(parts.then).last
        else { return false }
        switch tree.kind(last) {
        case .returnStatement:
            guard let result = tree.results(last).last else { return true }
            return !(tree.kind(result) == .identifier && typer.resolution(result).kind == .predeclaredValue)
        case .expressionStatement:
            let call = tree.leftNode(last)
            return doesNotComeBack(call)
        default: return false
        }
    }
}

import SuretyFlow

/// What is known of a call's signature.
struct CallSignature {
    /// What each result can be.
    var results: [Shape] = []
    /// Which release names the results' types have, joined.
    var resultMask = NameMask(bits: 0)
    /// Which release names each parameter's type has.
    var parameterMasks: [NameMask] = []

    /// The mask of the parameter that an argument is bound to.
    func mask(_ argument: Int) -> NameMask {
        guard let last = parameterMasks.last else { return NameMask(bits: 0) }
        return argument < parameterMasks.count ? parameterMasks[argument] : last
    }
}

/// What lowering asks of names and types, in its own words: the only place where the two meet.
final class BodyView {
    @exclusivity(unchecked) private var typer: BodyTyper
    private let tables: ProgramTables
    @exclusivity(unchecked) private var signatures: [UInt32: CallSignature] = [:]
    /// The tree of the declaration at hand.
    @exclusivity(unchecked) private(set) var tree: SyntaxTree
    /// The declaration at hand.
    @exclusivity(unchecked) private(set) var declaration = Node.none
    /// The nodes of the declaration at hand.
    @exclusivity(unchecked) private(set) var nodes: Range<Int32> = 0..<0

    /// Makes a view for one thread.
    ///
    /// - Parameter releaseNames: the names that masks speak of, by bit.
    init(_ program: GoProgram, releaseNames: [Symbol]) {
        tables = program.tables
        typer = BodyTyper(program)
        typer.setMaskNames(Array(releaseNames.prefix(NameMask.capacity)))
        tree = tables.emptyTree
    }

    /// Goes to a top-level declaration of a file.
    func begin(file: Int, declaration: Int) {
        typer.begin(file: file, declaration: declaration)
        tree = tables.trees[file]
        let source = tables.files[file]
        self.declaration = source.declarations[declaration]
        nodes = source.firstNode(ofDeclaration: declaration).index..<self.declaration.index + 1
    }

    /// How many variables and constants the declaration declares in bodies.
    var localCount: Int { typer.locals.count }

    /// Whether a local variable is a parameter.
    func isParameter(local number: Int) -> Bool { typer.locals[number].isParameter }

    /// Whether a local variable never has more elements than the literal that it begins as: `probes = probes[:1]`.
    func isGivenList(local number: Int) -> Bool {
        let local = typer.locals[number]
        guard local.source == .value, !local.isSpread,
            tree.kind(tree.unparenthesized(local.origin)) == .compositeLiteral
        else { return false }
        return nodes.allSatisfy { index in
            guard tree.kinds[Int(index)] == .assignment else { return true }
            let (left, right) = tree.assignment(Node(index))
            return left.indices.allSatisfy { place in
                guard isName(left[place], ofLocal: number) else { return true }
                guard left.count == right.count else { return false }
                let value = tree.unparenthesized(right[place])
                switch tree.kind(value) {
                case .compositeLiteral: return true
                case .slice: return isName(tree.leftNode(value), ofLocal: number)
                default: return false
                }
            }
        }
    }

    private func isName(_ node: Node, ofLocal number: Int) -> Bool {
        guard tree.kind(node) == .identifier, case .local(number) = resolve(node) else { return false }
        return true
    }

    // MARK: Names

    /// What a name stands for.
    func resolve(_ node: Node) -> Name {
        tree.symbol(node) == tables.known.blank ? .blank : name(typer.resolution(node))
    }

    private func name(_ resolution: Resolution) -> Name {
        let number = Int(resolution.number)
        switch resolution.kind {
        case .local: return .local(number)
        case .localConstant, .constant: return .constant
        case .localType, .type, .predeclaredType: return .type
        case .function: return .function(FunctionID(number))
        case .variable:
            return .global(number, isError: typer.hasErrorMethod(typer.type(ofObject: resolution.number)))
        case .package: return .package
        case .builtin: return .builtin(Self.builtin(number))
        case .predeclaredValue: return Self.predeclared(number)
        case .blank: return .blank
        case .none, .field, .unknown: return .unknown
        }
    }

    private static func builtin(_ number: Int) -> BuiltinFunction {
        switch Builtin(rawValue: UInt8(number)) {
        case .append: .append
        case .make: .make
        case .new: .new
        case .panic: .panic
        case .recover: .recover
        case .len, .cap: .length
        case .close: .close
        default: .other
        }
    }

    private static func predeclared(_ number: Int) -> Name {
        switch PredeclaredValue(rawValue: UInt8(number)) {
        case .true: .boolean(true)
        case .false: .boolean(false)
        case .nil: .nil
        default: .constant
        }
    }

    /// What a selector selects.
    func selection(_ node: Node) -> Selected {
        switch typer.selection(node) {
        case .package(let resolution): return .name(name(resolution))
        case .field(let member): return .field(path: typer.path(member), shape: shape(member.type))
        case .method(let member):
            guard let function = member.function else { return .unknown }
            return .method(function, path: path(to: function, member), isAbstract: member.viaInterface)
        case .methodExpression(let member, _):
            return member.function.map { .methodExpression($0) } ?? .unknown
        case .unknown: return .unknown
        }
    }

    /// The embedded fields that a method is called on. Those that only another package can name are its object: a
    /// `net.TCPConn` has its methods from a `net.conn` that nobody else sees.
    private func path(to function: FunctionID, _ member: Member) -> [Symbol] {
        let path = typer.path(member)
        if path.isEmpty || isOfPackage(function) { return path }
        return Array(path.prefix { tables.symbols.isExported($0) })
    }

    /// Whether a function is declared in the package at hand, which may be there in several builds.
    private func isOfPackage(_ function: FunctionID) -> Bool {
        let other = tables.functions[Int(function.index)].package
        return other == typer.package
            || other >= 0 && typer.package >= 0
                && tables.packages[Int(other)].path == tables.packages[Int(typer.package)].path
    }

    /// The variable that a clause of a type switch declares.
    func local(ofClause clause: Node, in node: Node) -> Int? { typer.variable(ofClause: clause) }

    // MARK: Calls

    /// What a call calls.
    func target(_ node: Node) -> Target {
        switch typer.callee(node) {
        case .function(let function): return .function(function)
        case .method(let member, _):
            guard let function = member.function else { return unknownTarget(node) }
            return .method(function, path: path(to: function, member), isAbstract: member.viaInterface)
        case .methodExpression(let member):
            return member.function.map { .methodExpression($0) } ?? .unknown
        case .builtin(let builtin): return .builtin(Self.builtin(Int(builtin.rawValue)))
        case .conversion: return .conversion
        case .literal, .dynamic: return .value
        case .unknown: return unknownTarget(node)
        }
    }

    /// A method of a value whose type is not known still has a name.
    private func unknownTarget(_ node: Node) -> Target {
        let function = tree.unparenthesized(tree.leftNode(node))
        guard tree.kind(function) == .selector else { return .unknown }
        let operand = tree.leftNode(function)
        if tree.kind(operand) == .identifier, typer.resolution(operand).kind == .package { return .unknown }
        return .unknownMethod(tree.selected(function))
    }

    /// The signature of what a call calls.
    func signature(of target: Target, _ node: Node) -> CallSignature {
        let type: TypeID
        switch typer.callee(node) {
        case .function(let function):
            let entry = tables.functions[Int(function.index)]
            type = entry.signature
            if entry.typeParameterCount > 0 { return generic(entry.signature, node) }
        case .method(let member, _), .methodExpression(let member): type = member.type
        case .literal, .dynamic: type = typer.typeOf(tree.leftNode(node))
        case .builtin, .conversion, .unknown: return CallSignature()
        }
        return signature(type)
    }

    /// The declared type of what a function value gives beside an error, or of what that points to; none where it gives
    /// anything else.
    func givenType(ofCall node: Node) -> DeclaredType {
        typer.givenType(by: typer.typeOf(tree.leftNode(node)))
    }

    /// The field that a method is called on, embedded or named, with the declared type that has it; none where it is called on
    /// no field, or on one of a type without a name.
    func field(ofReceiverOf selector: Node) -> FieldName {
        guard case .method(let member) = typer.selection(selector) else { return .none }
        if let last = typer.path(member).last { return field(last, of: member.holder) }
        let base = tree.unparenthesized(tree.leftNode(selector))
        guard tree.kind(base) == .selector, case .field(let field) = typer.selection(base) else {
            return .none
        }
        return self.field(tree.selected(base), of: field.holder)
    }

    private func field(_ name: Symbol, of type: TypeID) -> FieldName {
        let holder = typer.declaredType(type)
        return holder == .none ? .none : FieldName(name, of: holder)
    }

    private func signature(_ type: TypeID) -> CallSignature {
        if let known = signatures[type.index] { return known }
        var signature = CallSignature()
        guard !type.isUnknown else { return signature }
        for result in typer.results(type) {
            signature.results.append(shape(TypeID(result)))
            signature.resultMask.bits |= mask(TypeID(result)).bits
        }
        let parameters = typer.parameters(type).map { TypeID($0) }
        let isVariadic = typer.isVariadic(type)
        for (index, parameter) in parameters.enumerated() {
            let isRest = isVariadic && index == parameters.count - 1
            signature.parameterMasks.append(mask(isRest ? typer.element(parameter) : parameter))
        }
        signatures[type.index] = signature
        return signature
    }

    /// A generic function's results depend on the call.
    private func generic(_ type: TypeID, _ node: Node) -> CallSignature {
        var signature = signature(type)
        let result = typer.typeOf(node)
        let count = signature.results.count
        signature.results = (0..<count).map { shape(typer.value(result, at: $0)) }
        return signature
    }

    /// How many values a call gives.
    func resultCount(_ node: Node) -> Int {
        let call = tree.unparenthesized(node)
        guard tree.kind(call) == .call else { return 1 }
        switch target(call) {
        case .builtin, .conversion: return 1
        case .unknown, .unknownMethod: return 1
        case let target: return signature(of: target, call).results.count
        }
    }

    private func mask(_ type: TypeID) -> NameMask {
        if type.isUnknown { return NameMask(bits: 0) }
        var mask = NameMask(bits: NameMask.known.bits | typer.methodMask(type))
        if typer.isEmptyInterface(type) || typer.isTypeParameter(type) { mask.bits |= NameMask.anything.bits }
        if typer.isFunction(type) { mask.bits |= NameMask.callable.bits }
        if shape(type) == .plain { mask.bits |= NameMask.plain.bits }
        return mask
    }

    // MARK: Types

    /// What a variable of the type that an expression denotes can be.
    func shape(ofType node: Node) -> Shape {
        if node.isNone { return .unknown }
        if tree.kind(node) == .ellipsis { return .reference }
        return shape(typer.resolveType(node))
    }

    /// What a local variable can be.
    ///
    /// What comes of packages that are not there is not known; what is called `err` is an error all the same.
    func shape(ofLocal number: Int, name: Symbol) -> Shape {
        let shape = shape(typer.type(ofLocal: number))
        return shape == .unknown && name == tables.known.errorVariable ? .error : shape
    }

    private func shape(_ type: TypeID) -> Shape {
        if type.isUnknown { return .unknown }
        if typer.isError(type) { return .error }
        switch typer.underlyingKind(type) {
        case .basic:
            if typer.isBool(type) { return .boolean }
            return typer.isString(type) ? .text : .plain
        case .pointer, .interface, .signature, .map, .channel, .slice: return .reference
        case .structure, .array: return .aggregate
        default: return .unknown
        }
    }

    /// What the last of some results tells.
    func outcome(ofResults list: Node) -> OutcomeKind {
        guard !list.isNone, let last = tree.fields(list).last else { return .none }
        switch shape(ofType: tree.field(last).type) {
        case .error: return .error
        case .boolean: return .boolean
        default: return .none
        }
    }

    /// Whether an index is the instantiation of something generic.
    func isInstantiation(_ node: Node) -> Bool {
        typer.genericFunction(tree.index(node).operand) != nil || typer.isType(node)
    }

    /// Whether an expression's value is a function.
    func isFunction(_ node: Node) -> Bool {
        let type = typer.typeOf(node)
        return !type.isUnknown && typer.isFunction(type)
    }

    /// Whether an expression's value is a channel.
    func isChannel(_ node: Node) -> Bool { isChannel(typer.typeOf(node)) }

    /// Whether a selector names a package variable, or a field of a type that is declared in what is analysed.
    func isOwnFieldOrVariable(_ node: Node) -> Bool {
        let meaning = typer.meaning(node)
        if meaning.kind == .variable { return true }
        let base = typer.typeOf(tree.leftNode(node))
        guard !base.isUnknown, let declaration = typer.declaration(of: base)?.declaration,
            declaration.package >= 0
        else { return false }
        return tables.packages[Int(declaration.package)].role == .analysed
    }

    /// Whether an expression denotes a type of channels.
    func isChannelType(_ node: Node) -> Bool { isChannel(typer.resolveType(node)) }

    /// Whether an expression is a text.
    func isText(_ node: Node) -> Bool { typer.isString(typer.typeOf(node)) }

    private func isChannel(_ type: TypeID) -> Bool {
        !type.isUnknown && typer.underlyingKind(type) == .channel
    }

    /// Whether an expression denotes a type.
    func isType(_ node: Node) -> Bool { typer.isType(node) }

    /// The names of the fields, where a composite literal makes a struct.
    func structFields(_ node: Node) -> [Symbol]? {
        let type = typer.dereferenced(typer.typeOf(node))
        guard typer.isStruct(type) else { return nil }
        return typer.structFields(type).map(\.name)
    }

    /// The release names that what a composite literal makes has from an embedded field of that name.
    func promotion(from field: Symbol, ofLiteral node: Node) -> Promotion? {
        let type = typer.dereferenced(typer.typeOf(node))
        guard typer.structFields(type).contains(where: { $0.name == field && $0.isEmbedded }) else {
            return nil
        }
        let masks = typer.masks(ofMethodsOf: type, promotedFrom: field)
        guard masks.promoted != 0 else { return nil }
        return Promotion(releases: NameMask(bits: masks.promoted), own: NameMask(bits: masks.own))
    }

    // MARK: Constants

    /// Whether two constant expressions have the same value; nil where one is not constant, or not simple.
    func areEqualConstants(_ a: Node, _ b: Node) -> Bool? {
        guard let left = typer.constant(a), let right = typer.constant(b) else { return nil }
        return left == right
    }

    /// The name of a length as a part.
    var lengthName: Symbol { tables.symbols.intern("len()") }

    /// The name of an element as a part: `[0]`.
    func elementName(_ number: Int64) -> Symbol { tables.symbols.intern("[\(number)]") }

    /// The number that stands for a named boolean constant, where an expression is one.
    func namedBoolean(_ node: Node) -> Int? {
        let kind = tree.kind(node)
        guard kind == .identifier || kind == .selector else { return nil }
        let resolution = typer.meaning(node)
        guard resolution.kind == .constant, case .bool = typer.constant(node) else { return nil }
        return Int(resolution.number) | 1 << 30
    }

    /// The value of a constant expression, where it is known; for other constants a number that tells them apart.
    func constant(_ node: Node) -> Value {
        if tree.kind(node) == .basicLiteral, tree.token(node) == .string {
            if tree.range(node).count == 2 { return .constant(Test.emptyText, nil) }
            // The spelling tells texts apart well enough; it need not be decoded.
            let spelling = tree.range(node).lazy.map { [tree] in tree.source[$0] }
            return .constant(UInt64(bitPattern: TextIdentity.of(spelling)) | 1 << 62, nil)
        }
        if let value = typer.constant(node) {
            switch value {
            case .integer(let integer): return .constant(UInt64(bitPattern: integer), integer)
            case .bool(let value): return .boolean(value)
            case .string: break
            }
        }
        let kind = tree.kind(node)
        guard kind == .identifier || kind == .selector else { return .none }
        let resolution = typer.meaning(node)
        guard resolution.kind == .constant || resolution.kind == .localConstant else { return .none }
        return .constant(UInt64(resolution.raw) | 1 << 63, nil)
    }

    /// The number that stands for a short constant text (see `TextIdentity`).
    func textIdentity(_ node: Node) -> Int64? {
        let node = tree.unparenthesized(node)
        switch tree.kind(node) {
        case .basicLiteral:
            let range = tree.range(node)
            guard tree.token(node) == .string, (3...TextIdentity.longest + 2).contains(range.count) else {
                return nil
            }
            let inner = range.dropFirst().dropLast().lazy.map { [tree] in tree.source[$0] }
            // What is spelled with escapes is no word.
            return inner.contains(UInt8(ascii: "\\")) ? nil : TextIdentity.of(inner)
        case .identifier, .selector:
            guard case .string(let text)? = typer.constant(node),
                (1...TextIdentity.longest).contains(text.utf8.count)
            else { return nil }
            return TextIdentity.of(text.utf8)
        default: return nil
        }
    }
}

import SuretyFlow

/// The names of calls that can matter to an obligation, as the catalogue has them.
public struct CallNames: Sendable {
    /// Calls that acquire.
    public var acquiring: Set<Symbol>
    /// Calls that take a lock.
    public var locking: Set<Symbol>
    /// Calls that release.
    public var releasing: Set<Symbol>
    /// Calls that do not return.
    public var ending: Set<Symbol>

    /// Makes the sets.
    public init(acquiring: Set<Symbol>, locking: Set<Symbol>, releasing: Set<Symbol>, ending: Set<Symbol>) {
        self.acquiring = acquiring
        self.locking = locking
        self.releasing = releasing
        self.ending = ending
    }
}

/// Which bodies are worth lowering: those that make a call by a name that can matter, that defer, that never return,
/// or whose signature can carry an obligation.
///
/// A body that is left out is a function of which nothing is known, and unknown gives no finding. The names are those
/// of the catalogue and, found here, those of functions of the program that can give an obligation, keep a lock, or
/// end something in their turn.
final class Relevance {
    private let tables: ProgramTables
    private var typer: BodyTyper
    /// By symbol: whether a call of that name matters.
    private var isTrigger: [Bool]
    private let names: CallNames
    /// The callees' names of each body, to look at again as names are added.
    private var isCarrier: [Bool] = []

    init(_ program: GoProgram, names: CallNames, releaseNames: [Symbol]) {
        tables = program.tables
        typer = BodyTyper(program)
        typer.setMaskNames(Array(releaseNames.prefix(NameMask.capacity)))
        self.names = names
        isTrigger = Array(repeating: false, count: tables.symbols.count)
        for name in names.acquiring.union(names.releasing).union(names.ending) { mark(name) }
        isCarrier = tables.functions.map { carries($0) }
        addWrappers()
        addEnders()
    }

    private func mark(_ name: Symbol) {
        if Int(name.index) < isTrigger.count { isTrigger[Int(name.index)] = true }
    }

    /// Whether a body is worth lowering.
    func isRelevant(_ body: GoBody) -> Bool {
        if body.isInitialization { return true }
        let function = Int(body.function.index)
        if isCarrier[function] || endsWithoutReturn(function, ending: nil) { return true }
        return mentions(body) { self.isTrigger[Int($0.index)] }
    }

    // MARK: Signatures

    /// Whether a parameter or a result can carry an obligation.
    private func carries(_ function: GoFunction) -> Bool {
        for type in typer.parameters(function.signature) where canCarry(TypeID(type)) { return true }
        return givesCarrier(function)
    }

    private func givesCarrier(_ function: GoFunction) -> Bool {
        typer.results(function.signature).contains { canCarry(TypeID($0)) }
    }

    private func canCarry(_ type: TypeID) -> Bool {
        if type.isUnknown { return false }
        if typer.isTypeParameter(type) || typer.isEmptyInterface(type) { return true }
        return typer.methodMask(type) != 0 || typer.isFunction(type)
    }

    // MARK: Names

    /// Functions that give something that can be released, and those that take a lock and do not give it back.
    private func addWrappers() {
        for function in tables.functions where givesCarrier(function) { mark(function.name) }
        for index in tables.functions.indices where tables.functions[index].hasBody {
            var locks = false
            var unlocks = false
            forEachCallee(index) { name in
                if names.locking.contains(name) { locks = true }
                if names.releasing.contains(name) { unlocks = true }
            }
            if locks && !unlocks { mark(tables.functions[index].name) }
        }
    }

    /// Functions that end with a call that does not return, and those that end with a call of such a one.
    private func addEnders() {
        var enders = names.ending
        while true {
            let count = enders.count
            for index in tables.functions.indices where tables.functions[index].hasBody {
                if endsWithoutReturn(index, ending: enders) { enders.insert(tables.functions[index].name) }
            }
            if enders.count == count { break }
        }
        enders.forEach(mark)
    }

    /// Whether the last statement of a body does not come back: a call of an ending function, a panic, an endless loop.
    private func endsWithoutReturn(_ index: Int, ending: Set<Symbol>?) -> Bool {
        let function = tables.functions[index]
        guard function.hasBody, function.file >= 0 else { return false }
        let tree = tables.trees[Int(function.file)]
        guard let last = tree.statements(tree.functionDeclaration(function.node).body).last else { return false }
        switch tree.kind(last) {
        case .forStatement: return tree.forStatement(last).condition.isNone
        case .selectStatement: return tree.statements(tree.leftNode(last)).isEmpty
        case .expressionStatement:
            guard let name = calleeName(tree.unparenthesized(tree.leftNode(last)), tree) else { return false }
            return name == panicName || (ending?.contains(name) ?? false)
        default: return false
        }
    }

    private lazy var panicName = tables.symbols.intern("panic")

    private func calleeName(_ node: Node, _ tree: SyntaxTree) -> Symbol? {
        guard tree.kind(node) == .call else { return nil }
        var function = tree.unparenthesized(tree.leftNode(node))
        if tree.kind(function) == .index { function = tree.unparenthesized(tree.leftNode(function)) }
        switch tree.kind(function) {
        case .identifier: return tree.symbol(function)
        case .selector: return tree.selected(function)
        default: return nil
        }
    }

    // MARK: Bodies

    private func forEachCallee(_ index: Int, _ visit: (Symbol) -> Void) {
        let function = tables.functions[index]
        guard function.file >= 0 else { return }
        let tree = tables.trees[Int(function.file)]
        let first = tables.files[Int(function.file)].firstNode(ofDeclaration: Int(function.declaration))
        for node in first.index...function.node.index where tree.kinds[Int(node)] == .call {
            if let name = calleeName(Node(node), tree) { visit(name) }
        }
    }

    /// Whether a body defers, or names something of interest: as a callee, or as a value that may be called later.
    private func mentions(_ body: GoBody, _ isOfInterest: (Symbol) -> Bool) -> Bool {
        let tree = tables.trees[body.file]
        let source = tables.files[body.file]
        let first = source.firstNode(ofDeclaration: body.declaration)
        for node in first.index...source.declarations[body.declaration].index {
            switch tree.kinds[Int(node)] {
            case .deferStatement: return true
            case .selector: if isOfInterest(tree.selected(Node(node))) { return true }
            case .identifier: if isOfInterest(tree.symbol(Node(node))) { return true }
            default: continue
            }
        }
        return false
    }
}

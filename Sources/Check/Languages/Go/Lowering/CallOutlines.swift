import SuretyFlow

/// What can be told of every body without types: which names it calls, whether it defers, how it ends.
struct CallOutlines: ~Copyable {
    /// One body.
    struct Outline {
        /// Where its callees begin in the list of all, and how many they are.
        var firstCallee: Int32 = 0
        var calleeCount: Int32 = 0
        /// Whether it defers a call.
        var defers = false
        /// Whether it starts a task.
        var spawns = false
        /// Whether it sends something.
        var sends = false
        /// Whether it receives from a field.
        var receivesFromField = false
        /// How many times it closes a channel in its text, at most two.
        var closings: UInt8 = 0
        /// Whether it names a type of channels.
        var namesChannel = false
        /// Whether it asks for a panic's value.
        var recovers = false
        /// How its last statement leaves it.
        var end = End.returns
        /// The number of the callee that its last statement calls, or -1.
        var lastCallee: Int32 = -1
        /// Whether it panics somewhere, or returns somewhere before its end.
        var panics = false
        var returns = false
    }

    /// How the last statement of a body leaves it.
    enum End: UInt8 {
        /// It returns, or runs past the end.
        case returns
        /// It does not come back: an endless loop, a panic.
        case never
        /// It chooses between several ways, each of which may not come back.
        case chooses
    }

    /// By function.
    private(set) var outlines: [Outline] = []
    /// The numbers of all callees, one body after the other.
    private var callees: [Int32] = []
    var names: CalleeNames
    private let tables: ProgramTables
    private let panicName: Symbol
    private let recoverName: Symbol
    private let closeName: Symbol

    init(_ tables: ProgramTables) {
        self.tables = tables
        names = CalleeNames(tables)
        panicName = tables.symbols.intern("panic")
        recoverName = tables.symbols.intern("recover")
        closeName = tables.symbols.intern("close")
        outlines.reserveCapacity(tables.functions.count)
        for index in tables.functions.indices { outlines.append(outline(index)) }
    }

    /// Whether a body calls something of interest.
    func calls(_ index: Int, _ isOfInterest: (Int) -> Bool) -> Bool {
        let first = Int(outlines[index].firstCallee)
        for position in first..<first + Int(outlines[index].calleeCount)
        where isOfInterest(Int(callees[position])) {
            return true
        }
        return false
    }

    private mutating func outline(_ index: Int) -> Outline {
        var outline = Outline(firstCallee: Int32(callees.count))
        let function = tables.functions[index]
        guard function.hasBody, function.file >= 0 else { return outline }
        let file = Int(function.file)
        let tree = tables.trees[file]
        let first = tables.files[file].firstNode(ofDeclaration: Int(function.declaration))
        for node in first.index...function.node.index {
            switch tree.kinds[Int(node)] {
            case .call:
                let name = calledName(Node(node), tree)
                if let number = names.number(ofCall: Node(node), file: file) {
                    callees.append(Int32(number))
                } else {
                    if name == panicName { outline.panics = true }
                    if name == recoverName { outline.recovers = true }
                }
                if name == closeName { outline.closings = min(outline.closings + 1, 2) }
            case .deferStatement: outline.defers = true
            case .goStatement: outline.spawns = true
            case .channelType: outline.namesChannel = true
            case .send: outline.sends = true
            case .unary where tree.token(Node(node)) == .arrow:
                if tree.kind(tree.leftNode(Node(node))) == .selector { outline.receivesFromField = true }
            case .returnStatement: outline.returns = true
            default: continue
            }
        }
        outline.calleeCount = Int32(callees.count) - outline.firstCallee
        noteEnd(of: function, tree, &outline)
        return outline
    }

    private func calledName(_ call: Node, _ tree: SyntaxTree) -> Symbol? {
        let callee = tree.leftNode(call)
        return tree.kind(callee) == .identifier ? tree.symbol(callee) : nil
    }

    private mutating func noteEnd(of function: GoFunction, _ tree: SyntaxTree, _ outline: inout Outline) {
        guard let last = tree.statements(tree.functionDeclaration(function.node).body).last else { return }
        switch tree.kind(last) {
        case .forStatement: if tree.forStatement(last).condition.isNone { outline.end = .never }
        case .selectStatement:
            outline.end = tree.statements(tree.leftNode(last)).isEmpty ? .never : .chooses
        case .ifStatement, .switchStatement, .block, .labeled:
            outline.end = .chooses
        case .expressionStatement:
            let call = tree.unparenthesized(tree.leftNode(last))
            guard tree.kind(call) == .call else { return }
            if let number = names.number(ofCall: call, file: Int(function.file)) {
                outline.lastCallee = Int32(number)
            } else if calledName(call, tree) == panicName {
                outline.end = .never
            }
        default: return
        }
    }
}

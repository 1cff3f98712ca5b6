import SuretyFlow

extension GoLowering {
    /// The `defer` statements of a body and of the literals in it, in the order of the source, and what the compiler
    /// makes of each.
    public func defers(in body: GoBody) -> [GoDefer] {
        begin(body)
        return DeferSurvey(view, file: file(of: body)).defers
    }
}

/// Goes through a declaration once, in the order of the source, and finds out which function and which loops each
/// `defer` and `return` stands in. What stands in what follows from where it starts and ends.
struct DeferSurvey {
    private(set) var defers: [GoDefer] = []
    private let view: BodyView
    private let tree: SyntaxTree
    private let file: FileID
    private var censuses: [DeferCensus] = []
    private var open: [Enclosure] = []
    /// The operators that take an address which is passed on as a value of any type.
    private let keptAddresses: Set<Node>

    /// Something that other things stand in.
    private struct Enclosure {
        enum Kind {
            case function(census: Int)
            case loop
            case functionRange
        }
        var kind: Kind
        var start: Int
        var end: Int
    }

    init(_ view: BodyView, file: FileID) {
        self.view = view
        self.file = file
        tree = view.tree
        keptAddresses = Self.keptAddresses(view)
        let labels = loopsOfLabels()
        let dead = deadBranches()
        var nodes = view.nodes.map { Node($0) }.filter { isOfInterest($0, dead) }
        // Of two that start at one place the one that ends later holds the other.
        nodes.sort { (tree.start($0), -tree.end($0)) < (tree.start($1), -tree.end($1)) }
        for node in nodes { visit(node, labels) }
        for census in censuses { add(census) }
        defers.sort { $0.span.start < $1.span.start }
    }

    private func isOfInterest(_ node: Node, _ dead: [Range<Int>]) -> Bool {
        switch tree.kind(node) {
        case .functionDeclaration, .functionLiteral, .forStatement, .rangeStatement, .labeled,
            .deferStatement,
            .returnStatement, .unary:
            let start = tree.start(node)
            return !dead.contains { $0.contains(start) }
        default: return false
        }
    }

    private mutating func visit(_ node: Node, _ labels: [Node: Int]) {
        let start = tree.start(node)
        while let last = open.last, last.end <= start { open.removeLast() }
        switch tree.kind(node) {
        case .functionDeclaration, .functionLiteral:
            open(.function(census: censuses.count), node)
            censuses.append(DeferCensus(results: results(of: node)))
        case .forStatement: open(.loop, node)
        case .rangeStatement:
            open(view.isFunctionRange(tree.rangeStatement(node).operand) ? .functionRange : .loop, node)
        case .labeled:
            if let end = labels[node] { open.append(Enclosure(kind: .loop, start: start, end: end)) }
        case .returnStatement:
            if let census { censuses[census].returns += 1 }
        case .deferStatement: note(node)
        case .unary:
            if let census, keptAddresses.contains(node), censuses[census].results.contains(result(of: node)) {
                censuses[census].hasEscapingResult = true
            }
        default: break
        }
    }

    private mutating func open(_ kind: Enclosure.Kind, _ node: Node) {
        open.append(Enclosure(kind: kind, start: tree.start(node), end: tree.end(node)))
    }

    /// The innermost function.
    private var census: Int? {
        for enclosure in open.reversed() {
            if case .function(let census) = enclosure.kind { return census }
        }
        return nil
    }

    private mutating func note(_ node: Node) {
        var statement = DeferCensus.Statement(node: node, isInLoop: false, isInFunctionRange: false)
        for enclosure in open.reversed() {
            switch enclosure.kind {
            case .loop: statement.isInLoop = true
            case .functionRange: statement.isInFunctionRange = true
            case .function(let census):
                censuses[census].statements.append(statement)
                return
            }
        }
    }

    // MARK: Jumps back

    /// Labels that a later `goto` jumps back to, and where the block that they stand in ends: all behind the label may
    /// run again.
    private func loopsOfLabels() -> [Node: Int] {
        var blocks: [Range<Int>] = []
        var labels: [Node] = []
        var jumps: [(label: Symbol, start: Int)] = []
        for index in view.nodes {
            let node = Node(index)
            switch tree.kind(node) {
            case .block, .caseClause, .communicationClause: blocks.append(tree.range(node))
            case .labeled: labels.append(node)
            case .branch where tree.token(node) == .goto && !tree.leftNode(node).isNone:
                jumps.append((tree.symbol(tree.leftNode(node)), tree.start(node)))
            default: continue
            }
        }
        var ends: [Node: Int] = [:]
        for label in labels {
            let start = tree.start(label)
            let name = tree.symbol(tree.leftNode(label))
            guard jumps.contains(where: { $0.label == name && $0.start > start }) else { continue }
            let around = blocks.filter { $0.lowerBound < start && start < $0.upperBound }
            ends[label] = around.max { $0.lowerBound < $1.lowerBound }?.upperBound
        }
        return ends
    }

    // MARK: Code that is left out

    /// The branches that a constant condition rules out: the compiler does not see them.
    private func deadBranches() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in view.nodes where tree.kind(Node(index)) == .ifStatement {
            let parts = tree.ifStatement(Node(index))
            guard let value = constant(parts.condition) else { continue }
            let dead = value ? parts.otherwise : parts.then
            if !dead.isNone { ranges.append(tree.range(dead)) }
        }
        return ranges
    }

    private func constant(_ condition: Node) -> Bool? {
        let node = tree.unparenthesized(condition)
        if case .boolean(let value) = view.constant(node) { return value }
        guard tree.kind(node) == .binary else { return nil }
        let left = constant(tree.leftNode(node))
        switch tree.token(node) {
        case .logicalAnd where left == false: return false
        case .logicalOr where left == true: return true
        case .logicalAnd where left == true, .logicalOr where left == false:
            return constant(tree.rightNode(node))
        default: return nil
        }
    }

    // MARK: Results that outlive their frame

    /// Where an address is passed as a value of any type: whoever gets it may keep it. What a callee does with an address
    /// whose type it knows is its own matter, and is taken to be harmless.
    private static func keptAddresses(_ view: BodyView) -> Set<Node> {
        let tree = view.tree
        var kept: Set<Node> = []
        for index in view.nodes where tree.kind(Node(index)) == .call {
            let call = Node(index)
            for (number, argument) in tree.call(call).arguments.enumerated() {
                let node = tree.unparenthesized(argument)
                guard tree.kind(node) == .unary, tree.token(node) == .and else { continue }
                let mask = view.signature(of: view.target(call), call).mask(number)
                if mask.bits & NameMask.anything.bits != 0 { kept.insert(node) }
            }
        }
        return kept
    }

    /// The number of the variable whose address is taken, or -1.
    private func result(of address: Node) -> Int {
        let operand = tree.unparenthesized(tree.leftNode(address))
        guard tree.kind(operand) == .identifier, case .local(let number) = view.resolve(operand) else {
            return -1
        }
        return number
    }

    /// The numbers of a function's named results.
    private func results(of function: Node) -> Set<Int> {
        let type =
            tree.kind(function) == .functionLiteral
            ? tree.leftNode(function) : tree.functionDeclaration(function).type
        let list = tree.functionType(type).results
        if list.isNone { return [] }
        var numbers: Set<Int> = []
        for field in tree.fields(list) {
            for name in tree.field(field).names {
                if case .local(let number) = view.resolve(name) { numbers.insert(number) }
            }
        }
        return numbers
    }

    // MARK: Answers

    private mutating func add(_ census: DeferCensus) {
        for statement in census.statements {
            let (kind, reason) = census.kind(of: statement)
            let call = tree.unparenthesized(tree.leftNode(statement.node))
            var entry = GoDefer(
                span: span(statement.node), callee: nil, receiver: nil, arguments: [], kind: kind,
                reason: reason)
            if tree.kind(call) == .call {
                let parts = tree.call(call)
                let function = tree.unparenthesized(parts.function)
                if tree.kind(function) != .functionLiteral { entry.callee = span(function) }
                if view.isMethodCall(call) { entry.receiver = span(tree.leftNode(function)) }
                entry.arguments = parts.arguments.map(span)
            }
            defers.append(entry)
        }
    }

    private func span(_ node: Node) -> SourceSpan {
        let range = tree.range(node)
        return SourceSpan(
            file: file, start: UInt32(truncatingIfNeeded: range.lowerBound),
            end: UInt32(truncatingIfNeeded: range.upperBound))
    }
}

extension BodyView {
    /// Whether a loop's operand is a function, whose calls of its argument are the rounds.
    func isFunctionRange(_ operand: Node) -> Bool { isFunction(operand) }

    /// Whether a call is one of a method on an operand.
    func isMethodCall(_ call: Node) -> Bool {
        guard tree.kind(tree.unparenthesized(tree.leftNode(call))) == .selector else { return false }
        switch target(call) {
        case .method, .unknownMethod: return true
        default: return false
        }
    }
}

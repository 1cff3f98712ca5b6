import SuretyFlow

// What stands around an expression: loops, questions about its error, the code that it is part of.
extension UseFinder {
    /// The nodes around a node, the nearest first. Linear in the declaration: few are asked for.
    func ancestors(of node: Node, _ place: Place) -> [Node] {
        let tree = typer.tree
        let range = tree.range(node)
        var found: [Node] = []
        for index in node.index + 1..<place.nodes.upperBound {
            let start = tree.start(Node(index))
            if start <= range.lowerBound, max(start, tree.end(Node(index))) >= range.upperBound {
                found.append(Node(index))
            }
        }
        return found
    }

    mutating func code(around node: Node, _ place: Place) -> Code? {
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

    mutating func manner(of call: Node, _ place: Place) -> CallManner {
        let around = ancestors(of: call, place)
        let failure = failure(with: call, around)
        return CallManner(
            rounds: rounds(of: call, around), failsWithIt: failure != .no, endsWithIt: failure == .ends,
            isOfPackageVariable: isOfPackageVariable(call))
    }

    private mutating func isOfPackageVariable(_ call: Node) -> Bool {
        let callee = typer.tree.unparenthesized(typer.tree.leftNode(call))
        guard typer.tree.kind(callee) == .selector else { return false }
        let operand = typer.tree.unparenthesized(typer.tree.leftNode(callee))
        return typer.tree.kind(operand) == .identifier && typer.resolution(operand).kind == .variable
    }

    /// Whether some statements leave the function behind one that a node is part of.
    mutating func leavesBehind(_ node: Node, in statements: NodeList) -> Bool {
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

    mutating func doesNotComeBack(_ call: Node) -> Bool {
        guard typer.tree.kind(call) == .call else { return false }
        return switch typer.callee(call) {
        case .function(let function): ends(function)
        case .method(let member, _): member.function.map { ends($0) } ?? false
        case .builtin(let builtin): builtin == .panic
        default: false
        }
    }

    func contains(_ part: Node, _ node: Node) -> Bool {
        if part.isNone { return false }
        let range = typer.tree.range(part)
        let inner = typer.tree.range(node)
        return range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    }

    /// What becomes of code where a call in it fails.
    enum Failure {
        /// It may go on.
        case no
        /// It fails as well.
        case fails
        /// It does not come back.
        case ends
    }

    /// What the code around a call does with the call's error, give it back or panic with it: `return f()`,
    /// `if err := f(); err != nil { return err }`, `x, err := f()` with such a question right behind it.
    mutating func failure(with call: Node, _ ancestors: [Node]) -> Failure {
        let tree = typer.tree
        guard let statement = ancestors.first(where: { tree.kind($0) != .paren }) else { return .no }
        if tree.kind(statement) == .returnStatement {
            return tree.results(statement).last == call ? .fails : .no
        }
        guard tree.kind(statement) == .assignment, tree.assignment(statement).right.last == call,
            let error = tree.assignment(statement).left.last, tree.kind(error) == .identifier
        else { return .no }
        var last = statement
        for outer in ancestors.drop(while: { $0 != statement }).dropFirst() {
            switch tree.kind(outer) {
            case .ifStatement where tree.ifStatement(outer).initial == last: return asks(outer, error)
            // Both branches assign the error, and the question comes behind them.
            case .ifStatement: last = outer
            case .block, .caseClause:
                let statements = tree.statements(outer)
                guard let index = statements.firstIndex(of: last) else { return .no }
                for next in statements.dropFirst(index + 1) {
                    if tree.kind(next) != .ifStatement { return .no }
                    let answer = asks(next, error)
                    if answer != .no { return answer }
                    if !mentions(error, in: tree.ifStatement(next).condition) { return .no }
                }
                if index + 1 < statements.count { return .no }
                last = outer
            default: return .no
            }
        }
        return .no
    }

    /// Whether a condition asks something else of an error: `errors.Is(err, …)`.
    func mentions(_ error: Node, in condition: Node) -> Bool {
        let tree = typer.tree
        let range = tree.range(condition)
        return (error.index + 1...condition.index).contains { index in
            tree.kinds[Int(index)] == .identifier && tree.symbol(Node(index)) == tree.symbol(error)
                && range.contains(tree.position(Node(index)))
        }
    }

    /// Whether an if asks for an error, and then leaves with one.
    mutating func asks(_ node: Node, _ error: Node) -> Failure {
        let tree = typer.tree
        let parts = tree.ifStatement(node)
        let condition = tree.unparenthesized(parts.condition)
        guard tree.kind(condition) == .binary, tree.token(condition) == .notEqual,
            tree.kind(tree.leftNode(condition)) == .identifier,
            tree.symbol(tree.leftNode(condition)) == tree.symbol(error),
            let last = tree.statements(parts.then).last, !branches(within: parts.then)
        else { return .no }
        switch tree.kind(last) {
        case .returnStatement:
            guard let result = tree.results(last).last else { return .fails }
            return tree.kind(result) == .identifier && typer.resolution(result).kind == .predeclaredValue
                ? .no : .fails
        case .expressionStatement:
            let call = tree.leftNode(last)
            return doesNotComeBack(call) ? .ends : .no
        default: return .no
        }
    }

    /// Whether a jump stands in a statement: some errors may be passed over.
    private func branches(within node: Node) -> Bool {
        let tree = typer.tree
        let start = tree.range(node).lowerBound
        return (0..<node.index).reversed().lazy.prefix { tree.start(Node($0)) >= start }
            .contains { tree.kind(Node($0)) == .branch }
    }
}

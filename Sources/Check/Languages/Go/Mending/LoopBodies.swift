import SuretyFlow

// A round of a loop that becomes a function of its own.
extension GoMender {
    /// Moves the body of the innermost loop around a deferred call into a function literal that is called at once, so that
    /// the deferred call ends the round. Jumps out of the body become results of the literal.
    func ownFunction(around deferred: SourceSpan) -> [SourceEdit]? {
        guard let path = path(to: deferred),
            let depth = path.levels.lastIndex(where: { isLoop($0.statement) })
        else { return nil }
        let loop = unlabelled(path.levels[depth].statement)
        let body = loopBody(loop)
        guard let indent = indent(of: path.levels[depth].statement), isMovable(body, indent) else {
            return nil
        }
        var jumps = Jumps(label: label(of: path.levels[depth].statement))
        guard collect(body, into: &jumps, breaks: true, continues: true) else { return nil }
        // A label that nothing names any more would be an error.
        if jumps.label != nil && jumps.breaks.isEmpty { return nil }
        guard let literal = Literal(jumps, of: path.function, in: self) else { return nil }
        return edits(body, indent, jumps, literal)
    }

    private func isLoop(_ statement: Node) -> Bool {
        [.forStatement, .rangeStatement].contains(tree.kind(unlabelled(statement)))
    }

    private func unlabelled(_ statement: Node) -> Node {
        tree.kind(statement) == .labeled ? unlabelled(tree.rightNode(statement)) : statement
    }

    private func label(of statement: Node) -> String? {
        tree.kind(statement) == .labeled ? text(tree.leftNode(statement)) : nil
    }

    private func loopBody(_ loop: Node) -> Node {
        tree.kind(loop) == .forStatement
            ? tree.forStatement(loop).body : tree.rangeStatement(loop).body
    }

    /// Whether the lines of a body can be moved to the right, and nothing in it depends on which function it stands in.
    private func isMovable(_ body: Node, _ indent: String) -> Bool {
        let range = tree.range(body)
        let source = text(range)
        if source.contains("/*") || source.contains("\r") || source.contains("recover(") { return false }
        let first = lineEnd(range.lowerBound)
        // The braces stand in lines of their own, as gofmt puts them.
        return text(range.lowerBound + 1..<first).allSatisfy({ $0 == " " })
            && text(lineStart(range.upperBound - 1)..<range.upperBound) == indent + "}"
    }

    // MARK: Jumps

    /// The statements of a body that leave it.
    struct Jumps {
        /// The loop's own label.
        var label: String?
        var returns: [Node] = []
        var continues: [Node] = []
        var breaks: [Node] = []
        /// Those to labels further out.
        var others: [Node] = []
    }

    /// Collects what leaves a body; false where something does that cannot be moved.
    private func collect(
        _ list: Node, into jumps: inout Jumps, breaks: Bool, continues: Bool, inner: Set<String> = []
    ) -> Bool {
        for labelled in tree.statements(list) {
            var labels = inner
            if let label = label(of: labelled) { labels.insert(label) }
            let statement = unlabelled(labelled)
            switch tree.kind(statement) {
            case .returnStatement: jumps.returns.append(statement)
            case .branch:
                guard note(statement, &jumps, breaks, continues, labels) else { return false }
            default: break
            }
            let isInnerLoop = [.forStatement, .rangeStatement].contains(tree.kind(statement))
            let isInnerChoice = [.switchStatement, .typeSwitch, .selectStatement].contains(
                tree.kind(statement))
            for below in lists(in: statement) {
                guard
                    collect(
                        below, into: &jumps, breaks: breaks && !isInnerLoop && !isInnerChoice,
                        continues: continues && !isInnerLoop, inner: labels)
                else { return false }
            }
        }
        return true
    }

    private func note(
        _ branch: Node, _ jumps: inout Jumps, _ breaks: Bool, _ continues: Bool, _ labels: Set<String>
    ) -> Bool {
        let label = tree.leftNode(branch)
        switch tree.token(branch) {
        case .goto: return false
        case .fallthrough: return true
        case .break where label.isNone: if breaks { jumps.breaks.append(branch) }
        case .continue where label.isNone: if continues { jumps.continues.append(branch) }
        case .break where text(label) == jumps.label: jumps.breaks.append(branch)
        case .continue where text(label) == jumps.label: jumps.continues.append(branch)
        default: if !labels.contains(text(label)) { jumps.others.append(branch) }
        }
        return true
    }

    // MARK: The literal

    /// The function literal that a body becomes.
    private struct Literal {
        /// What stands in front of the literal, such as `if err := `.
        var head = ""
        /// Its results, with a space in front.
        var results = ""
        /// What stands behind its call, each line without the indentation.
        var tail: [String] = []
        /// What stands behind the call in its line.
        var behind = ""
        /// What a round that goes on to its end gives; empty for nothing.
        var end = ""
        /// What the jumps become.
        var replacements: [(node: Node, text: String)] = []

        init?(_ jumps: Jumps, of function: Node, in mender: GoMender) {
            if jumps.returns.isEmpty && jumps.breaks.isEmpty && jumps.others.isEmpty {
                replacements = jumps.continues.map { ($0, "return") }
            } else if jumps.breaks.isEmpty && jumps.others.isEmpty, mender.onlyFails(jumps, function) {
                head = "if err := "
                results = " error"
                behind = "; err != nil {"
                tail = ["\treturn err", "}"]
                end = "return nil"
                replacements = jumps.continues.map { ($0, "return nil") }
            } else if jumps.returns.isEmpty && jumps.others.isEmpty {
                guard let name = mender.free(["done", "stop", "isDone"], in: function) else { return nil }
                head = "if \(name) := "
                results = " bool"
                behind = "; \(name) {"
                tail = ["\tbreak" + (jumps.label.map { " " + $0 } ?? ""), "}"]
                end = "return false"
                replacements =
                    jumps.continues.map { ($0, "return false") } + jumps.breaks.map { ($0, "return true") }
            } else {
                guard addWays(jumps, function, mender) else { return nil }
            }
        }

        /// The general form: a number tells how the round ended, and the results come beside it.
        private mutating func addWays(_ jumps: Jumps, _ function: Node, _ mender: GoMender) -> Bool {
            guard let way = mender.free(["way", "outcome", "roundEnd"], in: function) else { return false }
            let types = mender.resultTypes(of: function)?.types ?? []
            let isBare = jumps.returns.allSatisfy { mender.tree.results($0).isEmpty }
            guard isBare || jumps.returns.allSatisfy({ mender.tree.results($0).count == types.count }) else {
                return false
            }
            let carried = isBare || jumps.returns.isEmpty ? [] : types
            var names: [String] = []
            for number in carried.indices {
                guard let name = mender.free(["r\(number)", "result\(number)"], in: function) else {
                    return false
                }
                names.append(name)
            }
            head = ([way] + names).joined(separator: ", ") + " := "
            results =
                carried.isEmpty
                ? " int" : " (\(way) int" + zip(names, carried).map { ", \($0) \($1)" }.joined() + ")"
            end = carried.isEmpty ? "return 0" : "return"
            replacements = jumps.continues.map { ($0, end) }
            var number = 0
            func add(_ nodes: [Node], _ statement: String, values: (Node) -> String) {
                guard !nodes.isEmpty else { return }
                number += 1
                tail += ["if \(way) == \(number) {", "\t" + statement, "}"]
                replacements += nodes.map { ($0, values($0)) }
            }
            func leaving(_ number: Int) -> String {
                carried.isEmpty ? "return \(number)" : "\(way) = \(number)\n\treturn"
            }
            let place = jumps.returns.isEmpty ? 0 : 1
            add(jumps.returns, "return" + (names.isEmpty ? "" : " " + names.joined(separator: ", "))) {
                node in
                let values = mender.tree.results(node).map { mender.text($0) }
                return "return \(place)" + values.map { ", " + $0 }.joined()
            }
            let label = jumps.label.map { " " + $0 } ?? ""
            add(jumps.breaks, "break" + label) { _ in leaving(number) }
            for target in jumps.others.map({ mender.text($0) }).uniqued() {
                add(jumps.others.filter { mender.text($0) == target }, target) { _ in leaving(number) }
            }
            return true
        }
    }

    /// Whether all returns of a body give an error that is none other than not nil, and nothing else.
    private func onlyFails(_ jumps: Jumps, _ function: Node) -> Bool {
        guard resultTypes(of: function)?.types == ["error"] else { return false }
        return jumps.returns.allSatisfy { node in
            guard tree.results(node).count == 1, let value = tree.results(node).first else { return false }
            let written = text(value)
            if written.hasPrefix("fmt.Errorf(") || written.hasPrefix("errors.New(") { return true }
            guard tree.kind(value) == .identifier else { return false }
            // `if err != nil { … return err }`
            return (1..<tree.count).contains { index in
                let check = Node(Int32(index))
                guard tree.kind(check) == .ifStatement else { return false }
                let parts = tree.ifStatement(check)
                return text(parts.condition) == "\(written) != nil"
                    && tree.statements(parts.then).contains(node)
            }
        }
    }

    // MARK: Edits

    private func edits(_ body: Node, _ indent: String, _ jumps: Jumps, _ literal: Literal) -> [SourceEdit]? {
        let range = tree.range(body)
        let inside = lineEnd(range.lowerBound) + 1..<lineStart(range.upperBound - 1)
        guard inside.lowerBound <= inside.upperBound else { return nil }
        var changed = replaced(inside, literal.replacements)
        if let last = tree.statements(body).last, isJump(last) || literal.end.isEmpty {
            // The round has its end already, or needs none.
        } else {
            changed += "\(indent)\t\(literal.end)\n"
        }
        let lines = moved(changed, inside)
        let head = "\(indent)\t\(literal.head)func()\(literal.results) {\n"
        let tail = "\(indent)\t}()\(literal.behind)\n" + literal.tail.map { "\(indent)\t\($0)\n" }.joined()
        return [edit(inside, head + lines + tail)]
    }

    private func isJump(_ statement: Node) -> Bool {
        [.returnStatement, .branch].contains(tree.kind(statement)) && tree.token(statement) != .fallthrough
    }

    /// The text of a range with some statements replaced.
    private func replaced(_ range: Range<Int>, _ replacements: [(node: Node, text: String)]) -> String {
        var result = ""
        var at = range.lowerBound
        for (node, new) in replacements.sorted(by: { tree.start($0.node) < tree.start($1.node) }) {
            result += text(at..<tree.start(node))
            let indent = indent(of: node) ?? ""
            result += new.replacing("\n\t", with: "\n" + indent)
            at = tree.end(node)
        }
        return result + text(at..<range.upperBound)
    }

    /// The lines moved to the right by one tab; what goes on in a raw string stays where it is.
    private func moved(_ source: String, _ range: Range<Int>) -> String {
        var isRaw = false
        var result = ""
        for line in source.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            result += (line.isEmpty || isRaw ? "" : "\t") + line + "\n"
            if opensOrCloses(line, isRaw) { isRaw.toggle() }
        }
        return result
    }

    /// Whether a line changes whether what follows lies in a raw string.
    private func opensOrCloses(_ line: Substring, _ isRaw: Bool) -> Bool {
        var isRaw = isRaw
        let before = isRaw
        var quote: Character?
        var isEscaped = false
        var last: Character = " "
        for character in line {
            if isRaw {
                if character == "`" { isRaw = false }
            } else if let open = quote {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == open {
                    quote = nil
                }
            } else if character == "`" {
                isRaw = true
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "/" && last == "/" {
                break
            }
            last = character
        }
        return isRaw != before
    }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

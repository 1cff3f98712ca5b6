import SuretyFlow

// The error of a release that nobody looked at.
extension GoMender {
    /// The error of a release becomes the function's: a deferred one through a named result, any other by a check.
    func keepError(_ release: SourceSpan) -> [SourceEdit]? {
        guard let path = path(to: release), let level = path.innermost else { return nil }
        switch tree.kind(level.statement) {
        case .deferStatement: return keepDeferredError(level.statement, path.function)
        case .expressionStatement: return checkError(level, path.function)
        default: return nil
        }
    }

    private func checkError(_ level: StatementPath.Level, _ function: Node) -> [SourceEdit]? {
        if let error = errorAskedNext(level) { return addError(level, to: error, function) }
        guard let results = resultTypes(of: function), results.types == ["error"],
            let indent = indent(of: level.statement)
        else { return nil }
        let call = text(level.statement)
        return [
            edit(
                tree.range(level.statement),
                "if err := \(call); err != nil {\n\(indent)\treturn err\n\(indent)}")
        ]
    }

    /// The error that the next statement asks for and leaves with: what went wrong before the release, and is to be told of
    /// first.
    private func errorAskedNext(_ level: StatementPath.Level) -> String? {
        let list = tree.statements(level.list)
        guard level.index + 1 < list.count, tree.kind(list[level.index + 1]) == .ifStatement else {
            return nil
        }
        let check = tree.ifStatement(list[level.index + 1])
        let words = text(check.condition).split(separator: " ")
        guard check.initial.isNone, isLeft(check.then), words.count == 3, words[1] == "!=", words[2] == "nil",
            words[0].lowercased().hasSuffix("err"), !words[0].contains(".")
        else { return nil }
        return String(words[0])
    }

    /// The error of a release counts where nothing went wrong before it; the check behind it does the rest.
    private func addError(_ level: StatementPath.Level, to error: String, _ function: Node) -> [SourceEdit]? {
        guard let indent = indent(of: level.statement),
            let closing = closingName(in: function)
        else { return nil }
        let kept = keeping(text(level.statement), as: closing, in: error, indent: indent)
        return [edit(tree.range(level.statement), kept)]
    }

    /// A release whose error is kept where there is none yet.
    private func keeping(_ call: String, as closing: String, in error: String, indent: String) -> String {
        """
        if \(closing) := \(call); \(error) == nil {
        \(indent)\t\(error) = \(closing)
        \(indent)}
        """
    }

    /// A name for the error of a release; nil where the function has all that are used for it.
    private func closingName(in function: Node) -> String? {
        free(["closeErr", "cerr", "releaseErr"], in: function)
    }

    private func keepDeferredError(_ statement: Node, _ function: Node) -> [SourceEdit]? {
        let call = tree.leftNode(statement)
        guard tree.kind(call) == .call, tree.call(call).arguments.isEmpty, let indent = indent(of: statement),
            let results = resultTypes(of: function), results.types.last == "error"
        else { return nil }
        var edits: [SourceEdit] = []
        let name: String
        if let named = results.names.last {
            if named == "_" { return nil }
            // Another variable of that name would get the error in its place.
            if isDeclaredInside(named, function) { return nil }
            name = named
        } else {
            guard let unused = free(["err", "retErr", "resultErr"], in: function) else { return nil }
            name = unused
            let written = results.types.dropLast().map { "_ \($0), " }.joined() + "\(name) error"
            edits.append(edit(tree.range(results.list), "(\(written))"))
        }
        let closing = closingName(in: function) ?? "closeErr"
        let kept = keeping(text(call), as: closing, in: name, indent: indent + "\t")
        edits.append(
            edit(
                tree.range(statement),
                """
                defer func() {
                \(indent)\t\(kept)
                \(indent)}()
                """))
        return edits
    }

    /// What a function gives, one type for each result, and their names where they have some; nil where it gives nothing.
    func resultTypes(of function: Node) -> (list: Node, types: [String], names: [String])? {
        let list = tree.functionType(signature(of: function)).results
        guard !list.isNone else { return nil }
        var types: [String] = []
        var names: [String] = []
        for field in tree.fields(list) {
            let parts = tree.field(field)
            let type = text(parts.type)
            if type.contains("\n") { return nil }
            if parts.names.isEmpty { types.append(type) }
            for name in parts.names {
                types.append(type)
                names.append(text(name))
            }
        }
        return (list, types, names)
    }

    /// The first name that does not occur in a function.
    func free(_ names: [String], in function: Node) -> String? {
        names.first { !mentions(function, $0) }
    }

    /// Whether a statement of a function's body declares a variable of that name.
    private func isDeclaredInside(_ name: String, _ function: Node) -> Bool {
        let range = tree.range(body(of: function))
        return (1..<tree.count).contains { index in
            let node = Node(Int32(index))
            guard tree.kind(node) == .assignment, range.contains(tree.start(node)),
                tree.token(node) == .define, tree.assignment(node).left.contains(where: { text($0) == name })
            else { return false }
            // At the top of the body `:=` gives the result itself a value, where it declares another name as well.
            return !tree.statements(body(of: function)).contains(node)
        }
    }
}

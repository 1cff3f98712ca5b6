import SuretyFlow

// Releases that are written where they are missing.
extension GoMender {
    /// `defer f.Close()` behind the check of the acquisition.
    func deferRelease(_ release: ReleaseCall, _ acquisition: SourceSpan) -> [SourceEdit]? {
        guard let path = path(to: acquisition), let level = path.innermost, let check = check(of: level),
            isVisible(release, behind: level), let call = written(release)
        else { return nil }
        // Who reports it all the same has another reason.
        if tree.statements(level.list).contains(where: { text($0) == "defer " + call }) { return nil }
        return lineBehind(check, "defer " + call).map { [$0] }
    }

    /// The release in front of each way out.
    func releases(
        _ release: ReleaseCall, _ acquisition: SourceSpan, _ exits: [SourceSpan]
    ) -> [SourceEdit]? {
        guard let home = path(to: acquisition), let level = home.innermost,
            let call = written(release), isVisible(release, behind: level)
        else { return nil }
        var edits: [SourceEdit] = []
        for exit in exits {
            guard let edit = releaseEdit(call, release, exit, home) else { return nil }
            if !edits.contains(edit) { edits.append(edit) }
        }
        return edits.isEmpty ? nil : edits
    }

    private func releaseEdit(
        _ call: String, _ release: ReleaseCall, _ exit: SourceSpan, _ home: StatementPath
    ) -> SourceEdit? {
        guard let path = path(to: exit), path.function == home.function, let level = path.innermost,
            tree.kind(level.statement) == .returnStatement, let acquired = home.innermost,
            let depth = path.levels.firstIndex(where: { $0.list == acquired.list }),
            !mentions(level.statement, variable(release)),
            !isHidden(variable(release), on: path, from: depth),
            !tree.statements(level.list).prefix(level.index).contains(where: { text($0) == call })
        else { return nil }
        return lineBefore(level.statement, call)
    }

    /// The variable that an object is reached by.
    private func variable(_ release: ReleaseCall) -> String {
        String(release.object.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }

    /// Whether the acquisition stands in a statement of its own, so that its variable lives as long as its block.
    private func isVisible(_ release: ReleaseCall, behind level: StatementPath.Level) -> Bool {
        guard tree.kind(level.statement) == .ifStatement else { return true }
        let initial = tree.ifStatement(level.statement).initial
        guard tree.kind(initial) == .assignment, tree.token(initial) == .define else { return true }
        return !tree.assignment(initial).left.contains { text($0) == variable(release) }
    }

    /// Whether a block on the way to an exit declares another variable of that name.
    private func isHidden(_ name: String, on path: StatementPath, from depth: Int) -> Bool {
        for level in path.levels.dropFirst(depth + 1) {
            let earlier = tree.statements(level.list).prefix(level.index)
            if earlier.contains(where: { declares($0, name) }) { return true }
        }
        return path.levels.dropFirst(depth).contains { level in
            switch tree.kind(level.statement) {
            case .ifStatement: declares(tree.ifStatement(level.statement).initial, name)
            case .switchStatement: declares(tree.switchStatement(level.statement).initial, name)
            case .forStatement: declares(tree.forStatement(level.statement).initial, name)
            case .rangeStatement:
                tree.rangeDefines(level.statement)
                    && [tree.rangeStatement(level.statement).key, tree.rangeStatement(level.statement).value]
                        .contains { !$0.isNone && text($0) == name }
            default: false
            }
        }
    }

    private func declares(_ statement: Node, _ name: String) -> Bool {
        switch tree.kind(statement) {
        case .assignment:
            tree.token(statement) == .define
                && tree.assignment(statement).left.contains { text($0) == name }
        case .generalDeclaration: mentions(statement, name)
        default: false
        }
    }

    /// Moves a deferred call behind the check of the acquisition.
    func deferBehindCheck(_ deferred: SourceSpan, _ acquisition: SourceSpan) -> [SourceEdit]? {
        guard let path = path(to: deferred), let moved = path.innermost,
            tree.kind(moved.statement) == .deferStatement, let indent = indent(of: moved.statement),
            let acquired = self.path(to: acquisition)?.innermost, acquired.list == moved.list,
            tree.kind(acquired.statement) == .assignment,
            let error = tree.assignment(acquired.statement).left.last
        else { return nil }
        let list = tree.statements(moved.list)
        guard acquired.index + 1 == moved.index, moved.index + 1 < list.count else { return nil }
        let check = list[moved.index + 1]
        guard tree.kind(check) == .ifStatement else { return nil }
        let parts = tree.ifStatement(check)
        guard mentions(parts.condition, text(error)), parts.initial.isNone, parts.otherwise.isNone,
            isLeft(parts.then), lineEnd(tree.end(moved.statement)) == tree.end(moved.statement),
            let inserted = lineBehind(check, text(moved.statement))
        else { return nil }
        let line = tree.start(moved.statement) - indent.utf8.count
        return [edit(line..<min(file.text.count, tree.end(moved.statement) + 1), ""), inserted]
    }

    /// `defer func() { … }()` in place of a deferred call.
    func bindLate(_ deferred: SourceSpan) -> [SourceEdit]? {
        guard let statement = path(to: deferred)?.innermost?.statement,
            tree.kind(statement) == .deferStatement,
            let indent = indent(of: statement)
        else { return nil }
        let call = text(tree.leftNode(statement))
        if call.contains("\n") { return nil }
        return [
            edit(
                tree.range(statement), "defer func() {\n\(indent)\t\(call)\n\(indent)}()")
        ]
    }

    /// Another method of the same object.
    func callInstead(_ call: SourceSpan, _ name: String) -> [SourceEdit]? {
        let place = Int(call.start)..<Int(call.end)
        for index in 1..<tree.count {
            let node = Node(Int32(index))
            guard tree.kind(node) == .call, contains(node, place),
                tree.kind(tree.leftNode(node)) == .selector
            else { continue }
            let start = tree.position(tree.leftNode(node))
            return [edit(start..<tree.end(tree.leftNode(node)), name)]
        }
        return nil
    }
}

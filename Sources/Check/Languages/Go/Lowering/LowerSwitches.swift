import SuretyFlow

extension Lowerer {
    /// Where `fallthrough` goes: the body of the next clause.
    var fallthroughTarget: BlockID? { fallthroughs.last ?? nil }

    /// `switch value { case a, b: … }`: a chain of tests, each clause's body a block of its own.
    func lowerSwitch(_ node: Node, _ label: Symbol?) {
        let parts = tree.switchStatement(node)
        if !parts.initial.isNone { lowerStatement(parts.initial) }
        let value = parts.value.isNone ? nil : held(parts.value)
        let clauses = tree.statements(parts.body)
        let bodies = clauses.map { _ in newBlock() }
        let after = newBlock()
        var otherwise = after
        for (index, clause) in clauses.enumerated() {
            if tree.isDefault(clause) {
                otherwise = bodies[index]
                continue
            }
            for expression in tree.caseClause(clause).expressions {
                let next = newBlock()
                lowerCase(expression, parts.value, value, then: bodies[index], else: next)
                builder.begin(next)
            }
        }
        builder.jump(to: otherwise)
        pushTarget(label, break: after, continue: nil)
        for (index, clause) in clauses.enumerated() {
            fallthroughs.append(index + 1 < bodies.count ? bodies[index + 1] : nil)
            builder.begin(bodies[index])
            lowerStatements(tree.caseClause(clause).statements)
            builder.jump(to: after)
            fallthroughs.removeLast()
        }
        popTarget()
        builder.begin(after)
    }

    /// The value of a switch, in a place, so that each case can be compared with it.
    private func held(_ node: Node) -> Value {
        let value = lower(node)
        switch value {
        case .place, .boolean, .constant: return value
        case .test:
            let copy = temporary(isPlain: true)
            assign(value, to: copy, node)
            return .place(copy)
        default: return .none
        }
    }

    private func lowerCase(
        _ expression: Node, _ operand: Node, _ value: Value?, then: BlockID, else other: BlockID
    ) {
        if !operand.isNone, let isEqual = view.areEqualConstants(operand, expression) {
            builder.jump(to: isEqual ? then : other)
            builder.markExcluded(isEqual ? other : then)
            return
        }
        guard let value else { return lowerCondition(expression, then: then, else: other) }
        let range = tree.range(expression)
        let given = comparand(lower(expression), expression, with: value)
        guard case .place(let place) = value, let test = caseTest(place, given) else {
            builder.branch(
                on: .unknown, then: then, else: other, start: range.lowerBound, end: range.upperBound)
            return
        }
        builder.branch(
            on: test.0, inverted: test.1, then: then, else: other, start: range.lowerBound,
            end: range.upperBound)
    }

    private func caseTest(_ place: PlaceID, _ given: Value) -> (TestID, Bool)? {
        switch given {
        case .nil: (builder.function.test(.isNil, of: place), false)
        case .boolean(let value): (builder.function.test(.isTrue, of: place), !value)
        case .constant(let identity, _): (builder.function.test(.equals, of: place, value: identity), false)
        case .nonNil: (builder.function.test(.equals, of: place, value: Test.anotherObject), false)
        default: nil
        }
    }

    /// `switch v := x.(type) { … }`: in each clause v is x.
    func lowerTypeSwitch(_ node: Node, _ label: Symbol?) {
        let parts = tree.typeSwitch(node)
        if !parts.initial.isNone { lowerStatement(parts.initial) }
        let operand = lower(parts.operand)
        let clauses = tree.statements(parts.body)
        let after = newBlock()
        let bodies = clauses.map { _ in newBlock() }
        chooseAny(of: bodies, or: clauses.contains { tree.isDefault($0) } ? nil : after)
        pushTarget(label, break: after, continue: nil)
        for (index, clause) in clauses.enumerated() {
            builder.begin(bodies[index])
            if let number = view.local(ofClause: clause, in: node), !operand.place.isNone {
                let target = declare(number, name: tree.symbol(parts.name))
                emit(.convert, target.index, operand.place.index, at: parts.operand)
            }
            lowerStatements(tree.caseClause(clause).statements)
            builder.jump(to: after)
        }
        popTarget()
        builder.begin(after)
    }

    /// `select { … }`: any clause may be taken; without one it waits for ever.
    func lowerSelect(_ node: Node, _ label: Symbol?) {
        let clauses = tree.statements(tree.leftNode(node))
        let after = newBlock()
        if clauses.isEmpty {
            builder.leave(.stop, start: 0, end: 0)
            builder.begin(after)
            return
        }
        let bodies = clauses.map { _ in newBlock() }
        chooseAny(of: bodies, or: nil)
        pushTarget(label, break: after, continue: nil)
        for (index, clause) in clauses.enumerated() {
            builder.begin(bodies[index])
            let communication = tree.leftNode(clause)
            // One way alone is no choice: it waits.
            isChoice = clauses.count > 1
            if !communication.isNone { lowerStatement(communication) }
            isChoice = false
            lowerStatements(tree.statements(clause))
            builder.jump(to: after)
        }
        popTarget()
        builder.begin(after)
    }

    /// Closes the open block with branches of which nothing is known.
    private func chooseAny(of blocks: [BlockID], or last: BlockID?) {
        var choices = blocks
        if let last { choices.append(last) }
        guard let final = choices.popLast() else { return }
        for choice in choices {
            let next = newBlock()
            builder.branch(on: .unknown, then: choice, else: next, start: 0, end: 0)
            builder.begin(next)
        }
        builder.jump(to: final)
    }
}

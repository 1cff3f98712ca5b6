import SuretyFlow

extension Lowerer {
    func lowerStatements(_ nodes: NodeList) {
        for node in nodes { lowerStatement(node) }
    }

    func lowerStatement(_ node: Node, label: Symbol? = nil) {
        switch tree.kind(node) {
        case .block: lowerStatements(tree.statements(node))
        case .expressionStatement: lowerExpressionStatement(tree.leftNode(node))
        case .assignment: lowerAssignment(node)
        case .incrementDecrement: storeNothing(tree.leftNode(node), node)
        case .send:
            let channel = lower(tree.leftNode(node))
            let value = tree.unparenthesized(tree.rightNode(node))
            transfer(lower(value), .channel, node)
            emitChannel(.send, channel.place, size: isMereToken(value) ? 0 : .max, node)
        case .goStatement: lowerSpawn(node)
        case .deferStatement: lowerDefer(node)
        case .returnStatement: lowerReturn(node)
        case .branch: lowerJump(node)
        case .labeled: lowerLabeled(node)
        case .ifStatement: lowerIf(node)
        case .switchStatement: lowerSwitch(node, label)
        case .typeSwitch: lowerTypeSwitch(node, label)
        case .selectStatement: lowerSelect(node, label)
        case .forStatement: lowerFor(node, label)
        case .rangeStatement: lowerRange(node, label)
        case .generalDeclaration: lowerDeclaration(node)
        default: break
        }
    }

    private func lowerDeclaration(_ node: Node) {
        for specification in tree.specifications(node) where tree.kind(specification) == .valueSpecification {
            if tree.token(specification) == .var { lowerVariables(specification) }
        }
    }

    /// Whether a value says nothing but that it is there: `struct{}{}`.
    private func isMereToken(_ value: Node) -> Bool {
        tree.kind(value) == .compositeLiteral && tree.compositeLiteral(value).elements.isEmpty
    }

    /// A call whose results nobody takes: they have no place, so that what they hold is seen to be dropped.
    private func lowerExpressionStatement(_ node: Node) {
        let inner = tree.unparenthesized(node)
        if tree.kind(inner) == .unary, tree.token(inner) == .arrow {
            return emitChannel(.receive, lower(tree.leftNode(inner)).place, size: 0, inner)
        }
        guard tree.kind(inner) == .call else {
            _ = lower(node)
            return
        }
        let count = view.resultCount(inner)
        if case .builtin = view.target(inner) {
            _ = lowerCall(inner)
        } else {
            _ = lowerCall(inner, into: Array(repeating: .none, count: count))
        }
    }

    // MARK: Leaving

    private func lowerReturn(_ node: Node) {
        let values = tree.results(node)
        let results = frames[frames.count - 1].results
        for value in values { noteHarmlessReading(value) }
        if values.count == 1 && results.count > 1 {
            let call = tree.unparenthesized(values[0])
            if tree.kind(call) == .call {
                let places = lowerCall(call)
                for (result, place) in zip(results, places) {
                    assign(place.isNone ? .none : .place(place), to: result, node)
                }
                for result in results.dropFirst(places.count) { assign(.none, to: result, node) }
            } else {
                _ = lower(values[0])
            }
        } else if values.count == 1, results.count == 1 {
            give(lower(values[0]), as: results[0], node)
        } else if !values.isEmpty {
            let lowered = values.map { lower($0) }
            for (result, value) in zip(results, lowered) { give(value, as: result, node) }
            assumeFailure(lowered, node)
        }
        let range = tree.range(node)
        builder.leave(.return, start: range.lowerBound, end: range.upperBound)
        startUnreachable()
    }

    /// Assigns a result. What is known of a variable that is given for a boolean is known of the result.
    private func give(_ value: Value, as result: PlaceID, _ node: Node) {
        if case .place(let place) = value, builder.function.existingTest(.isTrue, of: result) != nil {
            _ = builder.function.test(.isTrue, of: place)
        }
        assign(value, to: result, node)
    }

    /// `return nil, ctx.Err()`: whoever gives nothing gives an error, though nothing shows that it is not nil.
    private func assumeFailure(_ values: [Value], _ node: Node) {
        let region = builder.function.regions[Int(region.index)]
        guard region.outcome == .error, let result = region.results.last, let value = values.last,
            values.dropLast().contains(.nil), value != .nil, case .place(let place) = value,
            builder.function.places[Int(place.index)].role == .temporary
        else { return }
        emit(.set, result.index, UInt32(Constant.nonNil.rawValue), at: node)
    }

    private func lowerJump(_ node: Node) {
        let label = tree.leftNode(node).isNone ? nil : tree.symbol(tree.leftNode(node))
        let targets = frames[frames.count - 1].targets
        switch tree.token(node) {
        case .break:
            let target = targets.last { label == nil || $0.label == label }
            if let target { builder.jump(to: target.breakBlock) }
        case .continue:
            let target = targets.last { $0.continueBlock != nil && (label == nil || $0.label == label) }
            if let block = target?.continueBlock { builder.jump(to: block) }
        case .goto:
            if let label { builder.jump(to: block(ofLabel: label)) }
        case .fallthrough:
            if let target = fallthroughTarget { builder.jump(to: target) }
        default: break
        }
        if builder.current != nil {
            // The target is missing, which is a note of the parser's; nothing follows from it here.
            builder.leave(.stop, start: 0, end: 0)
        }
        startUnreachable()
    }

    private func block(ofLabel label: Symbol) -> BlockID {
        if let known = frames[frames.count - 1].labels[label] { return known }
        let block = newBlock()
        frames[frames.count - 1].labels[label] = block
        return block
    }

    private func lowerLabeled(_ node: Node) {
        let label = tree.symbol(tree.leftNode(node))
        startBlock(block(ofLabel: label))
        lowerStatement(tree.rightNode(node), label: label)
    }

    // MARK: Conditions

    private func lowerIf(_ node: Node) {
        let parts = tree.ifStatement(node)
        if !parts.initial.isNone { lowerStatement(parts.initial) }
        let then = newBlock()
        let after = newBlock()
        let other = parts.otherwise.isNone ? after : newBlock()
        lowerCondition(parts.condition, then: then, else: other)
        builder.begin(then)
        lowerStatement(parts.then)
        builder.jump(to: after)
        if !parts.otherwise.isNone {
            builder.begin(other)
            lowerStatement(parts.otherwise)
            builder.jump(to: after)
        }
        builder.begin(after)
    }

    // MARK: Loops

    func pushTarget(
        _ label: Symbol?, break after: BlockID, continue next: BlockID?, rounds: DeferRounds = .open
    ) {
        frames[frames.count - 1].targets.append(
            JumpTarget(label: label, breakBlock: after, continueBlock: next, rounds: rounds))
    }

    func popTarget() { frames[frames.count - 1].targets.removeLast() }

    private func lowerFor(_ node: Node, _ label: Symbol?) {
        let parts = tree.forStatement(node)
        if !parts.initial.isNone { lowerStatement(parts.initial) }
        let head = newBlock()
        let body = newBlock()
        let after = newBlock()
        let post = parts.post.isNone ? head : newBlock()
        builder.markLoopHead(head)
        startBlock(head)
        if parts.condition.isNone {
            builder.jump(to: body)
        } else {
            lowerCondition(parts.condition, then: body, else: after)
        }
        builder.begin(body)
        pushTarget(label, break: after, continue: post, rounds: rounds(of: node))
        lowerStatement(parts.body)
        popTarget()
        builder.jump(to: post)
        if !parts.post.isNone {
            builder.begin(post)
            lowerStatement(parts.post)
            builder.jump(to: head)
        }
        builder.begin(after)
    }

    private func lowerRange(_ node: Node, _ label: Symbol?) {
        let parts = tree.rangeStatement(node)
        let operand = lower(parts.operand)
        let head = newBlock()
        let body = newBlock()
        let after = newBlock()
        builder.markLoopHead(head)
        startBlock(head)
        if view.isChannel(parts.operand) { emitChannel(.receive, operand.place, parts.operand) }
        builder.branch(on: .unknown, then: body, else: after, start: 0, end: 0)
        builder.begin(body)
        let isDefinition = tree.rangeDefines(node)
        for target in [parts.key, parts.value] where !target.isNone {
            store(.none, into: target, isDefinition, target)
        }
        pushTarget(label, break: after, continue: head, rounds: rounds(of: node))
        lowerStatement(parts.body)
        popTarget()
        builder.jump(to: head)
        builder.begin(after)
    }
}

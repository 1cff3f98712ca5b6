import SuretyFlow

extension Lowerer {
    /// Gives a place a value.
    func assign(_ value: Value, to target: PlaceID, _ node: Node) {
        if target.isNone { return }
        noteAssignment(to: target)
        switch value {
        case .none: emit(.forget, target.index, at: node)
        case .place(let source): emit(.assign, target.index, source.index, at: node)
        case .address(let source):
            builder.update(source) { $0.isAddressTaken = true }
            emit(.assign, target.index, source.index, at: node)
        case .nil: emit(.set, target.index, UInt32(Constant.nil.rawValue), at: node)
        case .nonNil: emit(.set, target.index, UInt32(Constant.nonNil.rawValue), at: node)
        case .boolean(let value):
            emit(.set, target.index, UInt32((value ? Constant.yes : Constant.no).rawValue), at: node)
        // `const ErrNone = storeError("none")`: a constant that is an error is one.
        case .constant where builder.function.places[Int(target.index)].isError:
            emit(.set, target.index, UInt32(Constant.nonNil.rawValue), at: node)
        case .constant(let identity, _):
            let test = builder.function.test(.equals, of: target, value: identity)
            emit(.set, target.index, UInt32(Constant.equal.rawValue), test.index, at: node)
        case .test(let test, let isInverted):
            emit(.decide, target.index, test.index, flag: isInverted, at: node)
        }
    }

    /// `a, b = c, d`, `a, b := f()`, `x += y`.
    func lowerAssignment(_ node: Node) {
        let sides = tree.assignment(node)
        let token = tree.token(node)
        if token.isCompoundAssignment {
            for value in sides.right { _ = lower(value) }
            for target in sides.left { storeNothing(target, node) }
            return
        }
        let isDefinition = token == .define
        if sides.right.count == 1 && sides.left.count > 1 {
            return lowerUnpacking(sides.left, sides.right[0], isDefinition, node)
        }
        if sides.left.count == 1, sides.right.count == 1 {
            return lowerSingle(sides.left[0], sides.right[0], isDefinition, node)
        }
        lowerParallel(sides.left, sides.right, isDefinition, node)
    }

    private func lowerSingle(_ target: Node, _ source: Node, _ isDefinition: Bool, _ node: Node) {
        let inner = tree.unparenthesized(source)
        if let number = heldLiteral(target, inner) {
            // As long as it is only called by its name, what it assigns changes at those calls alone.
            let literal = lowerLiteral(inner, isRunHere: isDefinition)
            literals[number] = literal.region
            assign(.place(literal.place), to: place(of: target, isDefinition), node)
            return
        }
        if tree.kind(inner) == .call, let place = simplePlace(target, isDefinition) {
            let results = lowerCall(inner, into: [place])
            if results.isEmpty {
                assign(.none, to: place, node)
            } else if results[0] != place {
                assign(results[0].isNone ? .none : .place(results[0]), to: place, node)
            }
            return
        }
        if tree.kind(inner) == .call, isBlank(target), isRealCall(inner) {
            // Nobody asks for the result.
            _ = lowerCall(inner, into: [.none], isDiscarded: true)
            return
        }
        let value = lower(source)
        if isBlank(target), tree.kind(inner) == .identifier { return transfer(value, .nobody, node) }
        store(value, into: target, isDefinition, node)
    }

    private func isRealCall(_ node: Node) -> Bool {
        switch view.target(node) {
        case .builtin, .conversion: false
        default: true
        }
    }

    /// The variable that a literal is given to for good, so that calls of the variable are calls of the literal.
    private func heldLiteral(_ target: Node, _ source: Node) -> Int? {
        guard tree.kind(source) == .functionLiteral, tree.kind(target) == .identifier,
            case .local(let number) = view.resolve(target), assignments[number] == 1
        else { return nil }
        return number
    }

    private func lowerParallel(_ targets: NodeList, _ sources: NodeList, _ isDefinition: Bool, _ node: Node) {
        // All values are there before the first target changes.
        let values = sources.map { source -> Value in
            let value = lower(source)
            guard case .place(let place) = value, targets.count > 1 else { return value }
            let copy = temporary(isPlain: builder.function.places[Int(place.index)].isPlain)
            emit(.assign, copy.index, place.index, at: source)
            return .place(copy)
        }
        for (target, value) in zip(targets, values) { store(value, into: target, isDefinition, node) }
    }

    /// `a, b := f()`, `v, ok := m[k]`, `v, ok := x.(T)`, `v, ok := <-c`.
    private func lowerUnpacking(_ targets: NodeList, _ source: Node, _ isDefinition: Bool, _ node: Node) {
        let inner = tree.unparenthesized(source)
        switch tree.kind(inner) {
        case .call: lowerCallUnpacking(targets, inner, isDefinition, node)
        case .typeAssertion:
            let operand = lower(tree.typeAssertion(inner).operand)
            let value = operand.place.isNone ? .none : temporary()
            let ok = temporary(isPlain: true)
            if !value.isNone { emit(.convert, value.index, operand.place.index, ok.index, at: inner) }
            store(value.isNone ? .none : .place(value), into: targets[0], isDefinition, node)
            store(value.isNone ? .none : .place(ok), into: targets[1], isDefinition, node)
        default:
            _ = lower(source)
            for target in targets { store(.none, into: target, isDefinition, node) }
        }
    }

    private func lowerCallUnpacking(_ targets: NodeList, _ call: Node, _ isDefinition: Bool, _ node: Node) {
        var places: [PlaceID] = []
        var late: [(Node, PlaceID)] = []
        for target in targets {
            if let place = simplePlace(target, isDefinition) {
                places.append(place)
            } else if isBlank(target) {
                places.append(.none)
            } else {
                let copy = temporary()
                places.append(copy)
                late.append((target, copy))
            }
        }
        let results = lowerCall(call, into: places)
        if results.count < places.count {
            for place in places[results.count...] where !place.isNone { assign(.none, to: place, node) }
        }
        for (target, copy) in late { store(.place(copy), into: target, false, node) }
    }

    // MARK: Targets

    private func isBlank(_ node: Node) -> Bool {
        tree.kind(node) == .identifier && view.resolve(node) == .blank
    }

    /// The place of a target that a call can set directly: a variable.
    func simplePlace(_ node: Node, _ isDefinition: Bool) -> PlaceID? {
        let node = tree.unparenthesized(node)
        guard tree.kind(node) == .identifier, case .local = view.resolve(node) else { return nil }
        return place(of: node, isDefinition)
    }

    private func place(of node: Node, _ isDefinition: Bool) -> PlaceID {
        let node = tree.unparenthesized(node)
        guard case .local(let number) = view.resolve(node) else { return .none }
        let name = tree.symbol(node)
        return isDefinition ? declare(number, name: name) : place(ofLocal: number, name: name)
    }

    /// Stores a value where a target says.
    func store(_ value: Value, into target: Node, _ isDefinition: Bool, _ node: Node) {
        if target.isNone { return }
        let target = tree.unparenthesized(target)
        switch tree.kind(target) {
        case .identifier:
            switch view.resolve(target) {
            case .local: assign(value, to: place(of: target, isDefinition), node)
            case .global(let number, _):
                assign(value, to: place(ofGlobal: number, name: tree.symbol(target)), node)
            case .blank: break
            default: transfer(value, .global, node)
            }
        case .selector:
            if case .name(.global(let number, _)) = view.selection(target) {
                assign(value, to: place(ofGlobal: number, name: tree.selected(target)), node)
                return
            }
            let place = lower(target).place
            if place.isNone { transfer(value, .field, node) } else { assign(value, to: place, node) }
        case .index:
            let parts = tree.index(target)
            let list = lower(parts.operand)
            noteHarmlessReading(parts.operand, fills: true)
            // A table keeps its keys as well: `conns[c] = true`.
            for index in parts.indices { transfer(lower(index), .container, into: list.place, node) }
            transfer(value, .container, into: list.place, node)
        default:
            _ = lower(target)
            transfer(value, .field, node)
        }
    }

    /// A target whose new value is not followed: `x += 1`, `x++`.
    func storeNothing(_ target: Node, _ node: Node) {
        let target = tree.unparenthesized(target)
        if tree.kind(target) == .identifier {
            store(.none, into: target, false, node)
        } else {
            _ = lower(target)
        }
    }

    // MARK: Declarations

    /// `var a, b T = c, d`.
    func lowerVariables(_ specification: Node) {
        let parts = tree.valueSpecification(specification)
        if parts.values.isEmpty {
            let shape = view.shape(ofType: parts.type)
            for name in parts.names { store(zero(shape, specification), into: name, true, specification) }
        } else if parts.values.count == 1 && parts.names.count > 1 {
            lowerUnpacking(parts.names, parts.values[0], true, specification)
        } else if parts.values.count == 1 && parts.names.count == 1 {
            lowerSingle(parts.names[0], parts.values[0], true, specification)
        } else {
            lowerParallel(parts.names, parts.values, true, specification)
        }
    }

    /// The value of a variable that is given none.
    func zero(_ shape: Shape, _ node: Node) -> Value {
        switch shape {
        case .boolean: return .boolean(false)
        case .reference, .error: return .nil
        case .aggregate:
            let target = temporary()
            emit(.fresh, target.index, at: node)
            return .place(target)
        case .plain: return .constant(0, 0)
        case .text, .unknown: return .none
        }
    }
}

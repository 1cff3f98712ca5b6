import SuretyFlow

extension Lowerer {
    /// Lowers an expression for its value and its effects.
    func lower(_ node: Node) -> Value {
        switch tree.kind(node) {
        case .identifier: return lowerName(node)
        case .basicLiteral: return lowerConstant(node)
        case .compositeLiteral: return lowerComposite(node)
        case .functionLiteral: return .place(lowerLiteral(node).place)
        case .paren, .star: return lower(tree.leftNode(node))
        case .selector: return lowerSelector(node)
        case .index: return lowerIndex(node)
        case .slice: return lowerSlice(node)
        case .typeAssertion: return lowerAssertion(node)
        case .call: return lowerCall(node).first.map { $0.isNone ? .none : .place($0) } ?? .none
        case .unary: return lowerUnary(node)
        case .binary: return lowerBinary(node)
        case .keyValue: return lower(tree.rightNode(node))
        default: return .none
        }
    }

    // MARK: Names

    private func lowerName(_ node: Node) -> Value {
        let symbol = tree.symbol(node)
        return value(of: view.resolve(node), symbol: symbol, node)
    }

    private func value(of name: Name, symbol: Symbol, _ node: Node) -> Value {
        switch name {
        case .local(let number):
            if let literal = literals[number] { mayRunAnywhere(literal) }
            readings[number].all &+= 1
            return .place(place(ofLocal: number, name: symbol))
        case .global(_, isError: true): return .nonNil
        case .global(let number, isError: false): return .place(place(ofGlobal: number, name: symbol))
        case .nil: return .nil
        case .boolean(let value): return .boolean(value)
        case .constant: return lowerConstant(node)
        case .function: return .nonNil
        case .package, .type, .builtin, .blank, .unknown: return .none
        }
    }

    private func lowerConstant(_ node: Node) -> Value {
        // What a boolean constant switches on or off is code all the same: another build has another value.
        if let number = view.namedBoolean(node) { return .place(place(ofGlobal: number, name: .empty)) }
        return view.constant(node)
    }

    private func lowerSelector(_ node: Node) -> Value {
        let base = tree.leftNode(node)
        let name = tree.selected(node)
        switch view.selection(node) {
        case .name(let own): return value(of: own, symbol: name, node)
        case .methodExpression: return .nonNil
        case .field(let path, let shape):
            let value = part(of: part(of: lower(base), path), name)
            if [.plain, .boolean, .error, .text].contains(shape), !value.place.isNone {
                builder.update(value.place) { $0.isPlain = true }
            }
            return value
        case .unknown:
            return part(of: lower(base), name)
        case .method(let id, let path, let isAbstract):
            return bind(node, part(of: lower(base), path).place, isAbstract ? .abstract(id) : .function(id))
        }
    }

    private func part(of value: Value, _ name: Symbol) -> Value {
        value.place.isNone ? .none : .place(builder.function.part(name, of: value.place))
    }

    func part(of value: Value, _ path: [Symbol]) -> Value {
        let base = value.place
        if base.isNone { return .none }
        if path.isEmpty { return .place(base) }
        return .place(builder.function.place(at: path, below: base))
    }

    /// A method value: calling it later calls the method on what the operand is now.
    private func bind(_ node: Node, _ receiver: PlaceID, _ callee: SuretyFlow.Callee) -> Value {
        if receiver.isNone { return .nonNil }
        let range = tree.range(node)
        let call = builder.addCall(
            callee, hasReceiver: true, arguments: [Argument(place: receiver)], results: [],
            start: range.lowerBound,
            end: range.upperBound)
        let target = temporary()
        emit(.bind, target.index, receiver.index, call, at: node)
        return .place(target)
    }

    // MARK: Operands and operators

    private func lowerIndex(_ node: Node) -> Value {
        let parts = tree.index(node)
        if view.isInstantiation(node) { return lower(parts.operand) }
        let operand = lower(parts.operand)
        var element: Int64?
        for index in parts.indices {
            if case .constant(_, let number?) = lower(index) { element = number }
        }
        // An element with a constant number is a part like a field: `fds[0]`.
        guard let element, parts.indices.count == 1, !operand.place.isNone else { return .none }
        return .place(builder.function.part(view.elementName(element), of: operand.place))
    }

    private func lowerSlice(_ node: Node) -> Value {
        let parts = tree.slice(node)
        let operand = lower(parts.operand)
        for bound in [parts.low, parts.high, parts.max] where !bound.isNone { _ = lower(bound) }
        return operand.place.isNone ? .none : .place(operand.place)
    }

    /// `x.(T)` without a second result: it panics where the type is another one.
    private func lowerAssertion(_ node: Node) -> Value {
        let operand = lower(tree.typeAssertion(node).operand)
        if operand.place.isNone { return .none }
        let target = temporary()
        emit(.convert, target.index, operand.place.index, at: node)
        return .place(target)
    }

    private func lowerUnary(_ node: Node) -> Value {
        let operand = tree.leftNode(node)
        switch tree.token(node) {
        case .and:
            let value = lower(operand)
            if tree.kind(tree.unparenthesized(operand)) == .compositeLiteral { return value }
            guard !value.place.isNone else { return .nonNil }
            return .address(value.place)
        case .not:
            switch lower(operand) {
            case .boolean(let value): return .boolean(!value)
            case .test(let test, let isInverted): return .test(test, isInverted: !isInverted)
            case .place(let place): return .test(builder.function.test(.isTrue, of: place), isInverted: true)
            default: return .none
            }
        case .arrow:
            emitChannel(.receive, lower(operand).place, node)
            return .none
        default:
            let value = lower(operand)
            if tree.token(node) == .subtract, case .constant(let identity, let integer?) = value {
                return .constant(~identity, -integer)
            }
            return .none
        }
    }

    private func lowerBinary(_ node: Node) -> Value {
        let token = tree.token(node)
        if token == .logicalAnd || token == .logicalOr {
            return containsCall(node) ? lowerBranching(node) : .none
        }
        if let test = comparison(node) { return test }
        // A long sum leans to the left: a loop, not recursion.
        var operand = node
        var rights: [Node] = []
        while tree.kind(operand) == .binary, ![.logicalAnd, .logicalOr].contains(tree.token(operand)) {
            rights.append(tree.rightNode(operand))
            operand = tree.leftNode(operand)
        }
        let first = lower(operand)
        for right in rights.reversed() {
            let value = lower(right)
            // "written to " + name: whoever reads the text has the name. A name with more behind it is another name.
            if case .constant(_, nil) = first, token == .add { transfer(value, .container, right) }
        }
        return view.constant(node)
    }

    /// A condition whose parts have effects, as a value.
    private func lowerBranching(_ node: Node) -> Value {
        let target = temporary(isPlain: true)
        let yes = newBlock()
        let no = newBlock()
        let after = newBlock()
        lowerCondition(node, then: yes, else: no)
        builder.begin(yes)
        emit(.set, target.index, UInt32(Constant.yes.rawValue), at: node)
        builder.jump(to: after)
        builder.begin(no)
        emit(.set, target.index, UInt32(Constant.no.rawValue), at: node)
        startBlock(after)
        return .place(target)
    }

    private func containsCall(_ node: Node) -> Bool {
        switch tree.kind(node) {
        case .call: return true
        case .binary: return containsCall(tree.leftNode(node)) || containsCall(tree.rightNode(node))
        case .paren, .unary, .star, .selector, .index, .slice, .typeAssertion:
            return containsCall(tree.leftNode(node))
        default: return false
        }
    }

    // MARK: Literals

    private func lowerComposite(_ node: Node) -> Value {
        let parts = tree.compositeLiteral(node)
        let target = temporary()
        let fields = view.structFields(node)
        emit(.fresh, target.index, at: node)
        for (index, element) in parts.elements.enumerated() {
            if tree.kind(element) == .keyValue {
                let key = tree.leftNode(element)
                if fields != nil, tree.kind(key) == .identifier {
                    store(lower(tree.rightNode(element)), in: target, field: tree.symbol(key), element, node)
                } else {
                    _ = lower(key)
                    transfer(lower(tree.rightNode(element)), .container, element)
                }
            } else if let fields, index < fields.count {
                store(lower(element), in: target, field: fields[index], element, node)
            } else {
                transfer(lower(element), .container, element)
            }
        }
        return .place(target)
    }

    /// Puts a value into a field of what a composite literal makes.
    private func store(
        _ value: Value, in object: PlaceID, field: Symbol, _ node: Node, _ literal: Node
    ) {
        guard !value.place.isNone else {
            // A field that is asked about later may be worth knowing.
            if value == .nil || value == .nonNil {
                assign(value, to: builder.function.part(field, of: object), node)
            }
            return
        }
        let place = builder.function.part(field, of: object)
        assign(value, to: place, node)
        if let promotion = view.promotion(from: field, ofLiteral: literal) {
            builder.function.promote(promotion, from: place)
        }
    }

    /// The object goes where the function no longer follows it.
    ///
    /// - Parameter list: the list or table into which it goes, if that has a name.
    func transfer(_ value: Value, _ how: Transfer, into list: PlaceID = .none, _ node: Node) {
        if value.place.isNone { return }
        emit(.transfer, list.isNone ? .max : list.index, value.place.index, how.rawValue, at: node)
    }

    /// Lowers a function literal; the answer is its region and the place that holds it.
    func lowerLiteral(_ node: Node, isRunHere: Bool = false) -> (region: RegionID, place: PlaceID) {
        let region = lowerRegion(node, isRunHere: isRunHere)
        let target = temporary()
        emit(.closure, target.index, region.index, at: node)
        return (region, target)
    }

    /// Lowers the body of a literal. What it assigns may change at any call, unless the literal is only deferred or
    /// called here.
    func lowerRegion(_ node: Node, isRunHere: Bool) -> RegionID {
        let outer = region
        let wasChoice = isChoice
        isChoice = false
        defer { isChoice = wasChoice }
        builder.suspend()
        let range = tree.range(node)
        let region = lowerBody(
            tree.rightNode(node), type: tree.leftNode(node), receiver: .none, parent: outer,
            start: range.lowerBound, end: range.upperBound)
        builder.resume()
        if !isRunHere { mayRunAnywhere(region) }
        return region
    }

    /// What a literal assigns may change at any call from here on.
    func mayRunAnywhere(_ literal: RegionID) {
        for place in builder.function.regions[Int(literal.index)].assigns {
            builder.update(place) {
                if $0.isAssignedInClosure && $0.assigningRegion == literal { return }
                $0.assigningRegion = $0.isAssignedInClosure ? $0.region : literal
                $0.isAssignedInClosure = true
            }
        }
    }
}

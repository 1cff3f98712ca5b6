import SuretyFlow

extension Lowerer {
    /// Lowers a condition and closes the open block with a branch.
    func lowerCondition(_ node: Node, then: BlockID, else other: BlockID) {
        let node = tree.unparenthesized(node)
        if tree.kind(node) == .binary {
            switch tree.token(node) {
            case .logicalAnd:
                let next = newBlock()
                lowerCondition(tree.leftNode(node), then: next, else: other)
                builder.begin(next)
                return lowerCondition(tree.rightNode(node), then: then, else: other)
            case .logicalOr:
                let next = newBlock()
                lowerCondition(tree.leftNode(node), then: then, else: next)
                builder.begin(next)
                return lowerCondition(tree.rightNode(node), then: then, else: other)
            default: break
            }
        }
        if tree.kind(node) == .unary, tree.token(node) == .not {
            return lowerCondition(tree.leftNode(node), then: other, else: then)
        }
        branch(on: lower(node), then: then, else: other, node)
    }

    private func branch(on value: Value, then: BlockID, else other: BlockID, _ node: Node) {
        let range = tree.range(node)
        switch value {
        case .boolean(let holds):
            builder.jump(to: holds ? then : other)
            // Another build takes the other way, or somebody switched it off: that no path leads there is meant.
            builder.markExcluded(holds ? other : then)
        case .test(let test, let isInverted):
            builder.branch(
                on: test, inverted: isInverted, then: then, else: other, start: range.lowerBound,
                end: range.upperBound)
        case .place(let place):
            builder.branch(
                on: builder.function.test(.isTrue, of: place), then: then, else: other,
                start: range.lowerBound,
                end: range.upperBound)
        default:
            builder.branch(
                on: .unknown, then: then, else: other, start: range.lowerBound, end: range.upperBound)
        }
    }

    /// A comparison as a test, where one side is a place and the other a constant.
    func comparison(_ node: Node) -> Value? {
        let token = tree.token(node)
        guard [.equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual].contains(token) else {
            return nil
        }
        if case .boolean(let value) = view.constant(node) { return .boolean(value) }
        if let emptiness = emptiness(node, token) { return emptiness }
        var left = lower(tree.leftNode(node))
        var right = lower(tree.rightNode(node))
        (left, right) = (
            comparand(left, tree.leftNode(node), with: right),
            comparand(right, tree.rightNode(node), with: left)
        )
        if token == .equal || token == .notEqual {
            guard let test = equality(left, right) ?? equality(right, left) else { return Value.none }
            return .test(test.0, isInverted: test.1 != (token == .notEqual))
        }
        guard case .place(let place) = left, case .constant(let identity, let bound) = right else {
            return Value.none
        }
        if let isInverted = signInversion(token, bound) {
            let none = UInt64(bitPattern: -1)
            return .test(builder.function.test(.equals, of: place, value: none), isInverted: isInverted)
        }
        let value = identity &* 31 &+ UInt64(token.rawValue)
        return .test(builder.function.test(.expression, of: place, value: value), isInverted: false)
    }

    /// `fd < 0` asks of a descriptor what `fd == -1` does: whether that is the negation of what is asked; nil where the sign is
    /// not what is asked.
    private func signInversion(_ token: Token, _ bound: Int64?) -> Bool? {
        switch (token, bound) {
        case (.less, 0), (.lessEqual, -1): false
        case (.greaterEqual, 0), (.greater, -1): true
        default: nil
        }
    }

    /// `len(name) > 0` asks of a text what `name != ""` does.
    private func emptiness(_ node: Node, _ token: Token) -> Value? {
        let call = tree.unparenthesized(tree.leftNode(node))
        guard tree.kind(call) == .call, case .builtin(.length) = view.target(call),
            case .constant(_, let bound?) = view.constant(tree.unparenthesized(tree.rightNode(node))),
            let operand = tree.call(call).arguments.first, view.isText(operand)
        else { return nil }
        let isInverted: Bool
        switch (token, bound) {
        case (.equal, 0), (.lessEqual, 0), (.less, 1): isInverted = false
        case (.notEqual, 0), (.greater, 0), (.greaterEqual, 1): isInverted = true
        default: return nil
        }
        guard case .place(let place) = lower(operand) else { return nil }
        return .test(
            builder.function.test(.equals, of: place, value: Test.emptyText), isInverted: isInverted)
    }

    /// What an error is compared with: an error that a package keeps in a variable is not nil, also where the package is
    /// not there.
    func comparand(_ value: Value, _ node: Node, with error: Value) -> Value {
        guard case .place(let place) = error, builder.function.places[Int(place.index)].isError else {
            return value
        }
        switch value {
        case .place(let other) where builder.function.places[Int(other.index)].role == .global: return .nonNil
        case .none where isOfPackage(tree.unparenthesized(node)): return .nonNil
        default: return value
        }
    }

    private func isOfPackage(_ node: Node) -> Bool {
        guard tree.kind(node) == .selector, tree.kind(tree.leftNode(node)) == .identifier else {
            return false
        }
        return view.resolve(tree.leftNode(node)) == .package
    }

    /// The test that one side equals the other, and whether it is inverted.
    private func equality(_ left: Value, _ right: Value) -> (TestID, Bool)? {
        guard case .place(let place) = left else { return nil }
        switch right {
        case .nil: return (builder.function.test(.isNil, of: place), false)
        case .boolean(let value): return (builder.function.test(.isTrue, of: place), !value)
        case .constant(let identity, _):
            return (builder.function.test(.equals, of: place, value: identity), false)
        case .nonNil:
            // Another error or function: equal to it means not nil.
            return (builder.function.test(.equals, of: place, value: Test.anotherObject), false)
        case .place(let other):
            // Two variables: the comparison is one condition wherever it stands, as long as the first is the same.
            let value = UInt64(other.index) | 1 << 40
            return (builder.function.test(.expression, of: place, value: value), false)
        default: return nil
        }
    }
}

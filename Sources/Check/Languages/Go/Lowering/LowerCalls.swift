import SuretyFlow

extension Lowerer {
    /// How a call is made.
    enum Manner {
        case now
        case deferred
        case spawned
    }

    /// Lowers a call that runs here and answers the places of its results.
    ///
    /// - Parameter isDiscarded: whether the source says that nobody wants what it gives.
    func lowerCall(_ node: Node, into given: [PlaceID]? = nil, isDiscarded: Bool = false) -> [PlaceID] {
        let parts = tree.call(node)
        switch view.target(node) {
        case .conversion:
            let value = parts.arguments.first.map { lower($0) } ?? .none
            if let target = given?.first, !target.isNone {
                assign(value, to: target, node)
                return [target]
            }
            return [value.place]
        case .builtin(let builtin):
            return lowerBuiltin(builtin, node, parts.arguments, given)
        case let target:
            var prepared = prepare(target, node, .now)
            // A call of which nothing is known gives something all the same.
            if prepared.results.isEmpty, target == .unknown || isUnknownMethod(target) {
                prepared.results = [.unknown]
            }
            let count = prepared.resultCount
            var results = given ?? (0..<count).map { temporary(isPlain: prepared.isPlain($0)) }
            if given != nil && results.count > count && count > 0 {
                // Another build has another function of that name, which is the one that is called.
                if count > 1 { prepared.callee = .unknown }
                results.removeLast(results.count - count)
            }
            emitCall(prepared, results, node, .call, flag: isDiscarded)
            return results
        }
    }

    /// What a call needs, its operands evaluated.
    struct Prepared {
        var callee: SuretyFlow.Callee
        var hasReceiver: Bool
        var arguments: [Argument]
        var resultMask: NameMask
        var results: [Shape]
        var isSpread: Bool
        var receiver = PlaceID.none
        /// The field that a method is called on, where no place stands for it.
        var field = FieldName.none
        /// Where a value is called: the type of what it gives beside an error.
        var givenType = DeclaredType.none

        /// A call without arguments of something that is not declared.
        static func bare(_ callee: SuretyFlow.Callee) -> Prepared {
            Prepared(
                callee: callee, hasReceiver: false, arguments: [], resultMask: NameMask(bits: 0), results: [],
                isSpread: false)
        }

        var resultCount: Int { results.count }
        func isPlain(_ index: Int) -> Bool {
            switch results[index] {
            case .plain, .boolean, .error: true
            default: false
            }
        }
    }

    private func emitCall(
        _ prepared: Prepared, _ results: [PlaceID], _ node: Node, _ opcode: Opcode, at whole: Node? = nil,
        flag: Bool = false, rounds: UInt32 = .max
    ) {
        let range = tree.range(node)
        for place in results where !place.isNone { noteAssignment(to: place) }
        // Whether the call failed is what an obligation depends on, whoever asks for it later, and how.
        if let last = results.last, !last.isNone, prepared.results.last == .error {
            _ = builder.function.test(.isNil, of: last)
        }
        let call = builder.addCall(
            prepared.callee, hasReceiver: prepared.hasReceiver, receiver: prepared.receiver,
            arguments: prepared.arguments, results: results,
            resultMask: prepared.resultMask, isSpread: prepared.isSpread, givenType: prepared.givenType,
            field: prepared.field,
            start: range.lowerBound,
            end: range.upperBound)
        emit(opcode, call, rounds, flag: flag, at: whole ?? node)
    }

    /// Evaluates callee and arguments.
    private func prepare(_ target: Target, _ node: Node, _ manner: Manner) -> Prepared {
        let parts = tree.call(node)
        let function = tree.unparenthesized(parts.function)
        let signature = view.signature(of: target, node)
        var callee = SuretyFlow.Callee.unknown
        var receiver: Argument?
        var base = PlaceID.none
        var field = FieldName.none
        switch target {
        case .function(let id), .methodExpression(let id): callee = .function(id)
        case .method(let id, let path, let isAbstract):
            callee = isAbstract ? .abstract(id) : .function(id)
            (receiver, base) = lowerReceiver(function, path)
            field = noteField(of: receiver?.place ?? .none, function)
        case .unknownMethod(let name):
            callee = .named(name)
            (receiver, base) = lowerReceiver(function, [])
            unresolvedCalls += 1
        case .value: callee = lowerFunctionValue(function, manner)
        case .unknown, .conversion, .builtin:
            _ = lower(function)
            unresolvedCalls += 1
        }
        var arguments: [Argument] = []
        arguments.reserveCapacity(parts.arguments.count + (receiver == nil ? 0 : 1))
        if let receiver { arguments.append(receiver) }
        lowerArguments(parts.arguments, signature, into: &arguments)
        // A broken program calls a method expression with nothing.
        let isMethod = receiver != nil || isMethodExpression(target) && !arguments.isEmpty
        return Prepared(
            callee: callee, hasReceiver: isMethod, arguments: arguments,
            resultMask: signature.resultMask, results: signature.results, isSpread: tree.hasEllipsis(node),
            receiver: base, field: field, givenType: target == .value ? view.givenType(ofCall: node) : .none)
    }

    private func isUnknownMethod(_ target: Target) -> Bool {
        if case .unknownMethod = target { return true }
        return false
    }

    private func isMethodExpression(_ target: Target) -> Bool {
        if case .methodExpression = target { return true }
        return false
    }

    /// The receiver, and what the method is called on where that is something around it.
    private func lowerReceiver(_ callee: Node, _ path: [Symbol]) -> (Argument?, PlaceID) {
        let selector = selector(ofMethod: callee)
        guard tree.kind(selector) == .selector else { return (Argument(place: .none), .none) }
        let base = lower(tree.leftNode(selector))
        return (Argument(place: part(of: base, path).place), path.isEmpty ? .none : base.place)
    }

    /// The selector of a method: below the type arguments of an instantiated generic one.
    private func selector(ofMethod callee: Node) -> Node {
        tree.kind(callee) == .index ? tree.unparenthesized(tree.leftNode(callee)) : callee
    }

    /// Notes which type has the field that a method is called on: two types' fields of one name are two. Answers the field where
    /// no place stands for it.
    private func noteField(of place: PlaceID, _ callee: Node) -> FieldName {
        let selector = selector(ofMethod: callee)
        guard tree.kind(selector) == .selector else { return .none }
        if place.isNone { return view.field(ofReceiverOf: selector) }
        let field = builder.function.places[Int(place.index)]
        if field.parent.isNone || field.holder != .none { return .none }
        let name = view.field(ofReceiverOf: selector)
        if name != .none {
            builder.update(place) { $0.holder = name.holder }
        }
        return .none
    }

    /// A value that is called: a literal where it stands, a variable that holds one for good, or any other.
    private func lowerFunctionValue(_ node: Node, _ manner: Manner) -> SuretyFlow.Callee {
        if tree.kind(node) == .functionLiteral {
            return .region(lowerRegion(node, isRunHere: manner != .spawned))
        }
        if tree.kind(node) == .identifier, case .local(let number) = view.resolve(node),
            let region = literals[number]
        {
            let isCalledHere = builder.function.regions[Int(region.index)].parent == self.region
            if manner == .spawned || !isCalledHere { mayRunAnywhere(region) }
            noteUse(of: region)
            return .region(region)
        }
        let value = lower(node)
        if value.place.isNone {
            unresolvedCalls += 1
            return .unknown
        }
        return .value(value.place)
    }

    private func lowerArguments(
        _ nodes: NodeList, _ signature: CallSignature, into arguments: inout [Argument]
    ) {
        // f(g()) hands all results of g to f.
        if nodes.count == 1, tree.kind(tree.unparenthesized(nodes[0])) == .call,
            view.resultCount(nodes[0]) > 1
        {
            let call = tree.unparenthesized(nodes[0])
            for (index, place) in lowerCall(call).enumerated() {
                arguments.append(Argument(place: place, mask: signature.mask(index)))
            }
            return
        }
        for (index, node) in nodes.enumerated() {
            var argument = view.isType(node) ? Argument(place: .none) : lowerArgument(node)
            if !argument.place.isNone { argument.mask = signature.mask(index) }
            arguments.append(argument)
        }
    }

    /// How many constants are kept of a function before texts are none of them any more.
    private static var textLimit: Int { 64 }

    private func lowerArgument(_ node: Node) -> Argument {
        var argument = Argument(place: .none)
        switch lower(node) {
        case .place(let place):
            argument.place = place
            // What gives none for none, `check(err) != nil`, answers for an error that nobody else asks of.
            if !place.isNone, builder.function.places[Int(place.index)].isError {
                _ = builder.function.test(.isNil, of: place)
            }
        case .address(let place):
            argument.place = place
            argument.isAddress = true
        case .constant(_, let integer?): argument.constant = builder.addConstant(integer)
        case .boolean(let value): argument.constant = builder.addConstant(value ? 1 : 0)
        case .nonNil: argument.isError = isPackagesError(node)
        default:
            // A table of texts is searched for each: few functions need more.
            if builder.function.constants.count < Self.textLimit, let text = view.textIdentity(node) {
                argument.constant = builder.addConstant(text)
            }
        }
        return argument
    }

    /// Whether an expression is a package's variable that holds an error.
    private func isPackagesError(_ node: Node) -> Bool {
        let node = tree.unparenthesized(node)
        switch tree.kind(node) {
        case .identifier:
            if case .global(_, isError: true) = view.resolve(node) { return true }
        case .selector:
            if case .name(.global(_, isError: true)) = view.selection(node) { return true }
        default: break
        }
        return false
    }

    // MARK: Functions of the language

    private func lowerBuiltin(
        _ builtin: BuiltinFunction, _ node: Node, _ arguments: NodeList, _ given: [PlaceID]?
    ) -> [PlaceID] {
        switch builtin {
        case .panic:
            for argument in arguments { _ = lower(argument) }
            let range = tree.range(node)
            builder.leave(.raise, start: range.lowerBound, end: range.upperBound)
            startUnreachable()
            return []
        case .recover:
            builder.update(region) { $0.recovers = true }
            let target = given?.first ?? temporary()
            emitCall(.bare(.recover), [target], node, .call)
            return [target]
        case .append:
            var values: [Value] = []
            for argument in arguments { values.append(lower(argument)) }
            if let list = arguments.first { noteHarmlessReading(list, fills: true) }
            for value in values.dropFirst() { transfer(value, .container, into: values[0].place, node) }
            return result(
                values.first.map { $0.place.isNone ? .none : .place($0.place) } ?? .none, node, given)
        case .new, .make:
            let sizes = arguments.dropFirst().map { lower($0) }
            let target = given?.first ?? temporary()
            if !target.isNone {
                noteAssignment(to: target)
                emit(.fresh, target.index, at: node)
                if builtin == .make, let type = arguments.first, view.isChannelType(type) {
                    emitChannel(.make, target, size: size(sizes.first), node)
                }
            }
            return [target]
        case .close:
            if let channel = arguments.first { emitChannel(.close, lower(channel).place, node) }
            return result(.none, node, given)
        case .length:
            // The length is a part of its operand: it changes when the operand does.
            let value = arguments.first.map { lower($0) } ?? .none
            if let list = arguments.first { noteHarmlessReading(list) }
            if value.place.isNone { return result(.none, node, given) }
            return result(.place(builder.function.part(view.lengthName, of: value.place)), node, given)
        case .other:
            for argument in arguments { _ = lower(argument) }
            return result(.none, node, given)
        }
    }

    /// Something is done with a channel.
    ///
    /// - Parameter size: how many values it keeps where it is made; else 0 for a mere token.
    func emitChannel(_ use: ChannelUse, _ channel: PlaceID, size: UInt32 = .max, _ node: Node) {
        emit(.channel, channel.index, use.rawValue, size, flag: isChoice, at: node)
    }

    /// How many values a channel keeps: none where nothing says so, the greatest number where it is not constant.
    private func size(_ value: Value?) -> UInt32 {
        guard let value else { return 0 }
        if case .constant(_, let size?) = value, size >= 0 { return UInt32(clamping: min(size, 1 << 20)) }
        return .max
    }

    private func result(_ value: Value, _ node: Node, _ given: [PlaceID]?) -> [PlaceID] {
        if let target = given?.first, !target.isNone {
            assign(value, to: target, node)
            return [target]
        }
        return value.place.isNone ? [] : [value.place]
    }

    // MARK: Deferred and spawned

    /// `defer f(x)`: callee and arguments are bound here, the call runs when the region is left.
    func lowerDefer(_ statement: Node) { lowerLater(statement, .deferred, .defer) }

    /// `go f(x)`.
    func lowerSpawn(_ statement: Node) { lowerLater(statement, .spawned, .spawn) }

    private func lowerLater(_ statement: Node, _ manner: Manner, _ opcode: Opcode) {
        let node = tree.unparenthesized(tree.leftNode(statement))
        guard tree.kind(node) == .call else {
            _ = lower(node)
            return
        }
        switch view.target(node) {
        case .builtin(let builtin):
            let values = tree.call(node).arguments.map { lower($0) }
            if builtin == .close, manner == .deferred, let channel = values.first {
                emitChannel(.closeAtExit, channel.place, node)
            }
            emitCall(.bare(builtin == .recover ? .recover : .unknown), [], node, opcode, at: statement)
        case .conversion:
            for argument in tree.call(node).arguments { _ = lower(argument) }
        case let target:
            let prepared = prepare(target, node, manner)
            emitCall(
                prepared, [], node, opcode, at: statement,
                rounds: manner == .deferred ? roundsAround.rawValue : .max)
        }
    }
}

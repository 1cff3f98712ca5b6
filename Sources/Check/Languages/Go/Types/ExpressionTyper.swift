import SuretyFlow

// The types of expressions, found out when they are asked for.
extension BodyTyper {
    /// The type of an expression; of a call with none or several results, a tuple. Unknown if it is a type.
    mutating func typeOf(_ node: Node) -> TypeID {
        guard isInBody(node) else { return typeOfOutside(node) }
        let slot = Int(node.index) &- base
        let known = expressionTypes[slot]
        if known < Local.busy.index { return TypeID(known) }
        // A cycle, as in `x := func() { x() }`: unknown for whoever asks in between.
        if known == Local.busy.index { return .unknown }
        expressionTypes[slot] = Local.busy.index
        let type = findType(node)
        expressionTypes[slot] = type.index
        return type
    }

    private mutating func typeOfOutside(_ node: Node) -> TypeID {
        let key = UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: node.index))
        if node.isNone || file < 0 { return .unknown }
        if let known = outsideTypes[key] { return TypeID(known) }
        outsideTypes.insert(key, TypeID.unknown.index)
        let type = findType(node)
        outsideTypes.insert(key, type.index)
        return type
    }

    private mutating func findType(_ node: Node) -> TypeID {
        let left = tree.leftNode(node)
        switch tree.kind(node) {
        case .identifier: return type(ofName: resolution(node))
        case .basicLiteral: return literalType(node)
        case .paren: return typeOf(left)
        case .functionLiteral: return resolveSignature(left)
        case .compositeLiteral: return typeOfLiteral(node)
        case .selector: return typeOfSelector(node)
        case .index: return typeOfIndex(node)
        case .slice:
            let operand = typeOf(left)
            let core = coreType(operand)
            switch types.kind(core) {
            case .array: return sliceOf(element(core))
            case .pointer: return sliceOf(element(element(core)))
            case .basic: return isUntyped(operand) ? BasicType.string.type : operand
            default: return operand
            }
        case .typeAssertion: return resolveType(tree.typeAssertion(node).type)
        case .call: return typeOfCall(node)
        case .star: return element(typeOf(left))
        case .unary: return typeOfUnary(node, left)
        case .binary: return typeOfBinary(node)
        default: return .unknown
        }
    }

    private mutating func sliceOf(_ element: TypeID) -> TypeID {
        types.intern(.slice, first: element.index)
    }

    private func literalType(_ node: Node) -> TypeID {
        switch tree.token(node) {
        case .integer: BasicType.untypedInteger.type
        case .float: BasicType.untypedFloat.type
        case .imaginary: BasicType.untypedComplex.type
        case .character: BasicType.untypedRune.type
        default: BasicType.untypedString.type
        }
    }

    // MARK: Names

    /// The type of the value that a name means.
    mutating func type(ofName resolution: Resolution) -> TypeID {
        switch resolution.kind {
        case .local, .localConstant: return type(ofLocal: Int(resolution.number))
        case .function: return program.functions[Int(resolution.number)].signature
        case .variable, .constant: return type(ofObject: resolution.number)
        case .predeclaredValue:
            switch PredeclaredValue(rawValue: UInt8(resolution.number)) {
            case .true, .false: return BasicType.untypedBool.type
            case .iota: return BasicType.untypedInteger.type
            default: return BasicType.untypedNil.type
            }
        default: return .unknown
        }
    }

    /// The type of a variable or constant of the body.
    mutating func type(ofLocal index: Int) -> TypeID {
        let known = locals[index].type
        if known == Local.busy { return .unknown }
        if known != Local.untyped { return known }
        locals.start[index].type = Local.busy
        let type = findType(ofLocal: locals[index])
        locals.start[index].type = type
        return type
    }

    private mutating func findType(ofLocal local: Local) -> TypeID {
        switch local.source {
        case .unknown: return .unknown
        case .declared: return resolveType(local.origin)
        case .range: return rangeType(local.origin, Int(local.place))
        case .clause: return clauseType(local)
        case .value where tree.kind(local.origin) == .valueSpecification:
            return constantType(specification: local.origin, group: local.owner, place: Int(local.place))
        case .value:
            if local.isSpread { return spreadType(local.origin, Int(local.place)) }
            return defaultType(value(typeOf(local.origin), at: 0))
        }
    }

    /// The type of one of the values of an expression: of a call, or of the forms with `ok`.
    mutating func spreadType(_ node: Node, _ place: Int) -> TypeID {
        let expression = tree.unparenthesized(node)
        switch tree.kind(expression) {
        case .call:
            return value(typeOf(expression), at: place)
        case .index, .typeAssertion:
            return place == 0 ? typeOf(expression) : place == 1 ? BasicType.bool.type : .unknown
        case .unary where tree.token(expression) == .arrow:
            return place == 0 ? typeOf(expression) : place == 1 ? BasicType.bool.type : .unknown
        default:
            return .unknown
        }
    }

    /// The type of a range's variable.
    mutating func rangeType(_ statement: Node, _ place: Int) -> TypeID {
        let operand = typeOf(tree.rangeStatement(statement).operand)
        var core = coreType(operand)
        if types.kind(core) == .pointer { core = coreType(element(core)) }
        let record = types[core]
        switch record.kind {
        case .slice, .array: return place == 0 ? BasicType.int.type : TypeID(record.first)
        case .map: return place == 0 ? TypeID(record.first) : TypeID(record.second)
        case .channel: return place == 0 ? TypeID(record.first) : .unknown
        case .basic:
            if isString(core) { return place == 0 ? BasicType.int.type : BasicType.int32.type }
            return place == 0 ? defaultType(operand) : .unknown
        case .signature:
            // The function's own parameter is called with the values.
            let parameters = types.firstList(core)
            guard parameters.count == 1 else { return .unknown }
            let yield = self.parameters(parameters.type(0))
            return place < yield.count ? yield.type(place) : .unknown
        default: return .unknown
        }
    }

    private mutating func clauseType(_ local: Local) -> TypeID {
        let cases = tree.caseClause(local.origin).expressions
        let operand = tree.typeSwitch(local.owner).operand
        guard cases.count == 1 else { return typeOf(operand) }
        // `case nil:` leaves the operand's type.
        if meaning(cases[0]).kind == .predeclaredValue { return typeOf(operand) }
        return resolveType(cases[0])
    }

    // MARK: Packages

    /// The type of a variable, constant or function of a package.
    mutating func type(ofObject index: UInt32) -> TypeID {
        let object = program.objects[Int(index)]
        if object.isTyped || object.isBusy { return object.type }
        guard types.baseCount == 0, chain < 100 else { return .unknown }
        let entry = program.objects.baseAddress.unsafelyUnwrapped + Int(index)
        entry.pointee.isBusy = true
        chain += 1
        let type = within(file: object.file) { $0.findType(ofObject: object) }
        chain -= 1
        entry.pointee.type = type
        entry.pointee.isBusy = false
        entry.pointee.isTyped = true
        return type
    }

    private mutating func findType(ofObject object: GoObject) -> TypeID {
        if object.kind == .constant {
            return constantType(specification: object.node, group: object.group, place: Int(object.place))
        }
        let parts = tree.valueSpecification(object.node)
        if !parts.type.isNone { return resolveType(parts.type) }
        if parts.values.count == parts.names.count {
            return defaultType(value(typeOf(parts.values[Int(object.place)]), at: 0))
        }
        return parts.values.first.map { spreadType($0, Int(object.place)) } ?? .unknown
    }

    // MARK: Operators

    private mutating func typeOfUnary(_ node: Node, _ operand: Node) -> TypeID {
        let type = typeOf(operand)
        switch tree.token(node) {
        case .and: return types.intern(.pointer, first: type.index)
        case .arrow: return element(type)
        default: return type
        }
    }

    /// The type of a chain of operators; the operands that lean to the left are walked with a loop.
    private mutating func typeOfBinary(_ node: Node) -> TypeID {
        switch tree.token(node) {
        case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: return BasicType.untypedBool.type
        default: break
        }
        var best = TypeID.unknown
        var at = node
        while tree.kind(at) == .binary {
            switch tree.token(at) {
            case .shiftLeft, .shiftRight: break
            case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
                return better(best, BasicType.untypedBool.type)
            default:
                best = better(best, typeOf(tree.rightNode(at)))
                if !best.isUnknown, !isUntyped(best) { return best }
            }
            at = tree.leftNode(at)
        }
        return better(best, typeOf(at))
    }

    /// Of two operands, the type with the greater say: a type, else the wider sort of constant.
    private func better(_ a: TypeID, _ b: TypeID) -> TypeID {
        if a.isUnknown || b.isUnknown { return a.isUnknown ? b : a }
        if !isUntyped(a) { return a }
        return isUntyped(b) && a.index > b.index ? a : b
    }

    // MARK: Indices and literals

    private mutating func typeOfIndex(_ node: Node) -> TypeID {
        let parts = tree.index(node)
        if let function = genericFunction(parts.operand) {
            let arguments = explicitArguments(parts.indices, function)
            return substitute(
                program.functions[Int(function)].signature,
                program.functions[Int(function)].firstTypeParameter,
                types.firstList(arguments))
        }
        let operand = typeOf(parts.operand)
        let core = coreType(operand)
        switch types.kind(core) {
        case .basic: return isString(core) ? BasicType.uint8.type : .unknown
        case .pointer: return element(element(core))
        default: return element(core)
        }
    }

    private mutating func typeOfLiteral(_ node: Node) -> TypeID {
        let type = tree.leftNode(node)
        if !type.isNone {
            if tree.kind(type) == .arrayType, tree.kind(tree.leftNode(type)) == .ellipsis {
                let element = resolveType(tree.rightNode(type))
                return types.intern(.array, first: element.index, second: UInt32.max)
            }
            return resolveType(type)
        }
        guard let owner = owner(ofElided: node) else { return .unknown }
        var around = coreType(typeOf(owner.literal))
        if types.kind(around) == .pointer { around = coreType(element(around)) }
        return owner.isKey ? key(around) : element(around)
    }

    /// The literal around a literal without a type, and whether that is a key in it.
    func owner(ofElided node: Node) -> (literal: Node, isKey: Bool)? {
        guard isInBody(node) else { return nil }
        let packed = resolutions[Int(node.index) - base]
        return packed == 0 ? nil : (Node(Int32(bitPattern: packed >> 1)), packed & 1 != 0)
    }
}

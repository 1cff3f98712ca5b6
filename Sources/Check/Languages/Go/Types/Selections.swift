import SuretyFlow

/// What a selector `x.name` selects.
enum Selection {
    /// Something of an imported package.
    case package(Resolution)
    /// A field of x.
    case field(Member)
    /// A method of x.
    case method(Member)
    /// A method of a type, as a function with the receiver first: `T.Name`, `(*T).Name`.
    case methodExpression(Member, receiver: TypeID)
    /// Nothing that is known.
    case unknown
}

// Selectors: package members, fields, methods.
extension BodyTyper {
    /// What a `selector` selects.
    mutating func selection(_ node: Node) -> Selection {
        let operand = tree.leftNode(node)
        let name = tree.selected(node)
        if tree.kind(operand) == .identifier {
            let meaning = resolution(operand)
            if meaning.kind == .package { return .package(member(name, ofImport: meaning.number)) }
            if meaning.kind == .unknown { return .unknown }
        }
        if isType(operand) {
            let type = resolveType(operand)
            let member = member(type, name)
            return member.kind == .method ? .methodExpression(member, receiver: type) : .unknown
        }
        let member = member(value(typeOf(operand), at: 0), name)
        switch member.kind {
        case .field: return .field(member)
        case .method: return .method(member)
        default: return .unknown
        }
    }

    /// The type of a selector, as a value.
    mutating func typeOfSelector(_ node: Node) -> TypeID {
        switch selection(node) {
        case .package(let resolution): return type(ofName: resolution)
        case .field(let member), .method(let member): return member.type
        case .methodExpression(let member, let receiver):
            let mark = scratch.count
            scratch.append(receiver.index)
            for parameter in parameters(member.type) { scratch.append(parameter) }
            let second = scratch.count
            for result in results(member.type) { scratch.append(result) }
            let detail = types[member.type].detail
            return finish(.signature, from: mark, second: second, detail: detail)
        case .unknown: return .unknown
        }
    }

    /// Whether an expression denotes a type.
    mutating func isType(_ node: Node) -> Bool {
        switch tree.kind(node) {
        case .identifier, .selector:
            switch meaning(node).kind {
            case .type, .localType, .predeclaredType: return true
            default: return false
            }
        case .paren, .star:
            return isType(tree.leftNode(node))
        case .index:
            return meaning(tree.index(node).operand).kind == .type
        case .arrayType, .structType, .functionType, .interfaceType, .mapType, .channelType, .ellipsis:
            return true
        default:
            return false
        }
    }
}

import SuretyFlow

// What identifiers mean.
extension BodyTyper {
    /// What an identifier means where it stands.
    @inline(__always)
    mutating func resolution(_ node: Node) -> Resolution {
        if isInBody(node) {
            let resolution = Resolution(raw: resolutions[Int(node.index) &- base])
            return resolution.isKey ? resolveKey(node, resolution) : resolution
        }
        return lookUp(tree.symbol(node))
    }

    /// Whether a key of a literal is a field's name, or what it means otherwise.
    private mutating func resolveKey(_ node: Node, _ resolution: Resolution) -> Resolution {
        var result = resolution
        result.isKey = false
        if let literal = literal(ofKey: node) {
            let type = underlying(typeOf(literal))
            let base = types.kind(type) == .pointer ? underlying(element(type)) : type
            switch types.kind(base) {
            case .structure: result = Resolution(.field)
            case .unknown where result.kind == .unknown: result = Resolution(.field)
            default: break
            }
        }
        resolutions[Int(node.index) &- self.base] = result.raw
        return result
    }

    /// The literal in which an identifier is a key. The pairs are in the order of the identifiers.
    private func literal(ofKey node: Node) -> Node? {
        var low = 0
        var high = keys.count / 2
        while low < high {
            let middle = (low + high) / 2
            if keys[middle * 2] < node.index { low = middle + 1 } else { high = middle }
        }
        guard low * 2 < keys.count, keys[low * 2] == node.index else { return nil }
        return Node(keys[low * 2 + 1])
    }

    /// What a name means in the file at hand, outside of bodies.
    mutating func lookUp(_ name: Symbol) -> Resolution {
        if name == program.known.blank { return Resolution(.blank) }
        var at = environment.count - 2
        while at >= 0 {
            if environment[at + 1] == UInt32.max { break }
            if environment[at] == name.index { return Resolution(.localType, environment[at + 1]) }
            at -= 2
        }
        guard file >= 0 else { return lookUpUniverse(name) }
        let object = program.scopes.find(.package(Int(package)), name)
        if object != ScopeTable.missing { return resolution(ofObject: object) }
        let imported = program.scopes.find(.file(Int(file)), name)
        if imported != ScopeTable.missing { return Resolution(.package, imported) }
        if let dots = program.dotImports[file] {
            for package in dots where package >= 0 {
                let object = program.scopes.find(.package(Int(package)), name)
                if object != ScopeTable.missing { return resolution(ofObject: object) }
            }
        }
        // All predeclared names are in lower case, so that a dot import that is not loaded cannot hide them.
        return lookUpUniverse(name)
    }

    private mutating func lookUpUniverse(_ name: Symbol) -> Resolution {
        let meaning = program.scopes.find(.universe, name)
        if meaning == ScopeTable.missing { return .unknown }
        let number = UniverseMeaning.number(meaning)
        switch UniverseMeaning.kind(meaning) {
        case UniverseMeaning.type: return Resolution(.predeclaredType, number)
        case UniverseMeaning.builtin: return Resolution(.builtin, number)
        default: return Resolution(.predeclaredValue, number)
        }
    }

    /// The resolution that stands for an object of a package.
    @inline(__always)
    func resolution(ofObject index: UInt32) -> Resolution {
        let object = program.objects[Int(index)]
        switch object.kind {
        case .function: return Resolution(.function, object.number)
        case .type: return Resolution(.type, object.number)
        case .variable: return Resolution(.variable, index)
        case .constant: return Resolution(.constant, index)
        }
    }

    /// What `package.name` means; unknown if the package is not loaded.
    mutating func member(_ name: Symbol, ofImport index: UInt32) -> Resolution {
        let entry = program.imports[Int(index)]
        if entry.special == .unsafe {
            if name == program.known.pointer {
                return Resolution(.predeclaredType, BasicType.unsafePointer.type.index)
            }
            let function = program.known.unsafeFunctions.first { $0.name == name }
            return function.map { Resolution(.builtin, UInt32($0.builtin.rawValue)) } ?? .unknown
        }
        guard entry.package >= 0 else { return .unknown }
        let object = program.scopes.find(.package(Int(entry.package)), name)
        return object == ScopeTable.missing ? .unknown : resolution(ofObject: object)
    }

    /// What a name or a qualified name means; none for any other expression.
    mutating func meaning(_ node: Node) -> Resolution {
        switch tree.kind(node) {
        case .identifier:
            return resolution(node)
        case .selector:
            let operand = tree.leftNode(node)
            guard tree.kind(operand) == .identifier else { return Resolution(.none) }
            let package = resolution(operand)
            guard package.kind == .package else { return Resolution(.none) }
            return member(tree.selected(node), ofImport: package.number)
        default:
            return Resolution(.none)
        }
    }

    /// The variable that a clause of a type switch declares; nil if the switch names none.
    func variable(ofClause clause: Node) -> Int? {
        guard isInBody(clause) else { return nil }
        let number = resolutions[Int(clause.index) - base]
        return number == 0 ? nil : Int(number) - 1
    }
}

import SuretyFlow

// Types as text, for messages and tests.
extension BodyTyper {
    /// The type as it would be written in Go, with package names: `*os.File`, `map[string][]int`.
    func name(of type: TypeID) -> String {
        name(of: type, depth: 0)
    }

    private func name(of type: TypeID, depth: Int) -> String {
        guard depth < 20 else { return "…" }
        let record = types[type]
        func inner(_ index: UInt32) -> String { name(of: TypeID(index), depth: depth + 1) }
        switch record.kind {
        case .unknown: return "?"
        case .basic: return BasicType(rawValue: UInt8(truncatingIfNeeded: record.first))?.name ?? "?"
        case .pointer: return "*" + inner(record.first)
        case .slice: return "[]" + inner(record.first)
        case .array: return "[" + (record.second == .max ? "…" : "\(record.second)") + "]" + inner(record.first)
        case .map: return "map[" + inner(record.first) + "]" + inner(record.second)
        case .channel: return ["chan ", "chan<- ", "<-chan "][Int(record.detail) % 3] + inner(record.first)
        case .named: return namedName(type, record, inner)
        case .signature: return "func" + signatureName(type, record, depth)
        case .tuple: return "(" + types.firstList(type).map(inner).joined(separator: ", ") + ")"
        case .union: return types.firstList(type).map(inner).joined(separator: " | ")
        case .typeParameter: return program.symbols.name(of: program.typeParameters[Int(record.first)].name)
        case .structure: return structName(type, inner)
        case .interface: return interfaceName(type, depth, inner)
        }
    }

    private func namedName(_ type: TypeID, _ record: TypeRecord, _ inner: (UInt32) -> String) -> String {
        let declaration = typeDeclaration(record.first)
        var text = program.symbols.name(of: declaration.name)
        if declaration.package >= 0 {
            text = program.symbols.name(of: program.packages[Int(declaration.package)].name) + "." + text
        }
        let arguments = types.secondList(type)
        if !arguments.isEmpty { text += "[" + arguments.map(inner).joined(separator: ", ") + "]" }
        return text
    }

    private func signatureName(_ type: TypeID, _ record: TypeRecord, _ depth: Int) -> String {
        var parameters = types.firstList(type).map { name(of: TypeID($0), depth: depth + 1) }
        if record.detail == 1, let last = parameters.last { parameters[parameters.count - 1] = "..." + last.dropFirst(2) }
        let results = types.secondList(type).map { name(of: TypeID($0), depth: depth + 1) }
        let text = "(" + parameters.joined(separator: ", ") + ")"
        switch results.count {
        case 0: return text
        case 1: return text + " " + results[0]
        default: return text + " (" + results.joined(separator: ", ") + ")"
        }
    }

    private func structName(_ type: TypeID, _ inner: (UInt32) -> String) -> String {
        let list = types.firstList(type)
        let fields = stride(from: 0, to: list.count, by: 3).map { index in
            (list[index + 2] != 0 ? "" : program.symbols.name(of: Symbol(list[index])) + " ") + inner(list[index + 1])
        }
        return fields.isEmpty ? "struct{}" : "struct{ " + fields.joined(separator: "; ") + " }"
    }

    private func interfaceName(_ type: TypeID, _ depth: Int, _ inner: (UInt32) -> String) -> String {
        if type == .emptyInterface { return "any" }
        let list = types.firstList(type)
        var parts = stride(from: 0, to: list.count, by: 3).map { index in
            let signature = TypeID(list[index + 2])
            return program.symbols.name(of: Symbol(list[index]))
                + (types.kind(signature) == .signature ? signatureName(signature, types[signature], depth) : "()")
        }
        parts += types.secondList(type).map(inner)
        return "interface{ " + parts.joined(separator: "; ") + " }"
    }
}

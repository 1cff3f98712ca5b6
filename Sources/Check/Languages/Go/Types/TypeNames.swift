import SuretyFlow

extension BodyTyper {
    /// The type as it would be written in Go, with package names: `*os.File`, `map[string][]int`.
    func name(of type: TypeID) -> String {
        var printer = TypePrinter(
            declarationName: { typer, declaration in
                let name = typer.program.symbols.name(of: declaration.name)
                guard declaration.package >= 0 else { return name }
                return typer.program.symbols.name(of: typer.program.packages[Int(declaration.package)].name)
                    + "." + name
            })
        return printer.text(type, self)
    }
}

/// Types as text.
struct TypePrinter {
    /// How a declared type is called.
    var declarationName: (borrowing BodyTyper, GoTypeDeclaration) -> String
    /// Which fields of a struct are printed.
    var includesField: (borrowing BodyTyper, Symbol) -> Bool = { _, _ in true }
    /// What stands for a type that is unknown.
    var unknown = "?"
    /// What stands for the length of an array that is not simple.
    var unknownLength = "…"
    /// Whether bytes are called so, rather than `uint8`: which of the two names was written is not kept.
    var saysByte = false
    /// Whether the terms of a constraint get a `~`: whether they had one is not kept.
    var marksTerms = false
    private var depth = 0
    /// How many parts may still be printed: types may share parts so often that the text would never end.
    private var budget = 2_000

    init(declarationName: @escaping (borrowing BodyTyper, GoTypeDeclaration) -> String) {
        self.declarationName = declarationName
    }

    /// The text of a type.
    mutating func text(_ type: TypeID, _ typer: borrowing BodyTyper) -> String {
        guard depth < 20, budget > 0 else { return unknown }
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        let record = typer.types[type]
        switch record.kind {
        case .unknown: return unknown
        case .basic where saysByte && type == BasicType.uint8.type: return "byte"
        case .basic: return BasicType(rawValue: UInt8(truncatingIfNeeded: record.first))?.name ?? unknown
        case .pointer: return "*" + text(record.first, typer)
        case .slice: return "[]" + text(record.first, typer)
        case .array:
            return "[" + (record.second == .max ? unknownLength : "\(record.second)") + "]"
                + text(record.first, typer)
        case .map: return "map[" + text(record.first, typer) + "]" + text(record.second, typer)
        case .channel:
            return ["chan ", "chan<- ", "<-chan "][Int(record.detail) % 3] + text(record.first, typer)
        case .named:
            let arguments = typer.types.secondList(type)
            return declarationName(typer, typer.typeDeclaration(record.first))
                + (arguments.isEmpty ? "" : "[" + texts(arguments, typer).joined(separator: ", ") + "]")
        case .signature: return "func" + signature(type, typer)
        case .tuple: return "(" + texts(typer.types.firstList(type), typer).joined(separator: ", ") + ")"
        case .union: return terms(typer.types.firstList(type), typer)
        case .typeParameter:
            return typer.program.symbols.name(of: typer.program.typeParameters[Int(record.first)].name)
        case .structure: return structure(type, typer)
        case .interface: return interface(type, typer)
        }
    }

    private mutating func text(_ index: UInt32, _ typer: borrowing BodyTyper) -> String {
        text(TypeID(index), typer)
    }

    private mutating func texts(_ list: TypeList, _ typer: borrowing BodyTyper) -> [String] {
        var result: [String] = []
        for index in 0..<list.count { result.append(text(list.type(index), typer)) }
        return result
    }

    private mutating func terms(_ list: TypeList, _ typer: borrowing BodyTyper) -> String {
        var parts: [String] = []
        for index in 0..<list.count {
            let term = text(list.type(index), typer)
            parts.append(marksTerms && !isInterface(list.type(index), typer) ? "~" + term : term)
        }
        return parts.joined(separator: " | ")
    }

    private func isInterface(_ type: TypeID, _ typer: borrowing BodyTyper) -> Bool {
        let record = typer.types[type]
        if record.kind == .named {
            return typer.types.kind(typer.typeDeclaration(record.first).underlying) == .interface
        }
        return record.kind == .interface || record.kind == .union
    }

    /// Parameters and results, with the parameters' names if they are given.
    mutating func signature(
        _ type: TypeID, _ typer: borrowing BodyTyper, parameterNames: [String] = [],
        resultNames: [String] = []
    ) -> String {
        var parameters = texts(typer.types.firstList(type), typer)
        if typer.types[type].detail == 1, let last = parameters.popLast() {
            parameters.append("..." + last.dropFirst(2))
        }
        let results = texts(typer.types.secondList(type), typer)
        let text = "(" + joined(parameterNames, parameters) + ")"
        if results.isEmpty { return text }
        if results.count == 1, resultNames.allSatisfy(\.isEmpty) { return text + " " + results[0] }
        return text + " (" + joined(resultNames, results) + ")"
    }

    private func joined(_ names: [String], _ types: [String]) -> String {
        let isNamed = names.count == types.count && names.contains { !$0.isEmpty }
        guard isNamed else { return types.joined(separator: ", ") }
        return zip(names, types).map { ($0.isEmpty ? "_" : $0) + " " + $1 }.joined(separator: ", ")
    }

    private mutating func structure(_ type: TypeID, _ typer: borrowing BodyTyper) -> String {
        let list = typer.types.firstList(type)
        var fields: [String] = []
        for index in stride(from: 0, to: list.count, by: 3) {
            let name = Symbol(list[index])
            let isEmbedded = list[index + 2] != 0
            guard isEmbedded || includesField(typer, name) else { continue }
            let type = text(list[index + 1], typer)
            fields.append(isEmbedded ? type : typer.program.symbols.name(of: name) + " " + type)
        }
        return fields.isEmpty ? "struct{}" : "struct{ " + fields.joined(separator: "; ") + " }"
    }

    private mutating func interface(_ type: TypeID, _ typer: borrowing BodyTyper) -> String {
        if type == .emptyInterface { return "any" }
        let list = typer.types.firstList(type)
        var parts: [String] = []
        for index in stride(from: 0, to: list.count, by: 3) {
            let method = TypeID(list[index + 2])
            let rest = typer.types.kind(method) == .signature ? signature(method, typer) : "()"
            parts.append(typer.program.symbols.name(of: Symbol(list[index])) + rest)
        }
        let embedded = typer.types.secondList(type)
        for index in 0..<embedded.count {
            parts.append(element(embedded.type(index), typer))
        }
        return "interface{ " + parts.joined(separator: "; ") + " }"
    }

    /// An element that an interface embeds: an interface, a term or a union.
    mutating func element(_ type: TypeID, _ typer: borrowing BodyTyper) -> String {
        (marksTerms && !isInterface(type, typer) ? "~" : "") + text(type, typer)
    }
}

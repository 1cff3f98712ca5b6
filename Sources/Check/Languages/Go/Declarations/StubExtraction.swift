import SuretyFlow

/// Prints what a package declares for others as a Go file without bodies and comments.
///
/// Everything is printed from the types, not from the source, so that an inferred type is written out and
/// every name of another package is qualified. Names are sorted: the same declarations give the same bytes.
public struct StubExtractor {
    /// A stub file.
    public struct Stub: Sendable {
        /// The file.
        public var text: String
        /// The packages that it imports, as indices into `GoProgram.packages`.
        public var imports: [Int]
    }

    private let program: GoProgram
    private let package: Int
    private let state: State

    /// What comes up while a stub is printed: other packages, and unexported types that exported ones need.
    private final class State {
        var importNames: [Int: String] = [:]
        var usedNames: Set<String> = []
        var neededTypes: Set<UInt32> = []
        var pendingTypes: [UInt32] = []
    }

    /// The stub of a package of a program.
    public static func stub(ofPackage index: Int, in program: GoProgram) -> Stub {
        var typer = BodyTyper(program)
        return StubExtractor(program: program, package: index, state: State()).print(&typer)
    }

    // MARK: The file

    private func print(_ typer: inout BodyTyper) -> Stub {
        let objects = program.tables.objects.indices.filter { index in
            let object = program.tables.objects[index]
            return Int(object.package) == package && isExported(object.name)
        }.sorted {
            program.symbols.precedes(program.tables.objects[$0].name, program.tables.objects[$1].name)
        }
        var values: [String] = []
        var types: [String: [String]] = [:]
        var functions: [String] = []
        for index in objects {
            let object = program.tables.objects[index]
            switch object.kind {
            case .constant: values.append(constant(index, object, &typer))
            case .variable: values.append("var \(name(object.name)) \(text(object.type, typer))")
            case .type: need(object.number)
            case .function: functions.append(function(FunctionID(object.number), typer))
            }
        }
        while let number = state.pendingTypes.popLast() {
            types[name(typer.typeDeclaration(number).name)] = declaration(number, &typer)
        }
        let path = program.packages[package].path
        var lines = ["package \(name(program.packages[package].name)) // import \"\(path)\"", ""]
        let imports = state.importNames.sorted {
            program.packages[$0.key].path < program.packages[$1.key].path
        }
        for entry in imports { lines.append(importLine(entry.key, entry.value)) }
        if !imports.isEmpty { lines.append("") }
        lines += values
        if !values.isEmpty { lines.append("") }
        for key in types.keys.sorted() { lines += (types[key] ?? []) + [""] }
        lines += functions
        while lines.last == "" { lines.removeLast() }
        return Stub(text: lines.joined(separator: "\n") + "\n", imports: imports.map(\.key))
    }

    private func importLine(_ package: Int, _ used: String) -> String {
        let path = program.packages[package].path
        let own = name(program.packages[package].name)
        return used == own && used == ImportPaths.probableName(of: path)
            ? "import \"\(path)\"" : "import \(used) \"\(path)\""
    }

    private func name(_ symbol: Symbol) -> String { program.symbols.name(of: symbol) }

    private func isExported(_ symbol: Symbol) -> Bool { program.symbols.isExported(symbol) }

    private func need(_ number: UInt32) {
        if state.neededTypes.insert(number).inserted { state.pendingTypes.append(number) }
    }

    // MARK: Types

    private func text(_ type: TypeID, _ typer: borrowing BodyTyper) -> String {
        var printer = self.printer
        return printer.text(type, typer)
    }

    private var printer: TypePrinter {
        var printer = TypePrinter(declarationName: { _, declaration in self.reference(declaration) })
        printer.includesField = { _, name in self.isExported(name) }
        printer.unknown = "any"
        printer.unknownLength = "0"
        printer.saysByte = true
        printer.marksTerms = true
        return printer
    }

    /// How the stub calls a declared type; notes that it needs the type, or the package.
    private func reference(_ declaration: GoTypeDeclaration) -> String {
        let own = name(declaration.name)
        if declaration.package < 0 { return own }
        if Int(declaration.package) == package {
            if let number = number(of: declaration) { need(number) }
            return own
        }
        // An unexported type of another package cannot be named here.
        guard isExported(declaration.name) else { return "any" }
        return importName(Int(declaration.package)) + "." + own
    }

    /// The number of a declared type of this package.
    private func number(of declaration: GoTypeDeclaration) -> UInt32? {
        let object = program.tables.scopes.find(.package(package), declaration.name)
        guard object != ScopeTable.missing, program.tables.objects[Int(object)].kind == .type else {
            return nil
        }
        return program.tables.objects[Int(object)].number
    }

    private func importName(_ package: Int) -> String {
        if let known = state.importNames[package] { return known }
        let own = name(program.packages[package].name)
        var candidate = own
        var number = 2
        while state.usedNames.contains(candidate) {
            candidate = "\(own)\(number)"
            number += 1
        }
        state.usedNames.insert(candidate)
        state.importNames[package] = candidate
        return candidate
    }

    /// The lines of a type's declaration and its methods.
    private func declaration(_ number: UInt32, _ typer: inout BodyTyper) -> [String] {
        let declaration = typer.typeDeclaration(number)
        let parameters = typeParameters(
            first: declaration.firstTypeParameter, count: declaration.typeParameterCount, typer)
        let head = "type \(name(declaration.name))\(parameters) "
        if declaration.isAlias { return [head + "= " + text(declaration.underlying, typer)] }
        var lines = body(head, declaration.underlying, typer)
        let range = Int(declaration.firstMethod)..<Int(declaration.firstMethod + declaration.methodCount)
        let methods = range.map { program.tables.methods[$0] }.filter { isExported(program.symbol(of: $0)) }
        for method in methods.sorted(by: {
            program.symbols.precedes(program.symbol(of: $0), program.symbol(of: $1))
        }) {
            lines.append(function(method, typer))
        }
        return lines
    }

    /// A type's declaration; fields and methods of an interface get lines of their own, so that contracts can
    /// stand above them.
    private func body(_ head: String, _ type: TypeID, _ typer: borrowing BodyTyper) -> [String] {
        var parts: [String] = []
        var keyword = "struct"
        let list = typer.types.firstList(type)
        switch typer.types.kind(type) {
        case .structure:
            for index in stride(from: 0, to: list.count, by: 3) {
                let field = Symbol(list[index])
                let isEmbedded = list[index + 2] != 0
                if !isEmbedded, !isExported(field) { continue }
                parts.append((isEmbedded ? "" : name(field) + " ") + text(list.type(index + 1), typer))
            }
        case .interface where type != .emptyInterface:
            keyword = "interface"
            for index in stride(from: 0, to: list.count, by: 3) {
                parts.append(name(Symbol(list[index])) + method(list[index + 1], list.type(index + 2), typer))
            }
            let embedded = typer.types.secondList(type)
            var printer = self.printer
            for index in 0..<embedded.count { parts.append(printer.element(embedded.type(index), typer)) }
        default:
            return [head + text(type, typer)]
        }
        if parts.isEmpty { return [head + keyword + "{}"] }
        return [head + keyword + " {"] + parts.map { "\t" + $0 } + ["}"]
    }

    private func method(_ function: UInt32, _ signature: TypeID, _ typer: borrowing BodyTyper) -> String {
        var printer = self.printer
        if function == .max { return printer.signature(signature, typer) }
        let id = FunctionID(function)
        return printer.signature(
            signature, typer, parameterNames: program.parameterNames(of: id).map { name($0) },
            resultNames: program.resultNames(of: id).map { name($0) })
    }

    private func typeParameters(first: Int32, count: Int32, _ typer: borrowing BodyTyper) -> String {
        if count == 0 { return "" }
        var parts: [String] = []
        for number in Int(first)..<Int(first + count) {
            let parameter = program.tables.typeParameters[number]
            parts.append(name(parameter.name) + " " + text(parameter.constraint, typer))
        }
        return "[" + parts.joined(separator: ", ") + "]"
    }

    // MARK: Functions and values

    private func function(_ function: FunctionID, _ typer: borrowing BodyTyper) -> String {
        let entry = program.function(function)
        var text = "func "
        if entry.receiver >= 0 {
            let declaration = typer.typeDeclaration(UInt32(entry.receiver))
            let variable = program.receiverVariable(of: function).map { name($0) + " " } ?? ""
            text += "(\(variable)\(entry.hasPointerReceiver ? "*" : "")\(name(declaration.name))"
            if declaration.typeParameterCount > 0 {
                let first = Int(declaration.firstTypeParameter)
                let names = (first..<first + Int(declaration.typeParameterCount)).map {
                    name(program.tables.typeParameters[$0].name)
                }
                text += "[" + names.joined(separator: ", ") + "]"
            }
            text += ") "
        }
        text += name(entry.name)
        text += typeParameters(first: entry.firstTypeParameter, count: entry.typeParameterCount, typer)
        return text + method(function.index, entry.signature, typer)
    }

    /// A constant with its value. One whose value is not simple becomes a variable: nothing is known of its
    /// value.
    private func constant(_ index: Int, _ object: GoObject, _ typer: inout BodyTyper) -> String {
        let type = object.type
        let isTyped = !typer.isUntyped(type) && !type.isUnknown
        let head = "const \(name(object.name))" + (isTyped ? " " + text(type, typer) : "") + " = "
        switch typer.value(ofConstant: UInt32(index)) {
        case .integer(let value):
            if typer.isUntyped(type), type == BasicType.untypedFloat.type { return head + "\(value).0" }
            if type == BasicType.untypedRune.type { return head + rune(value) }
            return head + "\(value)"
        case .bool(let value): return head + "\(value)"
        case .string(let value): return head + quoted(value)
        case nil:
            return "var \(name(object.name)) \(text(typer.defaultType(type), typer))"
        }
    }

    private func rune(_ value: Int64) -> String {
        let digits = String(value, radix: 16)
        return value >= 0 && value <= 0x10FFFF
            ? "'\\U" + String(repeating: "0", count: 8 - digits.count) + digits + "'" : "\(value)"
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}

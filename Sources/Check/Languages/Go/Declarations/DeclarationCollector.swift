import SuretyFlow

/// Walks over the top-level declarations of all files once and numbers what they declare.
///
/// It looks at no type: what a name means is known only when all are collected.
struct DeclarationCollector: ~Copyable {
    let packages: [GoPackage]
    let symbols: SymbolTable
    let known: KnownSymbols
    private(set) var files: [GoFile] = []
    private(set) var firstFile: [Int] = []
    private(set) var packageOfFile: [Int32] = []
    private(set) var objects: [GoObject] = []
    private(set) var functions: [GoFunction] = []
    private(set) var typeDeclarations: [GoTypeDeclaration] = []
    private(set) var typeParameters: [GoTypeParameter] = []
    private(set) var imports: [GoImport] = []
    private(set) var methods: [FunctionID] = []
    private(set) var dotImports: [Int32: [Int32]] = [:]
    private(set) var interfaceMethods: [UInt64: UInt32] = [:]
    private var scopes: ScopeTable

    /// Methods, with the name of their receiver, until all types are known.
    private var pendingMethods: [(function: Int, receiver: Symbol)] = []
    /// The names of packages that are not there, by path.
    private var probableNames: [String: Symbol] = [:]

    init(packages: [GoPackage], symbols: SymbolTable) {
        self.packages = packages
        self.symbols = symbols
        known = KnownSymbols(symbols)
        let declarations = packages.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.declarations.count } }
        scopes = ScopeTable(capacity: declarations * 2 + 256)
        collectUniverse()
        for (index, package) in packages.enumerated() {
            firstFile.append(files.count)
            for file in package.files {
                files.append(file)
                packageOfFile.append(Int32(index))
            }
        }
        firstFile.append(files.count)
        for file in files.indices { collect(file: file) }
        attachMethods()
    }

    /// Gives the scopes away, at the end.
    consuming func takeScopes() -> ScopeTable { scopes }

    // MARK: The universe

    /// The universe has one type with a method: `error`, type declaration 0 with function 0.
    private mutating func collectUniverse() {
        for basic in BasicType.named { declareUniversal(basic.name, UniverseMeaning.type, basic.type.index) }
        declareUniversal("byte", UniverseMeaning.type, BasicType.uint8.type.index)
        declareUniversal("rune", UniverseMeaning.type, BasicType.int32.type.index)
        // `comparable` has no methods either; what it demands is of no concern here.
        declareUniversal("any", UniverseMeaning.type, TypeID.emptyInterface.index)
        declareUniversal("comparable", UniverseMeaning.type, TypeID.emptyInterface.index)
        declareUniversal("error", UniverseMeaning.type, TypeID.error.index)
        for builtin in Builtin.universal {
            declareUniversal(builtin.name, UniverseMeaning.builtin, UInt32(builtin.rawValue))
        }
        let values: [(String, PredeclaredValue)] = [
            ("true", .true), ("false", .false), ("iota", .iota), ("nil", .nil),
        ]
        for (name, value) in values { declareUniversal(name, UniverseMeaning.value, UInt32(value.rawValue)) }
        typeDeclarations.append(
            GoTypeDeclaration(
                name: known.error, package: -1, file: -1, node: .none, isAlias: false, state: .done,
                type: .error))
        functions.append(
            GoFunction(
                package: -1, file: -1, declaration: -1, node: .none, name: known.errorMethod, receiver: 0,
                isInterfaceMethod: true))
    }

    private mutating func declareUniversal(_ name: String, _ kind: UInt32, _ number: UInt32) {
        scopes.insert(.universe, symbols.intern(name), kind << 24 | number)
    }

    // MARK: Files

    private mutating func collect(file index: Int) {
        let file = files[index]
        let tree = file.tree
        for (place, declaration) in file.declarations.enumerated() {
            switch tree.kind(declaration) {
            case .functionDeclaration:
                collectFunction(tree, declaration, file: index, place: place)
            case .generalDeclaration where tree.token(declaration) != .import:
                for specification in tree.specifications(declaration) {
                    if tree.kind(specification) == .typeSpecification {
                        collectType(tree, specification, declaration, file: index, place: place)
                    } else if tree.kind(specification) == .valueSpecification {
                        collectValues(tree, specification, declaration, file: index)
                    }
                }
            default: break
            }
        }
    }

    private mutating func declare(_ object: GoObject) {
        if object.name != known.blank {
            scopes.insert(.package(Int(object.package)), object.name, UInt32(objects.count))
        }
        objects.append(object)
    }

    private mutating func collectFunction(_ tree: SyntaxTree, _ node: Node, file: Int, place: Int) {
        let parts = tree.functionDeclaration(node)
        var function = GoFunction(
            package: packageOfFile[file], file: Int32(file), declaration: Int32(place), node: node,
            name: tree.symbol(parts.name), receiver: -1)
        function.hasBody = !parts.body.isNone
        (function.firstTypeParameter, function.typeParameterCount) = collectParameters(
            tree, parts.typeParameters)
        let number = functions.count
        if parts.receiver.isNone {
            if function.name != known.initializer {
                declare(
                    GoObject(
                        kind: .function, package: function.package, file: function.file, node: node,
                        group: .none,
                        name: function.name, number: UInt32(number)))
            }
        } else if let field = tree.fields(parts.receiver).first {
            let type = tree.unparenthesized(tree.field(field).type)
            function.hasPointerReceiver = tree.kind(type) == .star
            pendingMethods.append((number, receiverName(tree, type)))
        }
        functions.append(function)
    }

    /// The name in a receiver's type: `T`, `*T`, `T[A]`, `*T[A, B]`.
    private func receiverName(_ tree: SyntaxTree, _ type: Node) -> Symbol {
        var type = type
        while true {
            switch tree.kind(type) {
            case .paren, .star, .index: type = tree.leftNode(type)
            case .identifier: return tree.symbol(type)
            default: return .empty
            }
        }
    }

    private mutating func collectParameters(_ tree: SyntaxTree, _ list: Node) -> (first: Int32, count: Int32)
    {
        let first = typeParameters.count
        for field in tree.fields(list) {
            for name in tree.field(field).names {
                typeParameters.append(GoTypeParameter(name: tree.symbol(name)))
            }
        }
        return (Int32(first), Int32(typeParameters.count - first))
    }

    private mutating func collectType(
        _ tree: SyntaxTree, _ node: Node, _ group: Node, file: Int, place: Int
    ) {
        let parts = tree.typeSpecification(node)
        let number = typeDeclarations.count
        var declaration = GoTypeDeclaration(
            name: tree.symbol(parts.name), package: packageOfFile[file], file: Int32(file), node: node,
            isAlias: tree.isAlias(node))
        (declaration.firstTypeParameter, declaration.typeParameterCount) =
            collectParameters(tree, parts.typeParameters)
        typeDeclarations.append(declaration)
        declare(
            GoObject(
                kind: .type, package: declaration.package, file: declaration.file, node: node, group: group,
                name: declaration.name, number: UInt32(number)))
        let type = tree.unparenthesized(parts.type)
        guard tree.kind(type) == .interfaceType, !declaration.isAlias else { return }
        for field in tree.fields(type) {
            guard let name = tree.field(field).names.first else { continue }
            interfaceMethods[ProgramTables.key(file: Int32(file), node: field)] = UInt32(functions.count)
            functions.append(
                GoFunction(
                    package: declaration.package, file: declaration.file, declaration: Int32(place),
                    node: field,
                    name: tree.symbol(name), receiver: Int32(number), isInterfaceMethod: true))
        }
    }

    private mutating func collectValues(_ tree: SyntaxTree, _ node: Node, _ group: Node, file: Int) {
        let kind: GoObject.Kind = tree.token(node) == .const ? .constant : .variable
        for (place, name) in tree.valueSpecification(node).names.enumerated() {
            declare(
                GoObject(
                    kind: kind, place: Int16(truncatingIfNeeded: place), package: packageOfFile[file],
                    file: Int32(file), node: node, group: group, name: tree.symbol(name)))
        }
    }

    // MARK: Methods

    /// Gives methods to their types: sorted by type, in the order of their declaration.
    private mutating func attachMethods() {
        var pairs: [(type: Int32, function: Int32)] = []
        for (function, receiver) in pendingMethods {
            let type = typeDeclaration(receiver, package: functions[function].package, depth: 0)
            functions[function].receiver = type
            if type >= 0 { pairs.append((type, Int32(function))) }
        }
        pairs.sort { ($0.type, $0.function) < ($1.type, $1.function) }
        for pair in pairs {
            let type = Int(pair.type)
            if typeDeclarations[type].methodCount == 0 {
                typeDeclarations[type].firstMethod = Int32(methods.count)
            }
            typeDeclarations[type].methodCount += 1
            let function = FunctionID(UInt32(pair.function))
            methods.append(function)
            scopes.insert(.methods(type), functions[Int(pair.function)].name, function.index)
        }
    }

    /// The type declaration of that name; an alias of a name leads on to that.
    private func typeDeclaration(_ name: Symbol, package: Int32, depth: Int) -> Int32 {
        let object = scopes.find(.package(Int(package)), name)
        guard object != ScopeTable.missing, objects[Int(object)].kind == .type, depth < 10 else { return -1 }
        let number = Int32(objects[Int(object)].number)
        let declaration = typeDeclarations[Int(number)]
        guard declaration.isAlias else { return number }
        let tree = files[Int(declaration.file)].tree
        let target = receiverName(tree, tree.typeSpecification(declaration.node).type)
        return typeDeclaration(target, package: package, depth: depth + 1)
    }

    // MARK: Imports

    /// Enters the imports of all files. `resolve` says which package a path means to an importing package.
    mutating func collectImports(_ resolve: (_ path: String, _ importer: Int) -> Int?) {
        for (index, file) in files.enumerated() {
            for specification in file.imports {
                guard let path = file.importPath(specification) else { continue }
                enter(path, specification, file: index, resolve(path, Int(packageOfFile[index])))
            }
        }
    }

    private mutating func enter(_ path: String, _ specification: Node, file: Int, _ package: Int?) {
        let tree = files[file].tree
        let given = tree.leftNode(specification)
        var name = given.isNone ? Symbol.empty : tree.symbol(given)
        if name == known.blank { return }
        let found = package.flatMap { packages.indices.contains($0) ? Int32($0) : nil } ?? -1
        if name == known.dot {
            // Without its declarations, a dot import makes every unknown name of the file unknowable.
            dotImports[Int32(file), default: []].append(found)
            return
        }
        let special: GoImport.Special = path == "unsafe" ? .unsafe : path == "C" ? .cgo : .none
        if name == .empty {
            name = found >= 0 ? packages[Int(found)].name : probableName(of: path)
        }
        scopes.insert(.file(file), name, UInt32(imports.count))
        imports.append(
            GoImport(package: found, node: specification, file: Int32(file), name: name, special: special))
    }

    /// Most files import what others import, too.
    private mutating func probableName(of path: String) -> Symbol {
        if let known = probableNames[path] { return known }
        let name = symbols.intern(ImportPaths.probableName(of: path))
        probableNames[path] = name
        return name
    }
}

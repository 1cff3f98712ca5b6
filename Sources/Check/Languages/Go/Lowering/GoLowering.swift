import SuretyFlow

/// A top-level declaration with code in it: a function, or variables whose values contain function literals.
public struct GoBody: Comparable, Sendable {
    /// The function, or the number that stands for the initialisation of the variables.
    public var function: FunctionID
    /// The file, by its index in the program.
    var file: Int
    /// The declaration's place in its file.
    var declaration: Int
    /// Whether it is the initialisation of variables.
    var isInitialization: Bool
    /// Whether findings in it are wanted; otherwise it is there for its callers.
    public var isTarget = true

    /// Orders bodies as they stand in the files.
    public static func < (a: GoBody, b: GoBody) -> Bool { (a.file, a.declaration) < (b.file, b.declaration) }
}

/// Lowers the bodies of a program, one after the other. Make one for each thread.
public final class GoLowering {
    /// A body that was lowered.
    public struct Result {
        /// Its flow graph.
        public var function: FlowFunction
        /// How many calls have a callee that is not known.
        public var unresolved: Int
    }

    let view: BodyView
    private let tables: ProgramTables

    /// Makes a lowering.
    ///
    /// - Parameter releaseNames: the names that the masks of types speak of, by bit.
    public init(_ program: GoProgram, releaseNames: [Symbol]) {
        tables = program.tables
        view = BodyView(program, releaseNames: releaseNames)
    }

    /// Goes to a body.
    func begin(_ body: GoBody) { view.begin(file: body.file, declaration: body.declaration) }

    /// The file that a body stands in.
    func file(of body: GoBody) -> FileID { tables.files[body.file].id }

    /// The flow graph of a body.
    public func lower(_ body: GoBody) -> Result? {
        begin(body)
        let file = file(of: body)
        let (function, unresolved) =
            body.isInitialization
            ? Lowerer.lowerInitialization(view, id: body.function, file: file)
            : Lowerer.lower(view, id: body.function, file: file)
        assert(FlowValidator.problems(of: function).isEmpty, "\(FlowValidator.problems(of: function))")
        return Result(function: function, unresolved: unresolved)
    }
}

extension GoProgram {
    /// Finds the bodies of the program, by file; stubs have none.
    func findBodies() -> [[GoBody]] {
        var next = tables.functions.count
        return tables.files.indices.map { bodies(ofFile: $0, &next) }
    }

    /// Tells which bodies can matter to an obligation.
    ///
    /// - Parameters:
    ///   - releaseNames: the names that the masks of types speak of, by bit.
    ///   - traits: what is known of a function.
    ///   - isGiven: whether a contract says that who is given a type by a function value has acquired it.
    public func relevance(
        releaseNames: [Symbol], traits: (FunctionID) -> CallTraits,
        isGiven: @escaping (DeclaredType) -> Bool
    ) -> Relevance {
        Relevance(self, releaseNames: releaseNames, traits: traits, isGiven: isGiven)
    }

    private func bodies(ofFile index: Int, _ next: inout Int) -> [GoBody] {
        let package = tables.packages[Int(tables.packageOfFile[index])]
        guard package.role != .stub else { return [] }
        let isTarget = package.targets?.contains(tables.files[index].id) ?? true
        var bodies: [GoBody] = []
        let file = tables.files[index]
        let functions = functionOfDeclaration(file: index)
        for (place, node) in file.declarations.enumerated() {
            let function = functions[place]
            if function >= 0 {
                guard tables.functions[function].hasBody else { continue }
                bodies.append(
                    GoBody(
                        function: FunctionID(function), file: index, declaration: place,
                        isInitialization: false, isTarget: isTarget))
            } else if initializes(node, place, file) {
                bodies.append(
                    GoBody(
                        function: FunctionID(next), file: index, declaration: place, isInitialization: true,
                        isTarget: isTarget))
                next += 1
            }
        }
        return bodies
    }

    /// The function that a declaration is, if it is one with a body.
    func function(ofDeclaration place: Int, inFile file: Int) -> FunctionID? {
        functionRange(ofFile: file).first {
            Int(tables.functions[$0].declaration) == place && tables.functions[$0].hasBody
        }.map { FunctionID($0) }
    }

    /// By declaration of a file: its function, or -1.
    private func functionOfDeclaration(file: Int) -> [Int] {
        var found = Array(repeating: -1, count: tables.files[file].declarations.count)
        for index in functionRange(ofFile: file) where !tables.functions[index].isInterfaceMethod {
            found[Int(tables.functions[index].declaration)] = index
        }
        return found
    }

    /// The functions of a file: they are numbered in the order of packages and files.
    private func functionRange(ofFile file: Int) -> Range<Int> {
        func lowerBound(_ wanted: Int) -> Int {
            var low = 0
            var high = tables.functions.count
            while low < high {
                let middle = (low + high) / 2
                if Int(tables.functions[middle].file) < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return lowerBound(file)..<lowerBound(file + 1)
    }

    /// Whether a declaration declares variables with function literals in their values.
    private func initializes(_ node: Node, _ place: Int, _ file: GoFile) -> Bool {
        guard file.tree.kind(node) == .generalDeclaration, file.tree.token(node) == .var else { return false }
        for index in file.firstNode(ofDeclaration: place).index...node.index
        where file.tree.kind(Node(index)) == .functionLiteral {
            return true
        }
        return false
    }

    /// What the analysis knows of the program's functions without looking into them; those that stand for
    /// initialisations come last, in the order of `bodies`.
    ///
    /// - Parameters:
    ///   - isTest: whether a file holds tests.
    ///   - isTestType: whether a type of that name is there for tests.
    public func functionInfos(
        isTest: (FileID) -> Bool, isTestType: (String) -> Bool = { _ in false }
    ) -> [FunctionInfo] {
        let typesOfTests = Set(
            tables.typeDeclarations.map(\.name).filter { isTestType(symbols.name(of: $0)) })
        let typer = InfoTyper(self)
        let packages = tables.packages.map { symbols.intern($0.path) }
        let main = symbols.intern("main")
        let testMain = symbols.intern("TestMain")
        var infos = tables.functions.indices.map { index -> FunctionInfo in
            let function = tables.functions[index]
            // The methods of predeclared types belong to no package.
            guard function.package >= 0 else { return typer.info(function, package: .empty) }
            let package = tables.packages[Int(function.package)]
            var info = typer.info(function, package: packages[Int(function.package)])
            info.isEntry =
                !info.hasReceiver
                && (function.name == main && package.name == main || function.name == testMain)
            info.isTest =
                isTest(tables.files[Int(function.file)].id) || typesOfTests.contains(info.receiver)
            return info
        }
        let name = symbols.intern("init")
        for body in bodies.joined() where body.isInitialization {
            infos.append(
                FunctionInfo(
                    package: packages[Int(tables.packageOfFile[body.file])], receiver: .empty, name: name,
                    parameterCount: 0, resultCount: 0, hasReceiver: false, outcome: .none,
                    isTest: isTest(tables.files[body.file].id)))
        }
        return infos
    }

    /// The version of the language in each file, by its number in the run.
    public func languageVersions() -> [FileID: GoVersion] {
        var versions: [FileID: GoVersion] = [:]
        for (index, file) in tables.files.enumerated() {
            let package = tables.packages[Int(tables.packageOfFile[index])]
            versions[file.id] = file.languageVersion(module: package.version)
        }
        return versions
    }
}

/// Reads signatures.
private final class InfoTyper {
    @exclusivity(unchecked) private var typer: BodyTyper
    private let tables: ProgramTables

    init(_ program: GoProgram) {
        tables = program.tables
        typer = BodyTyper(program)
    }

    /// Whether values of a type are called without arguments.
    private func isAction(_ type: TypeID) -> Bool {
        typer.isFunction(type) && typer.parameters(type).isEmpty
    }

    func info(_ function: GoFunction, package: Symbol) -> FunctionInfo {
        let parameters = typer.parameters(function.signature)
        let results = typer.results(function.signature)
        var outcome = OutcomeKind.none
        if let last = results.last {
            if typer.isError(TypeID(last)) {
                outcome = .error
            } else if typer.isBool(TypeID(last)) {
                outcome = .boolean
            }
        }
        let hasReceiver = function.receiver >= 0
        let first = results.isEmpty ? nil : typer.declaration(of: typer.dereferenced(TypeID(results[0])))
        return FunctionInfo(
            package: package,
            receiver: hasReceiver ? tables.typeDeclarations[Int(function.receiver)].name : .empty,
            name: function.name, parameterCount: parameters.count, resultCount: results.count,
            hasReceiver: hasReceiver, isAbstract: function.isInterfaceMethod,
            isVariadic: typer.isVariadic(function.signature), outcome: outcome,
            givesAction: results.contains { isAction(TypeID($0)) },
            firstResultType: first?.declaration.name ?? .empty)
    }
}

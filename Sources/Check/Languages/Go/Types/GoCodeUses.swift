import SuretyFlow
import Synchronization

/// Where functions and literals of a program are used. What is asked for is looked for by name, then typed; nothing
/// is kept.
public final class GoCodeUses: CodeUses {
    private let finder: Mutex<UseFinder>
    private let tables: ProgramTables
    /// By package: whether its module has no program of its own.
    private let isOfLibrary: [Bool]
    /// By package: whether it is part of an application.
    private let isOfApplication: [Bool]
    /// By package: whether it is part of an application that does one thing and ends.
    private let isOfCommand: [Bool]
    /// The methods that interfaces of other modules have, by name.
    private let foreignMethods: [Symbol: [FunctionID]]

    /// Makes the finder of a program.
    ///
    /// - Parameters:
    ///   - isTest: whether a file holds tests.
    ///   - isAside: whether a file stands beside the product, as examples do.
    ///   - isOfLibrary: whether a package is of a module that has no program of its own.
    ///   - isOfApplication: whether a package is there for programs of its module alone.
    ///   - isOfCommand: whether a package is part of a program that does one thing and ends.
    ///   - ends: whether a call of a function does not come back.
    public init(
        _ program: GoProgram, isTest: (FileID) -> Bool, isAside: (FileID) -> Bool,
        isOfLibrary: (GoPackage) -> Bool, isOfApplication: (GoPackage) -> Bool,
        isOfCommand: (GoPackage) -> Bool,
        ends: @escaping @Sendable (FunctionID) -> Bool
    ) {
        tables = program.tables
        self.isOfLibrary = tables.packages.map(isOfLibrary)
        self.isOfApplication = tables.packages.map(isOfApplication)
        self.isOfCommand = tables.packages.map(isOfCommand)
        let foreign = tables.functions.indices.lazy.filter { [tables] index in
            let function = tables.functions[index]
            return function.isInterfaceMethod
                && (function.package < 0 || tables.packages[Int(function.package)].role != .analysed)
        }
        foreignMethods = Dictionary(grouping: foreign.map { FunctionID($0) }) { [tables] in
            tables.functions[Int($0.index)].name
        }
        finder = Mutex(UseFinder(program, isTest: isTest, isAside: isAside, ends: ends))
    }

    /// See `CodeUses`. Linear in the names of the files that can see the function.
    public func uses(of code: Code) -> [CodeUse] { finder.withLock { $0.uses(of: code) } }

    /// See `CodeUses`. Linear in the names of the files that can see the function.
    public func calls(of function: FunctionID) -> KnownCalls {
        var known = finder.withLock { $0.calls(of: function) }
        if isPublic(function) { known.isComplete = false }
        return known
    }

    /// See `CodeUses`.
    public func uses(ofParameter number: Int, of function: FunctionID) -> [CodeUse] {
        finder.withLock { $0.uses(ofParameter: number, of: function) }
    }

    /// See `CodeUses`. Linear in the names of all files.
    public func uses(ofField field: FieldName) -> [CodeUse] { finder.withLock { $0.uses(ofField: field) } }

    /// See `CodeUses`.
    public func uses(ofResultOf function: FunctionID) -> [CodeUse] {
        finder.withLock { $0.uses(ofResultOf: function) }
    }

    /// See `CodeUses`.
    public func isPublic(_ function: FunctionID) -> Bool {
        // Initialisations of variables have numbers behind those of all functions.
        guard Int(function.index) < tables.functions.count else { return false }
        let entry = tables.functions[Int(function.index)]
        guard entry.package >= 0, tables.symbols.isExported(entry.name) else { return false }
        if entry.receiver >= 0,
            !tables.symbols.isExported(tables.typeDeclarations[Int(entry.receiver)].name)
        {
            return false
        }
        let package = tables.packages[Int(entry.package)]
        return tables.symbols.name(of: package.name) != "main"
            && !package.path.split(separator: "/").contains { $0 == "internal" || $0 == "cmd" }
    }

    /// See `CodeUses`.
    public func isOfLibrary(_ function: FunctionID) -> Bool {
        guard Int(function.index) < tables.functions.count else { return false }
        let package = tables.functions[Int(function.index)].package
        return package < 0 || isOfLibrary[Int(package)]
    }

    /// See `CodeUses`.
    public func isOfApplication(_ function: FunctionID) -> Bool {
        // Initialisations of variables run by themselves.
        guard Int(function.index) < tables.functions.count else { return false }
        let package = tables.functions[Int(function.index)].package
        return package >= 0 && isOfApplication[Int(package)]
    }

    /// See `CodeUses`. By the package's name and the folders that it lies in.
    public func isOfProgram(_ function: FunctionID) -> Bool {
        guard let number = finder.withLock({ $0.package(of: function) }) else { return false }
        return isOfCommand[number]
    }

    /// See `CodeUses`. By the names of the parameters' types, of the function around a literal as well.
    public func isHandler(_ code: Code) -> Bool {
        let around = code.literal == nil ? [code] : [code, Code(code.function)]
        return isHandlerOfCalls(code.function)
            || finder.withLock { finder in
                around.contains {
                    finder.parameterTypeNames(of: $0).contains { comesAgain($0, to: code.function) }
                }
            }
    }

    /// Whether what a parameter's type is named for comes to a function again and again: to a client a request comes from
    /// the program that makes it.
    private func comesAgain(_ type: String, to function: FunctionID) -> Bool {
        ProgramNames.comesAgain(type) && !(ProgramNames.isRequest(type) && sendsRequests(function))
    }

    private func sendsRequests(_ function: FunctionID) -> Bool {
        guard Int(function.index) < tables.functions.count else { return false }
        let entry = tables.functions[Int(function.index)]
        guard entry.receiver >= 0 else { return false }
        return ProgramNames.sendsRequests(
            tables.symbols.name(of: entry.name),
            of: tables.symbols.name(of: tables.typeDeclarations[Int(entry.receiver)].name))
    }

    /// Whether a function is what the generator of gRPC writes for a method that is called from elsewhere.
    private func isHandlerOfCalls(_ function: FunctionID) -> Bool {
        guard Int(function.index) < tables.functions.count else { return false }
        let name = tables.symbols.name(of: tables.functions[Int(function.index)].name)
        return name.hasPrefix("_") && name.hasSuffix("_Handler")
    }

    /// See `CodeUses`. By the methods' names, and by how many parameters and results they have and which of them are basic.
    public func isOpen(_ method: FunctionID) -> Bool {
        guard Int(method.index) < tables.functions.count,
            let foreign = foreignMethods[tables.functions[Int(method.index)].name]
        else { return false }
        return finder.withLock { finder in foreign.contains { finder.canBe($0, method) } }
    }

    /// See `CodeUses`. By the methods' names alone.
    public func implements(_ method: FunctionID, _ abstract: FunctionID) -> Bool {
        finder.withLock { $0.implements(method, abstract) }
    }
}

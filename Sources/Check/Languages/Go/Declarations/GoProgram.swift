import SuretyFlow

/// The declarations of some packages and how they refer to each other: the base of all typing.
///
/// It is made by one thread and never changes afterwards; any number of threads may then look into bodies,
/// each with a `BodyTyper` of its own.
public final class GoProgram: @unchecked Sendable {
    let tables: ProgramTables
    /// The types of the declarations.
    private let typer: FrozenTyper
    let frozenTypes: FrozenTypes
    /// The values of the packages' constants.
    let constants: [ConstantValue]

    /// The bodies of the program, by file; stubs have none.
    public private(set) var bodies: [[GoBody]] = []

    /// The names.
    public var symbols: SymbolTable { tables.symbols }
    /// The packages, in the order in which they were given.
    public var packages: [GoPackage] { tables.packages }
    /// The files of all packages, package by package.
    public var files: [GoFile] { tables.files }

    /// Collects and resolves the declarations of all packages.
    ///
    /// - Parameter resolve: says which of the packages an import path means to the package that imports it;
    ///   nil if none of them. What such a package declares is unknown.
    public init(
        packages: [GoPackage], symbols: SymbolTable, resolve: (_ path: String, _ importer: Int) -> Int?
    ) {
        var collector = DeclarationCollector(packages: packages, symbols: symbols)
        collector.collectImports(resolve)
        tables = ProgramTables(collector)
        typer = FrozenTyper(tables)
        frozenTypes = typer.frozen
        constants = typer.constants
        bodies = findBodies()
    }

    /// The files of a package, as indices into `files`.
    public func files(ofPackage index: Int) -> Range<Int> {
        tables.firstFile[index]..<tables.firstFile[index + 1]
    }

    /// The package of a file, by its index in `files`.
    public func package(ofFile index: Int) -> Int { Int(tables.packageOfFile[index]) }
}

/// Keeps the types of a program alive; nothing changes them any more.
private final class FrozenTyper: @unchecked Sendable {
    private let typer: BodyTyper

    init(_ tables: ProgramTables) {
        var typer = BodyTyper(tables, base: nil)
        typer.resolveDeclarations()
        self.typer = typer
    }

    var frozen: FrozenTypes { typer.types.frozen }
    var constants: [ConstantValue] { typer.packageConstants }
}

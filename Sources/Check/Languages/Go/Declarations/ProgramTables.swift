import SuretyFlow

/// The declarations of a program, in arrays that are filled before any body is looked at.
///
/// The arrays are raw memory behind constants, so that reading them costs neither a reference count nor an
/// exclusivity check; after `GoProgram.init` nobody writes to them.
final class ProgramTables: @unchecked Sendable {
    /// The packages, and the files of all of them in one list.
    let packages: [GoPackage]
    let files: [GoFile]
    let trees: UnsafeMutablePointer<SyntaxTree>
    /// The package of each file.
    let packageOfFile: UnsafeMutablePointer<Int32>
    /// The first file of each package; one more at the end.
    let firstFile: [Int]

    let objects: UnsafeMutableBufferPointer<GoObject>
    let functions: UnsafeMutableBufferPointer<GoFunction>
    let typeDeclarations: UnsafeMutableBufferPointer<GoTypeDeclaration>
    let typeParameters: UnsafeMutableBufferPointer<GoTypeParameter>
    let imports: UnsafeMutableBufferPointer<GoImport>
    /// The functions that are methods, grouped by their type declaration.
    let methods: UnsafeMutableBufferPointer<FunctionID>
    /// The dot imports of each file that has some, as packages.
    let dotImports: [Int32: [Int32]]
    /// The function of a method's `field` in a declared interface: (file, node) to its number.
    let interfaceMethods: [UInt64: UInt32]

    /// A tree without nodes, for where no file is at hand.
    var emptyTree: SyntaxTree { emptyFile.tree }
    private let emptyFile: GoFile

    let scopes: ScopeTable
    let symbols: SymbolTable
    let known: KnownSymbols

    init(_ collector: consuming DeclarationCollector) {
        packages = collector.packages
        files = collector.files
        firstFile = collector.firstFile
        symbols = collector.symbols
        known = collector.known
        emptyFile = GoParser(symbols: symbols).parse(SourceText(""), file: FileID(0))
        trees = .allocate(capacity: max(1, files.count))
        packageOfFile = .allocate(capacity: max(1, files.count))
        for (index, file) in files.enumerated() {
            (trees + index).initialize(to: file.tree)
            packageOfFile[index] = collector.packageOfFile[index]
        }
        objects = ProgramTables.keep(collector.objects)
        functions = ProgramTables.keep(collector.functions)
        typeDeclarations = ProgramTables.keep(collector.typeDeclarations)
        typeParameters = ProgramTables.keep(collector.typeParameters)
        imports = ProgramTables.keep(collector.imports)
        methods = ProgramTables.keep(collector.methods)
        dotImports = collector.dotImports
        interfaceMethods = collector.interfaceMethods
        scopes = collector.takeScopes()
    }

    deinit {
        trees.deallocate()
        packageOfFile.deallocate()
        objects.deallocate()
        functions.deallocate()
        typeDeclarations.deallocate()
        typeParameters.deallocate()
        imports.deallocate()
        methods.deallocate()
    }

    private static func keep<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafeMutableBufferPointer<
        Element
    > {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
        _ = memory.initialize(from: array)
        return memory
    }

    /// The key of a method of a declared interface in `interfaceMethods`.
    @inline(__always)
    static func key(file: Int32, node: Node) -> UInt64 {
        UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: node.index))
    }
}

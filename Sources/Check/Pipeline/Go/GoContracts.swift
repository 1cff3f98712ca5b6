import SuretyContracts
import SuretyFlow
import SuretyGo

/// Gathers the contracts of a run: those that ship, the user's stubs, and annotations in the analysed code.
struct GoContracts {
    private let symbols: SymbolTable
    private(set) var catalogue = Catalogue()
    private(set) var notes: [SourceNote] = []

    init(symbols: SymbolTable) {
        self.symbols = symbols
        if let kinds = EmbeddedData.file(named: "go/kinds.go") {
            add(Self.parse(kinds.buffer, symbols), package: "", origin: .shipped)
        }
    }

    /// Adds the annotations of a file.
    mutating func add(_ file: GoFile, package: String, origin: Contract.Origin) {
        let found = file.annotations(symbols: symbols)
        // A kind is declared before the contracts that name it, wherever it stands in the file.
        for directive in found.others { addKind(directive, origin) }
        for declaration in found.declarations { add(declaration, package, origin) }
    }

    /// Settles, once all kinds are known, which may be pieces of memory in a program that imports those packages.
    mutating func settleVirtual(isImported: (String) -> Bool) {
        catalogue.kinds.settleVirtual(isImported: isImported)
    }

    private mutating func addKind(_ directive: AnnotatedDeclaration.Directive, _ origin: Contract.Origin) {
        catalogue.readKind(directive.text, span: directive.span, symbols: symbols, notes: &notes)
    }

    private mutating func add(
        _ declaration: AnnotatedDeclaration, _ package: String, _ origin: Contract.Origin
    ) {
        for directive in declaration.directives where directive.text.hasPrefix("kind ") {
            addKind(directive, origin)
        }
        let key = ContractKey(
            package: symbols.intern(package), receiver: declaration.receiver, name: declaration.name)
        let signature = ContractSignature(
            hasReceiver: declaration.isType || declaration.receiver != .empty,
            parameterNames: declaration.parameterNames,
            resultCount: declaration.resultCount, outcome: declaration.outcome)
        let facts = declaration.directives.filter { !$0.text.hasPrefix("kind ") }.map { ($0.text, $0.span) }
        catalogue.read(facts, of: key, signature: signature, origin: origin, symbols: symbols, notes: &notes)
    }

    static func parse(_ buffer: SourceBuffer, _ symbols: SymbolTable) -> GoFile {
        GoParser(symbols: symbols).parse(SourceText(borrowing: buffer.bytes, owner: buffer), file: FileID(0))
    }
}

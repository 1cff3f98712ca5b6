import SuretyFlow

extension SymbolTable {
    /// Whether other packages see a name: it begins with an upper-case letter (The Go Programming Language Specification,
    /// Exported identifiers).
    func isExported(_ symbol: Symbol) -> Bool {
        name(of: symbol).unicodeScalars.first?.properties.generalCategory == .uppercaseLetter
    }
}

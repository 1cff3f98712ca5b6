import SuretyFlow
import SuretyGo
import Synchronization

/// The shipped kinds and contracts as they are read once for all parts of a run, with the numbers of names that stand in them.
final class ShippedContracts: Sendable {
    let symbols: SymbolTable
    /// The kinds, and no contract.
    let kinds: GoContracts
    /// The contracts of packages, by import path.
    private let files = Mutex<[String: GoFile]>([:])

    init(symbols: SymbolTable) {
        self.symbols = symbols
        kinds = GoContracts(symbols: symbols)
    }

    /// What ships for a package, if anything does.
    func file(of path: String) -> GoFile? {
        if let known = files.withLock({ $0[path] }) { return known }
        guard let data = EmbeddedData.file(named: "go/contracts/\(path).go") else { return nil }
        let file = GoContracts.parse(data.buffer, symbols)
        files.withLock { $0[path] = file }
        return file
    }
}

import SuretyFlow
import TestSupport
import Testing

@testable import SuretyCheck

struct ShippedContractsTests {
    /// A shipped contract that cannot be read would be lost in silence: its notes are nobody's to see.
    @Test func allCanBeRead() throws {
        let prefix = "go/contracts/"
        let shipped = ShippedContracts(symbols: SymbolTable())
        var contracts = shipped.kinds
        #expect(contracts.notes.map(\.message) == [])
        for file in EmbeddedData.files(under: prefix) {
            let known = contracts.notes.count
            let path = String(file.name.dropFirst(prefix.count).dropLast(".go".count))
            contracts.add(try #require(shipped.file(of: path)), package: path, origin: .shipped)
            for note in contracts.notes.dropFirst(known) {
                let lines = LineTable(file.buffer)
                Issue.record("\(file.name):\(lines.place(of: note.span.start).line): \(note.message)")
            }
        }
    }
}

import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Measures, in a release build, what reading the files below `SURETY_GOROOT` costs.
@Suite struct ThroughputTests {
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil && environment("SURETY_MEASURE") != nil))
    func parsing() throws {
        let root = environment("SURETY_GOROOT") ?? ""
        let texts = try goFiles(below: root).map { try readText(root + "/" + $0) }
        let bytes = texts.reduce(0) { $0 + $1.count }
        for round in 0..<4 {
            let symbols = SymbolTable()
            let parser = GoParser(symbols: symbols)
            var files: [GoFile] = []
            files.reserveCapacity(texts.count)
            let start = clock()
            for (index, text) in texts.enumerated() { files.append(parser.parse(text, file: FileID(index))) }
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            let nodes = files.reduce(0) { $0 + $1.tree.count }
            let lines = files.reduce(0) { $0 + $1.lineCount }
            print(
                "round \(round): \(files.count) files, \(bytes / 1_000_000) MB, \(lines) lines, \(nodes) nodes,",
                "\(symbols.count) names: \(seconds) s, \(Double(bytes) / 1e6 / seconds) MB/s")
        }
    }
}

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
            let start = userSeconds()
            let startAll = clock()
            for (index, text) in texts.enumerated() { files.append(parser.parse(text, file: FileID(index))) }
            let user = userSeconds() - start
            let seconds = Double(clock() - startAll) / Double(CLOCKS_PER_SEC)
            let nodes = files.reduce(0) { $0 + $1.tree.count }
            let lines = files.reduce(0) { $0 + $1.lineCount }
            print(
                "round \(round): \(files.count) files, \(bytes / 1_000_000) MB, \(lines) lines, \(nodes) nodes,",
                "\(symbols.count) names: \(user) s of user time, \(seconds) s with the system's,",
                "\(Double(bytes) / 1e6 / seconds) MB/s")
        }
    }
}

/// The processor time of this process, without the system's.
func userSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
}

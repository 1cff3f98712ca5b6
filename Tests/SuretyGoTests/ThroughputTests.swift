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
                "round \(round): \(files.count) files, \(bytes / 1_000_000) MB, \(lines) lines,",
                "\(nodes) nodes,",
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

extension ThroughputTests {
    /// What typing costs: the declarations once, then every body, asking for the callee of every call.
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil && environment("SURETY_MEASURE") != nil))
    func typing() throws {
        for _ in 0..<3 {
            let library = try StandardLibrary(
                root: environment("SURETY_GOROOT") ?? "", tests: true,
                commands: environment("SURETY_COMMANDS") != nil)
            let program = library.program
            var typer = BodyTyper(program)
            let lines = program.files.reduce(0) { $0 + $1.lineCount }
            let nodes = program.files.reduce(0) { $0 + $1.tree.count }
            var start = userSeconds()
            for (index, file) in program.files.enumerated() {
                for place in file.declarations.indices { typer.begin(file: index, declaration: place) }
            }
            let walking = userSeconds() - start
            start = userSeconds()
            var calls = 0
            var unknown = 0
            for (index, file) in program.files.enumerated() {
                for (place, declaration) in file.declarations.enumerated() {
                    typer.begin(file: index, declaration: place)
                    for number in file.firstNode(ofDeclaration: place).index...declaration.index {
                        guard file.tree.kind(Node(number)) == .call else { continue }
                        calls += 1
                        if case .unknown = typer.callee(Node(number)) {
                            unknown += 1
                            if unknown % 1000 == 7, environment("SURETY_SHOW") != nil {
                                print(
                                    library.paths[index],
                                    file.text.string(file.tree.range(Node(number))).prefix(50))
                            }
                        }
                    }
                }
            }
            let asking = userSeconds() - start - walking
            print(
                "\(program.files.count) files, \(lines) lines, \(nodes) nodes,",
                "\(program.functionCount) functions:",
                "parsing \(library.parsing) s, declarations \(library.declaring) s,",
                "names of bodies \(walking) s,",
                "\(calls) callees \(asking) s (\(unknown) unknown), \(typer.types.count) types")
        }
    }
}

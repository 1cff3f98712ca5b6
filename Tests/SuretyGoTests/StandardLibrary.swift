import Foundation
import SuretyFlow

@testable import SuretyGo

/// The packages of the standard library below a GOROOT, parsed: what the oracle tests and measurements work
/// on.
struct StandardLibrary {
    let symbols = SymbolTable()
    let program: GoProgram
    /// The path of each file below GOROOT/src.
    let paths: [String]
    let parsing: Double
    let declaring: Double

    init(root: String, tests: Bool = false, commands: Bool = false) throws {
        let configuration = BuildConfiguration(cgo: false)
        let source = root + "/src"
        var folders: [String: [String]] = [:]
        for path in goFiles(below: source) {
            let parts = path.split(separator: "/")
            if parts.contains("testdata") || (parts.first == "cmd" && !commands) { continue }
            guard let name = parts.last, configuration.admits(fileName: String(name)) else { continue }
            if name.hasSuffix("_test.go"), !tests { continue }
            folders[parts.dropLast().joined(separator: "/"), default: []].append(path)
        }
        let parser = GoParser(symbols: symbols)
        var packages: [GoPackage] = []
        var paths: [String] = []
        let texts = try Dictionary(
            uniqueKeysWithValues: folders.values.joined().map { ($0, try readText(source + "/" + $0)) })
        var start = userSeconds()
        var number = 0
        for folder in folders.keys.sorted() {
            var files: [GoFile] = []
            for path in folders[folder] ?? [] {
                guard let text = texts[path] else { continue }
                let file = parser.parse(text, file: FileID(number))
                guard file.isBuilt(in: configuration) else { continue }
                number += 1
                files.append(file)
            }
            var groups = GoPackage.group(files: files, path: folder, directory: folder, symbols: symbols)
            // The first package of a folder is the one that is imported.
            let first = groups.firstIndex { $0.path == folder } ?? 0
            for place in groups.indices where place != first && groups[place].path == folder {
                groups[place].path += "#\(place)"
            }
            packages += groups
            for group in groups {
                for file in group.files {
                    paths.append((folders[folder] ?? []).first { texts[$0] === file.text } ?? "")
                }
            }
        }
        parsing = userSeconds() - start
        start = userSeconds()
        let byPath = Dictionary(uniqueKeysWithValues: packages.enumerated().map { ($1.path, $0) })
        program = GoProgram(packages: packages, symbols: symbols) { path, _ in
            byPath[path] ?? byPath["vendor/" + path] ?? byPath["cmd/vendor/" + path]
        }
        declaring = userSeconds() - start
        self.paths = paths
    }
}

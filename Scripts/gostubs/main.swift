import Foundation
import SuretyCheck
import SuretyFlow
import SuretyGo

// Prints a stub for each package of the standard library that others may import.
//
// usage: gostubs GOROOT/src OUTPUT

guard CommandLine.arguments.count == 3 else {
    print("usage: gostubs GOROOT/src OUTPUT")
    exit(2)
}
let root = CommandLine.arguments[1]
let output = CommandLine.arguments[2]
let symbols = SymbolTable()
let parser = GoParser(symbols: symbols)
let configuration = BuildConfiguration()
let skipped: Set<String> = ["cmd", "testdata", "builtin", "unsafe"]

/// The files of a folder that take part in a build.
@MainActor
func files(in folder: String, _ next: inout Int) -> [GoFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var files: [GoFile] = []
    for name in names.sorted() where name.hasSuffix(".go") && !name.hasSuffix("_test.go") {
        guard configuration.admits(fileName: name),
            let data = FileManager.default.contents(atPath: folder + "/" + name)
        else { continue }
        let file = parser.parse(SourceText(Array(data)), file: FileID(next))
        next += 1
        if file.isBuilt(in: configuration) { files.append(file) }
    }
    return files
}

var packages: [GoPackage] = []
var next = 0
let all = FileManager.default.enumerator(atPath: root)
var folders: [String] = [""]
while let name = all?.nextObject() as? String {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
    if isFolder.boolValue, name.split(separator: "/").allSatisfy({ !skipped.contains(String($0)) }) {
        folders.append(name)
    }
}
for folder in folders.sorted() where !folder.isEmpty {
    let files = files(in: root + "/" + folder, &next)
    let path = folder.hasPrefix("vendor/") ? String(folder.dropFirst(7)) : folder
    packages += GoPackage.group(files: files, path: path, directory: folder, symbols: symbols).prefix(1)
}
let indices = Dictionary(packages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { a, _ in a })
let program = GoProgram(packages: packages, symbols: symbols) { path, _ in indices[path] }
for (index, package) in packages.enumerated() where !package.directory.hasPrefix("vendor") {
    if package.path.split(separator: "/").contains("internal") { continue }
    let stub = StubExtractor.stub(ofPackage: index, in: program)
    let url = URL(fileURLWithPath: output + "/" + package.path + ".go")
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(stub.text.utf8).write(to: url)
}

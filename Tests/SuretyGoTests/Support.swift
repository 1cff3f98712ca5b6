import Foundation
import SuretyFlow

@testable import SuretyGo

/// A variable of the environment; nil if it is unset or empty.
func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}

/// All Go files below a directory, sorted by their relative path as bytes.
func goFiles(below root: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root) else { return [] }
    var paths: [String] = []
    for case let path as String in walk where path.hasSuffix(".go") {
        var isDirectory = ObjCBool(false)
        _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isDirectory)
        if !isDirectory.boolValue { paths.append(path) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The text of a file.
func readText(_ path: String) throws -> SourceText {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return SourceText(capacity: data.count) { memory in
        data.copyBytes(to: memory)
        return data.count
    }
}

/// Parses one piece of source.
func parse(_ source: String, symbols: SymbolTable = SymbolTable()) -> GoFile {
    GoParser(symbols: symbols).parse(SourceText(source), file: FileID(0))
}

/// Runs on a thread with the stack that `SyntaxLimits` asks for.
func withDeepStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        body()
        done.signal()
    }
    thread.stackSize = 16 << 20
    thread.start()
    done.wait()
}

import SuretyContracts
import SuretyFlow
import SuretyGo

/// What is known of calls and types, and from where: the answer to `surety contracts`.
public struct ContractQuery {
    /// One declaration with its contract.
    public struct Entry: Sendable {
        /// The name as a reader writes it: `os.Open`, `os.File.Close`.
        public var name: String
        /// What is said, a line each, without the comment's mark.
        public var facts: [String]
        /// Where it is said.
        public var source: String
    }

    /// All that ships, sorted by name.
    public let entries: [Entry]

    /// Reads the shipped contracts, and those of the user's stubs in the given folders.
    public init(stubs: [String] = []) {
        let symbols = SymbolTable()
        var entries: [Entry] = []
        for file in EmbeddedData.files(under: "go/contracts/") {
            let path = String(file.name.dropFirst("go/contracts/".count).dropLast(3))
            entries += Self.entries(of: file.buffer, path: path, source: nil, symbols)
        }
        for folder in stubs { entries += Self.entries(below: folder, symbols) }
        self.entries = entries.sorted { ($0.name, $0.source) < ($1.name, $1.source) }
    }

    /// The entries that a name stands for: a package's path or last element, with a type's or function's name behind
    /// it; or the name of a function or type alone.
    public func find(_ name: String) -> [Entry] {
        entries.filter { entry in
            entry.name == name || entry.name.hasPrefix(name + ".") || entry.name.hasSuffix("/" + name)
                || entry.name.hasSuffix("." + name) || Self.short(entry.name).hasPrefix(name + ".")
                || Self.short(entry.name) == name
        }
    }

    private static func short(_ name: String) -> String {
        String(name[(name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex)...])
    }

    private static func entries(below folder: String, _ symbols: SymbolTable) -> [Entry] {
        let root = Path.absolute(folder, in: FileSystem.workingDirectory)
        guard let listing = try? FileSystem.entries(of: root) else { return [] }
        return listing.entries.flatMap { entry -> [Entry] in
            let path = Path.join(root, entry.name)
            if entry.kind == .folder { return entries(below: path, symbols) }
            guard entry.name.hasSuffix(".go"), let buffer = try? FileSystem.read(path) else { return [] }
            return entries(of: buffer, path: nil, source: path, symbols)
        }
    }

    private static func entries(
        of buffer: SourceBuffer, path: String?, source: String?, _ symbols: SymbolTable
    ) -> [Entry] {
        let text = SourceText(borrowing: buffer.bytes, owner: buffer)
        let file = GoParser(symbols: symbols).parse(text, file: FileID(0))
        let package = path ?? file.importComment ?? symbols.name(of: file.packageName)
        let origin = source ?? Self.origin(of: buffer)
        return file.annotations(symbols: symbols).declarations.map { declaration in
            let receiver = declaration.receiver == .empty ? "" : symbols.name(of: declaration.receiver) + "."
            return Entry(
                name: "\(package).\(receiver)\(symbols.name(of: declaration.name))",
                facts: declaration.directives.map(\.text), source: origin)
        }
    }

    /// The first comment of a shipped file says where its facts come from.
    private static func origin(of buffer: SourceBuffer) -> String {
        let text = buffer.text(from: 0, to: min(buffer.count, 400))
        guard let line = text.split(separator: "\n").first, line.hasPrefix("// ") else { return "ships with surety" }
        return String(line.dropFirst(3))
    }
}

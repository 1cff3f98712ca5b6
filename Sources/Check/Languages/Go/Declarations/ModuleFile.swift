import SuretyFlow

/// What a `go.mod` or a `go.work` says. Directives that do not matter to the analysis are skipped.
public struct ModuleFile: Hashable, Sendable {
    /// A line `require path version`.
    public struct Requirement: Hashable, Sendable {
        /// The module's path.
        public var path: String
        /// Its version, such as `v1.2.3`.
        public var version: String
    }

    /// A line `replace path version => path version`.
    public struct Replacement: Hashable, Sendable {
        /// The replaced module's path.
        public var path: String
        /// The replaced version; empty for all.
        public var version: String
        /// The path of a module, or of a folder if it begins with `./`, `../` or `/`.
        public var newPath: String
        /// The new version; empty for a folder.
        public var newVersion: String

        /// Whether the replacement is a folder.
        public var isDirectory: Bool {
            newPath.hasPrefix("./") || newPath.hasPrefix("../") || newPath.hasPrefix("/") || newPath == "."
                || newPath == ".."
        }
    }

    /// The module's path; empty in a `go.work`.
    public var module = ""
    /// The version of the language; nil if none is given (then it is 1.16).
    public var version: GoVersion?
    /// The modules required.
    public var requirements: [Requirement] = []
    /// The modules replaced.
    public var replacements: [Replacement] = []
    /// The folders that a `go.work` uses.
    public var uses: [String] = []

    /// Makes what a file of a module without requirements says.
    public init(module: String, version: GoVersion) {
        self.module = module
        self.version = version
    }

    /// Reads a file. What is malformed is skipped.
    public init(_ text: SourceText) {
        var block: String?
        text.withBytes { bytes in
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
                var words = ModuleFile.words(line)
                guard let first = words.first else { continue }
                if let directive = block {
                    if first == ")" { block = nil } else { read(directive, words) }
                } else {
                    words.removeFirst()
                    if words.first == "(" { block = first } else { read(first, words) }
                }
            }
        }
    }

    private mutating func read(_ directive: String, _ words: [String]) {
        switch directive {
        case "module":
            if let path = words.first { module = path }
        case "go":
            if let version = words.first { self.version = GoVersion(version) }
        case "require":
            if words.count >= 2 { requirements.append(Requirement(path: words[0], version: words[1])) }
        case "use":
            if let path = words.first { uses.append(path) }
        case "replace":
            guard let arrow = words.firstIndex(of: "=>"), arrow >= 1, arrow + 1 < words.count else { return }
            replacements.append(
                Replacement(
                    path: words[0], version: arrow > 1 ? words[1] : "", newPath: words[arrow + 1],
                    newVersion: arrow + 2 < words.count ? words[arrow + 2] : ""))
        default:
            break
        }
    }

    /// The words of a line up to its comment; quotes are removed, and a parenthesis is a word of its own.
    private static func words(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        var words: [String] = []
        var at = line.startIndex
        while at < line.endIndex {
            switch line[at] {
            case 0x20, 0x09, 0x0D:
                at += 1
            case 0x2F where at + 1 < line.endIndex && line[at + 1] == 0x2F:
                return words
            case 0x22, 0x60:
                let end = line[(at + 1)...].firstIndex(of: line[at]) ?? line.endIndex
                words.append(String(decoding: line[at + 1..<end], as: UTF8.self))
                at = min(end + 1, line.endIndex)
            case 0x28, 0x29:
                words.append(line[at] == 0x28 ? "(" : ")")
                at += 1
            default:
                let start = at
                while at < line.endIndex, !isWordEnd(line, at) { at += 1 }
                words.append(String(decoding: line[start..<at], as: UTF8.self))
            }
        }
        return words
    }

    private static func isWordEnd(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ at: Int) -> Bool {
        switch line[at] {
        case 0x20, 0x09, 0x0D, 0x28, 0x29: true
        case 0x2F: at + 1 < line.endIndex && line[at + 1] == 0x2F
        default: false
        }
    }
}

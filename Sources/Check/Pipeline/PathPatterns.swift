/// Patterns as `.gitignore` has them, for paths below a folder: what they name, and everything in it.
public struct PathPatterns: Sendable {
    private let folder: String
    private let rules: IgnoreRules

    /// Makes patterns that are matched in order, the last match counting; nil where none says anything.
    ///
    /// - Parameter folder: the folder that they speak of, from the root.
    public init?(_ patterns: [String], folder: String) {
        let text = Array(patterns.joined(separator: "\n").utf8)
        let rules = text.withUnsafeBufferPointer { IgnoreRules($0, folder: folder) }
        guard let rules else { return nil }
        self.folder = Path.join(folder, "")
        self.rules = rules
    }

    /// Whether a file, from the root, or a folder on the way to it matches.
    public func match(_ path: String) -> Bool {
        guard path.utf8.starts(with: folder.utf8) else { return false }
        var end = path.utf8.index(path.startIndex, offsetBy: folder.utf8.count)
        while let slash = path.utf8[end...].firstIndex(of: UInt8(ascii: "/")) {
            if rules.decision(on: String(path[..<slash]), isFolder: true) == true { return true }
            end = path.utf8.index(after: slash)
        }
        return rules.decision(on: path, isFolder: false) == true
    }
}

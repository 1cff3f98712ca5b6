import SuretyGo

/// The module that folders without a `go.mod` are taken to be: what was written before there were modules imports its own
/// packages by the path at which it was to be checked out.
struct InferredModule {
    /// The folder that has all of them.
    var root: String
    /// The import path of that folder.
    var path: String

    /// Finds the path by which the files import each other's folders; nil where they do not.
    ///
    /// - Parameter files: of each file its folder, and what it imports.
    init?(_ files: [(folder: String, imports: [String])]) {
        let folders = Set(files.map(\.folder))
        guard var common = folders.first?.split(separator: "/"), folders.count > 1 else { return nil }
        for folder in folders {
            common = zip(common, folder.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
        }
        let root = "/" + common.joined(separator: "/")
        let start = root == "/" ? 1 : root.utf8.count + 1
        let below = Set(folders.filter { $0 != root }.map { String($0.dropFirst(start)) })
        var found: [String: Set<String>] = [:]
        for imported in Set(files.lazy.filter { !Self.isOfOthers($0.folder) }.flatMap(\.imports)) {
            for prefix in Self.prefixes(of: imported)
            where below.contains(String(imported.dropFirst(prefix.utf8.count + 1))) {
                found[prefix, default: []].insert(imported)
            }
        }
        // A library may have a folder of the same name as one of these, but hardly two.
        let most = found.filter { $0.value.count > 1 }.max {
            ($0.value.count, $1.key) < ($1.value.count, $0.key)
        }
        guard let most else { return nil }
        self.root = root
        path = most.key
    }

    /// Whether a folder holds what others wrote.
    private static func isOfOthers(_ folder: String) -> Bool {
        folder.split(separator: "/").contains { $0 == "vendor" || $0 == "Godeps" || $0 == "_vendor" }
    }

    /// The beginnings of a path that can name a repository: a host, and something on it.
    private static func prefixes(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0].contains(".") else { return [] }
        return (2..<parts.count).map { parts[..<$0].joined(separator: "/") }
    }
}

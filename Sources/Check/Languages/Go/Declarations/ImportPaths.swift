/// The logic of import paths, as text: nothing here looks at a disk.
public enum ImportPaths {
    /// The import path of a folder of a module; `directory` is relative to the module's root, with `/`.
    public static func path(module: String, directory: String) -> String {
        let directory = clean(directory)
        if directory.isEmpty { return module }
        return module.isEmpty ? directory : module + "/" + directory
    }

    /// The folder of a package within a module, relative to the module's root; nil if it is not of that
    /// module.
    public static func directory(of path: String, inModule module: String) -> String? {
        if path == module { return "" }
        guard path.hasPrefix(module + "/") else { return nil }
        return String(path.dropFirst(module.count + 1))
    }

    /// The module that a package belongs to: the one with the longest path that is a prefix of the package's.
    public static func module(of path: String, among modules: some Sequence<String>) -> String? {
        var best: String?
        for module in modules where path == module || path.hasPrefix(module + "/") {
            if module.utf8.count > best?.utf8.count ?? -1 { best = module }
        }
        return best
    }

    /// What replaces a module, if anything does: a line that names its version wins over one that names none.
    public static func replacement(
        of module: String, version: String, in replacements: [ModuleFile.Replacement]
    ) -> ModuleFile.Replacement? {
        replacements.last { $0.path == module && $0.version == version && !version.isEmpty }
            ?? replacements.last { $0.path == module && $0.version.isEmpty }
    }

    /// Whether a package is of the standard library: the first element of its path has no dot.
    public static func isStandard(_ path: String) -> Bool {
        !path.prefix { $0 != "/" }.contains(".") && path != "C"
    }

    /// Whether one package may import another, as far as `internal` says.
    public static func mayImport(_ path: String, from importer: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.lastIndex(of: "internal") else { return true }
        let parent = parts[..<place].joined(separator: "/")
        return parent.isEmpty || importer == parent || importer.hasPrefix(parent + "/")
    }

    /// The name under which a package is known whose files are not loaded: the last element of its path that
    /// is a name, without `go-`, `.go` and versions (`v2`, `.v3`).
    public static func probableName(of path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        if parts.count > 1, let last = parts.last, isVersion(last[...]) { parts.removeLast() }
        var name = (parts.last ?? path)[...]
        if let dot = name.lastIndex(of: "."), isVersion(name[name.index(after: dot)...]) {
            name = name[..<dot]
        }
        for suffix in [".go", "-go", ".js"] where name.hasSuffix(suffix) && name.count > suffix.count {
            name = name.dropLast(suffix.count)
        }
        for prefix in ["go-", "go."] where name.hasPrefix(prefix) && name.count > prefix.count {
            name = name.dropFirst(prefix.count)
        }
        // A name has no hyphens or dots; most such packages are called by what follows the last of them.
        if let cut = name.lastIndex(where: { $0 == "-" || $0 == "." }) {
            let tail = name[name.index(after: cut)...]
            if !tail.isEmpty { name = tail }
        }
        return String(name)
    }

    private static func isVersion(_ text: Substring) -> Bool {
        text.count > 1 && text.first == "v" && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// A path without `.`, empty elements and slashes at its ends.
    static func clean(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}

/// Which parts of an import path name a repository. They say nothing of what lies in it.
public enum RepositoryPath {
    /// Hosts that put an owner in front of a repository's name.
    private static let hosts: Set<Substring> = [
        "bitbucket.org", "codeberg.org", "github.com", "gitlab.com", "golang.org",
    ]

    /// How many parts of an import path name the repository, the host among them.
    public static func length(of parts: [Substring]) -> Int {
        parts.first.map { hosts.contains($0) } ?? false ? 3 : 2
    }

    /// Whether a module's path names no host, so that no other module can ask for it; the distribution's own do not need one.
    public static func isLocal(_ module: String) -> Bool {
        ImportPaths.isStandard(module) && !["", "std", "cmd"].contains(module.prefix { $0 != "/" })
    }

    /// Whether a part of a module's path is its major version: `v2`.
    public static func isVersion(_ part: Substring) -> Bool {
        part.first == "v" && part.count > 1 && part.dropFirst().allSatisfy(\.isNumber)
    }

    /// What stands behind the repository's name in a module's path: a module beside others is named for its folder.
    public static func below(_ module: String) -> ArraySlice<Substring> {
        let parts = module.split(separator: "/")
        return parts.dropFirst(length(of: parts))
    }
}

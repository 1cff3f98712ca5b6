/// Which parts of an import path name a repository. They say nothing of what lies in it.
public enum RepositoryPath {
    /// Hosts that put an owner in front of a repository's name.
    private static let hosts: Set<Substring> = [
        "bitbucket.org", "codeberg.org", "github.com", "gitlab.com",
    ]

    /// How many parts of an import path name the repository, the host among them.
    public static func length(of parts: [Substring]) -> Int {
        parts.first.map { hosts.contains($0) } ?? false ? 3 : 2
    }
}

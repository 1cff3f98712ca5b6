/// Files as a run is to see them in place of what the system has: those of another revision.
public protocol FileView: Sendable {
    /// The bytes of a file; nil where the view has no say, and the system is asked.
    func contents(of path: String) -> Result<SourceBuffer, FileSystem.Failure>?
    /// What a path leads to; nil where the view has no say.
    func kind(of path: String) -> Result<FileSystem.Kind, FileSystem.Failure>?
    /// The names in a folder, sorted by their bytes; nil where the view has no say.
    func listing(of path: String) -> Result<FileSystem.Listing, FileSystem.Failure>?
}

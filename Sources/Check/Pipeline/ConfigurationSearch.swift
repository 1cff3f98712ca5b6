/// Looks for the file in which a project says how it is checked.
public enum ConfigurationSearch {
    /// The name of the file.
    public static let name = ".surety.yml"

    /// The file that holds for a path: in its folder, or in one above it, up to the repository's root. Outside of a
    /// repository, up to the working directory where the path lies below it.
    public static func file(
        for path: String, workingDirectory: String = FileSystem.workingDirectory
    ) -> String? {
        let whole = Discovery.absolute(path, in: workingDirectory)
        let start = (try? FileSystem.kind(of: whole)) == .folder ? whole : Path.parent(whole)
        var candidate: String?
        var folder = start
        while true {
            let file = Path.join(folder, name)
            // The nearest counts; whether it does at all is known at the root only.
            if candidate == nil, (try? FileSystem.kind(of: file)) == .file { candidate = file }
            if IgnoreStack.isRepository(folder) { return candidate }
            if folder == "/" { break }
            folder = Path.parent(folder)
        }
        guard let candidate else { return nil }
        let holder = Path.parent(candidate)
        let isBelowHere = start == workingDirectory || Path.relative(start, to: workingDirectory) != start
        let isHolderHere = holder == workingDirectory || Path.relative(holder, to: workingDirectory) != holder
        return holder == start || (isBelowHere && isHolderHere) ? candidate : nil
    }
}

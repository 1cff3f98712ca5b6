/// A revision of a repository as files: what a check sees that compares with it. Nothing is checked out; what can matter
/// to a check is read from git's own store.
struct Revision: FileView {
    /// The repository's root.
    private let root: String
    /// Each path of the revision, from the root of the file system.
    private var entries: [String: Entry] = [:]
    private var listings: [String: FileSystem.Listing] = [:]
    /// The revisions of the submodules, by their folders.
    private var submodules: [Revision] = []
    /// What cannot be compared, with its path from the repository's root.
    private(set) var gaps: [(path: String, reason: String)] = []

    private enum Entry: Sendable {
        case file(SourceBuffer?)
        case link(SourceBuffer?)
    }

    /// Reads a revision.
    ///
    /// - Parameters:
    ///   - root: the repository's root.
    ///   - name: what git knows it by.
    ///   - isWanted: which files' contents are wanted, by their names.
    init(root: String, name: String, isWanted: (Substring) -> Bool) throws(Refusal) {
        self.root = root
        let git = GitCommand(folder: root)
        let tree = try git.run(["ls-tree", "-r", "-z", "--full-tree", name])
        guard tree.status == 0 else {
            throw Refusal("cannot list the files of '\(name)': git says: \(tree.reason)")
        }
        let listed = Revision.listed(tree.output)
        let wanted = listed.filter { $0.mode == Self.linkMode || isWanted(Path.name($0.path)) }
        let contents = try Revision.contents(
            of: wanted.filter { $0.mode != Self.submoduleMode }.map(\.object), git)
        for item in listed {
            let path = Path.join(root, item.path)
            switch item.mode {
            case Self.submoduleMode: add(submodule: item, isWanted)
            case Self.linkMode: add(path, .link(contents[item.object]), .link)
            default: add(path, .file(contents[item.object]), .file)
            }
        }
        for folder in listings.keys {
            listings[folder]?.entries.sort { Path.precedes($0.name, $1.name) }
        }
    }

    private static let submoduleMode = "160000"
    private static let linkMode = "120000"

    /// A line of the list of a tree.
    private struct Item {
        var mode: String
        var object: String
        var path: String
    }

    private static func listed(_ bytes: [UInt8]) -> [Item] {
        bytes.split(separator: 0).compactMap { line in
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
                let path = String(validating: line[(tab + 1)...], as: UTF8.self)
            else { return nil }
            let words = line[..<tab].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard words.count == 3 else { return nil }
            return Item(mode: words[0], object: words[2], path: path)
        }
    }

    /// What objects hold, by their names. One that is not there, as in a partial clone, is left out.
    private static func contents(
        of objects: [String], _ git: GitCommand
    ) throws(Refusal) -> [String: SourceBuffer] {
        if objects.isEmpty { return [:] }
        let names = Array(Set(objects).sorted().joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
        let answer = try git.run(["cat-file", "--batch"], input: names)
        guard answer.status == 0 else {
            throw Refusal("cannot read the files of the revision: git says: \(answer.reason)")
        }
        var found: [String: SourceBuffer] = [:]
        var rest = answer.output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let words = rest[..<end].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            rest = rest[(end + 1)...]
            guard words.count == 3, let size = Int(words[2]), size < rest.count else { continue }
            found[words[0]] = SourceBuffer(rest.prefix(size))
            rest = rest.dropFirst(size + 1)
        }
        return found
    }

    private mutating func add(_ path: String, _ entry: Entry, _ kind: FileSystem.Kind) {
        entries[path] = entry
        list(path, kind)
    }

    /// Puts a name into the list of its folder, and that into its own.
    private mutating func list(_ path: String, _ kind: FileSystem.Kind) {
        let folder = Path.parent(path)
        let isNew = listings[folder] == nil
        listings[folder, default: FileSystem.Listing()].entries.append(
            FileSystem.Entry(name: String(Path.name(path)), kind: kind))
        if isNew && folder != root { list(folder, .folder) }
    }

    /// A submodule has a store of its own; where that lacks the revision, its files are compared with themselves.
    private mutating func add(submodule item: Item, _ isWanted: (Substring) -> Bool) {
        let folder = Path.join(root, item.path)
        list(folder, .folder)
        guard IgnoreStack.isRepository(folder) else { return }
        do throws(Refusal) {
            let revision = try Revision(root: folder, name: item.object, isWanted: isWanted)
            submodules.append(revision)
            gaps += revision.gaps.map { (Path.join(item.path, $0.path), $0.reason) }
        } catch {
            gaps.append(
                (
                    item.path,
                    "the submodule is compared with itself, since its revision '\(item.object.prefix(12))' is not there; "
                        + "fetch it in the submodule"
                ))
        }
    }

    // MARK: The view

    func contents(of path: String) -> Result<SourceBuffer, FileSystem.Failure>? {
        if let submodule = submodule(of: path) { return submodule.contents(of: path) }
        guard speaks(of: path) else { return nil }
        switch entries[followed(path)] {
        case .file(let buffer?): return .success(buffer)
        case .file(nil): return .failure(Self.unread)
        case .link, nil: return .failure(listings[path] == nil ? Self.missing : Self.folder)
        }
    }

    func kind(of path: String) -> Result<FileSystem.Kind, FileSystem.Failure>? {
        if let submodule = submodule(of: path) { return submodule.kind(of: path) }
        guard speaks(of: path) else { return nil }
        let target = followed(path)
        if case .file? = entries[target] { return .success(.file) }
        return listings[target] == nil && target != root ? .failure(Self.missing) : .success(.folder)
    }

    func listing(of path: String) -> Result<FileSystem.Listing, FileSystem.Failure>? {
        if let submodule = submodule(of: path) { return submodule.listing(of: path) }
        guard speaks(of: path) else { return nil }
        if let listing = listings[path] { return .success(listing) }
        return path == root ? .success(FileSystem.Listing()) : .failure(Self.missing)
    }

    private static let missing = FileSystem.Failure(reason: "no such file or directory")
    private static let folder = FileSystem.Failure(reason: "it is a folder")
    private static let unread = FileSystem.Failure(
        reason: "it is not there in the revision that is compared with")

    /// Whether a path lies in the repository, and not in git's own folder.
    private func speaks(of path: String) -> Bool {
        guard path == root || path.hasPrefix(root + "/") else { return false }
        if gaps.contains(where: { path.hasPrefix(Path.join(root, $0.path)) }) { return false }
        let git = Path.join(root, ".git")
        return path != git && !path.hasPrefix(git + "/")
    }

    private func submodule(of path: String) -> Revision? {
        submodules.first { path == $0.root || path.hasPrefix($0.root + "/") }
    }

    /// Where the links at a path lead, as far as they stay in the repository.
    private func followed(_ path: String) -> String {
        var path = path
        for _ in 0..<8 {
            guard case .link(let target?) = entries[path] else { break }
            path = Path.absolute(target.text(from: 0, to: target.count), in: Path.parent(path))
        }
        return path
    }
}

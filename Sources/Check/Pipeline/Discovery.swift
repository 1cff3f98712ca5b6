/// The files that a run checks, found from the paths that were named.
struct Discovery {
    /// A file to read.
    struct Found: Sendable {
        var path: String
        var displayPath: String
        /// The index of its language.
        var language: Int
        /// Whether the path itself was named, so that it is checked though a program wrote it.
        var isNamed: Bool
        /// What it holds, where that is not to be read.
        var contents: SourceBuffer?
        /// Whether the project leaves it out: it is read for its declarations alone.
        var isExcluded = false

        func read() throws(FileSystem.Failure) -> SourceBuffer {
            if let contents { return contents }
            return try FileSystem.read(path)
        }
    }

    /// The files, sorted by their shown path, each once.
    private(set) var files: [Found] = []
    /// What could not be looked at below a named folder.
    private(set) var notes: [ReportedNote] = []
    /// Named paths that cannot be used: the run is not to be trusted.
    private(set) var errors: [String] = []

    private let languages: [LanguageAnalysis]
    private let workingDirectory: String
    private let exclude: PathPatterns?
    private let contents: [String: SourceBuffer]
    private var links: [Found] = []

    /// Folders that hold no code of the project's own.
    private static let skippedFolders: Set<String> = ["vendor", "testdata", "node_modules"]

    /// Looks for files of the languages.
    init(
        _ paths: [String], languages: [LanguageAnalysis], exclude: PathPatterns? = nil,
        contents: [String: SourceBuffer] = [:],
        workingDirectory: String = FileSystem.workingDirectory
    ) {
        self.languages = languages
        self.exclude = exclude
        self.contents = contents
        self.workingDirectory = workingDirectory
        for path in paths.isEmpty ? ["."] : paths { add(named: path) }
        finish()
    }

    private mutating func add(named name: String) {
        let path = Discovery.absolute(name, in: workingDirectory)
        if contents[name] != nil {
            add(file: path, named: name)
            return
        }
        do throws(FileSystem.Failure) {
            switch try FileSystem.kind(of: path) {
            case .folder: walk(path)
            case .file: add(file: path, named: name)
            default:
                errors.append(
                    "cannot check '\(name)': it is not a regular file; name a source file or a folder")
            }
        } catch {
            errors.append("cannot read '\(name)': \(error.reason); check the path")
        }
    }

    /// Go's `./...` means what a folder means here anyway.
    private static func withoutDots(_ name: String) -> String {
        if name == "..." { return "." }
        return name.hasSuffix("/...") ? String(name.dropLast(3)) : name
    }

    /// The named path from the root. `..` is looked up, since a link may stand before it; and where only the path
    /// without links lies below the working directory, that one is taken.
    static func absolute(_ name: String, in workingDirectory: String) -> String {
        func isBelow(_ path: String) -> Bool { Path.relative(path, to: workingDirectory) != path }
        let name = withoutDots(name)
        let path = Path.absolute(name, in: workingDirectory)
        let goesUp = name.split(separator: "/").contains("..")
        if !goesUp && isBelow(path) { return path }
        let whole = name.hasPrefix("/") ? name : Path.join(workingDirectory, name)
        guard let real = FileSystem.resolved(whole) else { return path }
        return goesUp || isBelow(real) ? real : path
    }

    private mutating func add(file path: String, named name: String) {
        guard let language = language(of: Path.name(path)) else {
            errors.append(
                "cannot check '\(name)': no language has files of this name; name a source file or a folder")
            return
        }
        var file = found(path, language: language, isNamed: true)
        file.contents = contents[name]
        files.append(file)
    }

    private mutating func walk(_ root: String) {
        var pending = [(folder: root, ignored: IgnoreStack(namedFolder: root))]
        while let (folder, ignored) = pending.popLast() {
            let listing: FileSystem.Listing
            do throws(FileSystem.Failure) {
                listing = try FileSystem.entries(of: folder)
            } catch {
                report(folder, isRoot: folder == root, error)
                continue
            }
            if listing.unreadableNames > 0 {
                let shown = Path.relative(folder, to: workingDirectory)
                add(note: "names that are not UTF-8 were skipped: \(listing.unreadableNames)", at: shown)
            }
            for entry in listing.entries {
                visit(entry, in: folder, ignored, &pending)
            }
        }
    }

    private mutating func visit(
        _ entry: FileSystem.Entry, in folder: String, _ ignored: IgnoreStack,
        _ pending: inout [(folder: String, ignored: IgnoreStack)]
    ) {
        guard entry.name.utf8.first != UInt8(ascii: "."), entry.name.utf8.first != UInt8(ascii: "_") else {
            return
        }
        let path = Path.join(folder, entry.name)
        if entry.kind == .folder {
            guard !Discovery.skippedFolders.contains(entry.name), !ignored.ignores(path, isFolder: true)
            else { return }
            var below = ignored
            below.enter(path)
            pending.append((path, below))
            return
        }
        guard entry.kind != .other, let language = language(of: entry.name[...]) else { return }
        guard !ignored.ignores(path, isFolder: false) else { return }
        let file = found(path, language: language, isNamed: false)
        if entry.kind == .link { links.append(file) } else { files.append(file) }
    }

    private mutating func report(_ folder: String, isRoot: Bool, _ failure: FileSystem.Failure) {
        let shown = Path.relative(folder, to: workingDirectory)
        if isRoot {
            errors.append("cannot read '\(shown)': \(failure.reason); check its permissions")
        } else {
            add(note: "cannot read the folder: \(failure.reason)", at: shown)
        }
    }

    private mutating func add(note message: String, at shown: String) {
        notes.append(ReportedNote(path: shown, line: 1, column: 1, message: message))
    }

    private func language(of name: Substring) -> Int? {
        let ending = Path.fileExtension(name)
        return languages.firstIndex { $0.extensions.contains(ending) }
    }

    private func found(_ path: String, language: Int, isNamed: Bool) -> Found {
        Found(
            path: path, displayPath: Path.relative(path, to: workingDirectory), language: language,
            isNamed: isNamed, isExcluded: !isNamed && exclude?.match(path) == true)
    }

    /// Sorts, and drops what is there twice. A link to a file counts only where the file itself is not checked; links
    /// to folders are not followed at all, so that no loop of links can be walked.
    private mutating func finish() {
        // The walk may itself have begun at a link, so files are compared by where they really lie.
        var seen = Set(links.isEmpty ? [] : files.map { FileSystem.resolved($0.path) ?? $0.path })
        for link in links {
            guard let target = FileSystem.resolved(link.path), (try? FileSystem.kind(of: target)) == .file,
                seen.insert(target).inserted
            else { continue }
            files.append(link)
        }
        files.sort { a, b in
            if a.displayPath == b.displayPath { return a.isNamed && !b.isNamed }
            return Path.precedes(a.displayPath, b.displayPath)
        }
        var last: String?
        files.removeAll { file in
            defer { last = file.path }
            return file.path == last
        }
        notes.sort()
    }
}

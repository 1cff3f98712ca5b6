/// One file of patterns in git's format, such as a `.gitignore`: what it says about paths below its folder.
struct IgnoreRules: Sendable {
    private struct Rule: Sendable {
        var pattern: GlobPattern
        /// Whether a match brings a path back.
        var isNegated = false
        /// Whether only folders match.
        var isFolderOnly = false
        /// Whether the pattern speaks of the whole path below the folder, not of the last element alone.
        var isAnchored = false
    }

    /// The folder that the patterns speak of, with a slash at its end.
    private let folder: String
    private let rules: [Rule]

    /// Reads a file's text; nil where it has no pattern.
    init?(_ text: UnsafeBufferPointer<UInt8>, folder: String) {
        self.folder = Path.join(folder, "")
        rules = text.split(separator: UInt8(ascii: "\n")).compactMap { IgnoreRules.parse(ArraySlice($0)) }
        if rules.isEmpty { return nil }
    }

    /// Whether a path below the folder is ignored; nil where no pattern matches. The last match counts.
    func decision(on path: String, isFolder: Bool) -> Bool? {
        let below = path.utf8.dropFirst(folder.utf8.count)
        let name = Path.name(path).utf8
        for rule in rules.reversed() where isFolder || !rule.isFolderOnly {
            let isMatch = rule.isAnchored ? rule.pattern.matches(below) : rule.pattern.matches(name)
            if isMatch { return !rule.isNegated }
        }
        return nil
    }

    private static func parse(_ line: ArraySlice<UInt8>) -> Rule? {
        var text = withoutTrailingSpace(line)
        guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
        var isNegated = false
        if first == UInt8(ascii: "!") {
            isNegated = true
            text.removeFirst()
        }
        var isFolderOnly = false
        if text.last == UInt8(ascii: "/") {
            isFolderOnly = true
            text.removeLast()
        }
        let isAnchored = text.contains(UInt8(ascii: "/"))
        if text.first == UInt8(ascii: "/") { text.removeFirst() }
        guard !text.isEmpty else { return nil }
        return Rule(
            pattern: GlobPattern(text), isNegated: isNegated, isFolderOnly: isFolderOnly,
            isAnchored: isAnchored)
    }

    /// The line without a byte order mark, a carriage return, and spaces at its end that no backslash protects.
    private static func withoutTrailingSpace(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        var end = text.startIndex
        var isProtected = false
        for (index, byte) in zip(text.indices, text) {
            if isProtected || byte != UInt8(ascii: " ") { end = index + 1 }
            isProtected = byte == UInt8(ascii: "\\") && !isProtected
        }
        return text[..<end]
    }
}

/// What git ignores at some folder: the rules of the repository, and those of each folder on the way down.
struct IgnoreStack: Sendable {
    private var levels: [IgnoreRules] = []

    /// Nothing is ignored.
    init() {}

    /// The rules that hold in a folder: read upwards as far as the folder that has `.git`. Where the folder itself is
    /// ignored by them, they are left out: it was named, so what it holds is wanted.
    init(namedFolder folder: String) {
        var chain = [folder]
        while let last = chain.last, last != "/", !IgnoreStack.isRepository(last) {
            chain.append(Path.parent(last))
        }
        guard let top = chain.last, IgnoreStack.isRepository(top) else {
            enter(folder)
            return
        }
        for (index, step) in chain.reversed().enumerated() {
            if index > 0 && ignores(step, isFolder: true) { levels = [] }
            enter(step)
        }
    }

    /// Adds the rules that lie in a folder on the way down. A repository within another has rules of its own alone.
    mutating func enter(_ folder: String) {
        if IgnoreStack.isRepository(folder) {
            levels = []
            if let path = IgnoreStack.excludeFile(of: folder) { add(path, folder: folder) }
        }
        add(Path.join(folder, ".gitignore"), folder: folder)
    }

    /// Whether git ignores a path whose folder is not ignored.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        for level in levels.reversed() {
            if let decision = level.decision(on: path, isFolder: isFolder) { return decision }
        }
        return false
    }

    private mutating func add(_ path: String, folder: String) {
        // A file that is missing or cannot be read says nothing, as for git.
        guard let buffer = try? FileSystem.read(path) else { return }
        if let rules = IgnoreRules(buffer.bytes, folder: folder) { levels.append(rules) }
    }

    /// Whether a folder is the root of a repository.
    static func isRepository(_ folder: String) -> Bool {
        (try? FileSystem.kind(of: Path.join(folder, ".git"))) != nil
    }

    /// The repository's own list. In a linked work tree `.git` is a file that leads to it in two steps.
    private static func excludeFile(of folder: String) -> String? {
        let git = Path.join(folder, ".git")
        guard let pointer = try? FileSystem.read(git) else { return Path.join(git, "info/exclude") }
        let prefix = "gitdir: "
        let text = firstLine(pointer)
        guard text.hasPrefix(prefix) else { return nil }
        let own = Path.absolute(String(text.dropFirst(prefix.count)), in: folder)
        guard let common = try? FileSystem.read(Path.join(own, "commondir")) else {
            return Path.join(own, "info/exclude")
        }
        return Path.join(Path.absolute(firstLine(common), in: own), "info/exclude")
    }

    private static func firstLine(_ buffer: SourceBuffer) -> String {
        let end = buffer.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
        return buffer.text(from: 0, to: end)
    }
}

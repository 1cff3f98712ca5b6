/// The lines of the working tree that a revision does not have.
struct ChangedLines {
    /// By path from the root of the file system: the lines, from 1.
    private var lines: [String: [ClosedRange<Int>]] = [:]
    /// The files that git knows.
    private var known: Set<String> = []

    /// Asks git what has changed since a revision.
    init(root: String, since name: String) throws(Refusal) {
        let git = GitCommand(folder: root)
        let difference = try git.run([
            "-c", "core.quotePath=false", "diff", "--no-ext-diff", "--no-textconv", "--no-color",
            "--no-renames",
            "--no-prefix", "--ignore-submodules", "--unified=0", name, "--",
        ])
        guard difference.status == 0 else {
            throw Refusal("cannot tell what has changed since '\(name)': git says: \(difference.reason)")
        }
        read(difference.output, root)
        let files = try git.run(["ls-files", "-z", "--full-name"])
        for path in files.output.split(separator: 0) {
            known.insert(Path.join(root, String(decoding: path, as: UTF8.self)))
        }
    }

    /// Whether a line is new or different. All lines of a file that git does not know are new.
    func contain(_ line: Int, of path: String) -> Bool {
        guard known.contains(path) else { return true }
        return lines[path]?.contains { $0.contains(line) } ?? false
    }

    private mutating func read(_ difference: [UInt8], _ root: String) {
        var path: String?
        for line in difference.split(separator: UInt8(ascii: "\n")) {
            if line.starts(with: "+++ ".utf8) {
                // A name with a space has a tab behind it.
                let name = line.dropFirst(4).prefix { $0 != UInt8(ascii: "\t") }
                path = Path.join(root, String(decoding: name, as: UTF8.self))
            } else if line.starts(with: "@@ ".utf8), let path, let range = Self.added(line) {
                lines[path, default: []].append(range)
            }
        }
    }

    /// The lines that a hunk adds, from its head: `@@ -3,2 +3,4 @@`.
    private static func added(_ head: ArraySlice<UInt8>) -> ClosedRange<Int>? {
        guard
            let word = head.split(separator: UInt8(ascii: " ")).first(where: { $0.first == UInt8(ascii: "+") }
            )
        else { return nil }
        let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        guard let first = numbers.first else { return nil }
        let count = numbers.count > 1 ? numbers[1] : 1
        return count > 0 ? first...(first + count - 1) : nil
    }
}

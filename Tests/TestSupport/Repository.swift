import Foundation

/// The repository that the tests lie in.
public enum Repository {
    /// Its root.
    public static let root: String = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The path of something in it.
    public static func path(_ name: String) -> String { root + "/" + name }

    /// The text of a file in it.
    public static func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// The files below a folder of it whose names end so, sorted, by their paths from the root.
    public static func files(below folder: String, ending: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) && !$0.contains("/.build") }.map { folder + "/" + $0 }
            .sorted()
    }

    /// The blocks of Go in a text of Markdown.
    public static func goExamples(in text: String) -> [String] {
        text.split(separator: "```go\n", omittingEmptySubsequences: false).dropFirst().map { part in
            String(part.split(separator: "```", omittingEmptySubsequences: false)[0])
        }
    }
}

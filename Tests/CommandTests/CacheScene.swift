import Foundation
import SuretyCheck
import SuretyReport
import TestSupport

/// A tree of Go and a cache beside it.
final class CacheScene {
    /// What a run said, and what it took from the cache.
    struct Run: Equatable {
        var json: String
        var sarif: String
        var parts: Int
        var taken: Int

        /// What the cache must not change.
        var reports: [String] { [json, sarif] }
    }

    let tree: TemporaryFolder
    let cache: TemporaryFolder
    /// What is chosen besides.
    var choose: (inout CheckOptions) -> Void = { $0.select = ["all"] }

    init(_ files: [String: String]) throws {
        tree = try TemporaryFolder(files)
        cache = try TemporaryFolder()
        chmod(cache.path, 0o700)
    }

    /// Checks the tree, with the cache or without.
    func run(cached: Bool = true) throws -> Run {
        var options = CheckOptions()
        options.paths = [tree.path]
        options.jobs = 2
        choose(&options)
        if cached { options.cache = try AnalysisCache(folder: cache.path) }
        let stages = StageClock()
        let result = try Check(options, stages: stages).run()
        return Run(
            json: ReportFormat.json.render(result, style: ReportStyle()),
            sarif: ReportFormat.sarif.render(result, style: ReportStyle()), parts: stages.count("parts"),
            taken: stages.count("parts from the cache"))
    }

    /// The names of the cache's entries.
    var entries: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
        return names.filter { $0.count == 32 }.sorted()
    }

    func bytes(_ entry: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: cache.path(of: entry))))
    }

    func write(_ bytes: [UInt8], to entry: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: cache.path(of: entry)))
        chmod(cache.path(of: entry), 0o600)
    }
}

/// Go to put into such trees.
enum CacheProgram {
    static func module(_ name: String, _ more: String = "") -> String {
        "module example.com/\(name)\n\ngo 1.26\n\(more)"
    }

    /// Opens a file and hands it to somebody's `Finish`.
    static func user(_ path: String, package: String = "user") -> String {
        let name = path.split(separator: "/").last ?? ""
        return """
            package \(package)

            import (
            \t"os"

            \t"\(path)"
            )

            func Use() error {
            \tf, err := os.Open("used")
            \tif err != nil {
            \t\treturn err
            \t}
            \treturn \(name).Finish(f)
            }

            """
    }

    static func helper(closes: Bool, package: String = "helper") -> String {
        """
        package \(package)

        import "os"

        func Finish(f *os.File) error {
        \t\(closes ? "return f.Close()" : "_, err := f.Stat()\n\treturn err")
        }

        """
    }

    static func leaking(_ name: String, package: String = "p") -> String {
        """
        package \(package)

        import "os"

        func \(name)() {
        \tf, err := os.Open("a")
        \tif err != nil {
        \t\treturn
        \t}
        \t_ = f.Name()
        }

        """
    }

    static func stub(closes: Bool) -> String {
        """
        package stubbed // import "example.org/stubbed"

        import "os"

        //surety:\(closes ? "releases" : "borrows") f
        func Finish(f *os.File) error

        """
    }

    /// Three parts: two modules that belong together, one of its own with a vendored package, and one that leaks.
    static var tree: [String: String] {
        [
            "a/go.mod": module("a", "replace example.com/lib => ../lib\n"),
            "a/a.go": user("example.com/lib/helper", package: "a"), "lib/go.mod": module("lib"),
            "lib/helper/helper.go": helper(closes: true), "b/go.mod": module("b"),
            "b/b.go": user("example.org/dep", package: "b"),
            "b/vendor/example.org/dep/dep.go": helper(closes: true, package: "dep"),
            "c/go.mod": module("c"), "c/c.go": leaking("Forgets"),
        ]
    }
}

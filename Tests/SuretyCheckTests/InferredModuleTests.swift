import TestSupport
import Testing

@testable import SuretyCheck

/// Code that was written before there were modules.
struct InferredModuleTests {
    @Test func isNamedByWhatItsFilesImport() throws {
        let inferred = try #require(
            InferredModule([
                ("/code", ["fmt", "example.com/team/tool/store", "example.com/other/store"]),
                ("/code/store", ["example.com/team/tool/store/disk"]),
                ("/code/store/disk", ["os"]),
            ]))
        #expect(inferred.root == "/code")
        #expect(inferred.path == "example.com/team/tool")
    }

    /// One folder may be called as one of a library is by chance; what others wrote says nothing of the path.
    @Test func isNotGuessed() {
        #expect(InferredModule([("/code", ["example.com/other/store"]), ("/code/store", ["os"])]) == nil)
        #expect(InferredModule([("/code", ["example.com/team/tool/store"])]) == nil)
        #expect(
            InferredModule([
                ("/code", []), ("/code/a", []), ("/code/b", []),
                ("/code/vendor/x", ["example.com/team/tool/a", "example.com/team/tool/b"]),
            ]) == nil)
    }

    /// What another package forgets is seen where it is called.
    @Test func bindsItsPackages() throws {
        let code = try TemporaryFolder([
            "main.go": """
            package main

            import (
            \t"example.com/team/tool/size"
            \t"example.com/team/tool/store"
            )

            func main() {
            \tfor {
            \t\tf, err := store.Open("a")
            \t\tif err != nil {
            \t\t\treturn
            \t\t}
            \t\tprintln(size.Of(f))
            \t}
            }
            """,
            "store/store.go": """
            package store

            import "os"

            func Open(name string) (*os.File, error) { return os.Open(name) }
            """,
            "size/size.go": """
            package size

            import "os"

            func Of(f *os.File) int64 {
            \tinfo, err := f.Stat()
            \tif err != nil {
            \t\treturn 0
            \t}
            \treturn info.Size()
            }
            """,
        ])
        var options = CheckOptions()
        options.paths = [code.path]
        let result = try Check(options, stages: StageClock()).run()
        #expect(result.findings.map(\.finding.rule) == ["leak"])
        #expect(result.coverage.importsUnresolved.isEmpty)
    }
}

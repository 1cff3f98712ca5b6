import Foundation
import SuretyFlow
import TestSupport
import Testing

@testable import SuretyCheck

/// What a language server keeps from one run to the next.
struct AnalysisMemoryTests {
    /// The trees of all parts of a run are kept, and those that two runs have not used go.
    @Test func treesOfAllPartsAreKept() throws {
        let text = "package p\n\nimport \"os\"\n\nfunc f() { os.Open(\"x\") }\n"
        let folder = try TemporaryFolder([
            "a/go.mod": "module a\n", "a/a.go": text, "b/go.mod": "module b\n", "b/b.go": text,
        ])
        var options = CheckOptions()
        options.paths = [folder.path]
        let memory = AnalysisMemory()
        func findings() throws -> Int {
            options.memory = memory
            return try Check(options, stages: StageClock()).run().findings.count
        }
        let kept: ParsedFiles = memory.part("go") { ParsedFiles() }
        func keeps(_ name: String, _ number: Int) throws -> Bool {
            let buffer = try FileSystem.read(folder.path(of: "a/a.go"))
            return kept.file(
                of: SourceInput(
                    path: folder.path(of: name), displayPath: name, buffer: buffer, file: FileID(number)))
                != nil
        }
        for _ in 0..<3 {
            #expect(try findings() == 2)
            #expect(try keeps("a/a.go", 0) && keeps("b/b.go", 1))
            #expect(try !keeps("b/b.go", 0))
        }
        try FileManager.default.removeItem(atPath: folder.path(of: "b/b.go"))
        for held in [true, false] {
            #expect(try findings() == 1)
            #expect(try keeps("a/a.go", 0) && keeps("b/b.go", 1) == held)
        }
    }
}

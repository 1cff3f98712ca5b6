import Foundation
import SuretyFlow
import SuretyGo
import TestSupport
import Testing

@testable import SuretyCheck

/// What is analysed together.
struct GoPartsTests {
    private func parts(_ files: [String: String]) throws -> [[String]] {
        let folder = try TemporaryFolder(files)
        let found = Discovery([folder.path], languages: [.go]).files
        let inputs = try found.enumerated().map { index, file in
            SourceInput(
                path: file.path, displayPath: Path.relative(file.path, to: folder.path),
                buffer: try file.read(), file: FileID(index))
        }
        let parts = GoParts.parts(inputs, WorkerPool(jobs: 2))
        #expect(parts.flatMap { $0 }.sorted() == Array(inputs.indices))
        return parts.map { $0.map { inputs[$0].displayPath } }
    }

    private func module(_ name: String, _ more: String = "") -> String {
        "module example.com/\(name)\n\ngo 1.26\n\(more)"
    }

    private func file(_ imports: String...) -> String {
        "package p\n\n" + imports.map { "import \"\($0)\"\n" }.joined() + "\nfunc f() {}\n"
    }

    @Test func modulesThatImportNothingOfEachOtherArePartsOfTheirOwn() throws {
        let parts = try parts([
            "a/go.mod": module("a"), "a/a.go": file("os", "example.com/elsewhere"), "a/x/x.go": file(),
            "b/go.mod": module("b"), "b/b.go": file("os", "example.com/elsewhere"),
            "loose/l.go": file("os"), "other/o.go": file(),
        ])
        #expect(parts == [["a/a.go", "a/x/x.go"], ["b/b.go"], ["loose/l.go", "other/o.go"]])
    }

    @Test func oneModuleIsOnePart() throws {
        #expect(try parts(["go.mod": module("a"), "x/x.go": file(), "y/y.go": file()]).count == 1)
        #expect(try parts(["x/x.go": file(), "y/y.go": file()]).count == 1)
        #expect(try parts(["x/x.txt": ""]).isEmpty)
    }

    @Test func anImportJoinsInEitherDirection() throws {
        for (a, b) in [("example.com/b/x", "os"), ("os", "example.com/a")] {
            let parts = try parts([
                "a/go.mod": module("a"), "a/a.go": file(a), "b/go.mod": module("b"), "b/x/x.go": file(b),
                "c/go.mod": module("c"), "c/c.go": file(),
            ])
            #expect(parts == [["a/a.go", "b/x/x.go"], ["c/c.go"]])
        }
        let chain = try parts([
            "a/go.mod": module("a"), "a/a.go": file("example.com/b"), "b/go.mod": module("b"),
            "b/b.go": file("example.com/c/below/it"), "c/go.mod": module("c"), "c/c.go": file(),
        ])
        #expect(chain.count == 1)
    }

    @Test func aModuleWithinAnotherIsJoinedByItsOwnName() throws {
        let files = [
            "go.mod": module("a"), "a.go": file("example.com/abc", "example.com/a/other"),
            "tools/go.mod": module("a/tools"), "tools/t.go": file("example.com/a/tools/x"),
        ]
        #expect(try parts(files) == [["a.go"], ["tools/t.go"]])
        var joined = files
        joined["tools/u.go"] = file("example.com/a")
        #expect(try parts(joined).count == 1)
    }

    @Test func whatReplacesAModuleBelongsToIt() throws {
        let files = [
            "a/go.mod": module("a", "replace example.org/fork => ../b\n"), "a/a.go": file("example.org/fork"),
            "b/go.mod": module("b"), "b/b.go": file(),
        ]
        #expect(try parts(files).count == 1)
    }

    @Test func whatCannotBeToldApartStaysTogether() throws {
        let files = [
            "a/go.mod": module("same"), "a/a.go": file(), "b/go.mod": module("same"), "b/b.go": file(),
        ]
        #expect(try parts(files).count == 1)
        let loose = ["a/go.mod": module("a"), "a/a.go": file(), "loose/l.go": file("example.com/a/x")]
        #expect(try parts(loose).count == 1)
    }

    @Test func theDistributionIsKnownByItsFolders() throws {
        let files = [
            "src/go.mod": "module std\n\ngo 1.26\n", "src/fmt/fmt.go": file(),
            "user/go.mod": module("user"), "user/u.go": file("fmt"),
        ]
        #expect(try parts(files).count == 1)
    }

    // MARK: Imports

    private func imports(_ text: String) -> [String] {
        var paths: [String] = []
        var text = text
        text.withUTF8 { ImportScan.paths(of: $0) { paths.append(String(decoding: $0, as: UTF8.self)) } }
        return paths
    }

    private func parsed(_ text: String) -> [String] {
        let buffer = SourceBuffer(Array(text.utf8))
        return GoParser(symbols: SymbolTable()).parse(
            SourceText(borrowing: buffer.bytes, owner: buffer), file: FileID(0)
        ).importPaths
    }

    /// The scan reads the lists of all Go that lies here as the parser does.
    @Test func theScanAgreesWithTheParser() throws {
        var count = 0
        for folder in ["Tests/Fixtures/Go", "Sources/Check/Stubs/go", "Examples"] {
            for path in Repository.files(below: folder, ending: ".go") {
                let text = try Repository.text(path)
                #expect(imports(text) == parsed(text), "\(path)")
                count += imports(text).count
            }
        }
        #expect(count > 500)
    }

    @Test(arguments: [
        "package a; import \"x\"; import (y \"z\"; . \"w\"; _ `v`)\nimport \"late\"\nvar a = \"b\"\nimport \"no\"\n",
        "// package no\n/* import \"no\" */ package /* c */ a // d\nimport /* e */ (\n// f \"no\"\n\"x\" /* \"no\" */\n)\n",
        "\u{FEFF}package ünder\n\nimport ü \"x\"\n\nimport()\nimport \"y\"\n",
        "package a\nimportant \"no\"\n", "package a\nimport (\n\"x\"\n", "package a\nimport \"x", "package",
        "",
        "import \"no\"\n", "package a\n\nimport (\n\t\"x\"\n\t\"y\"\n)\n\nfunc f() { import(\"no\") }\n",
        "/*", "package a /*",
        "package a\r\nimport \"x\"\r\n",
    ])
    func theScanReads(text: String) {
        let found = imports(text)
        #expect(!found.contains("no"))
        // In what does not parse, the parser may see more.
        if found != parsed(text) { #expect(parsed(text).starts(with: found)) }
        let known = ["x", "y", "z", "w", "v", "late"]
        #expect(found.allSatisfy(known.contains))
    }
}

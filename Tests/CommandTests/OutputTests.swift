import Foundation
import TestSupport
import Testing

/// What the built command writes, and where.
struct OutputTests {
    private func tree() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for index in 0..<40 {
            try folder.write("package p\n\nfunc f\(index)() {}\n", to: "p\(index % 7)/f\(index).go")
        }
        try folder.link("p0/loop", to: "..")
        return folder
    }

    @Test(arguments: ["text", "json", "html"])
    func isTheSameWhateverTheThreadsFolderAndEnvironment(format: String) throws {
        let tree = try tree()
        let one = try Command.surety("check", "--format", format, "--jobs", "1", tree.path, in: "/usr")
        let two = try Command.surety("check", "--format", format, "--jobs", "2", tree.path, in: "/usr/lib")
        let bare = try Command.surety("check", "--format", format, tree.path, in: "/usr", environment: [:])
        #expect(one.status == 0)
        #expect(one.output == two.output && one.output == bare.output)

        let here = try Command.surety("check", "--format", format, in: tree.path)
        let copy = try TemporaryFolder()
        _ = try Command.shell("cp -r '\(tree.path)/.' '\(copy.path)'")
        #expect(try Command.surety("check", "--format", format, ".", in: copy.path).output == here.output)
    }

    @Test func goesToAFileWholeOrNotAtAll() throws {
        let folder = try tree()
        let first = try Command.surety("check", "--format", "json", "--output", "r.json", in: folder.path)
        #expect(first.status == 0 && first.output.isEmpty)
        let printed = try Command.surety("check", "--format", "json", in: folder.path)
        let written = try String(contentsOfFile: folder.path(of: "r.json"), encoding: .utf8)
        #expect(written == printed.output)

        try folder.link("link.json", to: "r.json")
        chmod(folder.path(of: "r.json"), 0o600)
        #expect(try Command.surety("check", "--output", "link.json", in: folder.path).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "r.json"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.path(of: "link.json"))
                == "r.json")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasSuffix(".new") })
    }

    @Test func isColouredOnlyWhenAskedFor() throws {
        let folder = try TemporaryFolder([
            "a.go": "package a\n\nimport \"os\"\n\nfunc f() { os.Open(\"x\") }\n"
        ])
        func output(_ format: String, _ environment: [String: String]? = nil) throws -> String {
            try Command.surety("check", "--format", format, in: folder.path, environment: environment).output
        }
        #expect(try output("text").contains("error[leak]: "))
        #expect(try output("text", ["CLICOLOR_FORCE": "1"]).contains("\u{1B}[1;31merror[leak]\u{1B}[0m: "))
        #expect(try !output("text", ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).contains("\u{1B}"))
        #expect(try !output("json", ["CLICOLOR_FORCE": "1"]).contains("\u{1B}"))
    }

    @Test func statisticsGoToStandardError() throws {
        let folder = try tree()
        let plain = try Command.surety("check", in: folder.path)
        let measured = try Command.surety("check", "--statistics", in: folder.path)
        #expect(measured.output == plain.output)
        #expect(measured.errors.contains("files       40\n"))
        #expect(measured.errors.contains("CPU time"))
        #expect(plain.errors.isEmpty)
    }

    @Test func listsRulesAndTheirPages() throws {
        let list = try Command.surety("rules").output
        let pages = Repository.files(below: "Documentation/Rules", ending: ".md")
        for page in pages {
            let name = page.split(separator: "/").last?.dropLast(3) ?? ""
            #expect(list.contains("\n\(name) ") || list.hasPrefix("\(name) "))
            #expect(try Command.surety("rules", String(name)).output == Repository.text(page))
        }
        #expect(list.split(separator: "\n").count == pages.count)
    }
}

import Foundation
import SuretyCheck
import TestSupport
import Testing

/// What does not change what a program does changes nothing of what is said of it.
struct InvarianceTests {
    @Test(arguments: InvarianceProgram.all, Change.allCases)
    func theVerdictsDoNotMove(program: InvarianceProgram, change: Change) throws {
        let folder = try TemporaryFolder(change.files(of: program))
        var options = CheckOptions()
        options.paths = [folder.path]
        options.select = ["all"]
        let result = try Check(options, stages: StageClock()).run()
        #expect(result.notes.isEmpty)
        // In a literal it is the literal that leaks.
        let verdicts = result.findings.map {
            "\($0.finding.rule) \($0.finding.function.replacing(/\.func\d+$/, with: ""))"
        }
        #expect(Set(verdicts) == Set(program.leaking.map { "leak \($0)" }))
        #expect(!program.leaking.isEmpty)
    }

    /// The changes change something, and what they make of the programs is Go.
    @Test(.enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"), arguments: Change.allCases)
    func theProgramsBuild(change: Change) throws {
        let folder = try TemporaryFolder()
        for (number, program) in InvarianceProgram.all.enumerated() {
            for (name, text) in change.files(of: program) { try folder.write(text, to: "p\(number)/\(name)") }
            #expect(change == .nothing || change.files(of: program) != Change.nothing.files(of: program))
            let outcome = try GoOracle.run("build", "./...", in: folder.path(of: "p\(number)"))
            #expect(outcome.status == 0, "\(program): \(outcome.errors)")
        }
    }

    @Test(arguments: ["Tests/Fixtures/Go/Rules", "Examples"])
    func theReportIsTheSameBytes(folder: String) throws {
        let path = Repository.path(folder)
        let arguments = ["check", "--select", "all", "--format", "json"]
        let one = try Command.run(Command.surety, arguments + ["--jobs", "1", path], in: "/usr")
        let two = try Command.run(Command.surety, arguments + ["--jobs", "2", path], in: "/usr/lib")
        let bare = try Command.run(Command.surety, arguments + [path], in: "/usr", environment: [:])
        #expect(one.status == 1 && one.output.contains("\"leak\""))
        #expect(one.output == two.output)
        #expect(one.output == bare.output)

        let copies = [try TemporaryFolder(), try TemporaryFolder()]
        let outputs = try copies.enumerated().map { index, copy in
            _ = try Command.shell("cp -r '\(path)' '\(copy.path)/tree'")
            return try Command.run(
                Command.surety, arguments + ["--jobs", "\(index + 1)", "tree"], in: copy.path
            ).output
        }
        #expect(outputs[0] == outputs[1] && outputs[0].contains("\"path\":"))
    }
}

/// A change of the source that leaves what the program does as it is.
enum Change: String, CaseIterable, Sendable {
    case nothing, renamed, commented, reordered, inverted, wrapped, inLiteral, helperInFile, helperInPackage

    /// The files of a program after the change.
    func files(of program: InvarianceProgram) -> [String: String] {
        var declarations = program.declarations.map { text in
            var text = text
            let release =
                switch self {
                case .helperInFile: "release(\(program.argument))"
                case .helperInPackage: "helpers.Release(\(program.argument))"
                default: program.release
                }
            text = text.replacing("<release>", with: release)
            return text.replacing(/\$(\w+)/) { self == .renamed ? "other\($0.1.capitalized)" : String($0.1) }
        }
        switch self {
        case .commented: declarations = declarations.map(SourceChanges.comment)
        case .reordered: declarations.reverse()
        case .inverted: declarations = declarations.map(SourceChanges.invert)
        case .wrapped: declarations = declarations.map(SourceChanges.wrap)
        case .inLiteral: declarations = declarations.map(SourceChanges.putInLiteral)
        default: break
        }
        var imports = program.imports
        var files = ["go.mod": "module example\n\ngo 1.24\n"]
        let body = "(\(program.parameter)) {\n\t\(program.helper)\n}\n"
        let helperImport = "import \"\(program.helperImport)\"\n"
        if self == .helperInFile {
            files["zz.go"] = "package example\n\n\(helperImport)\nfunc release\(body)"
        }
        if self == .helperInPackage {
            imports.append("example/helpers")
            files["helpers/helpers.go"] = "package helpers\n\n\(helperImport)\nfunc Release\(body)"
        }
        // What only the release mentions is imported where the release is.
        let text = declarations.joined(separator: "\n\n")
        let used = imports.filter { text.contains("\($0.split(separator: "/").last ?? "").") }
        let list = used.map { "\t\"\($0)\"\n" }.joined()
        files["main.go"] = "package example\n\nimport (\n\(list))\n\n\(text)\n"
        return files
    }
}

/// Changes of the text of one declaration that is laid out as gofmt does.
enum SourceChanges {
    /// A blank line and a comment before every line.
    static func comment(_ text: String) -> String {
        text.split(separator: "\n").enumerated().map { "\n// Comment \($0).\n\($1)" }.joined(separator: "\n")
    }

    /// The body of a function in a block of its own.
    static func wrap(_ text: String) -> String {
        guard text.hasPrefix("func ") else { return text + "\n\nvar _ = 0" }
        var lines = text.split(separator: "\n").map(String.init)
        lines.insert("\t{", at: 1)
        lines.insert("\t}", at: lines.count - 1)
        return lines.joined(separator: "\n")
    }

    /// The body of a function in a literal that is called where it stands.
    static func putInLiteral(_ text: String) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        guard let match = lines[0].wholeMatch(of: /func .*?\)(?: (\(.*\)|[^ ()]+))? \{/) else {
            return text + "\n\nvar _ = 0"
        }
        let results = match.1.map { "\($0) " } ?? ""
        lines.insert("\t" + (results.isEmpty ? "" : "return ") + "func() \(results){", at: 1)
        lines.insert("\t}()", at: lines.count - 1)
        return lines.joined(separator: "\n")
    }

    /// Every `if` the other way round.
    static func invert(_ text: String) -> String {
        invert(text.split(separator: "\n").map(String.init)[...]).joined(separator: "\n")
    }

    private static func invert(_ lines: ArraySlice<String>) -> [String] {
        guard let first = lines.first else { return [] }
        guard let match = first.wholeMatch(of: /(\t+)if (?:(.+); )?(.+) \{/),
            let end = lines.dropFirst().firstIndex(where: { $0.hasPrefix(match.1 + "}") })
        else { return [first] + invert(lines.dropFirst()) }
        let indent = String(match.1)
        let start = match.2.map { "\($0); " } ?? ""
        let head = indent + "if " + start + "!(" + match.3 + ") {"
        let then = invert(lines[(lines.startIndex + 1)..<end])
        let otherwise = indent + "} else {"
        var changed = [head]
        var next = end
        if lines[end] == otherwise {
            next = lines[(end + 1)...].firstIndex { $0 == indent + "}" } ?? end
            changed += invert(lines[(end + 1)..<next])
        }
        changed.append(otherwise)
        changed += then
        changed.append(indent + "}")
        return changed + invert(lines[(next + 1)...])
    }
}

import Foundation
import TestSupport
import Testing

/// What must stay true of the repository, read from its files.
struct RepositoryTests {
    private static let sources = Repository.files(below: "Sources", ending: ".swift")
    private static let tests = Repository.files(below: "Tests", ending: ".swift").filter {
        !$0.contains("/Fixtures/")
    }

    // MARK: Who knows whom

    /// The modules of a folder and what each may import of ours; the same table as in ARCHITECTURE.md.
    private static let modules: [(folder: String, module: String, mayImport: Set<String>)] = [
        ("Sources/Check/Flow", "SuretyFlow", []),
        ("Sources/Check/Contracts", "SuretyContracts", ["SuretyFlow"]),
        ("Sources/Check/Obligations", "SuretyObligations", ["SuretyContracts", "SuretyFlow"]),
        (
            "Sources/Check/Explanation", "SuretyExplanation",
            ["SuretyObligations", "SuretyContracts", "SuretyFlow"]
        ),
        ("Sources/Check/Rules", "SuretyRules", ["SuretyObligations", "SuretyContracts", "SuretyFlow"]),
        ("Sources/Check/Languages/Go", "SuretyGo", ["SuretyFlow"]),
        ("Sources/JSON", "SuretyJSON", []),
        (
            "Sources/Check/Pipeline", "SuretyCheck",
            [
                "SuretyRules", "SuretyExplanation", "SuretyObligations", "SuretyContracts", "SuretyGo",
                "SuretyFlow", "SuretyJSON", "CSuretyData", "CSurety",
            ]
        ),
        (
            "Sources/Check/Report", "SuretyReport",
            ["SuretyCheck", "SuretyRules", "SuretyExplanation", "SuretyFlow", "SuretyJSON"]
        ),
        (
            "Sources/LanguageServer", "SuretyLanguageServer",
            ["SuretyReport", "SuretyCheck", "SuretyRules", "SuretyFlow", "SuretyJSON"]
        ),
        (
            "Sources/SuretyCommand", "SuretyCommand",
            [
                "SuretyLanguageServer", "SuretyReport", "SuretyCheck", "SuretyRules", "SuretyContracts",
                "SuretyFlow", "SuretyRun", "SuretyLedgerFiles", "SuretyWatch", "ArgumentParser", "Yams",
            ]
        ),
        ("Sources/Watch/Trend", "SuretyTrend", []),
        ("Sources/Watch/Probe", "SuretyProbe", ["SuretyLedgerFiles", "SuretyLedger", "CSurety"]),
        (
            "Sources/Watch/Session", "SuretyWatch",
            ["SuretyProbe", "SuretyTrend", "SuretyJSON", "CSuretyPage", "CSurety"]
        ),
        ("Sources/Ledger/SuretyLedger", "SuretyLedger", ["CSurety"]),
        ("Sources/Ledger/SuretyLedgerFiles", "SuretyLedgerFiles", ["SuretyLedger", "CSurety"]),
        ("Sources/Run", "SuretyRun", ["SuretyLedgerFiles", "SuretyJSON", "CSurety"]),
        ("Sources/Runtime/Surety", "Surety", ["SuretyLedgerFiles", "SuretyLedger", "CSurety"]),
        ("Sources/Runtime/SuretyTesting", "SuretyTesting", ["Surety", "SuretyLedger", "CSurety"]),
        ("Sources/Runtime/SuretyXCTest", "SuretyXCTest", ["SuretyTesting", "Surety"]),
        ("Sources/Runtime/Integrations/System", "SuretySystem", ["Surety", "SystemPackage"]),
        ("Sources/Runtime/Integrations/Logging", "SuretyLogging", ["Surety", "Logging"]),
        ("Sources/Runtime/Integrations/Metrics", "SuretyMetrics", ["Surety", "Metrics"]),
        ("Sources/Runtime/Integrations/Lifecycle", "SuretyLifecycle", ["Surety", "ServiceLifecycle"]),
        ("Sources/Runtime/Integrations/Subprocess", "SuretySubprocess", ["Surety", "Subprocess"]),
        ("Sources/Runtime/Integrations/NIO", "SuretyNIO", ["Surety", "NIOCore"]),
        ("Sources/Runtime/Integrations/HTTPClient", "SuretyHTTPClient", ["Surety", "AsyncHTTPClient"]),
        ("Sources/Runtime/Integrations/Tracing", "SuretyTracing", ["Surety", "Tracing"]),
    ]

    @Test(arguments: modules.map(\.folder))
    func importsPointDownwards(folder: String) throws {
        let module = try #require(RepositoryTests.modules.first { $0.folder == folder })
        var system: Set<String> = ["Glibc", "Darwin", "Musl", "Synchronization"]
        if module.module == "SuretyTesting" { system.formUnion(["Testing", "Dispatch"]) }
        if module.module == "SuretyXCTest" { system.formUnion(["XCTest", "Foundation"]) }
        for file in RepositoryTests.sources where file.hasPrefix(folder + "/") {
            for name in try RepositoryTests.imports(of: file) {
                #expect(
                    module.mayImport.contains(name) || system.contains(name),
                    "\(file) must not import \(name)")
            }
        }
    }

    @Test func everyModuleIsInTheTable() {
        let folders = Set(
            RepositoryTests.sources.map { $0.split(separator: "/").dropLast().joined(separator: "/") })
        for folder in folders {
            #expect(
                RepositoryTests.modules.contains { folder == $0.folder || folder.hasPrefix($0.folder + "/") }
                    || folder.hasPrefix("Sources/Runtime/Integrations/"),
                "\(folder) belongs to no module")
        }
    }

    @Test func theArchitectureNamesEveryModule() throws {
        let text = try Repository.text("ARCHITECTURE.md")
        for module in RepositoryTests.modules {
            #expect(
                text.contains("| \(module.module) | \(module.folder) |"), "\(module.module) is not listed")
        }
    }

    /// An integration sees the runtime and the one package that it is for, and is empty without its trait.
    @Test func integrationsAreBehindTheirTraits() throws {
        for file in RepositoryTests.sources where file.hasPrefix("Sources/Runtime/Integrations/") {
            let trait = file.split(separator: "/")[3]
            let text = try Repository.text(file)
            #expect(text.hasPrefix("#if \(trait)\n") && text.hasSuffix("#endif\n"), "\(file)")
        }
    }

    /// Of the analyser, only the pipeline and the command ask the system for anything.
    @Test func onlyThePipelineDoesInputAndOutput() throws {
        for file in RepositoryTests.sources
        where file.hasPrefix("Sources/Check/") && !file.hasPrefix("Sources/Check/Pipeline/") {
            let names = try RepositoryTests.imports(of: file)
            #expect(!names.contains("Glibc") && !names.contains("Darwin"), "\(file) must not ask the system")
        }
    }

    /// What an analysis reads besides its inputs, it reads through what writes that down: a cache would give old answers else.
    @Test func analysesReadThroughTheirSurroundings() throws {
        for file in RepositoryTests.sources where file.hasPrefix("Sources/Check/Pipeline/Go/") {
            let text = try Repository.text(file)
            for call in ["read(", "kind(of", "entries(of", "resolved(", "variable("] {
                #expect(
                    !text.contains("FileSystem.\(call)"),
                    "\(file) asks 'FileSystem.\(call)'; ask the surroundings")
            }
        }
    }

    /// Verdicts follow from numbers alone: whoever doubts one can replay it.
    @Test func trendsAskNothing() throws {
        for file in RepositoryTests.sources where file.hasPrefix("Sources/Watch/Trend/") {
            #expect(try RepositoryTests.imports(of: file).isEmpty, "\(file) must not import anything")
        }
    }

    /// A file system that does not answer must not stop the probe: what a descriptor leads to is never asked for. `stat` of
    /// /proc itself is fine, and so is what is left when a command has ended.
    @Test func theProbeNeverStatsATarget() throws {
        let allowed: Set<String> = ["LastingPaths.swift"]
        for file in RepositoryTests.sources where file.hasPrefix("Sources/Watch/Probe/") {
            guard !allowed.contains(String(file.split(separator: "/").last ?? "")) else { continue }
            let text = try Repository.text(file)
            for call in [" stat(", " lstat(", "statx", "realpath", "access("] {
                #expect(!text.contains(call + "\"") && !text.contains("= \(call)"), "\(file) has '\(call)'")
            }
        }
    }

    private static func imports(of file: String) throws -> [String] {
        try Repository.text(file).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index < 2, words.count > index + 1 else {
                return nil
            }
            guard index == 0 || words[0].hasPrefix("@") || words[0] == "public" else { return nil }
            return String(words[index + 1])
        }
    }

    // MARK: Knowledge is data

    /// The engine names no function, method or type that the catalogue speaks of: what it knows, it knows from there.
    @Test func theEngineNamesNoAPI() throws {
        let names = try RepositoryTests.catalogueNames()
        #expect(names.contains("WithTimeout") && names.contains("QueryRow"))
        for file in RepositoryTests.sources
        where file.hasPrefix("Sources/Check/Obligations/") || file.hasPrefix("Sources/Check/Flow/") {
            for (number, line) in try Repository.text(file).split(separator: "\n").enumerated() {
                for word in RepositoryTests.strings(in: line) where names.contains(word) {
                    Issue.record("\(file):\(number + 1) names '\(word)', which is the catalogue's to know")
                }
            }
        }
    }

    /// The names that the catalogue declares.
    private static func catalogueNames() throws -> Set<String> {
        var names: Set<String> = []
        for file in Repository.files(below: "Sources/Check/Stubs/go/contracts", ending: ".go") {
            for line in try Repository.text(file).split(separator: "\n") where line.hasPrefix("func ") {
                let head = line.dropFirst("func ".count)
                let name = head.hasPrefix("(") ? head.drop { $0 != ")" }.dropFirst(2) : head
                names.insert(String(name.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
            }
        }
        return names
    }

    /// The words of the texts in a line of Swift, comments left out.
    private static func strings(in line: Substring) -> [String] {
        let code = String(line).components(around: "//").first ?? ""
        let parts = code.components(around: "\"")
        var words: [String] = []
        for index in parts.indices where index % 2 == 1 {
            words += parts[index].split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        }
        return words
    }

    @Test func theListOfEmbeddedFilesIsFresh() throws {
        let outcome = try Command.run(
            "/usr/bin/env", ["bash", Repository.path("Scripts/data.sh"), "--print"])
        #expect(outcome.status == 0)
        #expect(outcome.output == (try Repository.text("Sources/Check/Stubs/data.c")), "run 'make data'")
    }

    // MARK: Size and words

    @Test(arguments: sources + tests)
    func filesHoldOneIdea(file: String) throws {
        let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 700, "\(file) has \(lines.count) lines; split it where its ideas part")
    }

    /// Functions longer than this many lines of code fail, unless listed with the length that they had when the list
    /// was made: they may shrink and not grow.
    private static let longestFunction = 60

    @Test func functionsAreShort() throws {
        for file in RepositoryTests.sources {
            for function in try RepositoryTests.functions(in: file)
            where function.length > RepositoryTests.longestFunction {
                let allowed =
                    RepositoryTests.longFunctions["\(file) \(function.name)"]
                    ?? RepositoryTests.longestFunction
                #expect(
                    function.length <= allowed,
                    "\(function.name) in \(file) has \(function.length) lines of code, at most \(allowed) are allowed"
                )
            }
        }
    }

    private static let longFunctions = [
        // One switch over the first byte of a token: parts would be no easier to read, and slower.
        "Sources/Check/Languages/Go/Syntax/Lexer.swift scan": 126
    ]

    /// The functions of a file with their lines of code, comments and blank lines left out. The layout is the
    /// formatter's, so a function ends at the brace that is indented like its first line.
    private static func functions(in file: String) throws -> [(name: String, length: Int)] {
        var found: [(name: String, length: Int)] = []
        var open: [(indentation: Int, name: String, length: Int)] = []
        for line in try Repository.text(file).split(separator: "\n") {
            let text = line.drop { $0 == " " }
            let indentation = line.count - text.count
            guard !text.isEmpty, !text.hasPrefix("//") else { continue }
            for index in open.indices { open[index].length += 1 }
            if let name = functionName(text), !text.hasSuffix("}") { open.append((indentation, name, 0)) }
            if text == "}", let last = open.last, last.indentation == indentation {
                open.removeLast()
                found.append((last.name, last.length - 1))
            }
        }
        return found
    }

    private static func functionName(_ line: Substring) -> String? {
        for keyword in ["func ", "init(", "init?(", "init<"] {
            guard let range = line.firstRange(of: keyword) else { continue }
            let before = line[..<range.lowerBound]
            guard before.allSatisfy({ $0.isLetter || $0 == " " || $0 == "@" || $0 == "(" || $0 == ")" })
            else { continue }
            guard !before.contains("case "), !before.contains("return ") else { continue }
            if keyword != "func " { return "init" }
            return String(line[range.upperBound...].prefix { $0 != "(" && $0 != "<" })
        }
        return nil
    }

    @Test(arguments: sources + tests)
    func wordsThatPromiseLater(file: String) throws {
        guard !file.hasPrefix("Tests/TidyTests/") else { return }
        let banned = [
            "TODO": "finish it, or open an issue", "FIXME": "fix it", "try!": "handle the error",
            "XXX:": "say what is wrong", "usleep": "wait for what you wait for",
        ]
        let text = try Repository.text(file)
        for (word, advice) in banned { #expect(!text.contains(word), "\(file) has '\(word)': \(advice)") }
    }

    @Test func theContractsAreGo() throws {
        for file in Repository.files(below: "Sources/Check/Stubs/go/contracts", ending: ".go") {
            let path = file.dropFirst("Sources/Check/Stubs/go/contracts/".count).dropLast(".go".count)
            let text = try Repository.text(file)
            #expect(text.hasPrefix("// Facts from "), "\(file) must say where its facts come from")
            #expect(text.contains(" // import \"\(path)\"\n"), "\(file) must name its import path")
        }
    }
}

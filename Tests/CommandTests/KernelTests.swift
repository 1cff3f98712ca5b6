import Foundation
import SuretyCheck
import TestSupport
import Testing

/// The kernels of real bugs: each is found or known to be missed, what was mended is silent, and what is published of
/// them holds.
struct KernelTests {
    private static let files = Repository.files(below: "Tests/Fixtures/Go/Kernels", ending: ".go")

    @Test func theKernelsAreRight() throws {
        var options = CheckOptions()
        options.paths = [Repository.path("Tests/Fixtures/Go/Kernels")]
        options.select = ["all"]
        // What people mended there is what was not released; errors of a close they dropped before and after.
        options.ignore = ["ignored-release-error"]
        let result = try Check(options, stages: StageClock()).run()
        for input in result.sources.inputs where input.isChecked {
            let text = input.buffer.text(from: 0, to: input.buffer.count)
            let mistakes = Expectations.mistakes(
                in: text, found: Expectations.found(result, in: input.displayPath))
            #expect(mistakes == [], "\(input.displayPath)")
        }
    }

    @Test func theTableIsPublished() throws {
        let kernels = try Self.files.flatMap { try Kernel.all(in: $0, Repository.text($0)) }
        let found = kernels.filter { !$0.found.isEmpty }.count
        let page = try Repository.text("Documentation/Recall.md")
        let counts = "\(kernels.count) kernels: \(found) are found, \(kernels.count - found) are not."
        #expect(page.contains(counts), "Recall.md should say: \(counts)")
        let published = Set(page.split(separator: "\n").map(String.init))
        for kernel in kernels { #expect(published.contains(kernel.row)) }
        #expect(kernels.count >= 40)
    }

    @Test(.enabled(if: GoOracle.isThere, "SURETY_GO names no Go toolchain"))
    func theKernelsBuild() throws {
        let outcome = try GoOracle.run("build", "./...", in: Repository.path("Tests/Fixtures/Go/Kernels"))
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}

/// One kernel: `// kernel: SOURCE: WHAT`, and what the comments up to the next one say of it.
private struct Kernel {
    var source: String
    var what: String
    var found: [String] = []
    var missed: [String] = []

    /// The kernels of a file, in order.
    static func all(in path: String, _ text: String) -> [Kernel] {
        var kernels: [Kernel] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("// kernel: ") {
                let parts = line.dropFirst("// kernel: ".count).components(separatedBy: ": ")
                kernels.append(Kernel(source: parts[0], what: parts.dropFirst().joined(separator: ": ")))
            } else if !kernels.isEmpty, !line.hasPrefix("//") {
                let last = kernels.count - 1
                kernels[last].found += words(behind: "// want ", in: line).map {
                    String($0.prefix { $0 != " " })
                }
                kernels[last].missed += words(behind: "// miss ", in: line)
            }
        }
        return kernels
    }

    private static func words(behind mark: String, in line: Substring) -> [String] {
        line.components(separatedBy: mark).dropFirst().map {
            $0.components(separatedBy: " // ")[0]
        }
    }

    /// Its line in the table of Documentation/Recall.md.
    var row: String {
        var seen: Set<String> = []
        var verdicts = found.filter { seen.insert($0).inserted }
        verdicts += missed.map { text in
            let parts = text.split(separator: " ", maxSplits: 1)
            return "missed \(parts[0]): \(parts[1])"
        }
        return "| \(source) | \(what) | \(verdicts.joined(separator: "; ")) |"
    }
}

import Foundation
import TestSupport
import Testing

/// Runs generated functions with Go, and compares what they do with what is said of them.
///
/// `SURETY_PROGRAMS` is how many there are.
@Suite(.enabled(if: GoOracle.isThere)) struct GeneratedProgramTests {
    private static let inputs = 5
    private static let perPackage = 10
    private static let count =
        ProcessInfo.processInfo.environment["SURETY_PROGRAMS"].flatMap { Int($0) } ?? 500

    @Test func deferredCallsRunAsExplained() async throws {
        let packages = stride(from: 0, to: Self.count, by: Self.perPackage).map { first in
            (
                name: "g\(first)",
                programs: GeneratedPrograms(
                    package: "g\(first)", first: first, count: min(Self.perPackage, Self.count - first))
            )
        }
        let folder = try TemporaryFolder([
            "go.mod": "module m\n\ngo 1.24\n", "tr/tr.go": GeneratedPrograms.trace,
        ])
        for package in packages { try folder.write(package.programs.source, to: "\(package.name)/p.go") }
        try folder.write(
            GeneratedPrograms.main(packages: packages.map { ($0.name, $0.programs.names) }), to: "main.go")
        let build = try GoOracle.run("build", "-o", "run", ".", in: folder.path)
        try #require(build.status == 0, "\(build.errors.prefix(2000))")
        let traces = try Self.traces(folder)
        #expect(traces.count == Self.count * Self.inputs)
        var ran = 0
        var forced = 0
        var problems: [String] = []
        for package in packages {
            for name in package.programs.names {
                let functions = try ExplainedFunction.explain(folder.path(of: "\(package.name)/p.go"), name)
                let number = Int(name.dropFirst()) ?? 0
                for input in 0..<Self.inputs {
                    var checker = TraceChecker(functions)
                    for line in traces["\(number):\(input)"] ?? [] { checker.read(line) }
                    problems += checker.problems.map { "\(package.name)/p.go \(number):\(input) \($0)" }
                    ran += checker.ran
                    forced += checker.forced
                }
            }
        }
        print("generated: \(traces.count) runs, \(ran) deferred calls, \(forced) of them without a choice")
        for problem in problems.prefix(20) { print("  " + problem) }
        if !problems.isEmpty { try keep(folder) }
        #expect(problems.isEmpty, "\(problems.count)")
        #expect(ran > Self.count * 4)
        // Who says that anything may happen is never wrong, and says nothing.
        #expect(forced * 4 > ran * 3)
    }

    private func keep(_ folder: TemporaryFolder) throws {
        guard let target = ProcessInfo.processInfo.environment["SURETY_KEEP"] else { return }
        try FileManager.default.copyItem(atPath: folder.path, toPath: target)
    }

    /// The lines of each run, by `number:argument`. A run that ends the process is the last of its process.
    private static func traces(_ folder: TemporaryFolder) throws -> [String: [Substring]] {
        var rest: [String] = []
        for number in 0..<count { for input in 0..<inputs { rest.append("\(number):\(input)") } }
        var traces: [String: [Substring]] = [:]
        while !rest.isEmpty {
            let outcome = try Command.run(folder.path(of: "run"), rest, in: folder.path)
            var current = ""
            var done = 0
            for line in outcome.output.split(separator: "\n") {
                if line.hasPrefix("RUN ") {
                    let words = line.split(separator: " ")
                    current = "\(words[1]):\(words[2])"
                    done += 1
                    traces[current] = []
                } else {
                    traces[current]?.append(line)
                }
            }
            if outcome.status == 3 { traces[current]?.append("OUT quit") }
            guard outcome.status == 3 || outcome.status == 0, done > 0 else {
                Issue.record("ended with \(outcome.status): \(outcome.errors.suffix(2000))")
                break
            }
            rest.removeFirst(done)
        }
        return traces
    }
}

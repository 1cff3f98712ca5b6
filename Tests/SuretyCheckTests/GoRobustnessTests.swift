import Foundation
import SuretyCheck
import TestSupport
import Testing

/// Broken input gives notes and findings, never a trap: the whole analysis runs on pieces of the fixtures.
///
/// `SURETY_FUZZ=N` makes N mutations instead of a few hundred.
struct GoRobustnessTests {
    private static let fixtures = Repository.files(below: "Tests/Fixtures/Go/Rules", ending: ".go")

    @Test("Files that end anywhere are checked", arguments: fixtures)
    func cuts(fixture: String) throws {
        let text = Array(try Repository.text(fixture).utf8)
        let ends = stride(from: 0, through: text.count, by: max(1, text.count / 60))
        let result = try check(ends.map { Array(text[..<$0]) })
        #expect(result.files == Array(ends).count)
    }

    @Test("Mutated files are checked")
    func mutations() throws {
        let count = ProcessInfo.processInfo.environment["SURETY_FUZZ"].flatMap(Int.init) ?? 300
        var random = SplitMix(state: 42)
        let sources = try Self.fixtures.map { Array(try Repository.text($0).utf8) }
        let mutants = (0..<count).map { _ in mutant(of: sources, &random) }
        #expect(try check(mutants).files == count)
    }

    private func mutant(of sources: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
        let source = sources[Int(random.next() % UInt64(sources.count))]
        let start = Int(random.next() % UInt64(source.count))
        let length = Int(random.next() % 2_000)
        var bytes =
            Array("package a\n\nimport \"os\"\n".utf8) + source[start..<min(source.count, start + length)]
        let pieces = [
            "{", "}", "(", ")", "defer ", "go ", "func", ":=", "select {", "case ", "for ", "return", "\0",
            "[", "...",
        ]
        for _ in 0..<(random.next() % 12) {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 3 {
            case 0:
                bytes.insert(
                    contentsOf: Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8), at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 16)))
            default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            }
            if bytes.isEmpty { bytes = [10] }
        }
        return bytes
    }

    /// Checks files, each in a folder of its own.
    private func check(_ files: [[UInt8]]) throws -> CheckResult {
        let folder = try TemporaryFolder([:])
        for (index, bytes) in files.enumerated() {
            let path = folder.path + "/\(index)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path + "/a.go"))
        }
        var options = CheckOptions()
        options.paths = [folder.path]
        options.select = ["all"]
        return try Check(options, stages: StageClock()).run()
    }
}

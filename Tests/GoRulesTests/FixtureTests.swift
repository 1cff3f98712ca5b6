import Foundation
import Testing

@Suite("Go: fixtures, incidents and pages")
struct FixtureTests {
    @Test("The fixtures are found as their comments say")
    func fixtures() throws {
        let path = repository + "/Tests/Fixtures/go"
        let expected = try Expectations(of: path)
        #expect(!expected.found.isEmpty)
        let found = try findings(at: path)
        #expect(Set(found).subtracting(expected.found).sorted() == [], "found, and not expected")
        #expect(Set(expected.found).subtracting(found).sorted() == [], "expected, and not found")
        #expect(Set(found).intersection(expected.missed).sorted() == [], "a known miss is found: good, say so")
    }

    @Test("Each incident is found before, and nothing is after")
    func incidents() throws {
        let path = repository + "/Examples/Incidents"
        let expected = try Expectations(of: path)
        #expect(try findings(at: path) == expected.found)
        #expect(expected.found.allSatisfy { $0.file.contains("/before/") })
    }

    static let pages = (try? FileManager.default.contentsOfDirectory(atPath: repository + "/Documentation/Rules"))?
        .filter { $0.hasSuffix(".md") }.sorted() ?? []

    @Test("The examples of a rule's page are found as they say", arguments: pages)
    func page(_ name: String) throws {
        let text = try String(contentsOfFile: repository + "/Documentation/Rules/" + name, encoding: .utf8)
        let blocks = text.components(separatedBy: "```go\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count >= 2)
        for (index, block) in blocks.enumerated() {
            let folder = try temporaryFolder()
            defer { try? FileManager.default.removeItem(atPath: folder) }

            let path = folder + "/example\(index).go"
            try (block + "\n").write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try findings(at: path) == Expectations(of: path).found)
        }
    }

    private func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "surety-page-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}

import TestSupport
import Testing

/// Each rule's page has the form that readers know, and enough examples to be a test.
struct RulePageTests {
    static let pages = Repository.files(below: "Documentation/Rules", ending: ".md")

    private static let headings = [
        "What it finds", "Why it hurts", "Example", "Use instead", "How to fix", "What it cannot see",
    ]

    @Test(arguments: pages)
    func hasTheHeadings(page: String) throws {
        let text = try Repository.text(page)
        let found = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
        #expect(found == RulePageTests.headings)
        let name = page.split(separator: "/").last?.dropLast(3) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count > 4 && lines[0] == "# \(name)" && lines[1].isEmpty)
        #expect(lines[2].hasSuffix(".") && lines[3].isEmpty, "one sentence says what it finds")
        #expect(lines[4].hasPrefix("Runs by default.") || lines[4].hasPrefix("Runs only when selected."))
    }

    @Test(arguments: pages)
    func hasExamplesOfBothKinds(page: String) throws {
        let name = String(page.split(separator: "/").last?.dropLast(3) ?? "")
        let text = try Repository.text(page)
        let parts = text.components(around: "## Use instead\n")
        try #require(parts.count == 2)
        let bad = Repository.goExamples(in: parts[0])
        let good = Repository.goExamples(in: parts[1])
        #expect(bad.count >= 2 && bad.allSatisfy { $0.contains("// want \(name)\n") })
        #expect(good.count >= 2 && good.allSatisfy { !$0.contains("// want") })
        #expect((bad + good).allSatisfy { $0.hasPrefix("package ") }, "an example is a whole file")
    }
}

extension String {
    /// The parts between the occurrences of a text.
    func components(around separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

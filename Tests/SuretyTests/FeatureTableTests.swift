import Foundation
import TestSupport
import Testing

/// The table of Documentation/Runtime/Features.md names tests that exist, at least one a row.
struct FeatureTableTests {
    private static let rows: [[String]] = {
        let text = (try? Repository.text("Documentation/Runtime/Features.md")) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }()

    @Test func everyRowIsAnsweredByTests() throws {
        #expect(FeatureTableTests.rows.count == 18)
        let names = try FeatureTableTests.tests()
        for row in FeatureTableTests.rows {
            let named = row.last?.split(separator: " ").map { $0.trimmingCharacters(in: ["`"]) } ?? []
            #expect(row.count == 3 && !named.isEmpty, "\(row)")
            for name in named { #expect(names.contains(name), "there is no test '\(name)'") }
        }
    }

    /// The functions of this folder that are tests.
    private static func tests() throws -> Set<String> {
        var names: Set<String> = []
        for file in Repository.files(below: "Tests/SuretyTests", ending: ".swift") {
            let parts = try Repository.text(file)
                .split(separator: "@Test", omittingEmptySubsequences: false).dropFirst()
            for part in parts {
                guard let start = part.range(of: "func ")?.upperBound else { continue }
                names.insert(String(part[start...].prefix { $0 != "(" }))
            }
        }
        return names
    }
}

import Foundation
import SuretyCheck
import SuretyReport
import TestSupport
import Testing

/// The answers about the functions in Fixtures, and about its lines with `ask` in a comment, as text and as JSON.
struct GoldenTests {
    private static let folder = Repository.path("Tests/ExplanationTests/Fixtures")
    private static let cases = Repository.files(below: "Tests/ExplanationTests/Fixtures", ending: ".go").map {
        String($0.split(separator: "/").last?.dropLast(3) ?? "")
    }

    @Test func thereAreCases() { #expect(Self.cases.count >= 9) }

    /// Compares with the golden. `SURETY_BLESS=1` records it instead, and so does its absence, which fails once.
    @Test(arguments: cases, ExplanationFormat.allCases)
    func isExplainedAsRecorded(name: String, format: ExplanationFormat) throws {
        let source = try String(contentsOfFile: "\(Self.folder)/\(name).go", encoding: .utf8)
        let copy = try TemporaryFolder(["\(name).go": source, "go.mod": "module fixtures\n\ngo 1.24\n"])
        var text = ""
        for place in Self.places(in: source) {
            let question = Question(file: copy.path(of: "\(name).go"), place: place)
            let answer = try Explain(question, CheckOptions()).run()
            text += "# \(name).go:\(Self.text(of: place))\n" + format.render(answer) + "\n"
        }
        text = text.replacingOccurrences(of: copy.path + "/", with: "")
            .replacingOccurrences(of: "\"version\": \"\(Product.version)\"", with: "\"version\": \"…\"")
        let path = "\(Self.folder)/\(name).\(format == .text ? "txt" : "json.txt")"
        let isBlessing = ProcessInfo.processInfo.environment["SURETY_BLESS"] == "1"
        guard !isBlessing, let golden = try? String(contentsOfFile: path, encoding: .utf8) else {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            if !isBlessing { Issue.record("recorded the new golden of '\(name).go'; look at it") }
            return
        }
        #expect(text == golden)
    }

    /// The functions, then the lines that are asked about.
    private static func places(in source: String) -> [Question.Place] {
        var functions: [Question.Place] = []
        var lines: [Question.Place] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.contains("// ask") || line.contains("ignore leak ask") { lines.append(.line(index + 1)) }
            guard line.hasPrefix("func ") else { continue }
            let parts = line.dropFirst("func ".count).split(separator: "(", omittingEmptySubsequences: false)
            if parts[0].isEmpty {
                let receiver = parts[1].split(separator: ")")
                let type = receiver[0].split(separator: " ").last?.drop { $0 == "*" } ?? ""
                functions.append(.name("\(type).\(receiver[1].drop { $0 == " " })"))
            } else {
                functions.append(.name(String(parts[0])))
            }
        }
        return functions + lines
    }

    private static func text(of place: Question.Place) -> String {
        switch place {
        case .line(let line): "\(line)"
        case .name(let name): name
        }
    }
}

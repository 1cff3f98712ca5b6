import Foundation
import SuretyCheck

/// What the comments of Go files say that the rules find: `// want RULE`, `// miss RULE why`, `// noise RULE why`.
struct Expectations {
    /// A rule at a line of a file.
    struct Place: Hashable, Comparable, CustomStringConvertible {
        var file: String
        var line: Int
        var rule: String

        var description: String { "\(file):\(line) \(rule)" }

        static func < (a: Place, b: Place) -> Bool { (a.file, a.line, a.rule) < (b.file, b.line, b.rule) }
    }

    /// What must be found, known false alarms among it.
    var found: [Place] = []
    /// What should be found and is known not to be.
    var missed: [Place] = []
    /// What is found and known to be wrong.
    var noise: [Place] = []

    /// Reads the comments of the Go files at or below a path.
    init(of path: String) throws {
        for file in try Self.files(at: path) {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                add(line, Place(file: file, line: index + 1, rule: ""))
            }
        }
        found.sort()
    }

    private mutating func add(_ line: Substring, _ place: Place) {
        for comment in line.components(separatedBy: "// ").dropFirst() {
            let words = comment.split(separator: " ")
            guard words.count >= 2 else { continue }
            var place = place
            place.rule = String(words[1])
            switch words[0] {
            case "want": found.append(place)
            case "noise":
                found.append(place)
                noise.append(place)
            case "miss": missed.append(place)
            default: continue
            }
        }
    }

    private static func files(at path: String) throws -> [String] {
        if path.hasSuffix(".go") { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".go") }.map { path + "/" + $0 }.sorted()
    }
}

/// What the check finds at a path, by the rules that run by default.
func findings(at path: String) throws -> [Expectations.Place] {
    var options = CheckOptions()
    options.paths = [path]
    let result = try Check(options, stages: StageClock()).run()
    return result.findings.map { finding in
        let place = result.sources.start(of: finding.finding.span)
        let file = result.sources.inputs[Int(finding.finding.span.file.index)].path
        return Expectations.Place(file: file, line: place.line, rule: finding.finding.rule)
    }.sorted()
}

/// The root of the repository.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

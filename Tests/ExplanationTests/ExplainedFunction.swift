import Foundation
import SuretyCheck
import SuretyReport

/// What `surety explain --format json` says of a function, as far as the order of its deferred calls needs it: read
/// from the JSON, so that the test has nothing that a reader of it has not.
struct ExplainedFunction: Decodable {
    struct Binding: Decodable {
        var role: String
        var text: String
        var line: Int
        var address: Bool
    }

    struct Deferred: Decodable {
        var id: Int
        var line: Int
        var callee: String
        var target: String
        var bindings: [Binding]
        var reads: [String]
        var changes: [String]
        var recovers: Bool
        var mayEndProcess: Bool
        var below: [Int]
        var mayBeLast: Bool
    }

    struct Stretch: Decodable {
        var line: Int
        var lastLine: Int
    }

    struct Ordered: Decodable {
        var `defer`: Int
        var times: String
        var group: Int
    }

    struct Exit: Decodable {
        var kind: String
        var at: [Stretch]
        var runs: Bool
        var first: [Int]
        var mayBeNone: Bool
        var order: [Ordered]
    }

    var name: String
    var line: Int
    var endLine: Int
    var parent: String
    var namedResults: Bool
    var defers: [Deferred]
    var exits: [Exit]

    /// The exit of a kind at a line.
    func exit(_ kind: String, at line: Int) -> Exit? {
        exits.first { exit in
            exit.kind == kind && exit.at.contains { $0.line <= line && line <= $0.lastLine }
        }
    }

    private struct Answer: Decodable {
        var schema: Int
        var functions: [ExplainedFunction]
    }

    /// The function at a place, and the literals in it.
    static func explain(_ file: String, _ name: String) throws -> [ExplainedFunction] {
        let explanation = try Explain(Question(file: file, place: .name(name)), CheckOptions()).run()
        let json = ExplanationFormat.json.render(explanation)
        return try JSONDecoder().decode(Answer.self, from: Data(json.utf8)).functions
    }
}

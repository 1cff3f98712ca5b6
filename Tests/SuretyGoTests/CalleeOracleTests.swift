import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Compares what calls call, and their types, with what go/types says, for the standard library below
/// `SURETY_GOROOT`, as the tool in Tests/Tools/gocallees printed it to the file `SURETY_GOCALLEES`.
@Suite struct CalleeOracleTests {
    /// How often two answers agreed.
    struct Score {
        var right = 0
        var wrong = 0
        var unknown = 0

        /// Counts a pair of answers, and prints the first that differ.
        mutating func count(_ ours: String, _ theirs: Substring, _ place: @autoclosure () -> String) {
            if ours == theirs {
                right += 1
                return
            }
            // The length of an array is kept only where it is simple.
            if ours.contains("unknown") || ours.contains("?") || ours.contains("…") {
                unknown += 1
            } else {
                wrong += 1
            }
            if wrong + unknown <= 30 { print("\(place()): \(ours), not \(theirs)") }
        }
    }

    @Test(.enabled(if: environment("SURETY_GOROOT") != nil && environment("SURETY_GOCALLEES") != nil))
    func callsAgreeWithGo() throws {
        let library = try StandardLibrary(root: environment("SURETY_GOROOT") ?? "")
        var expected = try Self.answers(environment("SURETY_GOCALLEES") ?? "")
        var callees = Score()
        var types = Score()
        var typer = BodyTyper(library.program)
        for (index, path) in library.paths.enumerated() {
            guard let calls = expected.removeValue(forKey: path) else { continue }
            let file = library.program.files[index]
            for (place, declaration) in file.declarations.enumerated() {
                typer.begin(file: index, declaration: place)
                for number in file.firstNode(ofDeclaration: place).index...declaration.index {
                    let node = Node(number)
                    guard file.tree.kind(node) == .call, let answer = calls[file.tree.position(node)] else {
                        continue
                    }
                    let line = file.position(of: file.tree.position(node)).line
                    let source = file.text.string(file.tree.range(node)).prefix(60)
                    callees.count(
                        describe(&typer, node, library), answer.callee, "\(path):\(line): \(source)")
                    guard !answer.type.contains("-") else { continue }
                    let type = typer.typeOf(node)
                    types.count(typer.name(of: type), answer.type, "\(path):\(line): \(source)")
                }
            }
        }
        for path in expected.keys.sorted().prefix(5) { print("not read: \(path)") }
        print("callees: \(callees)\ntypes: \(types)")
        #expect(callees.wrong == 0)
        #expect(types.wrong == 0)
    }

    /// The answers of go/types: of each file, the callee and the type of the call whose parenthesis is at an
    /// offset.
    static func answers(_ path: String) throws -> [String: [Int: (callee: Substring, type: Substring)]] {
        var result: [String: [Int: (callee: Substring, type: Substring)]] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            let answer = parts[2].split(separator: "\t")
            result[String(parts[0]), default: [:]][Int(parts[1]) ?? 0] = (answer[0], answer[1])
        }
        return result
    }

    private func describe(_ typer: inout BodyTyper, _ node: Node, _ library: StandardLibrary) -> String {
        switch typer.callee(node) {
        case .function(let function): return "func " + library.program.name(of: function)
        case .method(let member, _), .methodExpression(let member):
            let kind = member.viaInterface ? "interface" : "method"
            if let function = member.function { return "\(kind) " + library.program.name(of: function) }
            // Interfaces without a name, and those of bodies, have no functions of their own.
            let selector = typer.tree.unparenthesized(typer.tree.leftNode(node))
            let owner = typer.types.kind(member.owner) == .named ? typer.name(of: member.owner) : "?"
            return "\(kind) \(owner)." + library.symbols.name(of: typer.tree.selected(selector))
        case .builtin: return "builtin"
        case .conversion: return "conversion"
        case .literal, .dynamic: return "dynamic"
        case .unknown: return "unknown"
        }
    }
}

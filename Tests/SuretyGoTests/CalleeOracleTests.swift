import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Compares what calls call with what go/types says, for the standard library below `SURETY_GOROOT`, as the tool in
/// Tests/Tools/gocallees printed it to the file `SURETY_GOCALLEES`.
@Suite struct CalleeOracleTests {
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil && environment("SURETY_GOCALLEES") != nil))
    func calleesAgreeWithGo() throws {
        let library = try StandardLibrary(root: environment("SURETY_GOROOT") ?? "")
        let oracle = try String(contentsOfFile: environment("SURETY_GOCALLEES") ?? "", encoding: .utf8)
        var expected: [String: [Int: Substring]] = [:]
        for line in oracle.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            expected[String(parts[0]), default: [:]][Int(parts[1]) ?? 0] = parts[2]
        }
        var wrong = 0
        var unknown = 0
        var right = 0
        var shown = 0
        var typer = BodyTyper(library.program)
        for (index, path) in library.paths.enumerated() {
            guard let calls = expected.removeValue(forKey: path) else { continue }
            let file = library.program.files[index]
            for (place, declaration) in file.declarations.enumerated() {
                typer.begin(file: index, declaration: place)
                let first = file.firstNode(ofDeclaration: place)
                for number in first.index...declaration.index {
                    let node = Node(number)
                    guard file.tree.kind(node) == .call, let theirs = calls[file.tree.position(node)] else { continue }
                    let ours = describe(&typer, node, library)
                    if ours == theirs {
                        right += 1
                        continue
                    }
                    if ours == "unknown" { unknown += 1 } else { wrong += 1 }
                    shown += 1
                    if shown <= Int(environment("SURETY_SHOW") ?? "30") ?? 30 {
                        let line = file.position(of: file.tree.position(node)).line
                        print("\(path):\(line): \(file.text.string(file.tree.range(node)).prefix(60)): \(ours), not \(theirs)")
                    }
                }
            }
        }
        for path in expected.keys.sorted().prefix(5) { print("not read: \(path)") }
        print("callees: \(right) right, \(wrong) wrong, \(unknown) unknown")
        #expect(wrong == 0)
    }

    private func describe(_ typer: inout BodyTyper, _ node: Node, _ library: StandardLibrary) -> String {
        func method(_ member: Member, _ kind: String) -> String {
            guard let function = member.function else {
                // Interfaces without a name, and those of bodies, have no functions of their own.
                let selector = typer.tree.unparenthesized(typer.tree.leftNode(node))
                let owner = typer.types.kind(member.owner) == .named ? typer.name(of: member.owner) : "?"
                return "\(kind) \(owner)." + library.symbols.name(of: typer.tree.selected(selector))
            }
            return "\(kind) " + library.program.name(of: function)
        }
        switch typer.callee(node) {
        case .function(let function): return "func " + library.program.name(of: function)
        case .method(let member, _): return method(member, member.viaInterface ? "interface" : "method")
        case .methodExpression(let member): return method(member, member.viaInterface ? "interface" : "method")
        case .builtin: return "builtin"
        case .conversion: return "conversion"
        case .literal, .dynamic: return "dynamic"
        case .unknown: return "unknown"
        }
    }
}

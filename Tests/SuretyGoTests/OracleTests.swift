import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Compares our declarations with those of go/parser, for every file below `SURETY_GOROOT`, as the tool in
/// Tests/Tools/godecls printed them to the file `SURETY_GODECLS`.
@Suite struct OracleTests {
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil && environment("SURETY_GODECLS") != nil))
    func declarationsAgreeWithGo() throws {
        let root = environment("SURETY_GOROOT") ?? ""
        let oracle = try String(contentsOfFile: environment("SURETY_GODECLS") ?? "", encoding: .utf8)
        var expected: [String: Substring] = [:]
        var at = oracle.startIndex
        while at < oracle.endIndex {
            let next = oracle.range(of: "\nfile ", range: at..<oracle.endIndex)?.lowerBound ?? oracle.endIndex
            let block = oracle[at..<next]
            let head = block.prefix { $0 != "\n" }.dropFirst("file ".count)
            expected[String(head.hasSuffix(" errors") ? head.dropLast(7) : head)] = block
            at = next < oracle.endIndex ? oracle.index(after: next) : next
        }
        let symbols = SymbolTable()
        let parser = GoParser(symbols: symbols)
        var differences = 0
        var broken = 0
        var unnoticed: [String] = []
        for path in goFiles(below: root) {
            let file = parser.parse(try readText(root + "/" + path), file: FileID(0))
            let block = expected[path] ?? ""
            let hasErrors = block.prefix { $0 != "\n" }.hasSuffix(" errors")
            let lines = block.split(separator: "\n").dropFirst().map(String.init)
            let ours = declarationLines(of: file, symbols)
            if !hasErrors, !file.notes.isEmpty {
                differences += 1
                if differences < 20 {
                    let note = file.notes[0]
                    Issue.record("\(path):\(file.position(of: Int(note.span.start)).line): \(note.message)")
                }
            }
            if hasErrors, file.notes.isEmpty { unnoticed.append(path) }
            if lines != ours, hasErrors {
                // Recovery is ours to choose: where the two part, both have given notes.
                broken += 1
            } else if lines != ours {
                differences += 1
                if differences < 20 {
                    let place =
                        zip(lines, ours).enumerated().first { $1.0 != $1.1 }?.offset
                        ?? min(lines.count, ours.count)
                    Issue.record(
                        """
                        \(path): theirs \(lines.count), ours \(ours.count)
                        \(lines.dropFirst(place).prefix(2)) != \(ours.dropFirst(place).prefix(2))
                        """)
                }
            }
        }
        #expect(differences == 0)
        print(
            "files: \(expected.count); other recovery in \(broken); errors that only Go reports: \(unnoticed)"
        )
    }
}

/// The declarations of a file, in the form of the tool `godecls`.
func declarationLines(of file: GoFile, _ symbols: SymbolTable) -> [String] {
    let tree = file.tree
    var lines: [String] = []
    func line(_ kind: String, _ name: Node, _ receiver: String, _ node: Node) {
        let range = tree.range(node)
        let text = name.isNone ? "-" : symbols.name(of: tree.symbol(name))
        lines.append("\(kind) \(text) \(receiver) \(range.lowerBound) \(range.upperBound)")
    }
    for declaration in file.declarations {
        switch tree.kind(declaration) {
        case .functionDeclaration:
            let parts = tree.functionDeclaration(declaration)
            line("func", parts.name, receiverName(tree, parts.receiver, symbols), declaration)
        case .generalDeclaration:
            for specification in tree.specifications(declaration) {
                switch tree.kind(specification) {
                case .importSpecification: line("import", tree.leftNode(specification), "-", specification)
                case .typeSpecification: line("type", tree.leftNode(specification), "-", specification)
                default:
                    for name in tree.valueSpecification(specification).names {
                        line(tree.token(specification).text, name, "-", specification)
                    }
                }
            }
        default: line("bad", .none, "-", declaration)
        }
    }
    return lines
}

private func receiverName(_ tree: SyntaxTree, _ receiver: Node, _ symbols: SymbolTable) -> String {
    guard !receiver.isNone, let field = tree.fields(receiver).first else { return "-" }
    var type = tree.field(field).type
    while true {
        switch tree.kind(type) {
        case .paren, .star, .index: type = tree.leftNode(type)
        case .identifier: return symbols.name(of: tree.symbol(type))
        default: return "?"
        }
    }
}

import SuretyFlow
import Testing

@testable import SuretyGo

/// Names are looked for with a filter for each file, eight nodes at a time: what is found is what a walk over all nodes
/// finds.
struct NameMentionTests {
    @Test func everyMentionIsFound() throws {
        let calls = (0..<40).map { "\tf\($0 % 7)(x.f\($0 % 3), f\($0 % 5))\n" }.joined()
        let sample = Sample(
            """
            package p
            func f0() {}
            func use(x T) {
            \(calls)}
            type T struct { f1, f2 int }
            """,
            packages: ["example.com/q": "package q\nfunc f0() { f0() }\nvar _ = f0\n"])
        let tables = sample.program.tables
        var mentioned = 0
        for index in 0..<sample.symbols.count {
            let name = Symbol(UInt32(index))
            let found = tables.mentions(of: name, in: tables.files.indices).map { [$0.file, $0.node] }
            #expect(found == everyMention(of: name, tables), "\(sample.symbols.name(of: name))")
            mentioned += found.count
        }
        #expect(mentioned > 100)
    }

    private func everyMention(of name: Symbol, _ tables: ProgramTables) -> [[Int32]] {
        var found: [[Int32]] = []
        for file in tables.files.indices where tables.packages[Int(tables.packageOfFile[file])].role != .stub
        {
            let tree = tables.trees[file]
            for node in 0..<Int32(tree.count) {
                let isMention =
                    switch tree.kind(Node(node)) {
                    case .identifier: tree.left[Int(node)] == Int32(bitPattern: name.index)
                    case .selector: tree.right[Int(node)] == Int32(bitPattern: name.index)
                    default: false
                    }
                if isMention { found.append([Int32(file), node]) }
            }
        }
        return found
    }

    @Test(arguments: [0, 1, 7, 8, 100, 5_000])
    func filterForgetsNothingAndKeepsMostOthersOut(count: Int) {
        var filter = NameFilter(capacity: count)
        for index in 0..<count { filter.insert(Symbol(UInt32(index * 3))) }
        #expect((0..<count).allSatisfy { filter.mayContain(Symbol(UInt32($0 * 3))) })
        let others = (0..<1_000).count { filter.mayContain(Symbol(UInt32($0 * 3 + 1))) }
        #expect(others < 250)
    }
}

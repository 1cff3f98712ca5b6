import SuretyFlow

/// Where some names stand in a program, in front of a call or elsewhere. Made at once for many names, since who asks for
/// the uses of one function goes on to ask for its callers.
struct NameMentions {
    /// A name that stands somewhere.
    struct Mention {
        var file: Int32
        var node: Int32
    }

    /// By symbol: where its mentions begin, one more at the end.
    private let starts: [UInt32]
    private let mentions: [Mention]

    /// Linear in the nodes of all files.
    init(of names: some Sequence<Symbol>, in tables: ProgramTables) {
        var isName = Array(repeating: false, count: tables.symbols.count)
        for name in names { isName[Int(name.index)] = true }
        var starts: [UInt32] = Array(repeating: 0, count: isName.count + 2)
        Self.visit(tables, isName) { symbol, _, _ in starts[symbol + 2] += 1 }
        for symbol in starts.indices.dropFirst() { starts[symbol] += starts[symbol - 1] }
        var mentions = Array(repeating: Mention(file: 0, node: 0), count: Int(starts.last ?? 0))
        Self.visit(tables, isName) { symbol, file, node in
            mentions[Int(starts[symbol + 1])] = Mention(file: Int32(file), node: node)
            starts[symbol + 1] += 1
        }
        self.starts = starts
        self.mentions = mentions
    }

    /// The mentions of a name, file by file.
    subscript(name: Symbol) -> ArraySlice<Mention> {
        let symbol = Int(name.index)
        guard symbol + 1 < starts.count else { return [] }
        return mentions[Int(starts[symbol])..<Int(starts[symbol + 1])]
    }

    /// The mentions of one name in some files. Linear in the nodes of these.
    static func find(_ name: Symbol, in files: some Sequence<Int>, of tables: ProgramTables) -> [Mention] {
        var found: [Mention] = []
        for file in files {
            visit(file, of: tables) { symbol, node in
                if symbol == Int(name.index) { found.append(Mention(file: Int32(file), node: node)) }
            }
        }
        return found
    }

    private static func visit(_ tables: ProgramTables, _ isName: [Bool], _ body: (Int, Int, Int32) -> Void) {
        for file in tables.files.indices {
            visit(file, of: tables) { symbol, node in
                if symbol < isName.count && isName[symbol] { body(symbol, file, node) }
            }
        }
    }

    @inline(__always)
    private static func visit(_ file: Int, of tables: ProgramTables, _ body: (Int, Int32) -> Void) {
        if tables.packages[Int(tables.packageOfFile[file])].role == .stub { return }
        let tree = tables.trees[file]
        for node in 0..<tree.count {
            switch tree.kinds[node] {
            case .identifier: body(Int(UInt32(bitPattern: tree.left[node])), Int32(node))
            case .selector: body(Int(UInt32(bitPattern: tree.right[node])), Int32(node))
            default: continue
            }
        }
    }
}

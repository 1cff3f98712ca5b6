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
        mentions = isName.withUnsafeBufferPointer { isName in
            starts.withUnsafeMutableBufferPointer { starts in Self.sort(tables, isName, starts) }
        }
        self.starts = starts
    }

    /// Counts the mentions of each name, then puts each where it belongs.
    private static func sort(
        _ tables: ProgramTables, _ isName: UnsafeBufferPointer<Bool>,
        _ starts: UnsafeMutableBufferPointer<UInt32>
    ) -> [Mention] {
        visit(tables, isName) { symbol, _, _ in starts[symbol + 2] += 1 }
        for symbol in starts.indices.dropFirst() { starts[symbol] += starts[symbol - 1] }
        let count = Int(starts.last ?? 0)
        return Array(unsafeUninitializedCapacity: count) { mentions, initialized in
            visit(tables, isName) { symbol, file, node in
                let place = Int(starts[symbol + 1])
                mentions.initializeElement(at: place, to: Mention(file: Int32(file), node: node))
                starts[symbol + 1] += 1
            }
            initialized = count
        }
    }

    /// The mentions of a name, file by file.
    subscript(name: Symbol) -> ArraySlice<Mention> {
        let symbol = Int(name.index)
        guard symbol + 1 < starts.count else { return [] }
        return mentions[Int(starts[symbol])..<Int(starts[symbol + 1])]
    }

    @inline(__always)
    private static func visit(
        _ tables: ProgramTables, _ isName: UnsafeBufferPointer<Bool>, _ body: (Int, Int, Int32) -> Void
    ) {
        for file in tables.files.indices where isRead(file, tables) {
            let tree = tables.trees[file]
            for node in 0..<tree.count {
                guard let name = tree.mentionedName(Int32(node)), name < isName.count, isName[name] else {
                    continue
                }
                body(name, file, Int32(node))
            }
        }
    }

    // MARK: One name

    /// The mentions of one name in some files. Linear in the nodes of these.
    static func find(_ name: Symbol, in files: some Sequence<Int>, of tables: ProgramTables) -> [Mention] {
        var found: [Mention] = []
        for file in files where isRead(file, tables) {
            tables.trees[file].forEachMention(of: name) {
                found.append(Mention(file: Int32(file), node: $0))
            }
        }
        return found
    }

    /// Stubs use nothing.
    private static func isRead(_ file: Int, _ tables: ProgramTables) -> Bool {
        tables.packages[Int(tables.packageOfFile[file])].role != .stub
    }
}

extension SyntaxTree {
    /// The index of the name that a node mentions, if it does.
    @inline(__always)
    fileprivate func mentionedName(_ node: Int32) -> Int? {
        switch kinds[Int(node)] {
        case .identifier: Int(UInt32(bitPattern: left[Int(node)]))
        case .selector: Int(UInt32(bitPattern: right[Int(node)]))
        default: nil
        }
    }

    /// Calls `body` with each node that mentions a name, in order. Nodes are looked at eight at a time: nearly all have
    /// another number on either side.
    fileprivate func forEachMention(of name: Symbol, _ body: (Int32) -> Void) {
        let wanted = SIMD8(repeating: Int32(bitPattern: name.index))
        var node = 0
        while node + 8 <= count {
            let found = left.eight(at: node) .== wanted .| right.eight(at: node) .== wanted
            if any(found) {
                for near in node..<node + 8 where mentionedName(Int32(near)) == Int(name.index) {
                    body(Int32(near))
                }
            }
            node += 8
        }
        while node < count {
            if mentionedName(Int32(node)) == Int(name.index) { body(Int32(node)) }
            node += 1
        }
    }
}

extension UnsafeMutablePointer<Int32> {
    /// The eight numbers from one on.
    @inline(__always)
    fileprivate func eight(at index: Int) -> SIMD8<Int32> {
        UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Int32>.self)
    }
}

import SuretyFlow

/// A parsed Go file: its bytes, its tree, its comments, its lines, and what is wrong with it.
public final class GoFile: @unchecked Sendable {
    /// The number of the file in the run.
    public let id: FileID
    /// The bytes.
    public let text: SourceText
    /// What is wrong with it. Anything wrong leaves the declarations around it as they are.
    public let notes: [SourceNote]
    /// The name in the package clause; empty if there is no such clause, and then there are no declarations.
    public let packageName: Symbol
    /// Whether some comment is a line `//surety:…`; most files have none.
    public let hasDirectives: Bool
    /// How many functions with a body the file has, function literals among them.
    public let functionCount: Int
    /// The import paths of the file, in its order. Several stages ask for those of all files.
    public private(set) var importPaths: [String] = []
    /// The nodes.
    let tree: SyntaxTree
    /// The names that stand in it.
    let names: NameFilter
    /// The name in the package clause, an `identifier` or none.
    let packageClause: Node
    /// The top-level declarations in the order of the file: `generalDeclaration`, `functionDeclaration`,
    /// `bad`.
    let declarations: NodeList
    /// Start and end of each comment, alternating.
    let comments: UnsafeBufferPointer<UInt32>
    /// Where each line starts.
    let lines: UnsafeBufferPointer<UInt32>

    private let memory: UnsafeMutableRawPointer

    /// Copies what a parser has made of a text.
    init(
        id: FileID, text: SourceText, parser: borrowing Parser, package: Node, declarations: Int32,
        symbols: UnsafeMutableBufferPointer<UInt32>, blank: Symbol, dot: Symbol
    ) {
        self.id = id
        self.text = text
        let nodes = parser.nodeCount
        let extra = parser.extra.count
        let comments = parser.lexer.comments.count
        let lines = parser.lexer.lines.count
        memory = .allocate(byteCount: 14 * nodes + 4 * (extra + comments + lines), alignment: 8)
        var free = memory
        func keep<Element: BitwiseCopyable>(
            _ source: UnsafeMutablePointer<Element>, _ count: Int
        ) -> UnsafeMutablePointer<Element> {
            let target = free.bindMemory(to: Element.self, capacity: count)
            target.initialize(from: source, count: count)
            free += count * MemoryLayout<Element>.stride
            return target
        }
        // The arrays of four-byte numbers come first, so that all are aligned.
        let positions = keep(parser.positions, nodes)
        let left = keep(parser.left, nodes)
        let right = keep(parser.right, nodes)
        let records = keep(parser.extra.start, extra)
        self.comments = UnsafeBufferPointer(
            start: keep(parser.lexer.comments.start, comments), count: comments)
        self.lines = UnsafeBufferPointer(start: keep(parser.lexer.lines.start, lines), count: lines)
        tree = SyntaxTree(
            kinds: keep(parser.kinds, nodes), tags: keep(parser.tags, nodes), positions: positions,
            left: left,
            right: right, extra: records, count: nodes, source: text.start)
        packageClause = package
        functionCount = parser.functionCount
        hasDirectives = stride(from: 0, to: comments, by: 2).contains { [kept = self.comments] in
            text.start[Int(kept[$0]) + 2] == UInt8(ascii: "s")
                && text.hasPrefix(GoFile.directivePrefix, at: Int(kept[$0])..<Int(kept[$0 + 1]))
        }
        self.declarations = tree.list(at: declarations)
        notes = GoFile.notes(of: parser, in: id)
        tree.replaceNames(by: symbols, blank: blank, dot: dot)
        var names = NameFilter(capacity: symbols.count + 2)
        for symbol in symbols { names.insert(Symbol(symbol)) }
        names.insert(blank)
        names.insert(dot)
        self.names = names
        packageName = package.isNone ? .empty : tree.symbol(package)
        importPaths = imports.compactMap { importPath($0) }
    }

    deinit { memory.deallocate() }

    private static func notes(of parser: borrowing Parser, in file: FileID) -> [SourceNote] {
        if parser.lexer.problems.isEmpty, parser.problems.isEmpty { return [] }
        let lexical = parser.lexer.problems.map { ($0.start, $0.end, "\($0.message)") }
        let all = (lexical + parser.problems.map { ($0.start, $0.end, $0.message) }).sorted { $0.0 < $1.0 }
        return all.map { start, end, message in
            let span = SourceSpan(
                file: file, start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: max(start, end)))
            return SourceNote(span: span, message: message)
        }
    }

    /// How many lines the file has.
    public var lineCount: Int { lines.count }

    /// The line (from 1) and the column (from 1, in bytes) of a byte offset.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lines[middle]) <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - Int(lines[low]) + 1)
    }

    /// The span of a node.
    func span(_ node: Node) -> SourceSpan {
        let range = tree.range(node)
        return SourceSpan(
            file: id, start: UInt32(truncatingIfNeeded: range.lowerBound),
            end: UInt32(truncatingIfNeeded: range.upperBound))
    }

    /// The first node of the top-level declaration at that place in `declarations`; the declaration is its
    /// last.
    func firstNode(ofDeclaration index: Int) -> Node {
        // Before the first declaration come node 0 and the package's name.
        index == 0 ? Node(packageClause.index + 1) : Node(declarations[index - 1].index + 1)
    }
}

extension SyntaxTree {
    /// Puts symbols in the place of the file's own numbers of names.
    fileprivate func replaceNames(by symbols: UnsafeMutableBufferPointer<UInt32>, blank: Symbol, dot: Symbol)
    {
        for index in 0..<count {
            switch kinds[index] {
            case .identifier:
                let number = left[index]
                if number >= 0 {
                    left[index] = Int32(bitPattern: symbols[Int(number)])
                } else {
                    left[index] = Int32(bitPattern: (number == Parser.blankName ? blank : dot).index)
                }
            case .selector:
                right[index] = Int32(bitPattern: symbols[Int(right[index])])
            default: break
            }
        }
    }
}

/// Parses files, one after the other; its memory is reused. Make one for each thread.
///
/// Its thread needs 16 MB of stack for the deepest nesting that it accepts.
public final class GoParser {
    private let symbols: SymbolTable
    private let blank: Symbol
    private let dot: Symbol
    private var parser = Parser()
    private var global = RawList<UInt32>(capacity: 1 << 10)

    /// Makes a parser that interns names in that table.
    public init(symbols: SymbolTable) {
        self.symbols = symbols
        blank = symbols.intern("_")
        dot = symbols.intern(".")
    }

    /// Parses a file. What is wrong with it is among its notes.
    public func parse(_ text: SourceText, file: FileID) -> GoFile {
        parser.begin(text)
        let (package, declarations) = parser.parseFile()
        let count = parser.lexer.names.count
        global.removeAll()
        global.reserve(count)
        symbols.intern(
            pieces: count, of: text.start, starts: parser.lexer.names.starts,
            lengths: parser.lexer.names.lengths,
            into: global.start)
        return GoFile(
            id: file, text: text, parser: parser, package: package, declarations: declarations,
            symbols: UnsafeMutableBufferPointer(start: global.start, count: count), blank: blank, dot: dot)
    }
}

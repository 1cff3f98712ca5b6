import SuretyFlow

/// A declaration that carries comments of the form `//surety:…`.
public struct AnnotatedDeclaration: Sendable {
    /// The type that it is a method of, or the empty symbol.
    public var receiver: Symbol
    /// The name.
    public var name: Symbol
    /// The names of the parameters, by position; empty texts where they have none.
    public var parameterNames: [String]
    /// How many results there are.
    public var resultCount: Int
    /// What the last result tells.
    public var outcome: OutcomeKind
    /// Whether it is a type, whose fields the directives speak of.
    public var isType = false
    /// What stands behind `surety:`, and where.
    public var directives: [Directive]

    /// One comment.
    public struct Directive: Sendable {
        /// What stands behind `surety:`.
        public var text: String
        /// Where that text stands.
        public var span: SourceSpan
    }
}

/// The comments of a file that are meant for the checker.
public struct FileDirectives: Sendable {
    /// Those above functions, methods, methods of interfaces, and types (but for kinds).
    public var declarations: [AnnotatedDeclaration] = []
    /// Those that stand anywhere else, such as kinds.
    public var others: [AnnotatedDeclaration.Directive] = []
}

extension GoFile {
    /// Reads the comments of the form `//surety:…`. Linear in the number of comments, and in the number of
    /// declarations only where there is one.
    public func annotations(symbols: SymbolTable) -> FileDirectives {
        var reader = AnnotationReader(file: self, symbols: symbols)
        return reader.read()
    }

    /// The comments that may silence a finding: those that name the checker, linters in general, or one that others know.
    public func controlComments() -> [SourceSpan] {
        var found: [SourceSpan] = []
        for index in stride(from: 0, to: comments.count, by: 2) {
            let start = Int(comments[index])
            let end = Int(comments[index + 1])
            // Nearly all comments are others, and this tells them apart at once.
            let mark = text.start[start + 2] == UInt8(ascii: " ") ? start + 3 : start + 2
            let isMeant =
                switch text.start[mark] {
                case UInt8(ascii: "s"): text.hasPrefix("surety:", at: mark..<end)
                case UInt8(ascii: "n"):
                    text.hasPrefix("nolint", at: mark..<end) || text.hasPrefix("nosec", at: mark..<end)
                case UInt8(ascii: "#"): text.hasPrefix("#nosec", at: mark..<end)
                case UInt8(ascii: "l"): text.hasPrefix("lint:ignore", at: mark..<end)
                default: false
                }
            if isMeant {
                found.append(SourceSpan(file: id, start: UInt32(start), end: UInt32(end)))
            }
        }
        return found
    }
}

private struct AnnotationReader {
    let file: GoFile
    let symbols: SymbolTable
    var result = FileDirectives()
    /// The directives that no declaration has taken yet, by the offset of their start.
    var pending: [(start: Int, end: Int)] = []

    init(file: GoFile, symbols: SymbolTable) {
        self.file = file
        self.symbols = symbols
    }

    mutating func read() -> FileDirectives {
        for index in stride(from: 0, to: file.comments.count, by: 2) {
            let range = Int(file.comments[index])..<Int(file.comments[index + 1])
            if file.text.start[range.lowerBound + 2] == UInt8(ascii: "s"),
                file.text.hasPrefix("//surety:", at: range)
            {
                pending.append((range.lowerBound, range.upperBound))
            }
        }
        if pending.isEmpty { return result }
        for declaration in file.declarations { visit(declaration) }
        result.others = pending.map(directive)
        return result
    }

    private func directive(_ range: (start: Int, end: Int)) -> AnnotatedDeclaration.Directive {
        let start = range.start + 9
        return AnnotatedDeclaration.Directive(
            text: file.text.string(start..<range.end),
            span: SourceSpan(file: file.id, start: UInt32(start), end: UInt32(range.end)))
    }

    private mutating func visit(_ node: Node) {
        let tree = file.tree
        switch tree.kind(node) {
        case .functionDeclaration:
            let parts = tree.functionDeclaration(node)
            let receiver = parts.receiver.isNone ? Symbol.empty : receiverName(parts.receiver)
            take(above: node, name: parts.name, type: parts.type, receiver: receiver)
        case .generalDeclaration where tree.token(node) == .type:
            for specification in tree.specifications(node) {
                let parts = tree.typeSpecification(specification)
                takeType(above: tree.specifications(node).count == 1 ? node : specification, name: parts.name)
                guard tree.kind(parts.type) == .interfaceType else { continue }
                for field in tree.fields(parts.type) where tree.kind(tree.field(field).type) == .functionType
                {
                    guard let name = tree.field(field).names.first else { continue }
                    take(
                        above: field, name: name, type: tree.field(field).type,
                        receiver: tree.symbol(parts.name))
                }
            }
        default: break
        }
    }

    private func receiverName(_ list: Node) -> Symbol {
        let tree = file.tree
        guard let field = tree.fields(list).first else { return .empty }
        var type = tree.unparenthesized(tree.field(field).type)
        while tree.kind(type) == .star || tree.kind(type) == .index || tree.kind(type) == .paren {
            type = tree.leftNode(type)
        }
        return tree.kind(type) == .identifier ? tree.symbol(type) : .empty
    }

    /// Gives a declaration the directives in the comment block right above it.
    private mutating func take(above node: Node, name: Node, type: Node, receiver: Symbol) {
        let tree = file.tree
        let own = takePending(above: node) { _ in true }
        guard !own.isEmpty else { return }
        let signature = tree.functionType(type)
        var names: [String] = []
        for field in tree.fields(signature.parameters) {
            let fieldNames = tree.field(field).names
            if fieldNames.isEmpty { names.append("") }
            for name in fieldNames { names.append(symbols.name(of: tree.symbol(name))) }
        }
        let (count, outcome) = results(signature.results)
        result.declarations.append(
            AnnotatedDeclaration(
                receiver: receiver, name: tree.symbol(name), parameterNames: names, resultCount: count,
                outcome: outcome, directives: own))
    }

    /// Gives a type what stands above it; a kind there is one like anywhere else.
    private mutating func takeType(above node: Node, name: Node) {
        let own = takePending(above: node) { [text = file.text] in !text.hasPrefix("//surety:kind", at: $0) }
        guard !own.isEmpty else { return }
        result.declarations.append(
            AnnotatedDeclaration(
                receiver: .empty, name: file.tree.symbol(name), parameterNames: [], resultCount: 0,
                outcome: .none, isType: true, directives: own))
    }

    /// Takes what stands in the comment block right above a node, and is wanted.
    private mutating func takePending(
        above node: Node, where isWanted: (Range<Int>) -> Bool
    ) -> [AnnotatedDeclaration.Directive] {
        let end = file.tree.start(node)
        let start = blockStart(above: end)
        func isOwn(_ range: (start: Int, end: Int)) -> Bool {
            range.start >= start && range.end <= end && isWanted(range.start..<range.end)
        }
        let own = pending.filter(isOwn)
        if !own.isEmpty { pending.removeAll(where: isOwn) }
        return own.map(directive)
    }

    private func results(_ list: Node) -> (Int, OutcomeKind) {
        if list.isNone { return (0, .none) }
        let tree = file.tree
        var count = 0
        var outcome = OutcomeKind.none
        for field in tree.fields(list) {
            let parts = tree.field(field)
            count += max(1, parts.names.count)
            let type = tree.unparenthesized(parts.type)
            outcome = .none
            guard tree.kind(type) == .identifier else { continue }
            switch symbols.name(of: tree.symbol(type)) {
            case "error": outcome = .error
            case "bool": outcome = .boolean
            default: break
            }
        }
        return (count, outcome)
    }

    /// Where the run of comments starts that ends right above an offset, without an empty line in between.
    private func blockStart(above offset: Int) -> Int {
        var start = offset
        var index = file.comments.count - 2
        while index >= 0, Int(file.comments[index]) >= offset { index -= 2 }
        while index >= 0 {
            let end = Int(file.comments[index + 1])
            var breaks = 0
            var isBlank = true
            for at in end..<max(end, start) {
                let byte = file.text.start[at]
                if byte == UInt8(ascii: "\n") { breaks += 1 } else if byte > 32 { isBlank = false }
            }
            guard isBlank && breaks <= 1 else { break }
            start = Int(file.comments[index])
            index -= 2
        }
        return start
    }
}

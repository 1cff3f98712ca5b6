import SuretyFlow

/// What the comments and the import list of a file say about it.
extension GoFile {
    /// The `//go:build` line above the package clause, or the `// +build` lines where there is none; nil without them, or if
    /// they are malformed.
    public var buildConstraint: BuildConstraint? {
        buildLine.map { BuildConstraint($0) } ?? olderConstraint
    }

    /// What stands behind `//go:build`.
    private var buildLine: String? {
        headComments.first { text.hasPrefix("//go:build ", at: $0) }.map {
            text.string($0.lowerBound + 11..<$0.upperBound)
        }
    }

    /// How a line begins that says it in the older form.
    private static let olderPrefixes = ["// +build ", "//+build "]

    /// What all `// +build` lines say together. A line counts that is not part of the package's own comment: a blank line
    /// stands somewhere behind it.
    private var olderConstraint: BuildConstraint? {
        var all: BuildConstraint?
        for comment in headComments {
            guard
                let prefix = Self.olderPrefixes.first(where: { text.hasPrefix($0, at: comment) }),
                hasBlankLine(behind: comment.upperBound)
            else { continue }
            let line = text.string(comment.lowerBound + prefix.utf8.count..<comment.upperBound)
            guard let constraint = BuildConstraint(olderForm: line) else { continue }
            all = all.map { .and($0, constraint) } ?? constraint
        }
        return all
    }

    private func hasBlankLine(behind start: Int) -> Bool {
        let end = packageClause.isNone ? text.count : tree.position(packageClause)
        var isEmpty = false
        for at in start..<max(start, end) {
            switch text.start[at] {
            case UInt8(ascii: "\n"):
                if isEmpty { return true }
                isEmpty = true
            case UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"): continue
            default: isEmpty = false
            }
        }
        return false
    }

    /// Whether the file takes part in a build, as far as its build constraint says. Its name has a say too,
    /// see
    /// `BuildConfiguration.admits(fileName:)`.
    public func isBuilt(in configuration: BuildConfiguration) -> Bool {
        buildConstraint?.holds(in: configuration) ?? true
    }

    /// The version of the language in this file, in a module of that version: a `//go:build` line may name
    /// another, though none older than 1.21.
    public func languageVersion(module: GoVersion) -> GoVersion {
        guard let named = buildLine.flatMap({ BuildConstraint($0) })?.version else { return module }
        return max(named, GoVersion(minor: 21))
    }

    /// Whether the file says `Code generated … DO NOT EDIT.` in a line of its own above the package clause.
    public var isGenerated: Bool {
        let head = "// Code generated "
        let tail = " DO NOT EDIT."
        for comment in headComments where text.hasPrefix(head, at: comment) {
            let line = text.string(comment)
            if line.hasSuffix(tail), line.utf8.count >= head.utf8.count + tail.utf8.count - 1 { return true }
        }
        return false
    }

    /// The import paths with the names that they are given; `"C"` is among them. Position: the specification.
    var imports: [Node] {
        var result: [Node] = []
        for declaration in declarations {
            guard tree.kind(declaration) == .generalDeclaration, tree.token(declaration) == .import else {
                break
            }
            result.append(contentsOf: tree.specifications(declaration))
        }
        return result
    }

    /// The path of an `importSpecification`; nil where it could not be parsed.
    func importPath(_ specification: Node) -> String? {
        let literal = tree.rightNode(specification)
        guard tree.kind(literal) == .basicLiteral else { return nil }
        let range = tree.range(literal)
        guard range.count >= 2 else { return nil }
        return text.string(range.lowerBound + 1..<range.upperBound - 1)
    }

    /// The comments above the package clause.
    private var headComments: some Sequence<Range<Int>> {
        let end = packageClause.isNone ? text.count : tree.position(packageClause)
        return commentRanges.lazy.prefix { $0.lowerBound < end }
    }

    /// All comments.
    var commentRanges: some RandomAccessCollection<Range<Int>> {
        (0..<comments.count / 2).lazy.map { [comments] in Int(comments[2 * $0])..<Int(comments[2 * $0 + 1]) }
    }
}

extension SourceText {
    /// Whether that range begins with that text.
    func hasPrefix(_ prefix: String, at range: Range<Int>) -> Bool {
        var at = range.lowerBound
        for byte in prefix.utf8 {
            guard at < range.upperBound, start[at] == byte else { return false }
            at += 1
        }
        return true
    }
}

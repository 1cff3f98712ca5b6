import SuretyFlow

/// Writes what mends a finding into a Go file: edits as gofmt would leave them. What has no obvious place gets none.
public struct GoMender {
    let file: GoFile
    let tree: SyntaxTree
    let symbols: SymbolTable

    /// Makes the mender of a file.
    public init(_ file: GoFile, symbols: SymbolTable) {
        self.file = file
        tree = file.tree
        self.symbols = symbols
    }

    /// The edits that do it; nil where it cannot be done with confidence. Linear in the declaration around it.
    public func edits(for mend: Mend) -> [SourceEdit]? {
        switch mend {
        case .deferRelease(let release, let acquisition): deferRelease(release, acquisition)
        case .release(let release, let acquisition, let exits): releases(release, acquisition, exits)
        case .ownFunction(let deferred): ownFunction(around: deferred)
        case .deferBehindCheck(let deferred, let acquisition): deferBehindCheck(deferred, acquisition)
        case .bindLate(let deferred): bindLate(deferred)
        case .keepError(let release): keepError(release)
        case .callInstead(let call, let name): callInstead(call, name)
        }
    }

    // MARK: Text

    func text(_ range: Range<Int>) -> String { file.text.string(range) }

    func text(_ node: Node) -> String { text(tree.range(node)) }

    func edit(_ range: Range<Int>, _ text: String) -> SourceEdit {
        SourceEdit(
            span: SourceSpan(
                file: file.id, start: UInt32(range.lowerBound), end: UInt32(range.upperBound)), text: text)
    }

    func insertion(_ text: String, at offset: Int) -> SourceEdit { edit(offset..<offset, text) }

    /// The start of the line of an offset.
    func lineStart(_ offset: Int) -> Int {
        var start = offset
        while start > 0 && tree.source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }

    /// The end of the line of an offset, without what ends it.
    func lineEnd(_ offset: Int) -> Int {
        var end = offset
        while end < file.text.count && tree.source[end] != UInt8(ascii: "\n") { end += 1 }
        return end > offset && tree.source[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    /// The white space in front of a statement; nil where something else stands before it in its line.
    func indent(of statement: Node) -> String? {
        let start = tree.start(statement)
        let space = text(lineStart(start)..<start)
        return space.utf8.allSatisfy({ $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }) ? space : nil
    }

    /// A new line behind a statement, in its block.
    func lineBehind(_ statement: Node, _ line: String) -> SourceEdit? {
        guard let indent = indent(of: statement) else { return nil }
        let end = lineEnd(tree.end(statement))
        // What else stands in the line must be a comment.
        let rest = text(tree.end(statement)..<end).drop { $0 == " " || $0 == "\t" }
        guard rest.isEmpty || rest.hasPrefix("//") else { return nil }
        return insertion("\n" + indent + line, at: end)
    }

    /// A new line in front of a statement, in its block.
    func lineBefore(_ statement: Node, _ line: String) -> SourceEdit? {
        guard let indent = indent(of: statement) else { return nil }
        return insertion(indent + line + "\n", at: lineStart(tree.start(statement)))
    }

    /// The release as it is written; nil where the object has no name of its own, and where the package of what releases
    /// it is not imported.
    func written(_ release: ReleaseCall) -> String? {
        guard isName(release.object) else { return nil }
        if release.name.isEmpty { return release.object + "()" }
        if release.package.isEmpty { return "\(release.object).\(release.name)()" }
        return importedName(of: release.package).map { "\($0).\(release.name)(\(release.object))" }
    }

    /// Whether a text is a variable, or a field or method without arguments of one.
    private func isName(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            let name = part.hasSuffix("()") ? part.dropLast(2) : part
            return !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }

    /// What the file calls a package; nil where it does not import it under a name.
    private func importedName(of path: String) -> String? {
        for declaration in file.declarations
        where tree.kind(declaration) == .generalDeclaration && tree.token(declaration) == .import {
            for specification in tree.specifications(declaration) {
                guard text(tree.rightNode(specification)) == "\"\(path)\"" else { continue }
                let name = tree.leftNode(specification)
                let written = name.isNone ? String(path.split(separator: "/").last ?? "") : text(name)
                return ["_", "."].contains(written) ? nil : written
            }
        }
        return nil
    }
}

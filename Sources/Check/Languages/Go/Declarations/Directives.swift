import SuretyFlow

// Comments that speak to the analyser: lines `//surety:…`.
extension GoFile {
    /// The text with which such a line begins.
    static var directivePrefix: String { "//surety:" }

    /// All such lines of the file, in its order.
    public var directives: [SourceSpan] {
        if !hasDirectives { return [] }
        return commentRanges.filter { text.hasPrefix(GoFile.directivePrefix, at: $0) }.map { span($0) }
    }

    /// The lines `//surety:…` in the comment directly above the line of that offset, in their order. Blank
    /// lines and code end the comment.
    func directives(above offset: Int) -> [SourceSpan] {
        guard hasDirectives else { return [] }
        var line = position(of: offset).line
        let ranges = commentRanges
        var index = firstComment(from: offset) - 1
        var found: [SourceSpan] = []
        while index >= 0 {
            let range = ranges[ranges.index(ranges.startIndex, offsetBy: index)]
            guard position(of: Swift.max(range.lowerBound, range.upperBound - 1)).line == line - 1 else {
                break
            }
            let start = position(of: range.lowerBound)
            // A comment behind code belongs to that code.
            guard isFirst(onLine: start.line, upTo: range.lowerBound) else { break }
            if text.hasPrefix(GoFile.directivePrefix, at: range) { found.append(span(range)) }
            line = start.line
            index -= 1
        }
        return found.reversed()
    }

    /// The index of the first comment that starts at an offset or behind it.
    private func firstComment(from offset: Int) -> Int {
        var low = 0
        var high = comments.count / 2
        while low < high {
            let middle = (low + high) / 2
            if Int(comments[middle * 2]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isFirst(onLine line: Int, upTo offset: Int) -> Bool {
        (Int(lines[line - 1])..<offset).allSatisfy { text.start[$0] == 0x20 || text.start[$0] == 0x09 }
    }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(
            file: id, start: UInt32(truncatingIfNeeded: range.lowerBound),
            end: UInt32(truncatingIfNeeded: range.upperBound))
    }
}

extension GoProgram {
    /// The lines `//surety:…` directly above a function, a method, or a method of an interface.
    public func directives(of function: FunctionID) -> [SourceSpan] {
        let entry = self.function(function)
        guard entry.file >= 0 else { return [] }
        let file = files[Int(entry.file)]
        return file.directives(above: file.tree.start(entry.node))
    }

    /// The declared types with lines `//surety:…` directly above them (above `type` for one that stands
    /// alone), and the fields with such lines in a declared struct: the package, the type, the field (nil for
    /// the type itself).
    public func typeDirectives() -> [(package: Int, type: Symbol, field: Symbol?, lines: [SourceSpan])] {
        var result: [(package: Int, type: Symbol, field: Symbol?, lines: [SourceSpan])] = []
        for (index, file) in files.enumerated() where !file.directives.isEmpty {
            let package = self.package(ofFile: index)
            for declaration in file.declarations where file.tree.kind(declaration) == .generalDeclaration {
                guard file.tree.token(declaration) == .type else { continue }
                let specifications = file.tree.specifications(declaration)
                for specification in specifications where file.tree.kind(specification) == .typeSpecification
                {
                    let name = file.tree.symbol(file.tree.leftNode(specification))
                    var lines = file.directives(above: file.tree.start(specification))
                    if lines.isEmpty, specifications.count == 1 {
                        lines = file.directives(above: file.tree.start(declaration))
                    }
                    if !lines.isEmpty { result.append((package, name, nil, lines)) }
                    appendFields(file, specification, package, name, &result)
                }
            }
        }
        return result
    }

    private func appendFields(
        _ file: GoFile, _ specification: Node, _ package: Int, _ type: Symbol,
        _ result: inout [(package: Int, type: Symbol, field: Symbol?, lines: [SourceSpan])]
    ) {
        let tree = file.tree
        let structure = tree.typeSpecification(specification).type
        guard tree.kind(structure) == .structType else { return }
        for field in tree.fields(structure) {
            let lines = file.directives(above: tree.start(field))
            if lines.isEmpty { continue }
            for name in tree.field(field).names { result.append((package, type, tree.symbol(name), lines)) }
        }
    }

    /// The lines `//surety:kind …` of a file, wherever they stand.
    public func kindDirectives(ofFile index: Int) -> [SourceSpan] {
        files[index].directives.filter { span in
            files[index].text.hasPrefix("//surety:kind", at: Int(span.start)..<Int(span.end))
        }
    }
}

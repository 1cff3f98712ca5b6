import SuretyFlow

/// A declaration with code in it, as a reader asks for it.
public struct GoBodyOutline: Sendable {
    /// The name: `open`, `File.Close`, `init` for functions and variables that are initialised at the start.
    public var name: String
    /// The declaration.
    public var span: SourceSpan
    /// What to lower.
    public var body: GoBody
}

extension GoProgram {
    /// The declarations of a file that have code in them, in the order of the source; a file that several builds have
    /// counts once.
    public func outlines(of file: FileID) -> [GoBodyOutline] {
        var found: [GoBodyOutline] = []
        for body in bodies.joined() where body.isTarget && tables.files[body.file].id == file {
            let source = tables.files[body.file]
            let outline = GoBodyOutline(
                name: name(of: body), span: source.span(source.declarations[body.declaration]), body: body)
            if !found.contains(where: { $0.span == outline.span }) { found.append(outline) }
        }
        return found
    }

    private func name(of body: GoBody) -> String {
        if body.isInitialization { return "init" }
        let own = symbols.name(of: symbol(of: body.function))
        return receiverName(of: body.function).map { symbols.name(of: $0) + "." + own } ?? own
    }
}

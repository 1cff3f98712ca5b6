import SuretyCheck
import SuretyFlow

/// Places whose columns count Unicode scalars, as editors and code scanning do; those of a `SourceTable` count bytes.
struct ScalarColumns {
    let sources: SourceTable

    init(_ sources: SourceTable) { self.sources = sources }

    /// Where a span begins.
    func start(of span: SourceSpan) -> SourcePlace { scalar(sources.start(of: span), span.file) }

    /// Behind the last character of a span.
    func end(of span: SourceSpan) -> SourcePlace { scalar(sources.end(of: span), span.file) }

    /// Bytes that are no UTF-8 count as one each.
    private func scalar(_ place: SourcePlace, _ file: FileID) -> SourcePlace {
        let line = sources.lines(of: file).range(ofLine: place.line)
        let buffer = sources.inputs[Int(file.index)].buffer
        let before = buffer.text(from: line.lowerBound, to: line.lowerBound + place.column - 1)
        return SourcePlace(line: place.line, column: before.unicodeScalars.count + 1)
    }
}

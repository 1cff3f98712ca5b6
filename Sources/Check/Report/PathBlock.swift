import SuretyCheck
import SuretyFlow
import SuretyRules

/// A span of one line with what is said below it.
struct PathMark: Hashable {
    /// Bytes from the start of the line; the end may lie behind the line's.
    var start: Int
    var end: Int
    var label: String
    var isPrimary: Bool
}

/// A source line and what is drawn below it.
struct PathLine {
    var number: Int
    var marks: [PathMark] = []
}

/// Lines of one file that a finding's path goes through.
///
/// Steps come in the order of execution. Steps of one line in a row share the line; a step in another file opens a
/// block of its own.
struct PathBlock {
    var file: FileID
    var place: SourcePlace
    var title: String
    var lines: [PathLine] = []

    /// The blocks of a finding: its path, then other places to look at.
    static func all(of finding: Finding, _ sources: SourceTable) -> [PathBlock] {
        var path = finding.steps
        if !path.contains(where: { $0.span == finding.span }) {
            // Some rules report at a place that is no step, such as the exit call itself.
            let own = Step(kind: .call, span: finding.span, text: "")
            let index = path.firstIndex { isAfter($0.span, finding.span) } ?? path.endIndex
            path.insert(own, at: index)
        }
        let title = finding.function.isEmpty ? "" : " in \(DisplayWidth.clean(finding.function))"
        var blocks: [PathBlock] = []
        for step in path { add(step, title: blocks.isEmpty ? title : "", finding, sources, &blocks) }
        for step in finding.related {
            blocks.append(PathBlock(file: step.span.file, place: sources.start(of: step.span), title: ""))
            add(step, title: "", finding, sources, &blocks)
        }
        return blocks
    }

    private static func isAfter(_ a: SourceSpan, _ b: SourceSpan) -> Bool {
        a.file == b.file && a.start > b.start
    }

    private static func add(
        _ step: Step, title: String, _ finding: Finding, _ sources: SourceTable, _ blocks: inout [PathBlock]
    ) {
        let place = sources.start(of: step.span)
        if blocks.last?.file != step.span.file {
            let isFirst = blocks.isEmpty && finding.span.file == step.span.file
            let shown = isFirst ? sources.start(of: finding.span) : place
            blocks.append(PathBlock(file: step.span.file, place: shown, title: title))
        }
        let length = Int(max(step.span.end, step.span.start) - step.span.start)
        let mark = PathMark(
            start: place.column - 1, end: place.column - 1 + length, label: DisplayWidth.clean(step.text),
            isPrimary: step.span == finding.span)
        let last = blocks.count - 1
        if blocks[last].lines.last?.number != place.line {
            blocks[last].lines.append(PathLine(number: place.line))
        }
        let line = blocks[last].lines.count - 1
        if !blocks[last].lines[line].marks.contains(mark) { blocks[last].lines[line].marks.append(mark) }
    }
}

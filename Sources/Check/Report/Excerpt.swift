import SuretyCheck
import SuretyFlow
import SuretyRules

/// The source lines of a finding with its path drawn through them.
///
/// Steps come in the order of execution. Steps of one line in a row share the line; a step in another file opens a
/// block of its own.
struct Excerpt {
    /// A span of one line with what is said below it.
    private struct Mark: Hashable {
        var start: Int
        var end: Int
        var label: String
        var isPrimary: Bool
    }

    /// A source line and what is drawn below it.
    private struct Line {
        var number: Int
        var marks: [Mark] = []
    }

    /// Lines of one file.
    private struct Block {
        var file: FileID
        var place: SourcePlace
        var title: String
        var lines: [Line] = []
    }

    /// How many columns the numbers of the lines take.
    let margin: Int
    private(set) var text = ""

    private let sources: SourceTable
    private let width: Int
    private let ink: Ink
    private let severity: Severity

    init(_ finding: Finding, _ sources: SourceTable, style: ReportStyle, ink: Ink) {
        self.sources = sources
        self.ink = ink
        severity = finding.severity
        let blocks = Excerpt.blocks(of: finding, sources)
        let highest = blocks.flatMap(\.lines).map(\.number).max() ?? 1
        margin = max(2, String(highest).utf8.count)
        width = max(40, style.width - margin - 3)
        for (index, block) in blocks.enumerated() { draw(block, isFirst: index == 0) }
    }

    // MARK: What to draw

    private static func blocks(of finding: Finding, _ sources: SourceTable) -> [Block] {
        var path = finding.steps
        if !path.contains(where: { $0.span == finding.span }) {
            // Some rules report at a place that is no step, such as the exit call itself.
            let own = Step(kind: .call, span: finding.span, text: "")
            let index = path.firstIndex { isAfter($0.span, finding.span) } ?? path.endIndex
            path.insert(own, at: index)
        }
        let title = finding.function.isEmpty ? "" : " in \(DisplayWidth.clean(finding.function))"
        var blocks: [Block] = []
        for step in path { add(step, title: blocks.isEmpty ? title : "", finding, sources, &blocks) }
        for step in finding.related {
            blocks.append(Block(file: step.span.file, place: sources.start(of: step.span), title: ""))
            add(step, title: "", finding, sources, &blocks)
        }
        return blocks
    }

    private static func isAfter(_ a: SourceSpan, _ b: SourceSpan) -> Bool {
        a.file == b.file && a.start > b.start
    }

    private static func add(
        _ step: Step, title: String, _ finding: Finding, _ sources: SourceTable, _ blocks: inout [Block]
    ) {
        let place = sources.start(of: step.span)
        if blocks.last?.file != step.span.file {
            let isFirst = blocks.isEmpty && finding.span.file == step.span.file
            let shown = isFirst ? sources.start(of: finding.span) : place
            blocks.append(Block(file: step.span.file, place: shown, title: title))
        }
        let length = Int(max(step.span.end, step.span.start) - step.span.start)
        let mark = Mark(
            start: place.column - 1, end: place.column - 1 + length, label: DisplayWidth.clean(step.text),
            isPrimary: step.span == finding.span)
        let last = blocks.count - 1
        if blocks[last].lines.last?.number != place.line {
            blocks[last].lines.append(Line(number: place.line))
        }
        let line = blocks[last].lines.count - 1
        if !blocks[last].lines[line].marks.contains(mark) { blocks[last].lines[line].marks.append(mark) }
    }

    // MARK: Drawing

    private mutating func draw(_ block: Block, isFirst: Bool) {
        let path = DisplayWidth.clean(sources.path(of: block.file))
        let corner = ink.frame(isFirst ? "╭─" : "├─")
        text += "\(gutter("")) \(corner) \(path):\(block.place.line):\(block.place.column)\(block.title)\n"
        let lines = sources.lines(of: block.file)
        let bytes = sources.inputs[Int(block.file.index)].buffer.bytes
        let shown = block.lines.map { line in
            DisplayLine(bytes[lines.range(ofLine: line.number)], around: line.marks.first?.start ?? 0)
        }
        // What all lines share of their indentation says nothing; two columns of it set the source off.
        let indentation = shown.compactMap(\.indentation).min() ?? 0
        let shift = max(0, indentation - 2)
        for (line, display) in zip(block.lines, shown) { draw(line, display, shift: shift) }
    }

    private mutating func draw(_ line: Line, _ display: DisplayLine, shift: Int) {
        let window = self.window(for: line, display, shift: shift)
        let before = window.lowerBound > shift || display.isCutBefore ? "…" : ""
        let after = window.upperBound < display.width || display.isCutAfter ? "…" : ""
        let number = gutter(String(line.number))
        add("\(number) \(ink.frame("│")) \(before)\(display.text(window))\(after)")
        for mark in line.marks {
            let start = min(max(display.column(of: mark.start), window.lowerBound), window.upperBound)
            let end = min(max(display.column(of: mark.end), start + 1), max(window.upperBound, start + 1))
            let space = String(repeating: " ", count: start - window.lowerBound + before.count)
            let line = String(repeating: mark.isPrimary ? "^" : "-", count: end - start)
            let drawn = mark.label.isEmpty ? line : "\(line) \(mark.label)"
            let painted = mark.isPrimary ? ink.severity(severity, drawn) : ink.step(drawn)
            add("\(gutter("")) \(ink.frame("│")) \(space)\(painted)")
        }
    }

    /// Adds a line without the spaces that an empty source line would leave at its end.
    private mutating func add(_ line: String) {
        let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") } ?? line.startIndex
        text += line[...end] + "\n"
    }

    /// The columns of a source line that are shown: all, or as many as fit around the first mark.
    private func window(for line: Line, _ display: DisplayLine, shift: Int) -> Range<Int> {
        let whole = shift..<max(shift, display.width)
        // Two columns are kept for the signs that something is cut.
        guard whole.count > width, let mark = line.marks.first else { return whole }
        let room = width - 2
        let start = display.column(of: mark.start)
        let end = max(start + 1, display.column(of: mark.end))
        let context = max(0, (room - min(end - start, room)) / 2)
        let low = max(shift, min(start - context, display.width - room))
        return low..<min(low + room, display.width)
    }

    private func gutter(_ number: String) -> String {
        ink.frame(String(repeating: " ", count: margin - number.utf8.count) + number)
    }
}

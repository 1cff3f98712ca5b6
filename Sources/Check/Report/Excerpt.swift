import SuretyCheck
import SuretyRules

/// The source lines of a finding with its path drawn through them, for a terminal.
struct Excerpt {
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
        let blocks = PathBlock.all(of: finding, sources)
        let highest = blocks.flatMap(\.lines).map(\.number).max() ?? 1
        margin = max(2, String(highest).utf8.count)
        width = max(40, style.width - margin - 3)
        for (index, block) in blocks.enumerated() { draw(block, isFirst: index == 0) }
    }

    private mutating func draw(_ block: PathBlock, isFirst: Bool) {
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

    private mutating func draw(_ line: PathLine, _ display: DisplayLine, shift: Int) {
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
    private func window(for line: PathLine, _ display: DisplayLine, shift: Int) -> Range<Int> {
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

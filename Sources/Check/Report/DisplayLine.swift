/// A line of source as a terminal shows it: tabs become spaces, wide characters take two columns, and what a terminal
/// would obey instead of showing is replaced.
struct DisplayLine {
    /// A character that is shown.
    private struct Cell {
        /// The offset of its first byte in the line.
        var offset: Int
        /// The first column that it takes, from 0.
        var column: Int
        var width: Int
        var text: String
    }

    private var cells: [Cell] = []
    /// How many columns the line takes.
    private(set) var width = 0

    /// Whether bytes at the start or at the end of the line were left out.
    private(set) var isCutBefore = false
    private(set) var isCutAfter = false

    private static let tabWidth = 4

    /// No terminal shows more of a line than this many bytes; a line of megabytes must not be laid out whole.
    private static let bytesMax = 8192

    /// Lays out the bytes of a line, or as many of them as can be shown around an offset. Its end of line is dropped.
    init(_ bytes: some RandomAccessCollection<UInt8>, around middle: Int = 0) {
        let first = max(0, min(middle - DisplayLine.bytesMax / 2, bytes.count - DisplayLine.bytesMax))
        let last = min(bytes.count, first + DisplayLine.bytesMax)
        isCutBefore = first > 0
        isCutAfter = last < bytes.count
        var index = bytes.index(bytes.startIndex, offsetBy: first)
        let end = bytes.index(bytes.startIndex, offsetBy: last)
        while index < end {
            let offset = bytes.distance(from: bytes.startIndex, to: index)
            let (scalar, length) = UTF8Decoding.first(of: bytes[index...])
            index = bytes.index(index, offsetBy: length)
            switch scalar {
            case "\n", "\r": continue
            case "\t":
                let width = DisplayLine.tabWidth - self.width % DisplayLine.tabWidth
                add(offset, String(repeating: " ", count: width), width: width)
            default:
                let shown = DisplayWidth.shown(scalar)
                add(offset, String(Character(shown)), width: DisplayWidth.of(shown))
            }
        }
    }

    /// How many columns of white space come first; nil for a line of nothing else.
    var indentation: Int? {
        isCutBefore ? nil : cells.first { $0.text.contains { $0 != " " } }?.column
    }

    /// The column where the byte at an offset is shown.
    func column(of offset: Int) -> Int {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low < cells.count ? cells[low].column : width
    }

    /// The text of a range of columns.
    func text(_ columns: Range<Int>) -> String {
        cells.reduce(into: "") { text, cell in
            let end = cell.column + cell.width
            if cell.column >= columns.lowerBound && end <= columns.upperBound {
                text += cell.text
            } else if end > columns.lowerBound && cell.column < columns.upperBound {
                // Half of a wide character or a tab: keep the columns that belong to the range.
                let count = min(end, columns.upperBound) - max(cell.column, columns.lowerBound)
                text += String(repeating: " ", count: count)
            }
        }
    }

    private mutating func add(_ offset: Int, _ text: String, width: Int) {
        if width == 0, !cells.isEmpty {
            cells[cells.count - 1].text += text
            return
        }
        cells.append(Cell(offset: offset, column: self.width, width: width, text: text))
        self.width += width
    }
}

/// Reads UTF-8 and keeps count of the bytes, which the standard library's decoder does not: it reads ahead.
private enum UTF8Decoding {
    /// The scalar at the start of some bytes and its length. A byte that begins none is a replacement character.
    static func first(of bytes: some RandomAccessCollection<UInt8>) -> (Unicode.Scalar, Int) {
        guard let lead = bytes.first else { return ("\u{FFFD}", 1) }
        let (length, least): (Int, UInt32) =
            switch lead {
            case 0..<0x80: (1, 0)
            case 0xC2...0xDF: (2, 0x80)
            case 0xE0...0xEF: (3, 0x800)
            case 0xF0...0xF4: (4, 0x10000)
            default: (0, 0)
            }
        guard length > 0, bytes.count >= length else { return ("\u{FFFD}", 1) }
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes.dropFirst().prefix(length - 1) {
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= least, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}

/// How many columns of a terminal a character takes.
enum DisplayWidth {
    /// The columns of one scalar.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// The columns of a text.
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// The scalar itself, or a harmless one: controls move the cursor, and marks of direction reorder the line so that
    /// it no longer shows what the compiler reads.
    static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }

    /// A text on one line with nothing in it that a terminal would obey.
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { shown($0) != $0 }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars { result.unicodeScalars.append(shown(scalar)) }
        return result
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
    ]
}

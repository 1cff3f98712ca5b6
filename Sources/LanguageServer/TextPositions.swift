import SuretyCheck

/// How a client counts in a line. A client that can count bytes is asked to.
enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
}

/// A text as a client speaks of it: by lines from 0, and what lies in front of a place in its line.
struct TextPositions {
    private let text: [UInt8]
    private var starts: [Int] = [0]
    private let encoding: PositionEncoding

    /// Looks for the lines of a text.
    init(_ text: [UInt8], _ encoding: PositionEncoding) {
        self.text = text
        self.encoding = encoding
        for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    }

    /// The byte at a place; the end of the line, or of the text, where there is no such place.
    func offset(line: Int, character: Int) -> Int {
        guard line >= 0 else { return 0 }
        guard line < starts.count else { return text.count }
        let end = line + 1 < starts.count ? starts[line + 1] - 1 : text.count
        var offset = starts[line]
        var left = character
        while left > 0 && offset < end {
            let width = Self.width(text[offset])
            left -= encoding == .utf8 ? width : width == 4 ? 2 : 1
            offset = min(end, offset + width)
        }
        return offset
    }

    /// The place of a byte.
    func place(of offset: Int) -> (line: Int, character: Int) {
        let offset = min(max(0, offset), text.count)
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        guard encoding == .utf16 else { return (low, offset - starts[low]) }
        var character = 0
        var at = starts[low]
        while at < offset {
            let width = Self.width(text[at])
            character += width == 4 ? 2 : 1
            at += width
        }
        return (low, character)
    }

    /// How many bytes the scalar has that begins with a byte; bytes that begin none count one by one.
    private static func width(_ first: UInt8) -> Int {
        switch first {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }
}

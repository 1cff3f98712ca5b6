import SuretyJSON
import SuretyCheck
import SuretyFlow

/// The source lines that a page shows, each once: those of the paths, and a few around them.
///
/// What is a place in bytes here is one in UTF-16 units in the page, since a script reads it.
struct PageSources {
    /// A line as the page shows it.
    private struct Line {
        /// The bytes that are left out in front, because no reader wants a line of megabytes.
        var cut: Int
        var text: String
    }

    /// How many lines are shown around those of a path. The script has the same number.
    static let context = 2
    /// A line with more bytes is cut.
    private static let bytesMax = 1000
    /// How many bytes are kept in front of the first mark of such a line.
    private static let bytesBefore = 200

    private let sources: SourceTable
    private var numbers: [FileID: Int] = [:]
    private var files: [FileID] = []
    private var lines: [[Int: Line]] = []

    init(_ sources: SourceTable) { self.sources = sources }

    /// Keeps the lines of a block, and gives the number of its file in the page.
    mutating func add(_ block: PathBlock) -> Int {
        let number = number(of: block.file)
        let table = sources.lines(of: block.file)
        for line in block.lines {
            // The first mark decides what is seen of a long line.
            keep(line.number, number, table, around: line.marks.first?.start ?? 0)
        }
        for line in block.lines {
            for near in (line.number - Self.context)...(line.number + Self.context) {
                // What does not exist, and the nothing behind the last end of line, have no bytes.
                if !table.range(ofLine: near).isEmpty { keep(near, number, table, around: 0) }
            }
        }
        return number
    }

    /// Where a byte of a line is in the text that the page has of it.
    func place(of offset: Int, line: Int, file: Int) -> Int {
        guard let shown = lines[file][line] else { return 0 }
        let bytes = bytes(of: line, files[file], sources.lines(of: files[file]))
        let start = bytes.startIndex + shown.cut
        let end = min(max(bytes.startIndex + offset, start), bytes.endIndex)
        let mark = shown.cut > 0 ? "…".utf16.count : 0
        return min(Self.text(bytes[start..<end]).utf16.count + mark, shown.text.utf16.count)
    }

    /// Writes the files: a path, and stretches of lines that lie together, each behind the number of its first.
    func write(_ json: inout JSONWriter) {
        json.array(files.indices) { json, index in
            json.object { json in
                json.member("path", DisplayWidth.clean(sources.path(of: files[index])))
                json.key("regions")
                json.array(regions(of: index)) { json, region in
                    json.array([0, 1]) { json, part in
                        if part == 0 {
                            json.number(region.lowerBound)
                        } else {
                            json.array(region) { $0.string(lines[index][$1]?.text ?? "") }
                        }
                    }
                }
            }
        }
    }

    private func regions(of file: Int) -> [ClosedRange<Int>] {
        var regions: [ClosedRange<Int>] = []
        for line in lines[file].keys.sorted() {
            if let last = regions.last, last.upperBound == line - 1 {
                regions[regions.count - 1] = last.lowerBound...line
            } else {
                regions.append(line...line)
            }
        }
        return regions
    }

    private mutating func number(of file: FileID) -> Int {
        if let number = numbers[file] { return number }
        numbers[file] = files.count
        files.append(file)
        lines.append([:])
        return files.count - 1
    }

    private mutating func keep(_ line: Int, _ file: Int, _ table: LineTable, around middle: Int) {
        guard lines[file][line] == nil else { return }
        let bytes = bytes(of: line, files[file], table)
        guard bytes.count > Self.bytesMax else {
            lines[file][line] = Line(cut: 0, text: Self.text(bytes))
            return
        }
        let first = max(0, min(middle - Self.bytesBefore, bytes.count - Self.bytesMax))
        let start = Self.boundary(bytes.startIndex + first, bytes)
        let end = Self.boundary(min(start + Self.bytesMax, bytes.endIndex), bytes)
        let before = start > bytes.startIndex ? "…" : ""
        let after = end < bytes.endIndex ? "…" : ""
        lines[file][line] = Line(
            cut: start - bytes.startIndex, text: before + Self.text(bytes[start..<end]) + after)
    }

    /// The bytes of a line without its end.
    private func bytes(of line: Int, _ file: FileID, _ table: LineTable) -> Slice<UnsafeBufferPointer<UInt8>>
    {
        let bytes = sources.inputs[Int(file.index)].buffer.bytes[table.range(ofLine: line)]
        let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return bytes[..<(end.map { $0 + 1 } ?? bytes.startIndex)]
    }

    /// The place, or the next one where a character begins.
    private static func boundary(_ place: Int, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var place = place
        while place < bytes.endIndex && bytes[place] & 0xC0 == 0x80 { place += 1 }
        return place
    }

    /// The text of some bytes: tabs stay, and what would reorder the line or not be seen is replaced.
    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: { DisplayWidth.shown($0) != $0 && $0 != "\t" }) else {
            return text
        }
        var shown = ""
        for scalar in text.unicodeScalars {
            shown.unicodeScalars.append(scalar == "\t" ? scalar : DisplayWidth.shown(scalar))
        }
        return shown
    }
}

/// What remains of a piece of source that formatters, and edits of what has nothing to do with it, leave alone: no white
/// space, comments, semicolons, or commas before a closing bracket; and nothing of what stands in braces, since the body of a
/// literal is not what is acquired. For languages with C's brackets, quotes and comments.
struct SourceEssence {
    private let source: Slice<UnsafeBufferPointer<UInt8>>
    private var essence: [UInt8] = []
    /// How many braces are open.
    private var depth = 0
    /// Whether a comma is due unless a bracket closes.
    private var owesComma = false

    static func of(_ source: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var essence = SourceEssence(source: source)
        var index = source.startIndex
        while index < source.endIndex { index = essence.read(at: index) }
        return essence.essence
    }

    private init(source: Slice<UnsafeBufferPointer<UInt8>>) { self.source = source }

    /// Reads what begins at a place; gives the place behind it.
    private mutating func read(at index: Int) -> Int {
        switch source[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            let end = endOfText(at: index)
            for byte in source[index..<end] where byte > UInt8(ascii: " ") { add(byte) }
            return end
        case UInt8(ascii: "/"):
            if let end = endOfComment(at: index) { return end }
            add(source[index])
        case UInt8(ascii: "{"):
            add(source[index])
            depth += 1
        case UInt8(ascii: "}"):
            depth -= depth > 0 ? 1 : 0
            add(source[index])
        case UInt8(ascii: ","): if depth == 0 { owesComma = true }
        case UInt8(ascii: ";"), 0...UInt8(ascii: " "): break
        default: add(source[index])
        }
        return index + 1
    }

    private mutating func add(_ byte: UInt8) {
        guard depth == 0 else { return }
        if owesComma && !")]}".utf8.contains(byte) { essence.append(UInt8(ascii: ",")) }
        owesComma = false
        essence.append(byte)
    }

    /// The place behind a text in quotes, whose end a backslash may hide, though not in back quotes.
    private func endOfText(at start: Int) -> Int {
        let quote = source[start]
        var index = start + 1
        while index < source.endIndex, source[index] != quote {
            index += source[index] == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1
        }
        return min(index + 1, source.endIndex)
    }

    /// The place behind a comment, where one begins.
    private func endOfComment(at start: Int) -> Int? {
        let rest = source[start...]
        if rest.starts(with: "//".utf8) {
            return rest.firstIndex(of: UInt8(ascii: "\n")) ?? source.endIndex
        }
        guard rest.starts(with: "/*".utf8) else { return nil }
        var index = start + 2
        while index + 1 < source.endIndex {
            if source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/") {
                return index + 2
            }
            index += 1
        }
        return source.endIndex
    }
}

/// Whether a file says of itself that a program wrote it.
public enum GeneratedCode {
    /// Go's convention: a line `// Code generated … DO NOT EDIT.` before the package clause, not in a comment of
    /// several lines.
    public static func isGeneratedGo(_ buffer: SourceBuffer) -> Bool {
        var isInComment = false
        var rest = buffer.bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            var line = rest[rest.startIndex..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if isInComment {
                isInComment = !contains("*/", line)
            } else if line.starts(with: "// Code generated ".utf8) {
                if ends(line, with: " DO NOT EDIT.") { return true }
            } else if line.starts(with: "/*".utf8) {
                isInComment = !contains("*/", line)
            } else if line.starts(with: "package ".utf8) {
                return false
            }
        }
        return false
    }

    private static func ends(_ line: Slice<UnsafeBufferPointer<UInt8>>, with text: String) -> Bool {
        line.suffix(text.utf8.count).elementsEqual(text.utf8)
    }

    private static func contains(_ pair: String, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let pair = Array(pair.utf8)
        return zip(line, line.dropFirst()).contains { $0 == pair[0] && $1 == pair[1] }
    }
}

/// A pattern of `--allow`: `*` stands for any text, everything else for itself.
public struct Pattern: Sendable {
    private let parts: [[UInt8]]

    /// Makes one.
    public init(_ text: String) {
        parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(
            Array.init)
    }

    /// Whether a whole text is of this form. The time grows with the product of the two lengths at most.
    public func matches(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard rest.starts(with: parts[0]) else { return false }
        if parts.count == 1 { return rest.count == parts[0].count }
        rest = rest.dropFirst(parts[0].count)
        for part in parts[1..<parts.count - 1] {
            guard let place = Pattern.find(part, in: rest) else { return false }
            rest = rest[(place + part.count)...]
        }
        return rest.count >= parts[parts.count - 1].count
            && rest.suffix(parts[parts.count - 1].count).elementsEqual(parts[parts.count - 1])
    }

    private static func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard !part.isEmpty else { return text.startIndex }
        guard text.count >= part.count else { return nil }
        return (text.startIndex...text.endIndex - part.count).first { text[$0...].starts(with: part) }
    }
}

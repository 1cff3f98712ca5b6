/// The import list of a file, read without the rest of it.
///
/// Stops at what is no import, so that it costs the head of the file. In a file that does not parse it may stop before the
/// parser does.
public struct ImportScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    /// The import paths in the file's order, without a copy of the text; each may come twice.
    public static func paths(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var scan = ImportScan(bytes: bytes)
        guard scan.take("package") else { return }
        scan.skipWord()
        while scan.take("import") {
            guard scan.takeByte("(") else {
                scan.specification(body)
                continue
            }
            while !scan.takeByte(")"), scan.specification(body) {}
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads a name, if there is one, and a path.
    @discardableResult
    private mutating func specification(_ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        skipSpace()
        if !takeByte(".") { skipWord() }
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "`") else {
            return false
        }
        let quote = bytes[at]
        let start = at + 1
        at = start
        while at < bytes.count, bytes[at] != quote, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        guard at < bytes.count, bytes[at] == quote else { return false }
        body(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        at += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        skipSpace()
        let count = word.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != word.utf8Start[index] { return false }
        if at + count < bytes.count, Self.isOfWord(bytes[at + count]) { return false }
        at += count
        return true
    }

    private mutating func takeByte(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: byte) else { return false }
        at += 1
        return true
    }

    private mutating func skipWord() {
        skipSpace()
        while at < bytes.count, Self.isOfWord(bytes[at]) { at += 1 }
    }

    /// Skips white space, comments and semicolons.
    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                UInt8(ascii: ";"):
                at += 1
            case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"):
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
            case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
                at += 2
                while at < bytes.count,
                    !(bytes[at - 1] == UInt8(ascii: "*") && bytes[at] == UInt8(ascii: "/"))
                {
                    at += 1
                }
                at += 1
            case 0xEF where at == 0: at = 3  // A byte order mark.
            default: return
            }
        }
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

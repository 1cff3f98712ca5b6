import SuretyFlow

/// Splits a file into tokens, comments and lines, and numbers its names.
///
/// The whole file is read in one go into arrays that are reused from file to file. A token takes at least one
/// byte (an inserted semicolon takes its newline), so arrays as long as the file need no test for room.
struct Lexer: ~Copyable {
    /// The source; zeros follow it.
    private(set) var source: UnsafePointer<UInt8>
    /// How many bytes the source has.
    private(set) var length = 0
    /// The tokens. The last one is `endOfFile`.
    private(set) var kinds: UnsafeMutablePointer<Token>
    /// Where each token starts.
    private(set) var starts: UnsafeMutablePointer<UInt32>
    /// A name's number in `names`, a literal's end; nothing for other tokens.
    private(set) var values: UnsafeMutablePointer<UInt32>
    /// How many tokens there are.
    private(set) var count = 0
    /// The names of the file.
    var names = NameInterner()
    /// Start and end of each comment, alternating; a line comment ends before its line break.
    var comments = RawList<UInt32>(capacity: 1 << 10)
    /// Where each line starts.
    var lines = RawList<UInt32>(capacity: 1 << 12)
    /// What is wrong with the file.
    var problems: [LexicalProblem] = []

    private var capacity = 0
    private let tables = LexerTables.shared

    init() {
        kinds = .allocate(capacity: 1)
        starts = .allocate(capacity: 1)
        values = .allocate(capacity: 1)
        source = UnsafePointer(starts).withMemoryRebound(to: UInt8.self, capacity: 4) { $0 }
    }

    deinit {
        kinds.deallocate()
        starts.deallocate()
        values.deallocate()
    }

    /// Reads a text. It must outlive the use of the tokens.
    mutating func read(_ text: borrowing SourceText) {
        source = text.start
        length = text.count
        reserve(length + 2)
        names.removeAll()
        comments.removeAll()
        lines.removeAll()
        problems.removeAll(keepingCapacity: true)
        lines.append(0)
        scan()
    }

    private mutating func reserve(_ size: Int) {
        // A huge file's arrays are given back by the next file.
        guard size > capacity || capacity > 1 << 23 else { return }
        kinds.deallocate()
        starts.deallocate()
        values.deallocate()
        capacity = max(size, 1 << 16)
        kinds = .allocate(capacity: capacity)
        starts = .allocate(capacity: capacity)
        values = .allocate(capacity: capacity)
    }

    /// The loop over all bytes. What is frequent is here, all else in the extensions.
    private mutating func scan() {
        let source = source
        let tables = tables
        let kinds = kinds
        let starts = starts
        let values = values
        var at = 0
        var out = 0
        var last = Token.illegal

        @inline(__always)
        func emit(_ token: Token, _ start: Int) {
            kinds[out] = token
            starts[out] = UInt32(truncatingIfNeeded: start)
            out &+= 1
            last = token
        }

        if source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { at = 3 }
        while true {
            let byte = source[at]
            switch tables.classes[Int(byte)] {
            case .space:
                at &+= 1
            case .newline:
                if tables.endsStatement[Int(last.rawValue)] != 0 { emit(.semicolon, at) }
                at &+= 1
                lines.append(UInt32(truncatingIfNeeded: at))
                while source[at] == 0x09 { at &+= 1 }
            case .letter:
                let start = at
                repeat { at &+= 1 } while tables.continues[Int(source[at])] != 0
                if source[at] >= 0x80 { at = wideNameEnd(start) }
                let size = at &- start
                var key = UnsafeRawPointer(source + start).loadUnaligned(as: UInt64.self)
                if size < 8 { key &= (1 &<< (UInt64(truncatingIfNeeded: size) &* 8)) &- 1 }
                let slot = LexerTables.slot(key, size, factor: tables.keywordFactor)
                if tables.keywordKeys[slot] == key, Int(tables.keywordLengths[slot]) == size,
                    size <= 8 || isKeyword(tables.keywordTokens[slot], at: start)
                {
                    emit(tables.keywordTokens[slot], start)
                } else {
                    values[out] = names.intern(source, start, size, key)
                    emit(.identifier, start)
                }
            case .single:
                emit(tables.singles[Int(byte)], at)
                at &+= 1
            case .operation:
                let start = at
                emit(operation(byte, &at), start)
            case .period:
                let start = at
                if tables.classes[Int(source[at &+ 1])] == .digit {
                    let token = number(&at)
                    values[out] = UInt32(truncatingIfNeeded: at)
                    emit(token, start)
                } else if source[at &+ 1] == 0x2E, source[at &+ 2] == 0x2E {
                    at &+= 3
                    emit(.ellipsis, start)
                } else {
                    at &+= 1
                    emit(.period, start)
                }
            case .quote:
                let start = at
                at = stringEnd(start)
                values[out] = UInt32(truncatingIfNeeded: at)
                emit(.string, start)
            case .digit:
                let start = at
                let token = number(&at)
                values[out] = UInt32(truncatingIfNeeded: at)
                emit(token, start)
            case .slash:
                let start = at
                switch source[at &+ 1] {
                case 0x2F:
                    at = lineCommentEnd(start)
                case 0x2A:
                    // A comment with a line break is one: it may end a statement.
                    let linesBefore = lines.count
                    at = blockCommentEnd(start)
                    if lines.count > linesBefore, tables.endsStatement[Int(last.rawValue)] != 0 {
                        emit(.semicolon, start)
                    }
                case 0x3D:
                    at &+= 2
                    emit(.divideAssign, start)
                default:
                    at &+= 1
                    emit(.divide, start)
                }
            case .backquote:
                let start = at
                at = rawStringEnd(start)
                values[out] = UInt32(truncatingIfNeeded: at)
                emit(.string, start)
            case .apostrophe:
                let start = at
                at = runeEnd(start)
                values[out] = UInt32(truncatingIfNeeded: at)
                emit(.character, start)
            case .wide:
                let start = at
                let end = wideNameEnd(start)
                if end > start {
                    at = end
                    values[out] = names.intern(source, start, end &- start, wideKey(start, end))
                    emit(.identifier, start)
                } else {
                    at = illegal(start)
                    emit(.illegal, start)
                }
            case .illegal:
                let start = at
                at = illegal(start)
                // Like an unknown name: what follows is most likely a new statement.
                emit(.illegal, start)
            case .zero:
                if at >= length {
                    if tables.endsStatement[Int(last.rawValue)] != 0 { emit(.semicolon, length) }
                    emit(.endOfFile, length)
                    count = out
                    return
                }
                let start = at
                at = illegal(start)
                emit(.illegal, start)
            }
        }
    }

    @inline(__always)
    private func wideKey(_ start: Int, _ end: Int) -> UInt64 {
        var key = UnsafeRawPointer(source + start).loadUnaligned(as: UInt64.self)
        if end &- start < 8 { key &= (1 &<< (UInt64(truncatingIfNeeded: end &- start) &* 8)) &- 1 }
        return key
    }

    /// Whether the word at `start`, known to agree in its first eight bytes, is that keyword.
    @inline(never)
    private func isKeyword(_ token: Token, at start: Int) -> Bool {
        for (offset, byte) in token.text.utf8.enumerated() where source[start &+ offset] != byte {
            return false
        }
        return true
    }

    /// The operator that begins with `byte`; moves `at` behind it. Mutating, since the compiler copies a lexer for a call
    /// that borrows it.
    @inline(__always)
    private mutating func operation(_ byte: UInt8, _ at: inout Int) -> Token {
        let second = source[at &+ 1]
        at &+= 1
        switch byte {
        case UInt8(ascii: "="):
            return follow(second, "=", &at) ? .equal : .assign
        case UInt8(ascii: ":"):
            return follow(second, "=", &at) ? .define : .colon
        case UInt8(ascii: "!"):
            return follow(second, "=", &at) ? .notEqual : .not
        case UInt8(ascii: "+"):
            if follow(second, "+", &at) { return .increment }
            return follow(second, "=", &at) ? .addAssign : .add
        case UInt8(ascii: "-"):
            if follow(second, "-", &at) { return .decrement }
            return follow(second, "=", &at) ? .subtractAssign : .subtract
        case UInt8(ascii: "*"):
            return follow(second, "=", &at) ? .multiplyAssign : .multiply
        case UInt8(ascii: "%"):
            return follow(second, "=", &at) ? .remainderAssign : .remainder
        case UInt8(ascii: "^"):
            return follow(second, "=", &at) ? .xorAssign : .xor
        case UInt8(ascii: "|"):
            if follow(second, "|", &at) { return .logicalOr }
            return follow(second, "=", &at) ? .orAssign : .or
        case UInt8(ascii: "&"):
            if follow(second, "&", &at) { return .logicalAnd }
            if follow(second, "^", &at) { return follow(source[at], "=", &at) ? .andNotAssign : .andNot }
            return follow(second, "=", &at) ? .andAssign : .and
        case UInt8(ascii: "<"):
            if follow(second, "-", &at) { return .arrow }
            if follow(second, "<", &at) {
                return follow(source[at], "=", &at) ? .shiftLeftAssign : .shiftLeft
            }
            return follow(second, "=", &at) ? .lessEqual : .less
        default:
            if follow(second, ">", &at) {
                return follow(source[at], "=", &at) ? .shiftRightAssign : .shiftRight
            }
            return follow(second, "=", &at) ? .greaterEqual : .greater
        }
    }

    @inline(__always)
    private func follow(_ byte: UInt8, _ expected: Unicode.Scalar, _ at: inout Int) -> Bool {
        guard byte == UInt8(truncatingIfNeeded: expected.value) else { return false }
        at &+= 1
        return true
    }
}

/// Something wrong with the bytes of a file.
struct LexicalProblem {
    var start: Int
    var end: Int
    var message: StaticString
}

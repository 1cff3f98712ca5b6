/// A pattern of the kind that git uses for paths, matched in time linear in the text.
///
/// The pattern is a small automaton, and all its states run side by side: a pattern of many stars costs no more than
/// its length for each byte, while the usual search by trial would take exponential time.
struct GlobPattern: Sendable {
    private enum Token: Sendable {
        case byte(UInt8)
        /// `?`: one byte, no slash.
        case one
        /// `[a-z]`: one byte of a set, no slash.
        case set(ByteSet)
        /// `*`: any bytes, no slash.
        case star
        /// The start of `**/`: nothing, or on to the next token, which reads whole folders.
        case folders
        /// Inside `**/`: any bytes; behind each slash the pattern may go on.
        case inFolders
        /// `**` at the end, behind a slash: at least one byte.
        case everything
    }

    private var tokens: [Token] = []

    /// Whether the pattern needs the automaton: without special bytes a comparison is enough.
    private(set) var literal: [UInt8]?

    init(_ pattern: ArraySlice<UInt8>) {
        var parser = Parser(rest: pattern)
        while let token = parser.next() {
            tokens.append(token)
            if case .folders = token { tokens.append(.inFolders) }
        }
        let bytes = tokens.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
        literal = bytes.count == tokens.count ? bytes : nil
    }

    func matches(_ text: some Collection<UInt8>) -> Bool {
        if let literal { return text.elementsEqual(literal) }
        var states = [Bool](repeating: false, count: tokens.count + 1)
        enter(0, &states)
        for byte in text {
            var next = [Bool](repeating: false, count: tokens.count + 1)
            var isAlive = false
            for index in tokens.indices where states[index] {
                isAlive = step(from: index, on: byte, &next) || isAlive
            }
            guard isAlive else { return false }
            states = next
        }
        return states[tokens.count]
    }

    /// Adds a state and those that follow it without a byte.
    private func enter(_ index: Int, _ states: inout [Bool]) {
        guard !states[index] else { return }
        states[index] = true
        guard index < tokens.count else { return }
        switch tokens[index] {
        case .star: enter(index + 1, &states)
        case .folders:
            enter(index + 1, &states)
            enter(index + 2, &states)
        default: break
        }
    }

    /// Reads one byte in a state; says whether any state follows.
    private func step(from index: Int, on byte: UInt8, _ next: inout [Bool]) -> Bool {
        let isSlash = byte == UInt8(ascii: "/")
        switch tokens[index] {
        case .byte(let expected):
            guard byte == expected else { return false }
            enter(index + 1, &next)
        case .one:
            guard !isSlash else { return false }
            enter(index + 1, &next)
        case .set(let set):
            guard !isSlash && set.contains(byte) else { return false }
            enter(index + 1, &next)
        case .star:
            guard !isSlash else { return false }
            enter(index, &next)
        case .folders: return false
        case .inFolders:
            next[index] = true
            if isSlash { enter(index + 1, &next) }
        case .everything:
            enter(index, &next)
            enter(index + 1, &next)
        }
        return true
    }
}

/// A set of bytes.
private struct ByteSet: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var isInverted = false

    mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return (word >> UInt64(byte & 63) & 1 == 1) != isInverted
    }
}

extension GlobPattern {
    /// Reads a pattern's text into tokens.
    private struct Parser {
        var rest: ArraySlice<UInt8>
        /// Whether the next token begins an element of the path, where `**` has its special meaning.
        var isAtElement = true
        /// Whether only plain bytes came so far. Git compares those first and takes what follows for a pattern of its
        /// own, so that in `a**/b` the stars count as the start of an element.
        var isPlain = true

        mutating func next() -> Token? {
            guard let byte = rest.popFirst() else { return nil }
            let wasAtElement = isAtElement
            let wasPlain = isPlain
            isAtElement = byte == UInt8(ascii: "/")
            isPlain = isPlain && !Parser.special.contains(byte)
            switch byte {
            case UInt8(ascii: "*"): return stars(atElement: wasAtElement, behindPlain: wasPlain)
            case UInt8(ascii: "?"): return .one
            case UInt8(ascii: "["): return set() ?? .byte(byte)
            case UInt8(ascii: "\\"): return .byte(rest.popFirst() ?? byte)
            default: return .byte(byte)
            }
        }

        private static let special: Set<UInt8> = Set("*?[\\".utf8)

        private mutating func stars(atElement: Bool, behindPlain: Bool) -> Token {
            var count = 1
            while rest.first == UInt8(ascii: "*") {
                rest.removeFirst()
                count += 1
            }
            guard count >= 2 else { return .star }
            if rest.isEmpty { return atElement ? .everything : .star }
            guard rest.first == UInt8(ascii: "/"), atElement || behindPlain else { return .star }
            rest.removeFirst()
            isAtElement = true
            return .folders
        }

        /// The set behind a bracket, or nil where no bracket closes it: then the bracket stands for itself.
        private mutating func set() -> Token? {
            var inside = rest
            var set = ByteSet()
            if inside.first == UInt8(ascii: "!") || inside.first == UInt8(ascii: "^") {
                set.isInverted = true
                inside.removeFirst()
            }
            var isFirst = true
            while let byte = inside.popFirst() {
                if byte == UInt8(ascii: "]") && !isFirst {
                    rest = inside
                    return .set(set)
                }
                isFirst = false
                if byte == UInt8(ascii: "["), let members = Parser.posixClass(&inside) {
                    for member in members { set.insert(member) }
                    continue
                }
                let low = byte == UInt8(ascii: "\\") ? inside.popFirst() ?? byte : byte
                Parser.insertRange(from: low, &inside, into: &set)
            }
            return nil
        }

        /// One member, or a range where a dash and another member follow.
        private static func insertRange(
            from low: UInt8, _ inside: inout ArraySlice<UInt8>, into set: inout ByteSet
        ) {
            guard inside.first == UInt8(ascii: "-"), let end = inside.dropFirst().first,
                end != UInt8(ascii: "]")
            else {
                set.insert(low)
                return
            }
            inside.removeFirst(2)
            let high = end == UInt8(ascii: "\\") ? inside.popFirst() ?? end : end
            guard low <= high else { return }
            for member in low...high { set.insert(member) }
        }

        /// The members of a named class such as `[:alpha:]`, where one follows.
        private static func posixClass(_ inside: inout ArraySlice<UInt8>) -> [UInt8]? {
            guard inside.first == UInt8(ascii: ":"), let close = inside.firstIndex(of: UInt8(ascii: "]")),
                close >= inside.startIndex + 2, inside[close - 1] == UInt8(ascii: ":")
            else { return nil }
            let name = String(decoding: inside[(inside.startIndex + 1)..<(close - 1)], as: UTF8.self)
            guard let belongs = classes[name] else { return nil }
            inside = inside[(close + 1)...]
            return (0...127).filter { belongs(Unicode.Scalar($0)) }
        }

        private static let classes: [String: @Sendable (Unicode.Scalar) -> Bool] = [
            "alpha": { $0.properties.isAlphabetic },
            "digit": { ("0"..."9").contains($0) },
            "alnum": { $0.properties.isAlphabetic || ("0"..."9").contains($0) },
            "upper": { ("A"..."Z").contains($0) },
            "lower": { ("a"..."z").contains($0) },
            "space": { $0 == " " || (9...13).contains($0.value) },
            "blank": { $0 == " " || $0 == "\t" },
            "punct": {
                (33...126).contains($0.value) && !$0.properties.isAlphabetic && !("0"..."9").contains($0)
            },
            "xdigit": { ("0"..."9").contains($0) || ("a"..."f").contains($0) || ("A"..."F").contains($0) },
            "cntrl": { $0.value < 32 || $0.value == 127 },
            "print": { (32...126).contains($0.value) },
            "graph": { (33...126).contains($0.value) },
        ]
    }
}

import SuretyFlow

/// What the contract parser has to know of the declaration that a directive stands on.
public struct ContractSignature: Sendable {
    /// Whether it is a method.
    public var hasReceiver: Bool
    /// The names of the parameters, by position; empty texts where they have none.
    public var parameterNames: [String]
    /// How many results there are.
    public var resultCount: Int
    /// What the last result tells.
    public var outcome: OutcomeKind

    /// Makes a signature.
    public init(hasReceiver: Bool, parameterNames: [String], resultCount: Int, outcome: OutcomeKind) {
        self.hasReceiver = hasReceiver
        self.parameterNames = parameterNames
        self.resultCount = resultCount
        self.outcome = outcome
    }
}

/// Why a directive is no contract: where in its text, and what to write instead.
public struct DirectiveError: Error, Hashable, Sendable {
    /// The offset in the directive's text.
    public var offset: Int
    /// One phrase.
    public var message: String
}

/// What a directive says.
public enum Directive: Sendable {
    /// It declares a kind.
    case kind(Kind)
    /// It states a fact of the declaration below it.
    case clause(Clause)
}

/// Reads the text behind `//surety:`, word by word. The format is documented in Documentation/Contracts.md.
public struct DirectiveParser {
    private let text: [UInt8]
    private var offset = 0
    private let symbols: SymbolTable

    /// Starts at the beginning of a directive's text, which is what stands behind `surety:`.
    public init(_ text: String, symbols: SymbolTable) {
        self.text = Array(text.utf8)
        self.symbols = symbols
    }

    /// Whether the text speaks of something other than contracts, such as `ignore`.
    public var isForeign: Bool {
        let word = String(decoding: text.prefix { $0 != 32 && $0 != 9 }, as: UTF8.self)
        return word == "ignore"
    }

    /// Reads the directive.
    ///
    /// - Parameters:
    ///   - signature: the declaration that it stands on; nil for one that stands alone, which may only be a kind.
    ///   - kinds: the kinds declared so far.
    /// - Throws: what is wrong, and where.
    public mutating func parse(
        on signature: ContractSignature?, kinds: KindTable
    ) throws(DirectiveError) -> Directive {
        let start = offset
        let name = takeWord()
        if name == "kind" { return .kind(try parseKind()) }
        guard let word = Word(rawValue: name) else {
            throw DirectiveError(offset: start, message: "unknown contract word '\(name)'")
        }
        guard let signature else {
            throw DirectiveError(
                offset: start, message: "'\(name)' must stand above a function, method or type")
        }
        var clause = try parseSubject(of: word, signature)
        try parseKindName(&clause, kinds)
        clause.on = defaultOutcome(of: clause, signature)
        while true {
            let at = nextWordOffset()
            let attribute = takeWord()
            if attribute.isEmpty { break }
            try apply(attribute, at: at, to: &clause, signature, kinds)
        }
        return .clause(clause)
    }

    // MARK: Parts

    private mutating func parseSubject(
        of word: Word, _ signature: ContractSignature
    ) throws(DirectiveError) -> Clause {
        switch word {
        case .blocks, .pure, .measures:
            return Clause(word, ContractPath(.process))
        case .reliable:
            // Alone: whatever the call is given.
            let next = peekWord()
            if next.isEmpty || next.contains("=") { return Clause(word, ContractPath(.process)) }
            return Clause(word, try parsePath(signature))
        case .ends:
            let at = nextWordOffset()
            let name = takeWord()
            guard let ending = Ending(rawValue: name), ending != .never else {
                throw DirectiveError(
                    offset: at, message: "'ends' wants process, goroutine or panic, not '\(name)'")
            }
            var clause = Clause(word, ContractPath(.process))
            clause.ending = ending
            return clause
        default:
            return Clause(word, try parsePath(signature))
        }
    }

    /// The kind is the second word of `acquires`, `releases`, `arms`, `drops` and `reliable`, unless it has a `=`.
    private mutating func parseKindName(_ clause: inout Clause, _ kinds: KindTable) throws(DirectiveError) {
        guard [.acquires, .releases, .arms, .drops, .reliable].contains(clause.word) else { return }
        let isOfPath = clause.word == .reliable && clause.path.root != .process
        let at = nextWordOffset()
        let name = peekWord()
        if name.isEmpty || name.contains("=") || name == "idempotent" {
            if clause.word == .acquires || isOfPath {
                throw DirectiveError(
                    offset: at, message: "'\(clause.word.rawValue)' wants a kind behind the path")
            }
            return
        }
        _ = takeWord()
        guard let kind = kinds.find(name) else {
            throw DirectiveError(offset: at, message: "unknown kind '\(name)': declare it with 'surety:kind'")
        }
        clause.kind = kind
    }

    private func defaultOutcome(of clause: Clause, _ signature: ContractSignature) -> Outcome {
        clause.word == .acquires ? signature.outcome.success : .any
    }

    private mutating func apply(
        _ attribute: String, at: Int, to clause: inout Clause, _ signature: ContractSignature,
        _ kinds: KindTable
    ) throws(DirectiveError) {
        let (name, value) = split(attribute)
        switch (name, value) {
        case ("idempotent", nil): clause.isIdempotent = true
        case ("nil-safe", nil): clause.toleratesNil = true
        case ("isolated", nil): clause.isIsolated = true
        case ("once", nil): clause.isOnce = true
        case ("single", nil): clause.isSingle = true
        case ("strict", nil): clause.isStrict = true
        case ("given", nil): clause.isGiven = true
        case ("new", nil): clause.isNew = true
        case ("from", nil): clause.source = try parsePath(signature)
        case ("mode", let mode?): clause.mode = symbols.intern(mode)
        case ("times", _?): clause.isCounted = true
        case ("until", _?): clause.hasOtherEnd = true
        case ("late", let path?): clause.late = try parsePath(path, at: at + 5, signature)
        case ("within", let path?): clause.folder = try parsePath(path, at: at + 7, signature)
        case ("errors", let path?): clause.errors = try parsePath(path, at: at + 7, signature)
        case ("on", let outcome?):
            guard let on = Outcome(rawValue: outcome) else {
                throw DirectiveError(
                    offset: at,
                    message: "'on' wants ok, error, true, false, nonnil, nil or any, not '\(outcome)'")
            }
            clause.on = on
        case ("when", let condition?): clause.when = try parseCondition(condition, at: at + 5, signature)
        default: throw DirectiveError(offset: at, message: "unknown attribute '\(attribute)'")
        }
    }

    private func parseCondition(
        _ text: String, at: Int, _ signature: ContractSignature
    ) throws(DirectiveError) -> ArgumentCondition {
        for comparison in ArgumentCondition.Comparison.allCases {
            guard let range = find(comparison.rawValue, in: text) else { continue }
            let name = String(text[..<range.lowerBound])
            guard let value = constant(text[range.upperBound...], comparison) else {
                throw DirectiveError(
                    offset: at, message: "'when' compares with an integer, or by '==' with a word")
            }
            let argument = try argumentNumber(of: name, at: at, signature)
            return ArgumentCondition(argument: argument, comparison: comparison, value: value)
        }
        throw DirectiveError(
            offset: at, message: "'when' wants 'parameter==number', 'parameter&number' or 'parameter!&number'"
        )
    }

    /// An integer, or what stands for a word: for equality only.
    private func constant(_ text: Substring, _ comparison: ArgumentCondition.Comparison) -> Int64? {
        guard comparison == .equal, let first = text.utf8.first,
            UInt8(ascii: "A")...UInt8(ascii: "z") ~= first
        else {
            return integer(text)
        }
        return text.utf8.count <= TextIdentity.longest ? TextIdentity.of(text.utf8) : nil
    }

    private func integer(_ text: Substring) -> Int64? {
        text.hasPrefix("0x") ? Int64(text.dropFirst(2), radix: 16) : Int64(text)
    }

    private func find(_ separator: String, in text: String) -> Range<String.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(separator) {
                return index..<text.index(index, offsetBy: separator.count)
            }
            index = text.index(after: index)
        }
        return nil
    }

    private mutating func parseKind() throws(DirectiveError) -> Kind {
        let at = nextWordOffset()
        let name = takeWord()
        guard !name.isEmpty else { throw DirectiveError(offset: at, message: "'kind' wants a name") }
        var kind = Kind(name: name, noun: name)
        while true {
            let at = nextWordOffset()
            let attribute = takeWord()
            if attribute.isEmpty { break }
            guard Self.apply(attribute, split(attribute), to: &kind) else {
                throw DirectiveError(offset: at, message: "unknown attribute '\(attribute)' of a kind")
            }
        }
        return kind
    }

    private static func apply(
        _ attribute: String, _ parts: (name: String, value: String?), to kind: inout Kind
    ) -> Bool {
        switch parts {
        case ("release", let names?): kind.releaseNames = names.split(separator: ",").map(String.init)
        case ("uses", "*"?): kind.isSomebodyElses = true
        case ("uses", let names?): kind.useNames = names.split(separator: ",").map(String.init)
        case ("idempotent", nil): kind.isIdempotent = true
        case ("harmful-again", nil): kind.isHarmfulAgain = true
        case ("survives", nil): kind.survives = true
        case ("reaped", nil): kind.isReaped = true
        case ("named", nil): kind.isNamed = true
        case ("peer", nil): kind.isPeer = true
        case ("drained", nil): kind.isDrained = true
        case ("virtual", nil): kind.isVirtual = true
        case ("virtual", let package?):
            kind.isVirtual = true
            kind.makerOfVirtual = package
        case ("counter", nil): kind.isCounter = true
        case ("pooled", nil): kind.isPooled = true
        case ("lock", nil): kind.isLock = true
        case ("process-long", nil): kind.isProcessLong = true
        case ("slight-on-failure", nil): kind.isSlightOnFailure = true
        case ("lasting", nil): kind.isLasting = true
        case ("mild", nil): kind.isMild = true
        case ("collected", nil): kind.isCollected = true
        case ("empty", let condition?):
            let parts = condition.split(separator: ":")
            let numbers = parts.last?.split(separator: ",").map { Int64($0) } ?? []
            guard parts.count == 2, !numbers.contains(nil) else { return false }
            kind.emptiness = (String(parts[0]), numbers.compactMap(\.self))
        case ("expires", nil): kind.expires = true
        case ("output", nil): kind.isOutput = true
        case ("droppable", nil): kind.droppable = .always
        case ("droppable", let version?):
            guard version.hasPrefix("go1."), let minor = Int(version.dropFirst(4)) else { return false }
            kind.droppable = .since(minor: minor)
        case ("noun", let text?): kind.noun = text
        case ("acquired", let text?): kind.acquired = text
        case ("released", let text?): kind.released = text
        case ("harm", let text?): kind.harm = text
        default: return false
        }
        return true
    }

    // MARK: Paths

    private mutating func parsePath(_ signature: ContractSignature) throws(DirectiveError) -> ContractPath {
        let at = nextWordOffset()
        let word = takeWord()
        guard !word.isEmpty else { throw DirectiveError(offset: at, message: "a path is missing") }
        return try parsePath(word, at: at, signature)
    }

    private func parsePath(
        _ word: String, at: Int, _ signature: ContractSignature
    ) throws(DirectiveError) -> ContractPath {
        let bytes = Array(word.utf8)
        var index = bytes.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? bytes.count
        let head = String(decoding: bytes[..<index], as: UTF8.self)
        var path = ContractPath(.process)
        switch head {
        case "recv":
            guard signature.hasReceiver else {
                throw DirectiveError(offset: at, message: "'recv' is only known to methods")
            }
            path.root = .argument(0)
        case "process": path.root = .process
        case "goroutine": path.root = .goroutine
        case "result":
            guard let (number, next) = Self.element(bytes, index), let number, number < signature.resultCount
            else {
                throw DirectiveError(offset: at, message: "'\(word)' names no result of the declaration")
            }
            path.root = .result(number)
            index = next
        default:
            path.root = .argument(try argumentNumber(of: head, at: at, signature))
        }
        while index < bytes.count {
            index = try parseStep(bytes, index, at: at, into: &path)
        }
        return path
    }

    private func parseStep(
        _ bytes: [UInt8], _ index: Int, at: Int, into path: inout ContractPath
    ) throws(DirectiveError) -> Int {
        if bytes[index] == UInt8(ascii: "[") {
            guard let (number, next) = Self.element(bytes, index) else {
                throw DirectiveError(offset: at + index, message: "an element is written '[0]' or '[*]'")
            }
            path.names.append(symbols.intern(number.map { "[\($0)]" } ?? "[*]"))
            return next
        }
        guard bytes[index] == UInt8(ascii: ".") else {
            throw DirectiveError(offset: at + index, message: "a path goes on with '.' or '['")
        }
        let rest = bytes[(index + 1)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? bytes.count
        guard end > index + 1 else {
            throw DirectiveError(offset: at + index, message: "a name is missing behind '.'")
        }
        path.names.append(symbols.intern(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
        return end
    }

    /// `[3]` or `[*]` at an index: the number, nil for any, and the index behind it.
    private static func element(_ bytes: [UInt8], _ index: Int) -> (Int?, Int)? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "["),
            let end = bytes[index...].firstIndex(of: UInt8(ascii: "]"))
        else { return nil }
        let text = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if text == "*" { return (nil, end + 1) }
        guard let number = Int(text), number >= 0 else { return nil }
        return (number, end + 1)
    }

    private func argumentNumber(
        of name: String, at: Int, _ signature: ContractSignature
    ) throws(DirectiveError) -> Int {
        guard let index = signature.parameterNames.firstIndex(of: name), name != "_", !name.isEmpty else {
            throw DirectiveError(offset: at, message: "the declaration has no parameter '\(name)'")
        }
        return index + (signature.hasReceiver ? 1 : 0)
    }

    // MARK: Words

    private func nextWordOffset() -> Int {
        var index = offset
        while index < text.count, Self.isBlank(text[index]) { index += 1 }
        return index
    }

    private func peekWord() -> String {
        var copy = self
        return copy.takeWord()
    }

    /// The next word; blanks inside of double quotes belong to it, the quotes do not.
    private mutating func takeWord() -> String {
        offset = nextWordOffset()
        var word: [UInt8] = []
        var quoted = false
        while offset < text.count {
            let byte = text[offset]
            if byte == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if Self.isBlank(byte) && !quoted {
                break
            } else if word.isEmpty && !quoted && byte == UInt8(ascii: "/") && offset + 1 < text.count
                && text[offset + 1] == byte
            {
                offset = text.count
                break
            } else {
                word.append(byte)
            }
            offset += 1
        }
        return String(decoding: word, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

    private func split(_ attribute: String) -> (name: String, value: String?) {
        guard let index = attribute.firstIndex(of: "=") else { return (attribute, nil) }
        return (String(attribute[..<index]), String(attribute[attribute.index(after: index)...]))
    }
}

/// Reads flow graphs from the text that `FlowPrinter` writes, so that the analysis is tested without a language.
///
/// A text holds declarations and functions. A declaration says what a function of another place looks like, with
/// contract directives above it:
/// ```
/// //surety:acquires result[0] file
/// declare os:Open(name) -> (file, err error)
/// func main:read(path) -> (err plain error)
///   local f, e plain
/// b0: entry
///   f, e = call os:Open(path)
///   if nil(e) then b1 else b2
/// …
/// ```
/// Places are named by their root's name, with `%N` behind it where the printer needs to tell two apart.
public struct FlowTextParser {
    /// What is wrong with a text, and in which line.
    public struct Failure: Error, CustomStringConvertible {
        /// The line, from 1.
        public var line: Int
        /// One phrase.
        public var message: String

        /// Both.
        public var description: String { "line \(line): \(message)" }
    }

    /// A function that a text declares or defines.
    public struct Declaration: Sendable {
        /// What is known of it.
        public var info: FunctionInfo
        /// The names of its parameters, the receiver left aside.
        public var parameterNames: [String]
        /// The texts behind `surety:` above it.
        public var directives: [String]
    }

    /// The functions, declared and defined, by their number.
    public private(set) var declarations: [Declaration] = []
    /// The functions that are defined.
    public private(set) var functions: [FlowFunction] = []
    /// Directives that stand alone.
    public private(set) var kinds: [String] = []

    let symbols: SymbolTable
    var lines: [[String]] = []
    var line = 0
    var numbers: [String: FunctionID] = [:]
    private var pending: [String] = []

    /// Reads a whole text.
    ///
    /// - Throws: `Failure` at the first line that cannot be read.
    public init(_ text: String, symbols: SymbolTable) throws {
        self.symbols = symbols
        let source = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines = source.map { Self.tokens(of: $0) }
        try declareAll(source)
        line = 0
        while line < lines.count {
            if lines[line].first == "func" { try parseFunction() } else { line += 1 }
        }
    }

    func failure(_ message: String) -> Failure { Failure(line: line + 1, message: message) }

    // MARK: Declarations

    private mutating func declareAll(_ source: [String]) throws {
        for index in lines.indices {
            line = index
            let text = source[index].drop { $0 == " " }
            if text.hasPrefix("//surety:") {
                let directive = String(text.dropFirst(9))
                if directive.hasPrefix("kind ") { kinds.append(directive) } else { pending.append(directive) }
                continue
            }
            guard let keyword = lines[index].first, keyword == "declare" || keyword == "func" else {
                continue
            }
            try declare(lines[index], isDefined: keyword == "func")
        }
    }

    private mutating func declare(_ words: [String], isDefined: Bool) throws {
        var reader = LineReader(words: words, line: line)
        reader.skip(1)
        let (package, receiver, name) = try reader.takeFunctionName()
        let parameters = try reader.takeList()
        let results = try reader.takeResults()
        let hasReceiver = !receiver.isEmpty
        let outcome = Self.outcome(of: results)
        let id = FunctionID(declarations.count)
        let info = FunctionInfo(
            package: symbols.intern(package), receiver: symbols.intern(receiver), name: symbols.intern(name),
            parameterCount: parameters.count - (hasReceiver ? 1 : 0), resultCount: results.count,
            hasReceiver: hasReceiver, isAbstract: reader.contains("abstract"),
            isVariadic: reader.contains("variadic"), outcome: outcome,
            isEntry: package == "main" && name == "main" && isDefined)
        declarations.append(
            Declaration(
                info: info, parameterNames: parameters.dropFirst(hasReceiver ? 1 : 0).map { $0.name },
                directives: pending))
        pending = []
        let full = "\(package):\(hasReceiver ? receiver + "." : "")\(name)"
        guard numbers[full] == nil else { throw failure("'\(full)' is declared twice") }
        numbers[full] = id
    }

    static func outcome(of results: [LineReader.Item]) -> OutcomeKind {
        guard let last = results.last else { return .none }
        return last.words.contains("error") ? .error : last.words.contains("bool") ? .boolean : .none
    }

    // MARK: Functions

    private mutating func parseFunction() throws {
        var body = FlowBodyParser(parser: self)
        let function = try body.parse(&line)
        functions.append(function)
    }

    /// Words, and each sign as a word of its own; what stands behind `//` and `@` is left out.
    static func tokens(of line: String) -> [String] {
        var words: [String] = []
        var word = ""
        func isWord(_ c: Character) -> Bool { c.isLetter || c.isNumber || "_%./-*+:[]".contains(c) }
        var previous: Character = " "
        for c in line {
            if c == "@" || (c == "/" && previous == "/") { break }
            previous = c
            if isWord(c) {
                word.append(c)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
            if c != " " && c != "\t" { words.append(String(c)) }
        }
        if !word.isEmpty && word != "/" { words.append(word) }
        return words
    }
}

/// Takes the words of one line apart.
public struct LineReader {
    let words: [String]
    let line: Int
    private var index = 0

    /// A name in a list, with the words behind it.
    public struct Item {
        var name: String
        var words: [String]
    }

    init(words: [String], line: Int) {
        self.words = words
        self.line = line
    }

    func failure(_ message: String) -> FlowTextParser.Failure {
        FlowTextParser.Failure(line: line + 1, message: message)
    }

    var isAtEnd: Bool { index >= words.count }
    var next: String? { index < words.count ? words[index] : nil }

    mutating func skip(_ count: Int) { index += count }

    mutating func take() throws -> String {
        guard index < words.count else { throw failure("the line ends too early") }
        index += 1
        return words[index - 1]
    }

    mutating func accept(_ word: String) -> Bool {
        if next == word {
            index += 1
            return true
        }
        return false
    }

    mutating func expect(_ word: String) throws {
        guard accept(word) else { throw failure("'\(word)' is missing") }
    }

    func contains(_ word: String) -> Bool { words[index...].contains(word) }

    /// The words behind another one, as far as they are names.
    func list(behind word: String, until stops: [String]) -> [String] {
        guard let start = words[index...].firstIndex(of: word) else { return [] }
        return Array(words[(start + 1)...].prefix { !stops.contains($0) })
    }

    mutating func takeFunctionName() throws -> (package: String, receiver: String, name: String) {
        let full = try take()
        let parts = full.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw failure("a function is named 'package:name', not '\(full)'") }
        let names = parts[1].split(separator: ".").map(String.init)
        return names.count == 2 ? (parts[0], names[0], names[1]) : (parts[0], "", parts[1])
    }

    /// `(a plain, b)`.
    mutating func takeList() throws -> [Item] {
        try expect("(")
        var items: [Item] = []
        while !accept(")") {
            var item = Item(name: try take(), words: [])
            while let word = next, word != ",", word != ")" {
                item.words.append(word)
                skip(1)
            }
            _ = accept(",")
            items.append(item)
        }
        return items
    }

    /// `-> (a, err error)`, or nothing.
    mutating func takeResults() throws -> [Item] {
        if accept("->") { return try takeList() }
        guard accept("-") else { return [] }
        try expect(">")
        return try takeList()
    }
}

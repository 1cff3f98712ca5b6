import SuretyFlow

/// How a contract is found: the package, the type it is a method of, and the name.
public struct ContractKey: Hashable, Sendable {
    /// The package's import path.
    public var package: Symbol
    /// The receiver's type, or the empty symbol.
    public var receiver: Symbol
    /// The function's name.
    public var name: Symbol

    /// Makes a key.
    public init(package: Symbol, receiver: Symbol, name: Symbol) {
        self.package = package
        self.receiver = receiver
        self.name = name
    }
}

/// The kinds and contracts of a run: those shipped, and the user's.
public struct Catalogue: Sendable {
    /// The kinds.
    public var kinds = KindTable()
    /// The contracts.
    public private(set) var contracts: [ContractKey: Contract] = [:]

    /// Makes an empty catalogue.
    public init() {}

    /// The contract of a function, if there is one.
    public func contract(of key: ContractKey) -> Contract? { contracts[key] }

    /// Adds a contract. One of the user's replaces a shipped one; clauses of the same origin add up.
    public mutating func add(_ contract: Contract, for key: ContractKey) {
        guard let known = contracts[key] else {
            contracts[key] = contract
            return
        }
        if known.origin == contract.origin {
            contracts[key] = Contract(
                clauses: known.clauses + contract.clauses, origin: known.origin, span: known.span)
        } else if contract.origin == .user {
            contracts[key] = contract
        }
    }

    /// Reads the directives above one declaration.
    ///
    /// - Parameters:
    ///   - directives: the texts behind `surety:`, with the span that they stand at.
    ///   - signature: the declaration.
    ///   - notes: gets what is wrong with a directive, at its place.
    public mutating func read(
        _ directives: [(text: String, span: SourceSpan)], of key: ContractKey, signature: ContractSignature,
        origin: Contract.Origin, symbols: SymbolTable, notes: inout [SourceNote]
    ) {
        var clauses: [Clause] = []
        for (text, span) in directives {
            var parser = DirectiveParser(text, symbols: symbols)
            if parser.isForeign { continue }
            do {
                switch try parser.parse(on: signature, kinds: kinds) {
                case .kind(let kind): addKind(kind, at: span, notes: &notes)
                case .clause(let clause): clauses.append(clause)
                }
            } catch {
                notes.append(Self.note(of: error, at: span))
            }
        }
        if let first = directives.first, !clauses.isEmpty {
            add(Contract(clauses: clauses, origin: origin, span: first.span), for: key)
        }
    }

    /// Reads a directive that stands alone, which may only declare a kind. Answers whether it does.
    public mutating func readKind(
        _ text: String, span: SourceSpan, symbols: SymbolTable, notes: inout [SourceNote]
    ) {
        var parser = DirectiveParser(text, symbols: symbols)
        if parser.isForeign { return }
        do {
            if case .kind(let kind) = try parser.parse(on: nil, kinds: kinds) {
                addKind(kind, at: span, notes: &notes)
            }
        } catch {
            notes.append(Self.note(of: error, at: span))
        }
    }

    private mutating func addKind(_ kind: Kind, at span: SourceSpan, notes: inout [SourceNote]) {
        if !kinds.add(kind) {
            notes.append(SourceNote(span: span, message: "the kind '\(kind.name)' is declared already"))
        }
    }

    private static func note(of error: DirectiveError, at span: SourceSpan) -> SourceNote {
        let start = min(span.start + UInt32(error.offset), span.end)
        return SourceNote(
            span: SourceSpan(file: span.file, start: start, end: span.end), message: error.message)
    }
}

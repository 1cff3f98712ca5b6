import SuretyContracts
import SuretyFlow

/// What is known of every function of a program: contracts that ship, the user's, and those inferred so far.
///
/// Contracts are written bottom-up over the call graph: a function's is written once, by the thread that solved
/// it, before any thread solves one of its callers. That order makes the unguarded table safe.
public final class Knowledge: @unchecked Sendable {
    /// The names of the run.
    public let symbols: SymbolTable
    /// Kinds and written contracts.
    public let catalogue: Catalogue
    /// The functions of the program.
    public let functions: [FunctionInfo]
    private let table: UnsafeMutablePointer<Contract?>
    private let wellKnown: WellKnownNames
    /// Methods whose result stands for a resource, with the part that contracts name it by: `Name` and `Name()`.
    private let derivedNames: [Symbol: Symbol]
    /// What calling a function value means that gives something of a type, and an error.
    private let givenByValues: [DeclaredType: Contract]
    /// The minor version of the language, by file; the newest where it is not known.
    public let languageMinor: @Sendable (FileID) -> Int

    /// Binds the written contracts to the functions that they speak of.
    public init(
        symbols: SymbolTable, catalogue: Catalogue, functions: [FunctionInfo],
        languageMinor: @escaping @Sendable (FileID) -> Int = { _ in .max }
    ) {
        self.symbols = symbols
        self.catalogue = catalogue
        self.functions = functions
        self.languageMinor = languageMinor
        table = .allocate(capacity: max(functions.count, 1))
        table.initialize(repeating: nil, count: max(functions.count, 1))
        derivedNames = Self.derivedNames(of: catalogue, symbols)
        givenByValues = Self.givenByValues(of: catalogue)
        wellKnown = WellKnownNames(kinds: catalogue.kinds, symbols: symbols)
        for (index, info) in functions.enumerated() {
            let key = ContractKey(package: info.package, receiver: info.receiver, name: info.name)
            table[index] = catalogue.contract(of: key)
        }
    }

    deinit {
        table.deinitialize(count: max(functions.count, 1))
        table.deallocate()
    }

    private static func derivedNames(of catalogue: Catalogue, _ symbols: SymbolTable) -> [Symbol: Symbol] {
        var names: [Symbol: Symbol] = [:]
        for contract in catalogue.contracts.values {
            for clause in contract.acquisitions {
                guard let part = clause.path.names.last else { continue }
                let text = symbols.name(of: part)
                if text.hasSuffix("()") { names[symbols.intern(String(text.dropLast(2)))] = part }
            }
        }
        return names
    }

    /// Types of which a contract says that who is given one by a function value has acquired it.
    private static func givenByValues(of catalogue: Catalogue) -> [DeclaredType: Contract] {
        var found: [DeclaredType: Contract] = [:]
        for (key, contract) in catalogue.contracts where key.receiver == .empty {
            let clauses = contract.acquisitions.filter { $0.path.root == .argument(0) && $0.isGiven }
            if clauses.isEmpty { continue }
            found[DeclaredType(package: key.package, name: key.name)] = Contract(
                clauses: clauses.map {
                    Clause(.acquires, ContractPath(.result(0), $0.path.names), kind: $0.kind, on: .ok)
                },
                origin: contract.origin, span: contract.span)
        }
        return found
    }

    /// What calling a function value means that gives such a type, if anything is known.
    public func contract(ofValueGiving type: DeclaredType) -> Contract? {
        type == .none ? nil : givenByValues[type]
    }

    /// The part that stands for what a method of that name gives, if contracts speak of it.
    func derivedName(of method: Symbol) -> Symbol? { derivedNames[method] }

    /// Whether a path ends in a method that gives an object's name: `f.Name()`.
    public func namesObject(_ path: ContractPath) -> Bool {
        path.names.last.map { derivedNames.values.contains($0) } ?? false
    }

    /// What is known of a function, if anything is.
    public func contract(of function: FunctionID) -> Contract? { table[Int(function.index)] }

    /// Records what was found out about a function.
    func infer(_ contract: Contract, for function: FunctionID) { table[Int(function.index)] = contract }

    /// Whether all that a contract's clauses of some words say of a path is said of locks: closing a file gives back the
    /// lock on it, and it is a file all the same.
    func isOnlyALock(_ path: ContractPath, to words: [Word], of contract: Contract) -> Bool {
        contract.clauses.indices.allSatisfy { index in
            isLock(contract.clauses[index].kind) || !words.contains(contract.clauses[index].word)
                || contract.clauses[index].path != path
        }
    }

    /// The facts of a kind; of any kind, those that promise nothing.
    public func kind(_ id: KindID) -> Kind? { id == .any ? nil : catalogue.kinds[id] }

    /// Whether a kind is one of locks, which is asked of every call.
    public func isLock(_ id: KindID) -> Bool { id != .any && catalogue.kinds.isLock(id) }

    /// Whether something can be a mistake once a resource of a kind is released.
    public func hasUses(_ id: KindID) -> Bool { id != .any && catalogue.kinds.hasUses(id) }

    /// Whether two holders of a lock, each in a mode, are let in together: readers are, as long as no writer waits.
    public func areLetInTogether(_ a: Symbol, _ b: Symbol) -> Bool {
        a == b && symbols.name(of: a) == "read"
    }

    /// The set that a release name stands for, or nil where it is none.
    func releaseMask(of name: Symbol) -> NameMask? { wellKnown.masks[name] }
}

/// The release names of the run's kinds, by symbol.
private struct WellKnownNames {
    var masks: [Symbol: NameMask] = [:]

    init(kinds: KindTable, symbols: SymbolTable) {
        for (bit, name) in kinds.releaseNames.enumerated() {
            masks[symbols.intern(name)] = NameMask(bits: 1 << UInt64(bit))
        }
    }
}

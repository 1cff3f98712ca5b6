import Synchronization

/// The number of a name. Numbers differ from run to run; only texts may decide an order that is seen.
public struct Symbol: Hashable, Sendable {
    /// The number.
    public var index: UInt32
    /// Makes a symbol from its number.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// The empty text.
    public static let empty = Symbol(0)
}

/// All names of a run. Safe to use from several threads.
public final class SymbolTable: Sendable {
    private struct State { var numbers: [String: UInt32] = ["": 0]; var names: [String] = [""] }
    private let state = Mutex(State())
    /// Makes an empty table.
    public init() {}
    /// The symbol of a text.
    public func intern(_ text: String) -> Symbol {
        state.withLock {
            if let known = $0.numbers[text] { return Symbol(known) }
            let number = UInt32($0.names.count)
            $0.numbers[text] = number
            $0.names.append(text)
            return Symbol(number)
        }
    }
    /// The text of a symbol.
    public func name(of symbol: Symbol) -> String { state.withLock { $0.names[Int(symbol.index)] } }
}

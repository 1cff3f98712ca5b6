import SuretyFlow

/// What a predeclared name means, as a value of a `ScopeTable`: a kind in the top byte, a number below it.
enum UniverseMeaning {
    static var type: UInt32 { 0 }
    static var builtin: UInt32 { 1 }
    static var value: UInt32 { 2 }

    @inline(__always)
    static func kind(_ meaning: UInt32) -> UInt32 { meaning >> 24 }
    @inline(__always)
    static func number(_ meaning: UInt32) -> UInt32 { meaning & 0xFF_FFFF }
}

/// The symbols that the front end itself asks for.
struct KnownSymbols: Sendable {
    let blank: Symbol
    let dot: Symbol
    let initializer: Symbol
    let error: Symbol
    let errorMethod: Symbol
    /// What people call an error.
    let errorVariable: Symbol
    let any: Symbol
    let comparable: Symbol
    let pointer: Symbol
    /// The functions of package unsafe.
    let unsafeFunctions: [(name: Symbol, builtin: Builtin)]

    init(_ symbols: SymbolTable) {
        blank = symbols.intern("_")
        dot = symbols.intern(".")
        initializer = symbols.intern("init")
        error = symbols.intern("error")
        errorMethod = symbols.intern("Error")
        errorVariable = symbols.intern("err")
        any = symbols.intern("any")
        comparable = symbols.intern("comparable")
        pointer = symbols.intern("Pointer")
        unsafeFunctions = Builtin.allCases.filter(\.isUnsafe).map { (symbols.intern($0.name), $0) }
    }
}

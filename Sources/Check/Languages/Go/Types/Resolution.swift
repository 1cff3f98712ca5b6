import SuretyFlow

/// What an identifier means where it stands: a kind and a number, packed.
struct Resolution: Hashable, BitwiseCopyable {
    enum Kind: UInt8 {
        /// Not looked at: not an identifier that means anything (a label, a field's name in a type).
        case none
        /// A variable of the body: an index into `BodyTyper.locals`.
        case local
        /// A constant declared in the body: an index into `BodyTyper.locals`.
        case localConstant
        /// A type declared in the body, or a type parameter: a `TypeID`.
        case localType
        /// A function of a package: a `FunctionID`.
        case function
        /// A type of a package: a number of a type declaration.
        case type
        /// A variable or a constant of a package: an index into the program's objects.
        case variable
        case constant
        /// An imported package: an index into the program's imports.
        case package
        /// A predeclared function: a `Builtin`.
        case builtin
        /// A predeclared type: a `TypeID`.
        case predeclaredType
        /// A `PredeclaredValue`.
        case predeclaredValue
        /// `_`.
        case blank
        /// The name of a field, as a key in a struct's literal.
        case field
        /// Nothing that is known here.
        case unknown
    }

    private(set) var raw: UInt32

    @inline(__always)
    init(_ kind: Kind, _ number: UInt32 = 0) {
        raw = UInt32(kind.rawValue) << 28 | number & Resolution.numbers
    }

    /// Restores what was packed.
    @inline(__always)
    init(raw: UInt32) { self.raw = raw }

    private static var numbers: UInt32 { 0x07FF_FFFF }
    private static var keyBit: UInt32 { 0x0800_0000 }

    /// What sort of thing it is.
    @inline(__always)
    var kind: Kind { unsafeBitCast(UInt8(truncatingIfNeeded: raw >> 28), to: Kind.self) }

    /// Which one.
    @inline(__always)
    var number: UInt32 { raw & Resolution.numbers }

    /// Whether the identifier is a key in a literal, and may turn out to be a field's name.
    @inline(__always)
    var isKey: Bool {
        get { raw & Resolution.keyBit != 0 }
        set { raw = newValue ? raw | Resolution.keyBit : raw & ~Resolution.keyBit }
    }

    /// Nothing that is known.
    static var unknown: Resolution {
        @inline(__always) get { Resolution(.unknown) }
    }
}

/// Something declared in a body.
struct Local: BitwiseCopyable {
    /// From what the type follows.
    enum Source: UInt8 {
        /// `origin` is the type.
        case declared
        /// `origin` is an expression; `place` says which of its values, if `isSpread`.
        case value
        /// `origin` is a `rangeStatement`; `place` is 0 for the key, 1 for the value.
        case range
        /// `origin` is a `caseClause` of the `typeSwitch` whose index is in `place`'s stead in `owner`.
        case clause
        /// Nothing.
        case unknown
    }

    /// The name.
    var name: Symbol
    /// The `identifier` that declares it; of a type switch's variable, the clause.
    var node: Node
    /// How many function literals are around the declaration.
    var level: UInt16
    /// How many blocks are.
    var depth: UInt16
    var source: Source
    /// Whether the value is one of several of `origin`.
    var isSpread = false
    /// Whether it is a parameter, a result or a receiver.
    var isParameter = false
    /// Whether it is a result with a name.
    var isResult = false
    var place: Int32 = 0
    var origin: Node
    /// The `typeSwitch` of a clause; the `generalDeclaration` of a constant, whose index in its group is
    /// `place`.
    var owner = Node.none
    /// The type, once it was asked for.
    var type = Local.untyped
    /// The value of a constant, once it was asked for.
    var value = ConstantReference.open

    /// Stands for a type that nobody has asked for.
    static var untyped: TypeID { TypeID(.max) }
    /// Stands for a type that is being found out.
    static var busy: TypeID { TypeID(.max - 1) }
}

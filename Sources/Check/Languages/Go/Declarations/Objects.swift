import SuretyFlow

/// A function, a method, or a method of an interface.
struct GoFunction: BitwiseCopyable {
    /// The package and the file, by their index in the program.
    var package: Int32
    var file: Int32
    /// The place of the top-level declaration in its file that it is, or is part of.
    var declaration: Int32
    /// The `functionDeclaration`; for a method of an interface, its `field`.
    var node: Node
    /// The name.
    var name: Symbol
    /// The type declaration that it is a method of, or -1.
    var receiver: Int32
    /// The type parameters: the number of the first one, and how many (a method's receiver's are not among
    /// them).
    var firstTypeParameter: Int32 = 0
    var typeParameterCount: Int32 = 0
    /// The type of the function, without receiver.
    var signature = TypeID.unknown
    /// Whether it is a method of an interface.
    var isInterfaceMethod = false
    /// Whether it has a body.
    var hasBody = false
    /// Whether its receiver is a pointer.
    var hasPointerReceiver = false
}

/// What a package declares.
struct GoObject: BitwiseCopyable {
    enum Kind: UInt8 {
        case function, type, variable, constant
    }

    var kind: Kind
    /// Whether the type is being found out; asking again is a cycle.
    var isBusy = false
    /// Whether the type is known (or known to be unknown).
    var isTyped = false
    /// The place among the names of its specification.
    var place: Int16 = 0
    /// The package and the file, by their index in the program.
    var package: Int32
    var file: Int32
    /// The `functionDeclaration`, `typeSpecification` or `valueSpecification`.
    var node: Node
    /// The `generalDeclaration` around it, for constants that repeat the expression above.
    var group: Node
    var name: Symbol
    /// The function's or the type declaration's number.
    var number: UInt32 = 0
    /// The type of a function, variable or constant.
    var type = TypeID.unknown
    /// The value of a constant.
    var value = ConstantReference.open
}

/// Where the value of a constant is kept.
struct ConstantReference: BitwiseCopyable, Hashable {
    /// An index into a list of values, or a negative number.
    var index: Int32

    /// Nobody has asked for the value.
    static var open: ConstantReference { ConstantReference(index: -2) }
    /// There is no value, or none yet: whoever asks in the meantime asks in a cycle.
    static var none: ConstantReference { ConstantReference(index: -1) }
}

/// A declared type.
struct GoTypeDeclaration: BitwiseCopyable {
    enum State: UInt8 {
        case open, busy, done
    }

    var name: Symbol
    /// The package, or -1 for the universe's; the file, by its index in the program.
    var package: Int32
    var file: Int32
    /// The `typeSpecification`.
    var node: Node
    var isAlias: Bool
    /// Whether `underlying` (or, of an alias, the type it stands for) is found out.
    var state = State.open
    /// The number of the first type parameter, and how many there are.
    var firstTypeParameter: Int32 = 0
    var typeParameterCount: Int32 = 0
    /// The type without arguments: of a generic one, what its own methods see.
    var type = TypeID.unknown
    /// What it is made of; of an alias, what it stands for.
    var underlying = TypeID.unknown
    /// The declared methods: a run in `ProgramTables.methods`.
    var firstMethod: Int32 = 0
    var methodCount: Int32 = 0
}

/// An import of a file.
struct GoImport: BitwiseCopyable {
    /// The package, or -1 if it is not loaded.
    var package: Int32
    /// The `importSpecification` and its file.
    var node: Node
    var file: Int32
    /// The name under which the file knows it.
    var name: Symbol
    /// Whether it is `import "unsafe"` or `import "C"`, which no package stands for.
    var special: Special

    enum Special: UInt8 {
        case none, unsafe, cgo
    }
}

/// A type parameter.
struct GoTypeParameter: BitwiseCopyable {
    var name: Symbol
    /// Its constraint, an interface; unknown while it is not resolved.
    var constraint = TypeID.unknown
    var type = TypeID.unknown
}

import SuretyFlow

/// The predeclared types that have no methods and no parts, and those of constants without a type.
/// The raw value is the index of its `TypeID`.
enum BasicType: UInt8, CaseIterable {
    case bool = 1
    case string, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr
    case float32, float64, complex64, complex128
    case unsafePointer
    case untypedBool, untypedInteger, untypedRune, untypedFloat, untypedComplex, untypedString, untypedNil

    /// The type.
    var type: TypeID { TypeID(UInt32(rawValue)) }

    /// The name as it is printed.
    var name: String {
        switch self {
        case .unsafePointer: "unsafe.Pointer"
        case .untypedBool: "untyped bool"
        case .untypedInteger: "untyped int"
        case .untypedRune: "untyped rune"
        case .untypedFloat: "untyped float"
        case .untypedComplex: "untyped complex"
        case .untypedString: "untyped string"
        case .untypedNil: "untyped nil"
        default: "\(self)"
        }
    }

    /// Whether it is the type of a constant without a type.
    var isUntyped: Bool { rawValue >= BasicType.untypedBool.rawValue }

    /// The type that a variable gets from such a constant.
    var defaultType: BasicType {
        switch self {
        case .untypedBool: .bool
        case .untypedInteger: .int
        case .untypedRune: .int32
        case .untypedFloat: .float64
        case .untypedComplex: .complex128
        case .untypedString: .string
        default: self
        }
    }

    /// Those with a name of their own in the universe.
    static var named: [BasicType] { allCases.filter { $0.rawValue <= complex128.rawValue } }
}

/// The predeclared functions.
enum Builtin: UInt8, CaseIterable {
    case append, cap, clear, close, complex, copy, delete, imag, len, make, max, min, new, panic, print,
        println
    case real, recover
    // The functions of package unsafe, which no package declares either.
    case Add, Alignof, Offsetof, Sizeof, Slice, SliceData, String, StringData

    /// The name in the universe, or in package unsafe.
    var name: Swift.String { "\(self)" }

    /// Those of the universe.
    static var universal: [Builtin] { allCases.filter { !$0.isUnsafe } }

    /// Whether it is a function of package unsafe.
    var isUnsafe: Bool { rawValue >= Builtin.Add.rawValue }
}

/// The predeclared values that are neither types nor functions.
enum PredeclaredValue: UInt8 {
    case `true`, `false`, iota, `nil`
}

import SuretyFlow

/// What an expression gives, as far as the flow graph can say it.
enum Value: Equatable {
    /// Nothing that is followed.
    case none
    /// What a place holds.
    case place(PlaceID)
    /// The address of a variable.
    case address(PlaceID)
    /// Nil.
    case `nil`
    /// A boolean constant.
    case boolean(Bool)
    /// Another constant, as a number that identifies it, and the integer if it is one.
    case constant(UInt64, Int64?)
    /// A value that is not nil, and that nothing names.
    case nonNil
    /// Whether a test holds, or does not.
    case test(TestID, isInverted: Bool)

    /// The place, for a value that has one.
    var place: PlaceID {
        switch self {
        case .place(let place), .address(let place): place
        default: .none
        }
    }
}

/// What a name in a body stands for.
enum Name: Equatable {
    /// A variable of the function, numbered from 0 over all its literals.
    case local(Int)
    /// A variable of a package, by its number in the program; whether it holds an error.
    case global(Int, isError: Bool)
    /// A declared function, as a value.
    case function(FunctionID)
    /// An imported package.
    case package
    /// A type.
    case type
    /// A function of the language.
    case builtin(BuiltinFunction)
    /// `nil`.
    case `nil`
    /// `true` or `false`.
    case boolean(Bool)
    /// A constant.
    case constant
    /// The blank name.
    case blank
    /// Something that is not known.
    case unknown
}

/// The functions of the language that matter to flow.
enum BuiltinFunction: Equatable {
    case append
    case make
    case new
    case panic
    case recover
    case length
    case close
    case other
}

/// What a selector selects.
enum Selected: Equatable {
    /// A field, behind the embedded fields on the way to it.
    case field(path: [Symbol], shape: Shape)
    /// A method, behind the embedded fields on the way to it.
    case method(FunctionID, path: [Symbol], isAbstract: Bool)
    /// A method of a type, as a function (`T.Method`).
    case methodExpression(FunctionID)
    /// What the same name without a selector would be.
    case name(Name)
    /// A part of something whose type is not known.
    case unknown
}

/// What a call calls.
enum Target: Equatable {
    /// A function.
    case function(FunctionID)
    /// A method of the operand of the call's selector, behind embedded fields.
    case method(FunctionID, path: [Symbol], isAbstract: Bool)
    /// A method as a function: the receiver is the first argument.
    case methodExpression(FunctionID)
    /// A method of something whose type is not known.
    case unknownMethod(Symbol)
    /// A conversion to a type.
    case conversion
    /// A function of the language.
    case builtin(BuiltinFunction)
    /// A value that is a function.
    case value
    /// Nothing that is known.
    case unknown
}

/// What the value of a type can be, roughly.
enum Shape: Equatable {
    /// A number or another value that can be no resource and has no nil.
    case plain
    /// A boolean.
    case boolean
    /// An error.
    case error
    /// Text.
    case text
    /// A pointer, interface, function, map, channel or slice: its zero value is nil.
    case reference
    /// A struct or array: it is there at once.
    case aggregate
    /// Not known.
    case unknown
}

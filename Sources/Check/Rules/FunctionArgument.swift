import SuretyFlow

/// An argument of a function: what is known of it is gathered once for the whole program.
struct FunctionArgument: Hashable, Sendable {
    /// The function.
    var function: FunctionID
    /// Which argument; the receiver, where there is one, is number 0.
    var number: UInt32
}

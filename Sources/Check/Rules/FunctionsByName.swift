import SuretyFlow

/// The functions of a program by their names: a program has many, and a rule that writes how to release something asks for
/// one.
struct FunctionsByName: Sendable {
    /// By symbol: where its functions begin, one more at the end.
    private let starts: [Int32]
    private let functions: [Int32]

    /// Linear in the functions and in the names of the run.
    init(_ infos: [FunctionInfo]) {
        let names = Int(infos.lazy.map(\.name.index).max() ?? 0) + 1
        var starts = Array(repeating: Int32(0), count: names + 2)
        for info in infos { starts[Int(info.name.index) + 2] += 1 }
        for name in starts.indices.dropFirst() { starts[name] += starts[name - 1] }
        var functions = Array(repeating: Int32(0), count: infos.count)
        for (index, info) in infos.enumerated() {
            functions[Int(starts[Int(info.name.index) + 1])] = Int32(index)
            starts[Int(info.name.index) + 1] += 1
        }
        self.starts = starts
        self.functions = functions
    }

    /// The numbers of the functions of a name, ascending.
    subscript(name: Symbol) -> ArraySlice<Int32> {
        guard Int(name.index) + 1 < starts.count else { return [] }
        return functions[Int(starts[Int(name.index)])..<Int(starts[Int(name.index) + 1])]
    }
}

import SuretyFlow

// Putting types in the place of type parameters, and finding out which.
extension BodyTyper {
    private static var deepest: Int { 30 }
    private static var mostSteps: Int { 5_000 }

    /// Enters a part of a type; false if it lies too deep, or if too many parts were entered already.
    private mutating func enterPart() -> Bool {
        if nesting == 0 { steps = 0 }
        steps += 1
        guard nesting < BodyTyper.deepest, steps < BodyTyper.mostSteps else { return false }
        nesting += 1
        return true
    }

    /// A type with the type parameters from `first` on replaced by `arguments`.
    mutating func substitute(_ type: TypeID, _ first: Int32, _ arguments: TypeList) -> TypeID {
        let record = types[type]
        guard record.flags & TypeFlags.parameterized != 0, !arguments.isEmpty else { return type }
        // A type that contains an ever larger instance of itself has no end.
        guard enterPart() else { return .unknown }
        defer { nesting -= 1 }
        switch record.kind {
        case .unknown, .basic:
            return type
        case .typeParameter:
            let place = Int(record.first) - Int(first)
            return place >= 0 && place < arguments.count ? arguments.type(place) : type
        case .pointer, .slice, .array, .channel:
            let element = substitute(TypeID(record.first), first, arguments)
            return types.intern(
                record.kind, detail: record.detail, first: element.index, second: record.second)
        case .map:
            let key = substitute(TypeID(record.first), first, arguments)
            let value = substitute(TypeID(record.second), first, arguments)
            return types.intern(.map, first: key.index, second: value.index)
        case .named:
            let mark = scratch.count
            push(types.secondList(type), first, arguments)
            let list = UnsafeBufferPointer(start: scratch.start + mark, count: scratch.count - mark)
            let result = types.intern(.named, first: record.first, secondList: list)
            scratch.truncate(to: mark)
            return result
        case .tuple, .union:
            let mark = scratch.count
            push(types.firstList(type), first, arguments)
            return finish(record.kind, from: mark)
        case .structure:
            let mark = scratch.count
            push(types.firstList(type), first, arguments, every: 3, typeAt: 1)
            return finish(.structure, from: mark)
        case .signature:
            let mark = scratch.count
            push(types.firstList(type), first, arguments)
            let second = scratch.count
            push(types.secondList(type), first, arguments)
            return finish(.signature, from: mark, second: second, detail: record.detail)
        case .interface:
            let mark = scratch.count
            push(types.firstList(type), first, arguments, every: 3, typeAt: 2)
            let second = scratch.count
            push(types.secondList(type), first, arguments)
            return finish(.interface, from: mark, second: second)
        }
    }

    private mutating func push(
        _ list: TypeList, _ first: Int32, _ arguments: TypeList, every: Int = 1, typeAt: Int = 0
    ) {
        for index in 0..<list.count {
            if index % every == typeAt {
                let type = substitute(list.type(index), first, arguments)
                scratch.append(type.index)
            } else {
                scratch.append(list[index])
            }
        }
    }

    // MARK: Inference

    /// Finds what the type parameters in `parameter` must be for `argument` to have that type, and enters it
    /// at their places in `bound`, which begins at `mark` of `scratch`; unknown stands for not found yet.
    mutating func unify(_ parameter: TypeID, _ argument: TypeID, _ first: Int32, _ mark: Int, _ count: Int) {
        let record = types[parameter]
        guard record.flags & TypeFlags.parameterized != 0, !argument.isUnknown, enterPart() else { return }
        defer { nesting -= 1 }
        if record.kind == .typeParameter {
            let place = Int(record.first) - Int(first)
            if place >= 0, place < count { bind(argument, at: mark + place) }
            return
        }
        var argument = argument
        if record.kind != .named { argument = underlying(argument) }
        let other = types[argument]
        guard other.kind == record.kind else { return }
        switch record.kind {
        case .pointer, .slice, .array, .channel:
            unify(TypeID(record.first), TypeID(other.first), first, mark, count)
        case .map:
            unify(TypeID(record.first), TypeID(other.first), first, mark, count)
            unify(TypeID(record.second), TypeID(other.second), first, mark, count)
        case .named:
            guard record.first == other.first else { return }
            unify(types.secondList(parameter), types.secondList(argument), first, mark, count)
        case .tuple:
            unify(types.firstList(parameter), types.firstList(argument), first, mark, count)
        case .signature:
            unify(types.firstList(parameter), types.firstList(argument), first, mark, count)
            unify(types.secondList(parameter), types.secondList(argument), first, mark, count)
        case .structure:
            unify(
                types.firstList(parameter), types.firstList(argument), first, mark, count, every: 3, typeAt: 1
            )
        default:
            return
        }
    }

    private mutating func unify(
        _ parameters: TypeList, _ arguments: TypeList, _ first: Int32, _ mark: Int, _ count: Int,
        every: Int = 1,
        typeAt: Int = 0
    ) {
        guard parameters.count == arguments.count else { return }
        for index in stride(from: typeAt, to: parameters.count, by: every) {
            unify(parameters.type(index), arguments.type(index), first, mark, count)
        }
    }

    /// A typed argument decides before a constant without a type does.
    private mutating func bind(_ argument: TypeID, at place: Int) {
        let known = TypeID(scratch[place])
        // Among constants the widest sort wins: `max(1, 2.5)` is a float64.
        let isWider = isUntyped(known) && (!isUntyped(argument) || argument.index > known.index)
        if known.isUnknown || isWider { scratch[place] = argument.index }
    }

    /// Whether a type is that of a constant without a type, or of `nil`.
    func isUntyped(_ type: TypeID) -> Bool {
        type.index >= BasicType.untypedBool.type.index && type.index <= BasicType.untypedNil.type.index
    }
}

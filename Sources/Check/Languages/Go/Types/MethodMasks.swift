import SuretyFlow

/// A few method names, each with a bit, and which of them the types seen so far have.
struct MethodMasks: ~Copyable {
    fileprivate var names: [Symbol] = []
    /// The bit plus one of each symbol, or 0.
    fileprivate var bits: [UInt8] = []
    fileprivate var index = IndexMap()
    fileprivate var masks = RawList<UInt64>(capacity: 64)
}

extension BodyTyper {
    /// Sets the names that `methodMask` looks for, at most 64; the first has the lowest bit.
    mutating func setMaskNames(_ names: [Symbol]) {
        precondition(names.count <= 64, "a mask has 64 bits")
        methodMasks = MethodMasks()
        methodMasks.names = names
        let largest = names.map { Int($0.index) }.max() ?? -1
        methodMasks.bits = [UInt8](repeating: 0, count: largest + 1)
        for (bit, name) in names.enumerated() { methodMasks.bits[Int(name.index)] = UInt8(bit + 1) }
    }

    /// Which of the names are methods of a type, its addressable values and pointers to it. Promoted methods
    /// count.
    mutating func methodMask(_ type: TypeID) -> UInt64 {
        if type.isUnknown { return 0 }
        if let place = methodMasks.index[UInt64(type.index)] { return methodMasks.masks[Int(place)] }
        let candidates = candidateMask(dereferenced(type))
        var mask: UInt64 = 0
        var rest = candidates
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            // A field of that name, or a second method at the same depth, hides what the candidates found.
            if member(type, methodMasks.names[bit]).kind == .method { mask |= 1 << UInt64(bit) }
        }
        methodMasks.index.insert(UInt64(type.index), UInt32(methodMasks.masks.count))
        methodMasks.masks.append(mask)
        return mask
    }

    /// Which of the names are methods of a type since an embedded field has them, and which it declares itself.
    mutating func masks(
        ofMethodsOf type: TypeID, promotedFrom field: Symbol
    ) -> (promoted: UInt64, own: UInt64) {
        var masks = (promoted: UInt64(0), own: UInt64(0))
        var rest = methodMask(type)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            let method = member(type, methodMasks.names[bit])
            if method.pathCount == 0 {
                masks.own |= 1 << UInt64(bit)
            } else if path(method).first == field {
                masks.promoted |= 1 << UInt64(bit)
            }
        }
        return masks
    }

    /// The names that some type on the way declares.
    private mutating func candidateMask(_ type: TypeID) -> UInt64 {
        let mark = queue.count
        defer { queue.truncate(to: mark) }
        queue.append(EmbeddedEntry(type: type, parent: -1, name: .empty))
        var mask: UInt64 = 0
        var at = mark
        while at < queue.count, queue.count - mark < 200 {
            let type = queue[at].type
            let record = types[type]
            if record.kind == .named, Int(record.first) < program.typeDeclarations.count {
                let declaration = program.typeDeclarations[Int(record.first)]
                for place in Int(
                    declaration.firstMethod)..<Int(declaration.firstMethod + declaration.methodCount)
                {
                    let function = program.functions[Int(program.methods[place].index)]
                    mask |= bit(function.name)
                }
            }
            let core =
                record.kind == .typeParameter
                ? underlying(program.typeParameters[Int(record.first)].constraint) : underlying(type)
            if types.kind(core) == .structure { queueEmbedded(core, mark) }
            if types.kind(core) == .interface { mask |= interfaceMask(core, mark) }
            at += 1
        }
        return mask
    }

    @inline(__always)
    private func bit(_ name: Symbol) -> UInt64 {
        guard Int(name.index) < methodMasks.bits.count else { return 0 }
        let bit = methodMasks.bits[Int(name.index)]
        return bit == 0 ? 0 : 1 << UInt64(bit - 1)
    }

    private mutating func queueEmbedded(_ structure: TypeID, _ mark: Int) {
        let fields = types.firstList(structure)
        for index in stride(from: 0, to: fields.count, by: 3) where fields[index + 2] != 0 {
            enqueue(dereferenced(fields.type(index + 1)), mark)
        }
    }

    private mutating func interfaceMask(_ interface: TypeID, _ mark: Int) -> UInt64 {
        var mask: UInt64 = 0
        let methods = types.firstList(interface)
        for index in stride(from: 0, to: methods.count, by: 3) { mask |= bit(Symbol(methods[index])) }
        let embedded = types.secondList(interface)
        for index in 0..<embedded.count { enqueue(embedded.type(index), mark) }
        return mask
    }

    private mutating func enqueue(_ type: TypeID, _ mark: Int) {
        if type.isUnknown { return }
        for index in mark..<queue.count where queue[index].type == type { return }
        queue.append(EmbeddedEntry(type: type, parent: 0, name: .empty))
    }
}

import SuretyFlow

/// What `x.name` is, for a type of x.
struct Member: BitwiseCopyable {
    enum Kind: UInt8 {
        /// The type has no such field or method.
        case missing
        /// It cannot be told: something on the way is unknown, or it is ambiguous.
        case unknown
        case field
        case method
    }

    var kind: Kind
    /// Whether a method is called through an interface (or a type parameter's constraint).
    var viaInterface = false
    /// Whether a method needs the address of its receiver.
    var hasPointerReceiver = false
    /// The type of the field, or the method's signature.
    var type = TypeID.unknown
    /// The method; nil for one of an interface that has no name.
    var function: FunctionID? {
        functionIndex == .max ? nil : FunctionID(functionIndex)
    }
    var functionIndex = UInt32.max
    /// The type that the method was found at.
    var owner = TypeID.unknown
    /// The type that has the field, or the last of the embedded fields on the way to a method.
    var holder = TypeID.unknown
    /// The embedded fields on the way: a run in `BodyTyper.memberPaths`.
    var pathStart: UInt32 = 0
    var pathCount: UInt32 = 0
}

/// A type that is embedded, while members are looked for.
struct EmbeddedEntry: BitwiseCopyable {
    var type: TypeID
    /// The entry that embeds it, or -1, and the field's name.
    var parent: Int32
    var name: Symbol
}

// Fields and methods by name, through embedded fields, the nearest first.
extension BodyTyper {
    /// The field or method of a type.
    mutating func member(_ type: TypeID, _ name: Symbol) -> Member {
        let key = UInt64(type.index) << 32 | UInt64(name.index)
        if let index = memberIndex[key] { return members[Int(index)] }
        let member = findMember(type, name)
        memberIndex.insert(key, UInt32(members.count))
        members.append(member)
        return member
    }

    /// The names of the embedded fields between a value and its member.
    mutating func path(_ member: Member) -> [Symbol] {
        (0..<Int(member.pathCount)).map { Symbol(memberPaths[Int(member.pathStart) + $0]) }
    }

    private mutating func findMember(_ type: TypeID, _ name: Symbol) -> Member {
        if type.isUnknown { return Member(kind: .unknown) }
        lookupSteps = 0
        let mark = queue.count
        defer { queue.truncate(to: mark) }
        queue.append(EmbeddedEntry(type: dereferenced(type), parent: -1, name: .empty))
        var start = mark
        while start < queue.count {
            let end = queue.count
            var found: Member?
            var foundEntry = 0
            var isAmbiguous = false
            var sawUnknown = false
            for entry in start..<end {
                guard let member = directMember(entry, name, mark, &sawUnknown) else { continue }
                isAmbiguous = isAmbiguous || found != nil
                found = member
                foundEntry = entry
            }
            if var found {
                if isAmbiguous { return Member(kind: .unknown) }
                keepPath(&found, foundEntry)
                return found
            }
            // What an unknown type has at this depth would hide what comes deeper.
            if sawUnknown || queue.count - mark > 200 { return Member(kind: .unknown) }
            start = end
        }
        return Member(kind: .missing)
    }

    private mutating func keepPath(_ member: inout Member, _ entry: Int) {
        if member.kind == .field {
            member.holder = queue[entry].type
        } else if queue[entry].parent >= 0 {
            member.holder = queue[Int(queue[entry].parent)].type
        }
        member.pathStart = UInt32(memberPaths.count)
        var at = entry
        while queue[at].parent >= 0 {
            memberPaths.append(queue[at].name.index)
            at = Int(queue[at].parent)
        }
        member.pathCount = UInt32(memberPaths.count) - member.pathStart
        var low = Int(member.pathStart)
        var high = memberPaths.count - 1
        while low < high {
            (memberPaths[low], memberPaths[high]) = (memberPaths[high], memberPaths[low])
            low += 1
            high -= 1
        }
    }

    /// What a pointer points to; any other type itself.
    mutating func dereferenced(_ type: TypeID) -> TypeID {
        let record = types[type]
        return record.kind == .pointer ? TypeID(record.first) : type
    }

    /// The member that the type of an entry has itself; else its embedded fields join the queue.
    private mutating func directMember(
        _ entry: Int, _ name: Symbol, _ mark: Int, _ sawUnknown: inout Bool
    ) -> Member? {
        let type = queue[entry].type
        let record = types[type]
        if record.kind == .unknown {
            sawUnknown = true
            return nil
        }
        if record.kind == .named, let method = declaredMethod(type, record, name) { return method }
        let core =
            record.kind == .typeParameter
            ? underlying(program.typeParameters[Int(record.first)].constraint) : underlying(type)
        switch types.kind(core) {
        case .interface:
            if let method = interfaceMethod(core, name, type, 0, &sawUnknown) { return method }
            return record.kind == .typeParameter ? coreMember(entry, type, name, mark, &sawUnknown) : nil
        case .structure:
            return field(core, entry, name, mark)
        case .pointer where record.kind == .named && entry == mark:
            // `type P *T`: the fields of T, though not its methods.
            let target = underlying(element(core))
            return types.kind(target) == .structure ? field(target, entry, name, mark) : nil
        case .unknown:
            sawUnknown = true
            return nil
        default:
            return nil
        }
    }

    /// A type parameter has the members of the one type that its constraint leaves.
    private mutating func coreMember(
        _ entry: Int, _ type: TypeID, _ name: Symbol, _ mark: Int, _ sawUnknown: inout Bool
    ) -> Member? {
        let core = coreType(type)
        let target = types.kind(core) == .pointer ? underlying(element(core)) : core
        return types.kind(target) == .structure ? field(target, entry, name, mark) : nil
    }

    private mutating func declaredMethod(_ type: TypeID, _ record: TypeRecord, _ name: Symbol) -> Member? {
        guard Int(record.first) < program.typeDeclarations.count else { return nil }
        let found = program.scopes.find(.methods(Int(record.first)), name)
        guard found != ScopeTable.missing else { return nil }
        let function = program.functions[Int(found)]
        var signature = function.signature
        let declaration = program.typeDeclarations[Int(record.first)]
        if declaration.typeParameterCount > 0 {
            signature = substitute(signature, declaration.firstTypeParameter, types.secondList(type))
        }
        return Member(
            kind: .method, hasPointerReceiver: function.hasPointerReceiver, type: signature,
            functionIndex: found,
            owner: type)
    }

    private mutating func interfaceMethod(
        _ interface: TypeID, _ name: Symbol, _ owner: TypeID, _ depth: Int, _ sawUnknown: inout Bool
    ) -> Member? {
        lookupSteps += 1
        guard lookupSteps < 1_000 else {
            sawUnknown = true
            return nil
        }
        let methods = types.firstList(interface)
        for index in stride(from: 0, to: methods.count, by: 3) where methods[index] == name.index {
            return Member(
                kind: .method, viaInterface: true, type: methods.type(index + 2),
                functionIndex: methods[index + 1],
                owner: owner)
        }
        guard depth < 20 else { return nil }
        let embedded = types.secondList(interface)
        for index in 0..<embedded.count {
            let element = embedded.type(index)
            let core = underlying(element)
            if types.kind(core) == .interface {
                if let method = interfaceMethod(core, name, element, depth + 1, &sawUnknown) { return method }
            } else if types.kind(core) == .unknown {
                sawUnknown = true
            }
        }
        return nil
    }

    /// The field of a struct; without one of that name its embedded fields join the queue.
    private mutating func field(_ structure: TypeID, _ entry: Int, _ name: Symbol, _ mark: Int) -> Member? {
        let fields = types.firstList(structure)
        for index in stride(from: 0, to: fields.count, by: 3) where fields[index] == name.index {
            return Member(kind: .field, type: fields.type(index + 1))
        }
        for index in stride(from: 0, to: fields.count, by: 3) where fields[index + 2] != 0 {
            let type = dereferenced(fields.type(index + 1))
            // An embedded type that comes up again is hidden by its first occurrence.
            if !type.isUnknown, isQueued(type, from: mark) { continue }
            queue.append(EmbeddedEntry(type: type, parent: Int32(entry), name: Symbol(fields[index])))
        }
        return nil
    }

    private func isQueued(_ type: TypeID, from mark: Int) -> Bool {
        for index in mark..<queue.count where queue[index].type == type { return true }
        return false
    }
}

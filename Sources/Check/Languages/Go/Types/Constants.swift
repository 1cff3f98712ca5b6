import SuretyFlow

/// The value of a constant expression that is simple enough to know.
enum ConstantValue: Hashable {
    case integer(Int64)
    case bool(Bool)
    case string(String)
}

extension ConstantReference {
    /// Keeps a value at the end of a list.
    init(keeping value: ConstantValue?, in values: inout [ConstantValue]) {
        self = .none
        guard let value else { return }
        index = Int32(values.count)
        values.append(value)
    }
}

// Constants: whole numbers of 64 bits, booleans and strings. All else has no value here.
extension BodyTyper {
    /// How deep constants may refer to each other, and how long a text may grow.
    private static var deepestChain: Int { 1_000 }
    private static var longestText: Int { 1 << 14 }

    /// The value of an expression; nil if it is not constant, or not simple.
    mutating func constant(_ node: Node) -> ConstantValue? {
        guard chain < BodyTyper.deepestChain else { return nil }
        chain += 1
        defer { chain -= 1 }
        switch tree.kind(node) {
        case .basicLiteral: return literalValue(node)
        case .paren: return constant(tree.leftNode(node))
        case .identifier: return constant(resolution(node))
        case .selector:
            let resolution = meaning(node)
            return resolution.kind == .constant ? constant(resolution) : nil
        case .unary: return constant(tree.leftNode(node)).flatMap { negated($0, tree.token(node)) }
        case .binary:
            guard let left = constant(tree.leftNode(node)), let right = constant(tree.rightNode(node)) else {
                return nil
            }
            return combined(left, right, tree.token(node))
        case .call: return convertedConstant(node)
        default: return nil
        }
    }

    private mutating func convertedConstant(_ node: Node) -> ConstantValue? {
        let parts = tree.call(node)
        guard parts.arguments.count == 1 else { return nil }
        switch callee(node) {
        case .conversion(let type):
            guard let value = constant(parts.arguments[0]) else { return nil }
            // A number becomes no text, and no fraction, here.
            switch value {
            case .integer: return isString(type) ? nil : value
            case .string: return isString(type) ? value : nil
            case .bool: return value
            }
        case .builtin(.len):
            guard case .string(let text)? = constant(parts.arguments[0]) else { return nil }
            return .integer(Int64(text.utf8.count))
        default: return nil
        }
    }

    private mutating func constant(_ resolution: Resolution) -> ConstantValue? {
        switch resolution.kind {
        case .predeclaredValue:
            switch PredeclaredValue(rawValue: UInt8(resolution.number)) {
            case .true: return .bool(true)
            case .false: return .bool(false)
            case .iota: return iota.map { .integer(Int64($0)) }
            default: return nil
            }
        case .localConstant: return value(ofLocalConstant: Int(resolution.number))
        case .constant: return value(ofConstant: resolution.number)
        default: return nil
        }
    }

    private mutating func value(ofLocalConstant index: Int) -> ConstantValue? {
        let local = locals[index]
        if local.value == .open {
            locals.start[index].value = .none
            let value = constant(specification: local.origin, group: local.owner, place: Int(local.place))
            locals.start[index].value = ConstantReference(keeping: value, in: &bodyConstants)
        }
        let reference = locals[index].value
        return reference == .none ? nil : bodyConstants[Int(reference.index)]
    }

    /// The value of a constant of a package. All are found out with the declarations, so that bodies only
    /// read them.
    mutating func value(ofConstant index: UInt32) -> ConstantValue? {
        let object = program.objects[Int(index)]
        if object.value == .open {
            guard types.baseCount == 0 else { return nil }
            let entry = program.objects.baseAddress.unsafelyUnwrapped + Int(index)
            entry.pointee.value = .none
            let value = within(file: object.file) { typer in
                typer.constant(specification: object.node, group: object.group, place: Int(object.place))
            }
            entry.pointee.value = ConstantReference(keeping: value, in: &packageConstants)
        }
        let reference = program.objects[Int(index)].value
        return reference == .none ? nil : packageConstants[Int(reference.index)]
    }

    private mutating func constant(specification: Node, group: Node, place: Int) -> ConstantValue? {
        guard let source = source(of: specification, in: group), place < source.values.count else {
            return nil
        }
        let outer = iota
        iota = tree.valueSpecification(specification).iota
        defer { iota = outer }
        return constant(source.values[place])
    }

    /// The type of a constant: the one written, else its expression's.
    mutating func constantType(specification: Node, group: Node, place: Int) -> TypeID {
        guard let source = source(of: specification, in: group) else { return .unknown }
        if !source.type.isNone { return resolveType(source.type) }
        return place < source.values.count ? typeOf(source.values[place]) : .unknown
    }

    /// The type and the expressions of a constant; one without takes those of the nearest above it in its
    /// group.
    private mutating func source(of specification: Node, in group: Node) -> (type: Node, values: NodeList)? {
        let own = tree.valueSpecification(specification)
        if !own.values.isEmpty || !own.type.isNone { return (own.type, own.values) }
        let specifications = tree.specifications(group)
        var at = Swift.min(own.iota, specifications.count) - 1
        while at >= 0 {
            let above = tree.valueSpecification(specifications[at])
            if !above.values.isEmpty { return (above.type, above.values) }
            at -= 1
        }
        return nil
    }

    // MARK: Operators

    private func negated(_ value: ConstantValue, _ operation: Token) -> ConstantValue? {
        switch (value, operation) {
        case (.integer(let x), .subtract): x == .min ? nil : .integer(-x)
        case (.integer(let x), .xor): .integer(~x)
        case (.integer, .add): value
        case (.bool(let x), .not): .bool(!x)
        default: nil
        }
    }

    private func combined(_ left: ConstantValue, _ right: ConstantValue, _ operation: Token) -> ConstantValue?
    {
        switch (left, right) {
        case (.integer(let x), .integer(let y)): arithmetic(x, y, operation)
        case (.bool(let x), .bool(let y)):
            switch operation {
            case .logicalAnd: .bool(x && y)
            case .logicalOr: .bool(x || y)
            case .equal: .bool(x == y)
            case .notEqual: .bool(x != y)
            default: nil
            }
        case (.string(let x), .string(let y)):
            switch operation {
            case .add: x.utf8.count + y.utf8.count > BodyTyper.longestText ? nil : .string(x + y)
            case .equal: .bool(x == y)
            case .notEqual: .bool(x != y)
            default: nil
            }
        default: nil
        }
    }

    private func arithmetic(_ x: Int64, _ y: Int64, _ operation: Token) -> ConstantValue? {
        func checked(_ result: (partialValue: Int64, overflow: Bool)) -> ConstantValue? {
            result.overflow ? nil : .integer(result.partialValue)
        }
        switch operation {
        case .add: return checked(x.addingReportingOverflow(y))
        case .subtract: return checked(x.subtractingReportingOverflow(y))
        case .multiply: return checked(x.multipliedReportingOverflow(by: y))
        case .divide: return y == 0 ? nil : checked(x.dividedReportingOverflow(by: y))
        case .remainder: return y == 0 ? nil : checked(x.remainderReportingOverflow(dividingBy: y))
        case .and: return .integer(x & y)
        case .or: return .integer(x | y)
        case .xor: return .integer(x ^ y)
        case .andNot: return .integer(x & ~y)
        case .shiftLeft:
            guard y >= 0, y < 63, (x << y) >> y == x else { return nil }
            return .integer(x << y)
        case .shiftRight: return y < 0 ? nil : .integer(y > 63 ? (x < 0 ? -1 : 0) : x >> y)
        case .equal: return .bool(x == y)
        case .notEqual: return .bool(x != y)
        case .less: return .bool(x < y)
        case .lessEqual: return .bool(x <= y)
        case .greater: return .bool(x > y)
        case .greaterEqual: return .bool(x >= y)
        default: return nil
        }
    }

    // MARK: Literals

    private mutating func literalValue(_ node: Node) -> ConstantValue? {
        let range = tree.start(node)..<tree.end(node)
        let bytes = UnsafeBufferPointer(start: tree.source + range.lowerBound, count: range.count)
        switch tree.token(node) {
        case .integer: return integerValue(bytes).map { .integer($0) }
        case .string: return stringValue(bytes).map { .string($0) }
        case .character:
            guard let text = stringValue(bytes), let scalar = text.unicodeScalars.first else { return nil }
            return .integer(Int64(scalar.value))
        default: return nil
        }
    }

    /// The value of an integer; nil if it has no digits, a wrong one, or too many.
    private func integerValue(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var radix: Int64 = 10
        var start = 0
        if bytes.count > 1, bytes[0] == 0x30 {
            let letter = bytes[1] | 0x20
            radix = letter == UInt8(ascii: "x") ? 16 : letter == UInt8(ascii: "b") ? 2 : 8
            if bytes[1] > 0x39, bytes[1] != 0x5F { start = 2 }
        }
        var value: Int64?
        for byte in bytes[start...] where byte != 0x5F {
            guard let digit = byte.digitValue.map(Int64.init), digit < radix else { return nil }
            let (shifted, isTooLarge) = (value ?? 0).multipliedReportingOverflow(by: radix)
            let (sum, isStillTooLarge) = shifted.addingReportingOverflow(digit)
            if isTooLarge || isStillTooLarge { return nil }
            value = sum
        }
        return value
    }

    /// The text of a string or character; nil if it is not valid UTF-8 or not terminated.
    private func stringValue(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        // What is as long as a file compares with nothing.
        guard bytes.count >= 2, bytes.count <= Self.longestString, let first = bytes.first,
            bytes.last == first
        else { return nil }
        let inner = bytes[1..<bytes.count - 1]
        if first == 0x60 { return String(validating: inner.filter { $0 != 0x0D }, as: UTF8.self) }
        guard inner.contains(0x5C) else { return String(validating: inner, as: UTF8.self) }
        var result: [UInt8] = []
        var at = inner.startIndex
        while at < inner.endIndex {
            if inner[at] == 0x5C {
                guard let escape = escape(inner[(at + 1)...]) else { return nil }
                result.append(contentsOf: escape.bytes)
                at += 1 + escape.length
            } else {
                result.append(inner[at])
                at += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static var longestString: Int { 1_024 }

    private func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "v"): 11
        case 0x5C, 0x22, 0x27: byte
        default: nil
        }
    }

    /// The bytes that an escape sequence stands for, and its length without the backslash.
    private func escape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (bytes: [UInt8], length: Int)? {
        guard let first = bytes.first else { return nil }
        if let byte = simpleEscape(first) { return ([byte], 1) }
        let (skip, count, radix): (Int, Int, Int) =
            switch first {
            case UInt8(ascii: "x"): (1, 2, 16)
            case UInt8(ascii: "u"): (1, 4, 16)
            case UInt8(ascii: "U"): (1, 8, 16)
            default: (0, 3, 8)
            }
        let digits = bytes.dropFirst(skip).prefix(count)
        guard digits.count == count, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
        else {
            return nil
        }
        if count <= 3 { return value < 256 ? ([UInt8(value)], skip + count) : nil }
        return Unicode.Scalar(value).map { (Array(String(Character($0)).utf8), skip + count) }
    }
}

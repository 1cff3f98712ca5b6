/// Writes the fields of a record: a tag in one byte, the length in four, the bytes. Numbers are eight bytes, the lowest
/// first.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ field: Field, _ value: some Sequence<UInt8>) {
        let value = Array(value)
        bytes.append(field.rawValue)
        bytes.append(littleEndian: UInt32(value.count))
        bytes += value
    }

    mutating func put(_ field: Field, _ text: String) { put(field, Array(text.utf8)) }

    mutating func put(_ field: Field, _ number: UInt64) {
        var value: [UInt8] = []
        value.append(littleEndian: number)
        put(field, value)
    }

    mutating func put(_ field: Field, _ numbers: [UInt64]) {
        var value: [UInt8] = []
        for number in numbers { value.append(littleEndian: number) }
        put(field, value)
    }
}

/// The fields that records have. A reader skips those that it does not know.
enum Field: UInt8 {
    case process = 1, text, argument, folder, owner, since, name, site, effect, condition, idempotent
    case credentials, boot, folderIdentity, identity, reference, result, role, status, endpoints, lease
    case user, variable, evidence, announced
}

/// Reads the fields of a record. What does not fit is no field, and nothing is believed of its length.
struct FieldReader {
    private var fields: [(field: Field, bytes: ArraySlice<UInt8>)] = []

    /// Nil where the bytes are no fields.
    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            guard rest.count >= 5 else { return nil }
            let tag = rest[rest.startIndex]
            let length = Int(rest.dropFirst().littleEndianWord32)
            rest = rest.dropFirst(5)
            guard length <= rest.count else { return nil }
            if let field = Field(rawValue: tag) { fields.append((field, rest.prefix(length))) }
            rest = rest.dropFirst(length)
        }
    }

    func bytes(_ field: Field) -> [UInt8]? { fields.first { $0.field == field }.map { Array($0.bytes) } }

    func all(_ field: Field) -> [[UInt8]] { fields.filter { $0.field == field }.map { Array($0.bytes) } }

    func text(_ field: Field) -> String? { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

    func path(_ field: Field) -> RawPath? {
        guard let bytes = bytes(field), !bytes.isEmpty, !bytes.contains(0) else { return nil }
        return RawPath(bytes: bytes)
    }

    func number(_ field: Field) -> UInt64? { numbers(field).flatMap { $0.count == 1 ? $0[0] : nil } }

    func numbers(_ field: Field) -> [UInt64]? {
        guard let bytes = bytes(field), bytes.count % 8 == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 8).map { bytes[$0..<$0 + 8].littleEndianWord64 }
    }
}

extension [UInt8] {
    mutating func append(littleEndian value: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
        }
    }

    mutating func append(littleEndian value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }
}

extension ArraySlice<UInt8> {
    /// The first four bytes as a number.
    var littleEndianWord32: UInt32 { prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) } }

    /// The first eight bytes as a number.
    var littleEndianWord64: UInt64 { prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}

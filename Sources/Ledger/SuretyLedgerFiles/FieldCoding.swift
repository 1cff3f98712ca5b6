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
    private let record: ArraySlice<UInt8>
    /// Where the fields lie in the record, by tag.
    private var places: [(tag: UInt8, range: Range<Int>)] = []

    /// Nil where the bytes are no fields.
    init?(_ record: ArraySlice<UInt8>) {
        self.record = record
        var places: [(tag: UInt8, range: Range<Int>)] = []
        let isWhole = record.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes.count - index >= 5 else { return false }
                let length = Int(
                    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt32.self)))
                guard length <= bytes.count - index - 5 else { return false }
                places.append((bytes[index], index + 5..<index + 5 + length))
                index += 5 + length
            }
            return true
        }
        guard isWhole else { return nil }
        self.places = places
    }

    private func bytes(_ range: Range<Int>) -> [UInt8] {
        Array(record[record.startIndex + range.lowerBound..<record.startIndex + range.upperBound])
    }

    private func range(_ field: Field) -> Range<Int>? { places.first { $0.tag == field.rawValue }?.range }

    func bytes(_ field: Field) -> [UInt8]? { range(field).map { bytes($0) } }

    func all(_ field: Field) -> [[UInt8]] {
        places.filter { $0.tag == field.rawValue }.map { bytes($0.range) }
    }

    func text(_ field: Field) -> String? { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

    func path(_ field: Field) -> RawPath? {
        guard let bytes = bytes(field), !bytes.isEmpty, !bytes.contains(0) else { return nil }
        return RawPath(bytes: bytes)
    }

    func number(_ field: Field) -> UInt64? {
        guard let range = range(field), range.count == 8 else { return nil }
        return word(at: range.lowerBound)
    }

    func numbers(_ field: Field) -> [UInt64]? {
        guard let range = range(field), range.count % 8 == 0 else { return nil }
        return stride(from: range.lowerBound, to: range.upperBound, by: 8).map { word(at: $0) }
    }

    private func word(at index: Int) -> UInt64 {
        record.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        }
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
    /// The first four bytes as a number; 0 where there are fewer.
    var littleEndianWord32: UInt32 {
        withUnsafeBytes { $0.count < 4 ? 0 : UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
    }

    /// The first eight bytes as a number; 0 where there are fewer.
    var littleEndianWord64: UInt64 {
        withUnsafeBytes { $0.count < 8 ? 0 : UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}

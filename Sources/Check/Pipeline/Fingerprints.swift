import SuretyFlow
import SuretyRules

/// Marks findings so that they are known again in another run, though lines moved.
struct Fingerprints {
    private var ordinals: [UInt128: Int] = [:]

    /// Marks findings, which must be sorted: among findings that look alike the first, second … are told apart.
    static func mark(_ findings: [Finding], _ sources: SourceTable) -> [ReportedFinding] {
        var marks = Fingerprints()
        return findings.map { marks.mark($0, sources) }
    }

    private mutating func mark(_ finding: Finding, _ sources: SourceTable) -> ReportedFinding {
        var hash = StableHash()
        hash.add(finding.rule)
        hash.add(finding.function)
        hash.add(finding.kind)
        let acquired = finding.steps.first { $0.kind == .acquire }?.span ?? finding.span
        hash.addTokens(sources.inputs[Int(acquired.file.index)].buffer, acquired)
        hash.add(finding.exit)
        var placed = hash
        placed.add(sources.path(of: finding.span.file))
        // Both have the number among equals in this file: numbered through the whole run, a finding's moved mark would
        // change when another file is renamed.
        let ordinal = ordinals[placed.value, default: 0]
        ordinals[placed.value] = ordinal + 1
        placed.add(String(ordinal))
        hash.add(String(ordinal))
        return ReportedFinding(
            finding: finding, fingerprint: placed.text, movedFingerprint: hash.text)
    }
}

/// The FNV-1a hash with 128 bits: the same on every machine and in every version, which Swift's own is not.
struct StableHash {
    private(set) var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    /// Adds a text and its end, so that two texts in a row are not taken for one.
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0)
    }

    /// Adds the source of a span as far as it says what is acquired.
    mutating func addTokens(_ buffer: SourceBuffer, _ span: SourceSpan) {
        let start = min(Int(span.start), buffer.count)
        let end = max(start, min(Int(span.end), buffer.count))
        for byte in SourceEssence.of(buffer.bytes[start..<end]) { add(byte) }
        add(0)
    }

    /// The hash as 32 hexadecimal digits.
    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
}

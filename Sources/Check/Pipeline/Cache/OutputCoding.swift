import SuretyFlow
import SuretyRules

/// An analysis's output as bytes. Files are written by their place among the part's inputs; what points into other files
/// says where they lie.
struct OutputCoding {
    /// A file that is no input and that something points into.
    enum Further: Hashable, Sendable {
        /// In the binary, by name.
        case embedded(String)
        /// Among what the analysis read, by path.
        case read(String)
    }

    /// What was written, with what has to be found again before it can be used.
    struct Decoded {
        var output: AnalysisOutput
        var further: [Further]
    }

    // MARK: Writing

    /// Writes an output; nil where it points at a file that is unknown.
    static func write(_ output: AnalysisOutput, inputs: [SourceInput], to writer: inout ByteWriter) -> Bool {
        var encoder = Encoder(output, inputs: inputs)
        var body = ByteWriter()
        encoder.write(output, &body)
        guard encoder.isWhole else { return false }
        writer.add(encoder.further) { writer, further in
            switch further {
            case .embedded(let name):
                writer.add(UInt8(0))
                writer.add(name)
            case .read(let path):
                writer.add(UInt8(1))
                writer.add(path)
            }
        }
        writer.add(raw: body.bytes)
        return true
    }

    private struct Encoder {
        private var places: [FileID: Int] = [:]
        private let inputCount: Int
        private let additional: [FileID: SourceInput]
        private(set) var further: [Further] = []
        private(set) var isWhole = true

        init(_ output: AnalysisOutput, inputs: [SourceInput]) {
            inputCount = inputs.count
            for (place, input) in inputs.enumerated() { places[input.file] = place }
            additional = Dictionary(output.additionalFiles.map { ($0.file, $0) }) { first, _ in first }
        }

        mutating func write(_ output: AnalysisOutput, _ writer: inout ByteWriter) {
            writer.add(output.lines)
            writer.add(output.functions)
            writer.add(output.coverage.functionsSolved)
            writer.add(output.coverage.functionsGivenUp)
            writer.add(output.coverage.callsUnresolved)
            writer.add(output.coverage.importsUnresolved) { $0.add($1) }
            list(output.brokenFiles, &writer) { $0.file($1, &$2) }
            list(output.notes, &writer) {
                $0.span($1.span, &$2)
                $2.add($1.message)
            }
            list(output.comments, &writer) {
                $0.span($1.span, &$2)
                $2.add($1.text)
            }
            list(output.findings, &writer) { $0.finding($1, &$2) }
        }

        private mutating func finding(_ finding: Finding, _ writer: inout ByteWriter) {
            writer.add(finding.rule)
            writer.add(finding.severity.rawValue)
            writer.add(finding.language)
            writer.add(finding.kind)
            span(finding.span, &writer)
            writer.add(finding.function)
            writer.add(finding.message)
            writer.add(finding.consequence)
            list(finding.steps, &writer) { $0.step($1, &$2) }
            list(finding.related, &writer) { $0.step($1, &$2) }
            list(finding.fixes, &writer) { encoder, fix, writer in
                // What is to be done has been written as edits.
                if fix.mend != nil { encoder.isWhole = false }
                writer.add(fix.title)
                encoder.list(fix.edits, &writer) {
                    $0.span($1.span, &$2)
                    $2.add($1.text)
                }
            }
            writer.add(finding.exit)
            writer.add(finding.isShownByCode)
        }

        private mutating func step(_ step: Step, _ writer: inout ByteWriter) {
            writer.add(step.kind.rawValue)
            span(step.span, &writer)
            writer.add(step.text)
        }

        private mutating func span(_ span: SourceSpan, _ writer: inout ByteWriter) {
            file(span.file, &writer)
            writer.add(Int(span.start))
            writer.add(Int(span.end))
        }

        private mutating func file(_ file: FileID, _ writer: inout ByteWriter) {
            writer.add(place(of: file))
        }

        private mutating func place(of file: FileID) -> Int {
            if let known = places[file] { return known }
            guard let input = additional[file] else {
                isWhole = false
                return 0
            }
            let place = inputCount + further.count
            places[file] = place
            further.append(input.path.hasPrefix("/") ? .read(input.path) : .embedded(input.path))
            return place
        }

        private mutating func list<Element>(
            _ list: [Element], _ writer: inout ByteWriter,
            _ write: (inout Encoder, Element, inout ByteWriter) -> Void
        ) {
            writer.add(list.count)
            for element in list { write(&self, element, &writer) }
        }
    }

    // MARK: Reading

    /// Reads an output whose further files get the numbers from `nextFile` on; they are not in it yet.
    static func read(
        _ reader: inout ByteReader, inputs: [SourceInput], nextFile: FileID
    ) throws(ByteReader.Damage) -> Decoded {
        let further = try reader.list { (reader) throws(ByteReader.Damage) -> Further in
            try reader.flag() ? .read(reader.text()) : .embedded(reader.text())
        }
        let decoder = Decoder(
            files: inputs.map(\.file) + further.indices.map { FileID(Int(nextFile.index) + $0) })
        return Decoded(output: try decoder.output(&reader), further: further)
    }

    private struct Decoder {
        typealias Damage = ByteReader.Damage

        let files: [FileID]

        func output(_ reader: inout ByteReader) throws(Damage) -> AnalysisOutput {
            var output = AnalysisOutput()
            output.lines = try reader.number()
            output.functions = try reader.number()
            output.coverage.functionsSolved = try reader.number()
            output.coverage.functionsGivenUp = try reader.number()
            output.coverage.callsUnresolved = try reader.number()
            output.coverage.importsUnresolved = try reader.list { (reader) throws(Damage) in try reader.text()
            }
            output.brokenFiles = try reader.list { (reader) throws(Damage) in try file(&reader) }
            output.notes = try reader.list { (reader) throws(Damage) in
                try SourceNote(span: span(&reader), message: reader.text())
            }
            output.comments = try reader.list { (reader) throws(Damage) in
                try SourceComment(span: span(&reader), text: reader.text())
            }
            output.findings = try reader.list { (reader) throws(Damage) in try finding(&reader) }
            return output
        }

        private func finding(_ reader: inout ByteReader) throws(Damage) -> Finding {
            let rule = try reader.text()
            guard let severity = Severity(rawValue: try reader.byte()) else { throw Damage() }
            let language = try reader.text()
            let kind = try reader.text()
            var finding = Finding(
                rule: rule, severity: severity, language: language, kind: kind, span: try span(&reader),
                function: try reader.text(), message: try reader.text(), consequence: try reader.text())
            finding.steps = try reader.list { (reader) throws(Damage) in try step(&reader) }
            finding.related = try reader.list { (reader) throws(Damage) in try step(&reader) }
            finding.fixes = try reader.list { (reader) throws(Damage) in
                let title = try reader.text()
                let edits = try reader.list { (reader) throws(Damage) in
                    try Fix.Edit(span: span(&reader), text: reader.text())
                }
                return Fix(title: title, edits: edits)
            }
            finding.exit = try reader.text()
            finding.isShownByCode = try reader.flag()
            return finding
        }

        private func step(_ reader: inout ByteReader) throws(Damage) -> Step {
            guard let kind = Step.Kind(rawValue: try reader.text()) else { throw Damage() }
            return Step(kind: kind, span: try span(&reader), text: try reader.text())
        }

        private func span(_ reader: inout ByteReader) throws(Damage) -> SourceSpan {
            let file = try file(&reader)
            let start = try reader.number(below: 1 << 32)
            let end = try reader.number(below: 1 << 32)
            return SourceSpan(
                file: file, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
        }

        private func file(_ reader: inout ByteReader) throws(Damage) -> FileID {
            files[try reader.number(below: files.count)]
        }
    }
}

import SuretyFlow
import SuretyGo

/// Finds the declaration that a question asks about.
struct GoQuestion {
    /// What is asked about: a declaration and, for a line or the name of a literal, the place in it.
    struct Subject {
        var outline: GoBodyOutline
        /// The stretch of the line that is asked about, without what is blank before it; nil for a name.
        var line: Range<Int>?
        /// The number of the literal that is asked for; 0 for the declaration itself.
        var literal = 0
    }

    let file: GoFile
    let input: SourceInput
    let outlines: [GoBodyOutline]

    /// The subject, or why there is none.
    func subject(at place: Question.Place) -> Result<Subject, Refusal> {
        if let note = file.notes.first {
            let position = file.position(of: Int(note.span.start))
            return .failure(
                Refusal(
                    "cannot explain '\(shown)': line \(position.line): \(note.message); mend it first"
                ))
        }
        if outlines.isEmpty, file.functionCount > 0 {
            return .failure(
                Refusal(
                    "cannot explain '\(shown)': no build has it; give its tags with '--tags', or name another file"
                ))
        }
        switch place {
        case .line(let line): return subject(inLine: line)
        case .name(let name): return subject(named: name)
        }
    }

    private var shown: String { input.displayPath }

    // MARK: Lines

    private func subject(inLine line: Int) -> Result<Subject, Refusal> {
        let count = file.lineCount
        guard (1...max(count, 1)).contains(line) else {
            return .failure(Refusal("no line \(line) in '\(shown)'; give one from 1 to \(count)"))
        }
        let range = LineTable(input.buffer).range(ofLine: line)
        let blank: Set<UInt8> = [
            UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
        ]
        let start = range.first { !blank.contains(input.buffer.bytes[$0]) } ?? range.lowerBound
        let stretch = start..<max(start, range.upperBound)
        let outline = outlines.first {
            Int($0.span.start) < max(stretch.upperBound, start + 1) && start < Int($0.span.end)
        }
        guard let outline else {
            return .failure(
                Refusal(
                    "no function at line \(line) of '\(shown)'; give a line of one, or its name\(someNames)"))
        }
        return .success(Subject(outline: outline, line: stretch))
    }

    private var someNames: String {
        let names = outlines.prefix(6).map { "'\($0.name)'" }
        return names.isEmpty ? "" : ": " + names.joined(separator: ", ") + (outlines.count > 6 ? ", …" : "")
    }

    // MARK: Names

    private func subject(named name: String) -> Result<Subject, Refusal> {
        let (base, literal) = Self.literal(name)
        var found = outlines.filter { $0.name == base }
        if found.isEmpty { found = outlines.filter { $0.name.hasSuffix("." + base) } }
        if found.count > 1 {
            let places = found.map { "'\($0.name)' at line \(file.position(of: Int($0.span.start)).line)" }
            return .failure(
                Refusal(
                    "'\(name)' in '\(shown)' is ambiguous: \(places.joined(separator: ", ")); give one of the names or lines"
                ))
        }
        guard let outline = found.first else {
            let error = UnknownName(
                what: "function", name: name, known: outlines.map(\.name),
                otherwise: outlines.isEmpty ? "'\(shown)' has none" : "there are" + someNames.dropFirst())
            return .failure(Refusal(error.message))
        }
        return .success(Subject(outline: outline, line: nil, literal: literal))
    }

    /// `run.func2` is the second literal in `run`.
    private static func literal(_ name: String) -> (base: String, number: Int) {
        guard let range = name.ranges(of: ".func").last, let number = Int(name[range.upperBound...]),
            number > 0
        else { return (name, 0) }
        return (String(name[..<range.lowerBound]), number)
    }
}

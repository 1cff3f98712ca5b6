import SuretyJSON
import SuretyRules

/// The findings that a code base had when the check was taken up: a run leaves them out and tells of new ones alone.
public struct Baseline: Sendable {
    /// A finding that is known.
    public struct Entry: Hashable, Sendable {
        /// The rule's name.
        public var rule: String
        /// The path as it was shown.
        public var path: String
        /// The function.
        public var function: String
        /// See `ReportedFinding`.
        public var fingerprint: String
        /// See `ReportedFinding`.
        public var movedFingerprint: String
    }

    /// The number of the file's form.
    public static let schema = 1

    /// The entries. Those of a run are sorted by what they are and not by where they stand, so that moved code is no
    /// change of the file.
    public let entries: [Entry]
    /// The file as it is shown; empty for the baseline of a run.
    private let path: String

    /// The findings of a run.
    public init(of result: CheckResult) {
        path = ""
        entries = result.findings.map { reported in
            Entry(
                rule: reported.finding.rule, path: result.sources.path(of: reported.finding.span.file),
                function: reported.finding.function, fingerprint: reported.fingerprint,
                movedFingerprint: reported.movedFingerprint)
        }.sorted(by: Baseline.precedes)
    }

    init(entries: [Entry], path: String) {
        self.entries = entries
        self.path = path
    }

    /// Leaves the known findings out of a result, and tells of entries that match nothing any more.
    ///
    /// Each entry stands for one finding: first for the one with its fingerprint; then, where its file was renamed, for
    /// one that looks the same elsewhere.
    ///
    /// - Parameter rules: the rules that ran; an entry of another one is not missed.
    public func apply(to result: inout CheckResult, rules: Set<String>) {
        let (known, stale) = leaveOut(of: &result, rules: rules)
        result.baselined += known
        addNote(about: stale, to: &result)
    }

    /// Leaves the known findings out of a result; gives how many they are, and how many entries match nothing any more.
    func leaveOut(of result: inout CheckResult, rules: Set<String>) -> (known: Int, stale: Int) {
        var isKnown = [Bool](repeating: false, count: result.findings.count)
        let left = match(result.findings, entries, \.fingerprint, \.fingerprint, &isKnown)
        // What lies in files that this run has not looked at is still there: it cannot have moved here.
        let missed = missing(left.filter { rules.contains($0.rule) }, result)
        let stale = match(result.findings, missed, \.movedFingerprint, \.movedFingerprint, &isKnown)
        result.findings = zip(result.findings, isKnown).filter { !$0.1 }.map(\.0)
        return (isKnown.count(where: \.self), stale.count)
    }

    /// Marks the findings that entries stand for; gives the entries that are left.
    private func match(
        _ findings: [ReportedFinding], _ entries: [Entry], _ own: KeyPath<ReportedFinding, String>,
        _ known: KeyPath<Entry, String>, _ isKnown: inout [Bool]
    ) -> [Entry] {
        var free = Dictionary(grouping: entries.indices.reversed()) { entries[$0][keyPath: known] }
        var isUsed = [Bool](repeating: false, count: entries.count)
        for index in findings.indices where !isKnown[index] {
            guard let entry = free[findings[index][keyPath: own]]?.popLast() else { continue }
            isUsed[entry] = true
            isKnown[index] = true
        }
        return zip(entries, isUsed).filter { !$0.1 }.map(\.0)
    }

    /// The entries that speak of a file that this run has looked at, or of one that is gone. The others are not this
    /// run's to judge: it may have been given a part of the code.
    private func missing(_ entries: [Entry], _ result: CheckResult) -> [Entry] {
        let checked = Set(result.sources.inputs.lazy.filter(\.isChecked).map(\.displayPath))
        var isMissing: [String: Bool] = [:]
        for path in Set(entries.map(\.path)) {
            isMissing[path] = checked.contains(path) || (try? FileSystem.kind(of: path)) == nil
        }
        return entries.filter { isMissing[$0.path] == true }
    }

    private func addNote(about stale: Int, to result: inout CheckResult) {
        guard stale > 0 else { return }
        let what = stale == 1 ? "1 entry of the baseline matches" : "\(stale) entries of the baseline match"
        result.notes.append(
            ReportedNote(
                path: path, line: 1, column: 1,
                message: "\(what) nothing any more; write it anew with '--write-baseline'"))
        result.notes.sort()
    }

    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.path != b.path { return Path.precedes(a.path, b.path) }
        if a.function != b.function { return Path.precedes(a.function, b.function) }
        if a.rule != b.rule { return Path.precedes(a.rule, b.rule) }
        return Path.precedes(a.fingerprint, b.fingerprint)
    }
}

extension Baseline {
    /// Reads a file that `--write-baseline` wrote.
    public init(file name: String) throws(Refusal) {
        let buffer: SourceBuffer
        do throws(FileSystem.Failure) {
            buffer = try FileSystem.read(name)
        } catch {
            throw Refusal(
                "cannot read the baseline '\(name)': \(error.reason); write one with '--write-baseline'")
        }
        do throws(JSONReader.Mistake) {
            let path = Path.relative(
                Path.absolute(name, in: FileSystem.workingDirectory), to: FileSystem.workingDirectory)
            self.init(entries: try Baseline.entries(of: JSONReader.value(of: buffer.bytes)), path: path)
        } catch {
            let place = LineTable(buffer).place(of: UInt32(truncatingIfNeeded: error.offset))
            throw Refusal(
                "cannot use the baseline: \(name):\(place.line):\(place.column): \(error.message); "
                    + "write it anew with '--write-baseline'")
        }
    }

    private static func entries(of file: JSONValue) throws(JSONReader.Mistake) -> [Entry] {
        guard let tool = file["tool"], tool.string == Product.name, let schema = file["schema"] else {
            throw JSONReader.Mistake(
                offset: file["tool"]?.offset ?? file.offset, message: "this is no baseline of \(Product.name)"
            )
        }
        guard case .number(Double(Baseline.schema)) = schema.content else {
            throw JSONReader.Mistake(
                offset: schema.offset, message: "the only schema that is known is \(Baseline.schema)")
        }
        guard let findings = file["findings"]?.array else {
            throw JSONReader.Mistake(
                offset: file["findings"]?.offset ?? file.offset, message: "expected a list of 'findings'")
        }
        var entries: [Entry] = []
        for finding in findings { entries.append(try entry(finding)) }
        return entries
    }

    private static func entry(_ finding: JSONValue) throws(JSONReader.Mistake) -> Entry {
        func text(_ name: String) throws(JSONReader.Mistake) -> String {
            guard let text = finding[name]?.string else {
                throw JSONReader.Mistake(
                    offset: finding[name]?.offset ?? finding.offset,
                    message: "expected a finding with a text '\(name)'")
            }
            return text
        }
        return Entry(
            rule: try text("rule"), path: try text("path"), function: try text("function"),
            fingerprint: try text("fingerprint"), movedFingerprint: try text("movedFingerprint"))
    }
}

import SuretyFlow
import SuretyRules

/// The edits that mend findings, gathered by file. What would overlap waits for another run.
public struct Fixes {
    /// A file that changes.
    public struct File {
        /// The path that the system understands.
        public var path: String
        /// The path that people read.
        public var displayPath: String
        /// What it holds.
        public var buffer: SourceBuffer
        /// The edits, by where they start; of two insertions at one place the first comes first.
        public var edits: [SourceEdit]

        /// What it holds with the edits.
        public var text: String {
            var text = ""
            var at = 0
            for edit in edits {
                text += buffer.text(from: at, to: Int(edit.span.start)) + edit.text
                at = Int(edit.span.end)
            }
            return text + buffer.text(from: at, to: buffer.count)
        }
    }

    /// The files, in the order of their paths.
    public private(set) var files: [File] = []
    /// How many findings the edits mend.
    public private(set) var count = 0

    /// Takes the first fix with edits of each error and warning, unless it would touch what another one changes. A note is
    /// advice: what it speaks of may be so on purpose.
    public init(_ result: CheckResult) {
        var accepted: [Int: [SourceEdit]] = [:]
        for reported in result.findings where reported.finding.severity > .note {
            guard let fix = reported.finding.fixes.first(where: { !$0.edits.isEmpty }),
                fix.edits.allSatisfy({ !Fixes.conflicts($0, accepted[Int($0.span.file.index)] ?? []) })
            else { continue }
            for edit in fix.edits {
                let file = Int(edit.span.file.index)
                // Two findings may be mended by one change.
                if accepted[file]?.contains(edit) != true { accepted[file, default: []].append(edit) }
            }
            count += 1
        }
        let sources = result.sources
        files = accepted.sorted { $0.key < $1.key }.map { index, edits in
            let input = sources.inputs[index]
            let ordered = edits.enumerated().sorted {
                ($0.element.span.start, $0.element.span.end, $0.offset)
                    < ($1.element.span.start, $1.element.span.end, $1.offset)
            }
            return File(
                path: input.path, displayPath: input.displayPath, buffer: input.buffer,
                edits: ordered.map(\.element))
        }
    }

    private static func conflicts(_ edit: SourceEdit, _ others: [SourceEdit]) -> Bool {
        others.contains { other in
            edit != other && edit.span.start < other.span.end && other.span.start < edit.span.end
                || edit != other && isInside(edit, other) || edit != other && isInside(other, edit)
        }
    }

    /// Whether an insertion lies within what another edit replaces.
    private static func isInside(_ insertion: SourceEdit, _ other: SourceEdit) -> Bool {
        insertion.span.start == insertion.span.end && other.span.start < insertion.span.start
            && insertion.span.start < other.span.end
    }

    /// Writes the files, each whole or not at all. One that has changed since it was read is left alone.
    public func write() throws(Refusal) {
        for file in files {
            do throws(FileSystem.Failure) {
                let now = try FileSystem.read(file.path)
                guard now.bytes.elementsEqual(file.buffer.bytes) else {
                    throw FileSystem.Failure(reason: "it has changed since it was checked")
                }
                guard String(validating: file.buffer.bytes, as: UTF8.self) != nil else {
                    throw FileSystem.Failure(reason: "it is not UTF-8")
                }
            } catch {
                throw Refusal("cannot mend '\(file.displayPath)': \(error.reason); check again")
            }
            do throws(Output.Failure) {
                try Output.write(file.text, toFile: file.path)
            } catch {
                if case .other(let reason) = error { throw Refusal(reason) }
                throw Refusal("cannot write '\(file.displayPath)'")
            }
        }
    }

    /// The change of all files as a unified difference, which `patch -p1` and `git apply` take.
    public var difference: String { files.map { UnifiedDifference.text(of: $0) }.joined() }
}

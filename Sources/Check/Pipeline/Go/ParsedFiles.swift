import SuretyFlow
import SuretyGo
import Synchronization

/// The parsed files of the last run, for those that have the same bytes in the next one. A tree does not change once it is
/// made; what is found out about it lies beside it.
final class ParsedFiles: Sendable {
    /// The numbers of names, which the kept trees have.
    let symbols = SymbolTable()
    private let files = Mutex<[String: GoFile]>([:])

    /// The kept file of an input; nil where it has other bytes now, or another number.
    func file(of input: SourceInput) -> GoFile? {
        guard let file = files.withLock({ $0[input.path] }), file.id == input.file,
            file.text.withBytes({ $0.elementsEqual(input.buffer.bytes) })
        else { return nil }
        return file
    }

    /// Keeps the files of a run, and no others.
    func keep(_ parsed: [(path: String, file: GoFile)]) {
        let kept = Dictionary(parsed.map { ($0.path, $0.file) }) { first, _ in first }
        files.withLock { $0 = kept }
    }
}

import SuretyFlow
import SuretyGo
import Synchronization

/// The parsed files of the last runs, for those that have the same bytes in the next one. A tree does not change once it is
/// made; what is found out about it lies beside it.
final class ParsedFiles: Sendable {
    private struct Kept {
        var file: GoFile
        /// The number of the run that used it last.
        var run: Int
    }

    /// The numbers of names, which the kept trees have.
    let symbols = SymbolTable()
    private let files = Mutex<[String: Kept]>([:])

    /// The kept file of an input; nil where it has other bytes now, or another number.
    func file(of input: SourceInput) -> GoFile? {
        guard let file = files.withLock({ $0[input.path]?.file }), file.id == input.file,
            file.text.withBytes({ $0.elementsEqual(input.buffer.bytes) })
        else { return nil }
        return file
    }

    /// Keeps the files of a part of a run, beside those of its other parts and of the run before.
    func keep(_ parsed: [(path: String, file: GoFile)], run: Int) {
        files.withLock { files in
            for (path, file) in parsed { files[path] = Kept(file: file, run: run) }
            if files.contains(where: { $0.value.run < run - 1 }) {
                files = files.filter { $0.value.run >= run - 1 }
            }
        }
    }
}

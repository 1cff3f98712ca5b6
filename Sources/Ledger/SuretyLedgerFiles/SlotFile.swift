import CSurety
import SuretyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file in a run's folder in which a process has its slots.
public enum SlotFile {
    static let prefix = "slots-"

    /// An obligation in a slot, as it was read.
    public struct Entry: Sendable {
        /// Its kind.
        public var kind: String
        /// What it is called; empty for nothing.
        public var name: String
        /// Where it was acquired.
        public var site: String
        /// When, in nanoseconds of the monotonic clock.
        public var since: UInt64
        /// Its place in the order of acquisitions.
        public var sequence: UInt64
        /// Whether its release was given up at a deadline.
        public var isAbandoned: Bool
    }

    /// The processes that have or had slots in a run, and the names of their files.
    public static func files(in run: RunFolder) -> [(process: Int32, name: String)] {
        run.folder.names().compactMap { name in
            let parts = name.split(separator: "-")
            guard name.hasPrefix(prefix), parts.count == 3, let process = Int32(parts[1]) else { return nil }
            return (process, name)
        }
    }

    /// Reads a process's slots, in the order of acquisition. Nothing in the file is believed: what does not fit is left
    /// out.
    ///
    /// - Throws: a file that is not there or cannot be used.
    public static func read(_ name: String, in run: RunFolder) throws(LedgerFailure) -> [Entry] {
        let descriptor = try run.folder.file(name, O_RDONLY)
        defer { close(descriptor) }

        return SlotReader(descriptor: descriptor).entries()
    }
}

/// Reads slots with plain reads.
private struct SlotReader {
    private let descriptor: Int32
    private let header: [UInt64]
    private let texts: [UInt8]

    init(descriptor: Int32) {
        self.descriptor = descriptor
        header = SlotReader.words(descriptor, from: 0, count: Layout.headerBytes / 8)
        texts = SlotReader.bytes(descriptor, from: Layout.headerBytes, count: Layout.textBytes)
    }

    func entries() -> [SlotFile.Entry] {
        guard header.count == Layout.headerBytes / 8, header[0] == Layout.magic, header[1] <= 1 << 20 else {
            return []
        }
        let capacity = Int(header[Layout.Header.capacity.rawValue])
        var found: [SlotFile.Entry] = []
        let perPage = Layout.slotsPerPage
        for page in 0..<capacity / perPage {
            let bits = Layout.Header.pages.rawValue + page / 64
            guard bits < header.count, header[bits] & 1 << UInt64(page % 64) != 0 else { continue }
            let start = Layout.headerBytes + Layout.textBytes + page * perPage * Layout.slotBytes
            let words = SlotReader.words(descriptor, from: start, count: perPage * Layout.slotBytes / 8)
            for slot in stride(from: 0, to: words.count - 7, by: 8) {
                if let entry = entry(words[slot..<slot + 8]) { found.append(entry) }
            }
        }
        return found.sorted { $0.sequence < $1.sequence }
    }

    private func entry(_ words: ArraySlice<UInt64>) -> SlotFile.Entry? {
        func word(_ name: Layout.Word) -> UInt64 { words[words.startIndex + name.rawValue] }
        guard word(.state) & Layout.State.published != 0 else { return nil }
        let site = word(.site)
        return SlotFile.Entry(
            kind: text(word(.kind) & 0xffff_ffff), name: text(word(.kind) >> 32),
            site: "\(text(site & 0xffff_ffff)):\(site >> 32)", since: word(.since),
            sequence: word(.sequence), isAbandoned: word(.state) & Layout.State.abandoned != 0)
    }

    private func text(_ number: UInt64) -> String {
        let start = Int(number) * 8
        guard number != 0, start + 8 <= texts.count else { return "" }
        let count = texts[start..<start + 8].littleEndianWord64
        guard count <= UInt64(texts.count - start - 8) else { return "" }
        return String(decoding: texts[(start + 8)..<(start + 8 + Int(count))], as: UTF8.self)
    }

    private static func bytes(_ descriptor: Int32, from start: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while used < count {
                let got = pread(
                    descriptor, buffer.baseAddress.unsafelyUnwrapped + used, count - used, off_t(start + used)
                )
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else { return }
                used += got
            }
        }
    }

    private static func words(_ descriptor: Int32, from start: Int, count: Int) -> [UInt64] {
        let bytes = bytes(descriptor, from: start, count: count * 8)
        return stride(from: 0, to: bytes.count - 7, by: 8).map { index in
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
        }
    }
}

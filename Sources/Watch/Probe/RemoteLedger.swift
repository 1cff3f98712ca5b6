import SuretyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The ledger in another process's memory, read from outside: what a Swift program that imports Surety holds is then
/// named with the line that acquired it. The ledger is found by its magic word at the start of a mapping that is as
/// large as one; where the system does not allow to read memory, there is none.
struct RemoteLedger {
    private(set) var inventory = Inventory()
    /// Where it lies; nil while nobody has found it.
    private var base: UInt64?
    private var attempts = 0
    private var texts: [UInt32: String] = [:]

    /// A process makes its ledger when it first needs it; after this many scans none is expected any more.
    private static let attemptLimit = 5

    mutating func scan(_ process: ProcessHandle, _ file: ProcFile, now: Double, _ groups: inout GroupTable) {
        guard base != nil || attempts < RemoteLedger.attemptLimit else { return }
        guard let memory = RemoteMemory(process) else {
            attempts = RemoteLedger.attemptLimit
            return
        }
        if base == nil {
            attempts += 1
            base = RemoteLedger.find(process, memory, file)
        }
        guard let base else { return }
        inventory.begin(now: now)
        for slot in slots(base, memory) { see(slot, base, memory, &groups) }
        inventory.end(&groups)
    }

    /// A published slot.
    private struct Slot {
        var number: Int32
        var words: [UInt64]
        subscript(word: Layout.Word) -> UInt64 { words[word.rawValue] }
    }

    private static func find(_ process: ProcessHandle, _ memory: borrowing RemoteMemory, _ file: ProcFile)
        -> UInt64?
    {
        guard let text = file.read(process.folder, "maps") else { return nil }
        let least = UInt64(Layout.bytes(capacity: 1024))
        var lines = ByteScanner(text)
        while let line = lines.line() {
            var words = ByteScanner(line)
            let range = words.word().split(separator: UInt8(ascii: "-"))
            guard range.count == 2, let start = hexadecimal(range[0]), let end = hexadecimal(range[1]),
                end - start >= least, words.word().starts(with: "rw".utf8)
            else { continue }
            if memory.words(at: start, count: 1)?.first == Layout.magic { return start }
        }
        return nil
    }

    private static func hexadecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        UInt64(String(decoding: bytes, as: UTF8.self), radix: 16)
    }

    /// The published slots, from the pages of which the header says that they were used.
    private func slots(_ base: UInt64, _ memory: borrowing RemoteMemory) -> [Slot] {
        guard let header = memory.words(at: base, count: Layout.headerBytes / 8), header[0] == Layout.magic
        else {
            return []
        }
        let capacity = min(Int(clamping: header[Layout.Header.capacity.rawValue]), 1 << 20)
        let start = base + UInt64(Layout.headerBytes + Layout.textBytes)
        var found: [Slot] = []
        for page in 0..<capacity / Layout.slotsPerPage {
            let map = Layout.Header.pages.rawValue + page / 64
            guard map < header.count, header[map] >> UInt64(page % 64) & 1 == 1 else { continue }
            let bytes = Layout.slotsPerPage * Layout.slotBytes
            guard let words = memory.words(at: start + UInt64(page * bytes), count: bytes / 8) else {
                continue
            }
            for slot in 0..<Layout.slotsPerPage where words[slot * 8] & Layout.State.published != 0 {
                found.append(
                    Slot(
                        number: Int32(page * Layout.slotsPerPage + slot),
                        words: Array(words[slot * 8..<slot * 8 + 8])))
            }
        }
        return found
    }

    /// The sequence number tells an obligation from a later one in the same slot.
    private mutating func see(
        _ slot: Slot, _ base: UInt64, _ memory: borrowing RemoteMemory, _ groups: inout GroupTable
    ) {
        let hash = slot[.sequence]
        if let known = inventory.known(slot.number, hash: hash, &groups) {
            inventory.keep(known, group: known.group, &groups)
            return
        }
        let kind = text(UInt32(truncatingIfNeeded: slot[.kind]), base, memory)
        let file = text(UInt32(truncatingIfNeeded: slot[.site]), base, memory)
        let name = text(UInt32(truncatingIfNeeded: slot[.kind] >> 32), base, memory)
        var label = "\(kind) at \(file):\(slot[.site] >> 32)"
        if !name.isEmpty && name != kind { label = "\(kind) '\(name)' at \(file):\(slot[.site] >> 32)" }
        let group = groups.number(.obligation, label, family: kind, rest: "\(kind) elsewhere")
        inventory.add(slot.number, hash: hash, group: group, &groups)
    }

    private mutating func text(_ number: UInt32, _ base: UInt64, _ memory: borrowing RemoteMemory) -> String {
        if let text = texts[number] { return text }
        let start = base + UInt64(Layout.headerBytes) + UInt64(number) * 8
        guard number != 0, Int(number) * 8 < Layout.textBytes,
            let length = memory.words(at: start, count: 1)?[0],
            length <= 4096, let bytes = memory.bytes(at: start + 8, count: Int(length))
        else { return "" }
        let text = PlainText.of(bytes)
        if texts.count < 4096 { texts[number] = text }
        return text
    }
}

/// Memory of another process.
struct RemoteMemory: ~Copyable {
    private let descriptor: Int32

    init?(_ process: ProcessHandle) {
        descriptor = openat(process.folder, "mem", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    func words(at address: UInt64, count: Int) -> [UInt64]? {
        var words = [UInt64](repeating: 0, count: count)
        let got = words.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(address)) }
        return got == count * 8 ? words : nil
    }

    func bytes(at address: UInt64, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = pread(descriptor, &bytes, count, off_t(address))
        return got == count ? bytes : nil
    }
}

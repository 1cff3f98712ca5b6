import SuretyLedger
import SuretyLedgerFiles
import SuretyRun

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One place for ledgers, canaries beside it, and what has a chance to harm them.
struct Trial {
    private let folder: String
    private let canaries: Canaries
    private let place: LedgerPlace
    private let key: UInt64 = 0x7a5c_31d9_e844_f06b

    init(folder: String) throws(LedgerFailure) {
        guard let path = realpath(folder, nil) else { throw LedgerFailure("no '\(folder)'", error: errno) }
        defer { free(path) }

        self.folder = String(cString: path)
        canaries = try Canaries(in: self.folder)
        place = try LedgerPlace(making: RawPath(self.folder + "/ledger"))
    }

    /// - Throws: what must not be, and which ledger it was.
    func run(_ count: Int, seed: UInt64) throws(LedgerFailure) -> String {
        var tally = Tally()
        for number in 0..<count {
            // Each has its own seed, so that one that went wrong can be had alone.
            let own = seed &+ UInt64(number)
            do throws(LedgerFailure) {
                try make(seed: own)
                try tally.take(Reclaim(grace: .milliseconds(1)).reclaim(below: place))
                if number % 512 == 0 { try check() }
            } catch {
                throw LedgerFailure("seed \(own): \(error.message)")
            }
            remove()
        }
        try check()
        return tally.line
    }

    private func check() throws(LedgerFailure) {
        try canaries.check()
        guard access(folder + "/executed", F_OK) != 0 else { throw LedgerFailure("a command was executed") }
    }

    // MARK: A ledger

    private var path: String { folder + "/ledger/run-1-1" }

    /// Makes a run of a dead supervisor.
    private func make(seed: UInt64) throws(LedgerFailure) {
        var chance = Chance(seed: seed)
        let hasSums = seed % 2 == 0
        var records = try obligations(withCommand: !hasSums)
        // Who runs are known of has its processes looked for, which takes a thousand times as long as the rest.
        if seed % 64 < 2 { records = try processes() + records }
        let bytes: [UInt8]
        if hasSums {
            bytes = Mutation.behindTheSums(records, key: key, &chance)
        } else {
            let frames = Trial.frames(records, key)
            bytes = Mutation.anywhere(JournalFormat.header(key: key) + frames, &chance)
        }
        guard mkdir(path, 0o700) == 0 else { throw LedgerFailure("cannot make a run", error: errno) }
        try write(bytes, "journal")
        if seed % 16 < 2 { try write(slots(&chance), "slots-1-1") }
    }

    private static func frames(_ records: [JournalRecord], _ key: UInt64) -> [UInt8] {
        records.flatMap { JournalFormat.frame(kind: $0.kind, record: $0.bytes, key: key) }
    }

    /// Obligations that are close to the canaries: right paths with wrong identities, announcements, a process. None may
    /// be discharged as it is, and none once a byte of it is changed: each is wrong in more than one.
    private func obligations(withCommand: Bool) throws(LedgerFailure) -> [JournalRecord] {
        var file = try PathTarget(RawPath(canaries.path + "/a/one"))
        let announced = try PathTarget(RawPath(canaries.path + "/a/none"))
        file.identity?.inode ^= 0x5555
        var tree = try PathTarget(RawPath(canaries.path + "/a"))
        tree.identity?.born ^= 0x5555
        var link = try PathTarget(RawPath(canaries.path + "/link"))
        link.identity?.inode ^= 0x5555
        var process = canaries.process
        process.start ^= 0x5555
        let effects: [Effect] = [
            .remove(announced), .remove(file), .removeTree(tree), .unlinkSocket(file),
            .removeTree(announced), .remove(link), .kill(process),
            .endRun(folder: RawPath(canaries.path + "/a")),
        ]
        var records = withCommand ? try released() : []
        let number = UInt64(JournalFormat.headerBytes + Trial.frames(records, key).count)
        records += effects.map(Trial.obligation)
        // The announced file is confirmed, as another one than is there.
        if let identity = file.identity { records.append(.confirmed(obligation: number, identity: identity)) }
        return records
    }

    private static func obligation(_ effect: Effect) -> JournalRecord {
        .obligation(DurableObligation(effect: effect, since: Clock.now, recorder: .current))
    }

    /// A command that was released, so that only a reader that misses the release or believes the wrong bytes runs it.
    private func released() throws(LedgerFailure) -> [JournalRecord] {
        let words = ["/bin/touch", folder + "/executed"].map { RawPath($0) }
        return [
            Trial.obligation(.command(arguments: words, folder: RawPath(folder))),
            .released(obligation: UInt64(JournalFormat.headerBytes)),
        ]
    }

    /// What says that the canaries' process belongs to the run, with a start that is not its own.
    private func processes() throws(LedgerFailure) -> [JournalRecord] {
        guard let here = ProcessIdentity.current else { throw LedgerFailure("who is this?") }
        var process = canaries.process
        process.start ^= 0x5555
        return [
            .run(RunDescription(arguments: [RawPath("test")], process: here, since: Clock.now)),
            .process(process, role: .worker),
            .controlGroup(RawPath("/sys/fs/cgroup")),
        ]
    }

    /// The slots of a process, with words that say something else.
    private func slots(_ chance: inout Chance) throws(LedgerFailure) -> [UInt8] {
        var header = [UInt64](repeating: 0, count: Layout.headerBytes / 8)
        header[Layout.Header.magic.rawValue] = Layout.magic
        header[Layout.Header.capacity.rawValue] = 1024
        header[Layout.Header.textUsed.rawValue] = 64
        header[Layout.Header.pages.rawValue] = 0xffff
        let texts: [UInt64] = [0, 4, 0x6c6c_6163, 4, 0x6574_6973, 0, 0, 0]
        let slot: [UInt64] = [1 << 32 | 2, 1, 1, 7 << 32 | 1, 3, 0, 0, 0]
        // Most words of the texts are zero; those that count are in front.
        var words = Mutation.words(Array(header[..<32]) + texts + slot + slot, &chance)
        words.insert(contentsOf: [UInt64](repeating: 0, count: Layout.headerBytes / 8 - 32), at: 32)
        let gap = [UInt64](repeating: 0, count: (Layout.textBytes - 64) / 8)
        words.insert(contentsOf: gap, at: Layout.headerBytes / 8 + 8)
        let bytes = words.withUnsafeBytes { Array($0) }
        return Array(bytes[..<(bytes.count - chance.below(2) * chance.below(bytes.count))])
    }

    private func write(_ bytes: [UInt8], _ name: String) throws(LedgerFailure) {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0, writeAll(file, bytes) else {
            throw LedgerFailure("cannot make a ledger", error: errno)
        }
        close(file)
    }

    /// Removes what was refused as a whole or must be tried again.
    private func remove() {
        for name in ["journal", "slots-1-1"] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}

private func writeAll(_ file: Int32, _ bytes: [UInt8]) -> Bool {
    write(file, bytes, bytes.count) == bytes.count
}

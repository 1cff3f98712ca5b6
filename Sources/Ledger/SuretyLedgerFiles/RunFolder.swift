import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The folder of one run: its journal, and the slots of processes that have some.
///
/// Who supervises the run, or clears up behind it, holds the journal's lock. It goes with the open file description, so
/// that two supervisors share it, and it is free when the last of them is dead, however that came about.
public final class RunFolder: Sendable {
    /// The folder.
    public let folder: OpenFolder
    /// The journal, open for reading and appending.
    public let journal: Int32
    /// What begins each frame; nil where the journal is empty, since whoever made it died at once.
    public let key: UInt64?

    static let journalName = "journal"

    private init(folder: OpenFolder, journal: Int32, key: UInt64?) {
        self.folder = folder
        self.journal = journal
        self.key = key
    }

    deinit { close(journal) }

    convenience init(_ folder: OpenFolder) throws(LedgerFailure) {
        let journal = try folder.file(RunFolder.journalName, O_RDWR | O_APPEND)
        var status = stat()
        let isEmpty = fstat(journal, &status) == 0 && status.st_size < JournalFormat.headerBytes
        do throws(LedgerFailure) {
            let key = isEmpty ? nil : try JournalReader(descriptor: journal).key
            self.init(folder: folder, journal: journal, key: key)
        } catch {
            close(journal)
            throw LedgerFailure("'\(folder.path.text)': \(error.message)")
        }
    }

    /// Opens a run by its folder's path, as `SURETY_LEDGER` has it.
    ///
    /// - Throws: why nothing in it is believed.
    public convenience init(path: RawPath) throws(LedgerFailure) {
        try self.init(try OpenFolder(try path.resolved()))
    }

    /// Its path.
    public var path: RawPath { folder.path }

    /// Makes the journal of a fresh folder and locks it; nil where somebody was faster and cleared the folder up.
    static func make(in place: OpenFolder, name: String) throws(LedgerFailure) -> RunFolder? {
        let opened = openat(place.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { return nil }
        let folder = OpenFolder(path: place.path.appending(name), descriptor: opened)
        let journal = openat(
            opened, journalName, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
        guard journal >= 0 else {
            if errno == ENOENT { return nil }
            throw LedgerFailure("cannot make a journal in '\(folder.path.text)'", error: errno)
        }
        let key = UInt64.random(in: 1...UInt64.max)
        let run = RunFolder(folder: folder, journal: journal, key: key)
        guard run.lock(), run.isThere else { return nil }
        let header = JournalFormat.header(key: key)
        guard write(journal, header, header.count) == header.count else {
            throw LedgerFailure("cannot write to '\(folder.path.text)'", error: errno)
        }
        return run
    }

    /// Takes the lock, unless somebody has it.
    public func lock() -> Bool { csurety_lock(journal) == 0 }

    /// Gives the lock up, also for the process that shares it.
    public func unlock() { csurety_unlock(journal) }

    /// Whether somebody supervises the run or clears up behind it.
    public var isLocked: Bool { csurety_is_locked(journal) == 1 }

    /// Whether the journal still has its name: nobody has cleared the run up.
    public var isThere: Bool {
        var status = stat()
        return fstat(journal, &status) == 0 && status.st_nlink > 0
    }

    /// Says to those who append that the run is over: what comes behind this is nobody's. Whoever discharges reads once
    /// more after it.
    ///
    /// - Throws: a journal that cannot be written to.
    public func closeJournal() throws(LedgerFailure) {
        // A descriptor that appends writes at the end wherever it is told to.
        let writable = try folder.file(RunFolder.journalName, O_WRONLY)
        defer { close(writable) }

        var word: UInt64 = 1
        guard pwrite(writable, &word, 8, off_t(JournalFormat.closedOffset)) == 8 else {
            throw LedgerFailure("cannot close the journal of '\(path.text)'", error: errno)
        }
    }

    /// Whether the run is over.
    public var isClosed: Bool { (try? JournalReader.isClosed(journal)) ?? true }

    /// Waits until the names of the run and its journal would survive a loss of power.
    public func settleNames() {
        fsync(folder.descriptor)
        let above = openat(folder.descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard above >= 0 else { return }
        fsync(above)
        close(above)
    }

    /// What the journal says now, all of it.
    ///
    /// - Throws: why it cannot be read.
    public func contents() throws(LedgerFailure) -> JournalContents {
        var contents = try JournalContents(of: self)
        try contents.follow(isLast: true)
        return contents
    }

    /// Appends to the journal.
    ///
    /// - Throws: what the file system does not take.
    @discardableResult
    public func append(_ record: JournalRecord, settled: Bool = false) throws(LedgerFailure) -> UInt64 {
        guard let key else { throw LedgerFailure("the journal of '\(path.text)' has no beginning") }
        let writer = JournalWriter(descriptor: journal, key: key)
        let place = try writer.append(record)
        if settled { try writer.settle() }
        return place
    }

    /// Clears the run up: nothing is left to do for it. Only files that belong to a run are removed, so that a folder in
    /// which others lie stays. Only who has the lock may call this.
    public func remove() {
        for name in folder.names() where name.hasPrefix(SlotFile.prefix) {
            unlinkat(folder.descriptor, name, 0)
        }
        unlinkat(folder.descriptor, RunFolder.journalName, 0)
        _ = path.withCString { rmdir($0) }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Appends records to a journal. Each is one write at the end of the file, which the kernel keeps apart from others'
/// writes: nobody waits for anybody, and a writer that is killed or stopped holds nobody up.
public struct JournalWriter {
    private let descriptor: Int32
    private let key: UInt64

    /// Takes a journal that is open for appending, which stays its caller's.
    public init(descriptor: Int32, key: UInt64) {
        self.descriptor = descriptor
        self.key = key
    }

    /// Appends a record and returns its place.
    ///
    /// - Throws: a record that is too long, or a file system that does not take it. What it took of it is damage that a
    ///   reader steps over.
    @discardableResult
    public func append(_ record: JournalRecord) throws(LedgerFailure) -> UInt64 {
        let bytes = record.bytes
        guard bytes.count <= JournalFormat.longestRecord else {
            throw LedgerFailure(
                "the record is longer than \(JournalFormat.longestRecord) bytes; put what is long into a file"
            )
        }
        let frame = JournalFormat.frame(kind: record.kind, record: bytes, key: key)
        while true {
            let count = write(descriptor, frame, frame.count)
            if count == frame.count { break }
            if count < 0 && errno == EINTR { continue }
            throw LedgerFailure("cannot write to the journal", error: count < 0 ? errno : ENOSPC)
        }
        let end = lseek(descriptor, 0, SEEK_CUR)
        return UInt64(Int(end) - frame.count)
    }

    /// Waits until what was appended would survive a loss of power.
    ///
    /// - Throws: a device that does not say so.
    public func settle() throws(LedgerFailure) {
        guard fdatasync(descriptor) == 0 else {
            throw LedgerFailure("cannot settle the journal", error: errno)
        }
    }
}

#if canImport(Glibc)
    import Glibc
#endif

/// Asks for large pages where a thread's memory lies: an analysis fills a hundred megabytes once, and taking them in
/// small pages costs a tenth of its time.
enum HeapPages {
    /// Threads other than the first get their memory from maps of this size, aligned to it (glibc, malloc/arena.c:
    /// `HEAP_MAX_SIZE`). Elsewhere the call below says no, and nothing changes.
    private static let heapSize = 64 << 20

    /// Asks for the map that the calling thread's next objects come from.
    static func preferLarge() {
        #if canImport(Glibc)
            guard let probe = malloc(32 << 10) else { return }
            defer { free(probe) }
            let start = UInt(bitPattern: probe) & ~UInt(heapSize - 1)
            guard let heap = UnsafeMutableRawPointer(bitPattern: start) else { return }
            _ = madvise(heap, heapSize, MADV_HUGEPAGE)
        #endif
    }
}

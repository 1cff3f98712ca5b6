import CSurety

/// Lets the heap grow and shrink in large steps: an analysis fills a hundred megabytes, and frees little of it before its
/// end. By itself, glibc asks the system for the heaps of further threads page by page, which are thousands of calls.
///
/// Large pages are not asked for. They save a tenth of the time of a check where the machine has its memory at hand; a
/// virtual one whose host takes back what is free needs more than that to get them.
enum HeapGrowth {
    /// The size of a thread's heap (glibc, malloc/arena.c: `HEAP_MAX_SIZE`). Of what is asked for at once, only what is
    /// touched takes memory.
    private static let step: Int32 = 64 << 20
    /// From which size on a block has a map of its own, which is new memory each time: half a heap, the most that glibc
    /// takes.
    private static let mapped: Int32 = 32 << 20

    /// Sets up the heap of the process; to be called before there are threads.
    static func useLargeSteps() { csurety_heap_in_steps(step, mapped) }
}

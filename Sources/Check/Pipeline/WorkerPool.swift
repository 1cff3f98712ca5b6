import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A fixed number of threads with large stacks that share out the indices of a range.
///
/// Not Swift's own executor, because its threads have small stacks and a parser of nested source recurses. Results
/// come back by index, so that they do not depend on which thread was faster.
public final class WorkerPool: Sendable {
    /// As many threads as the machine has processors.
    public static var defaultJobs: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The stack of each thread, in bytes. Only what is touched takes memory.
    public static let stackSize = 16 << 20

    /// How many threads work.
    public let jobs: Int
    private let shared: Shared
    private let threads: [SystemThread]

    /// Starts the threads; where the system refuses one, the pool is smaller.
    public init(jobs: Int = WorkerPool.defaultJobs) {
        HeapGrowth.useLargeSteps()
        let shared = Shared()
        var threads: [SystemThread] = []
        for worker in 0..<max(1, jobs) {
            let thread = SystemThread(stackSize: WorkerPool.stackSize) { shared.work(as: worker) }
            guard let thread else { break }
            threads.append(thread)
        }
        self.shared = shared
        self.threads = threads
        self.jobs = max(1, threads.count)
    }

    deinit {
        shared.finish()
        for thread in threads { thread.join() }
    }

    /// Calls `body` once for each index below `count`, each call on some thread of the pool, and waits for all.
    /// `worker` is the thread's number, for scratch memory of its own. Called from within `body`, it works on the
    /// calling thread.
    public func forEach(_ count: Int, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Void) {
        if let worker = shared.currentWorker() {
            for index in 0..<count { body(index, worker) }
            return
        }
        guard count > 0 else { return }
        guard !threads.isEmpty else {
            for index in 0..<count { body(index, 0) }
            return
        }
        shared.run(Shared.Round(count: count, threads: threads.count, body: body))
    }

    /// The results of `body` for each index below `count`, in the order of the indices.
    public func map<Result: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            nonisolated(unsafe) let base = buffer.baseAddress
            forEach(count) { index, worker in
                (base! + index).initialize(to: body(index, worker))
            }
            initialized = count
        }
    }
}

/// What the threads and the caller share: the current round, and a bell for each side.
private final class Shared: @unchecked Sendable {
    /// One call of `forEach`.
    final class Round: Sendable {
        let count: Int
        let body: @Sendable (Int, Int) -> Void
        let next = Atomic<Int>(0)
        let working: Atomic<Int>

        init(count: Int, threads: Int, body: @escaping @Sendable (Int, Int) -> Void) {
            self.count = count
            self.body = body
            working = Atomic(threads)
        }

        func work(as worker: Int) {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index, worker)
            }
        }
    }

    // Guarded by `mutex`.
    private var round: Round?
    private var generation = 0
    private var finished = false
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let begun = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let workers = Mutex<[UInt: Int]>([:])
    /// One round at a time, where several threads call.
    private let turn = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_mutex_init(turn, nil)
        pthread_cond_init(begun, nil)
        pthread_cond_init(ended, nil)
    }

    deinit {
        pthread_cond_destroy(ended)
        pthread_cond_destroy(begun)
        pthread_mutex_destroy(turn)
        pthread_mutex_destroy(mutex)
        ended.deallocate()
        begun.deallocate()
        turn.deallocate()
        mutex.deallocate()
    }

    /// The number of the calling thread, where it is one of the pool's.
    func currentWorker() -> Int? { workers.withLock { $0[Shared.threadKey] } }

    func run(_ new: Round) {
        pthread_mutex_lock(turn)
        defer { pthread_mutex_unlock(turn) }

        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }

        round = new
        generation += 1
        pthread_cond_broadcast(begun)
        while new.working.load(ordering: .acquiring) > 0 { pthread_cond_wait(ended, mutex) }
        round = nil
    }

    func finish() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }

        finished = true
        pthread_cond_broadcast(begun)
    }

    func work(as worker: Int) {
        workers.withLock { $0[Shared.threadKey] = worker }
        var seen = 0
        while let round = wait(after: &seen) {
            round.work(as: worker)
            leave(round)
        }
    }

    private func wait(after seen: inout Int) -> Round? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }

        while generation == seen && !finished { pthread_cond_wait(begun, mutex) }
        guard !finished else { return nil }
        seen = generation
        return round
    }

    private func leave(_ round: Round) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }

        let left = round.working.subtract(1, ordering: .acquiringAndReleasing).newValue
        if left == 0 { pthread_cond_signal(ended) }
    }

    private static var threadKey: UInt {
        #if canImport(Glibc)
            UInt(pthread_self())
        #else
            UInt(bitPattern: pthread_self())
        #endif
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread of the system, with a stack of a chosen size.
public struct SystemThread: Sendable {
    #if canImport(Glibc)
        private let thread: pthread_t
    #else
        private nonisolated(unsafe) let thread: pthread_t
    #endif

    /// Starts a thread that runs `body`; nil where the system refuses.
    public init?(stackSize: Int, _ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }

        pthread_attr_setstacksize(&attributes, stackSize)
        let work = Unmanaged.passRetained(Work(body))
        #if canImport(Glibc)
            var started = pthread_t()
        #else
            var started: pthread_t?
        #endif
        let status = pthread_create(&started, &attributes, threadMain, work.toOpaque())
        guard status == 0 else {
            work.release()
            return nil
        }
        #if canImport(Glibc)
            thread = started
        #else
            guard let started else { return nil }
            thread = started
        #endif
    }

    /// Waits for the end of the thread; to be called once.
    public func join() { pthread_join(thread, nil) }
}

private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Glibc)
    private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }
#else
    private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }
#endif

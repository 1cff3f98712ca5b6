import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The thread that sleeps until the next deadline. It is started when it is first needed.
final class Sleeper: Sendable {
    /// A pipe that wakes it; -1 before it is started.
    private let pipe = Mutex<(read: Int32, write: Int32)>((-1, -1))

    /// Wakes the thread, and starts it the first time, with the function that it calls whenever it wakes: what it
    /// returns is how long to sleep, in nanoseconds.
    func wake(_ look: @escaping @Sendable () -> UInt64?) {
        let descriptor = pipe.withLock { ends in
            if ends.write < 0 {
                ends = Sleeper.makePipe()
                Sleeper.start(Loop(descriptor: ends.read, look: look))
            }
            return ends.write
        }
        var byte: UInt8 = 1
        // A full pipe wakes it as well.
        _ = write(descriptor, &byte, 1)
    }

    private static func makePipe() -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let result = systemPipe(&ends)
        precondition(result == 0, "no descriptors left for the thread that keeps deadlines")
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }

    private static func start(_ loop: Loop) {
        startThread { loop.run() }
    }

    private struct Loop: Sendable {
        let descriptor: Int32
        let look: @Sendable () -> UInt64?

        func run() {
            var buffer = [UInt8](repeating: 0, count: 64)
            while true {
                let wait = look() ?? 0
                var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                // Rounded up, so that it does not wake a moment too early and sleep again.
                let milliseconds = Int32(min((wait + 999_999) / 1_000_000, 3_600_000))
                guard poll(&event, 1, milliseconds) > 0 else { continue }
                while read(descriptor, &buffer, buffer.count) == buffer.count {}
            }
        }
    }
}

/// A pipe, under a name that no method can hide.
func systemPipe(_ ends: inout [Int32]) -> Int32 {
    pipe(&ends)
}

/// Starts a detached thread. It blocks no signal: a child that is spawned from it would inherit that.
func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let argument = Unmanaged.passRetained(Start(body)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
        let result = pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, argument)
        if let thread { pthread_detach(thread) }
    #else
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, argument)
        if result == 0 { pthread_detach(thread) }
    #endif
    precondition(result == 0, "no thread can be started")
}

import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The signals of this process, read from a descriptor instead of handled.
struct SignalSource {
    let descriptor: Int32

    /// Blocks them; programs that are started get the mask that was there before.
    init?() {
        descriptor = csurety_take_signals()
        guard descriptor >= 0 else { return nil }
    }

    /// The signals that arrived.
    func arrivals() -> [csurety_arrival] {
        var found: [csurety_arrival] = []
        var arrival = csurety_arrival()
        while csurety_read_signal(descriptor, &arrival) == 1 { found.append(arrival) }
        return found
    }
}

/// Waiting for descriptors.
enum Waiting {
    /// Waits until one can be read, its other end is gone, or so many milliseconds are over; -1 for no limit. The answer
    /// has one element a descriptor.
    static func forAny(of descriptors: [Int32], milliseconds: Int32) -> [Bool] {
        var sets = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&sets, nfds_t(sets.count), milliseconds) < 0 {
            guard errno == EINTR else { return descriptors.map { _ in false } }
        }
        return sets.map { $0.revents != 0 }
    }
}

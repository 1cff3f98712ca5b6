#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lets a file be finished: what asks the process to end meanwhile counts when the file has its name.
///
/// A mask would not do, since it is a thread's own, and the process has others. Only one may be there at a time.
struct HeldSignals {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    /// The last signal that came; only the handler writes it while signals are held.
    nonisolated(unsafe) private static var arrived: sig_atomic_t = 0
    private var before: [sigaction] = []

    init() {
        Self.arrived = 0
        for number in Self.numbers {
            var action = sigaction()
            var old = sigaction()
            sigaction(number, nil, &old)
            before.append(old)
            // Who started the process may have wanted it to ignore one: `nohup`.
            if isIgnored(old) { continue }
            set(&action) { HeldSignals.arrived = $0 }
            sigaction(number, &action, nil)
        }
    }

    /// Puts back what was there, and lets what came take effect.
    func release() {
        for (number, old) in zip(Self.numbers, before) {
            var old = old
            sigaction(number, &old, nil)
        }
        if Self.arrived != 0 { raise(Self.arrived) }
    }

    private func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Darwin)
            unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
        #else
            unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
        #endif
    }

    private func set(_ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void) {
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
    }
}

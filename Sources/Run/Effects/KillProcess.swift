import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ends one process: asks it, and kills it where it does not listen.
enum KillProcess {
    static func discharge(_ process: ProcessIdentity, _ context: DischargeContext) -> DischargeOutcome {
        guard process.boot == .current else { return .gone("the machine was started anew since") }
        guard process.namespace == ProcessIdentity.namespaceHere else {
            return .refused("its number belongs to another process namespace")
        }
        guard let descriptor = process.open() else { return .gone("it has ended") }
        defer { close(descriptor) }

        guard csurety_process_signal(descriptor, SIGTERM) == 0 else {
            return errno == ESRCH
                ? .gone("it has ended") : .failed("cannot end it: \(LedgerFailure.reason(errno))")
        }
        csurety_process_signal(descriptor, SIGCONT)
        if waits(descriptor, context.grace) { return .done("ended by SIGTERM") }
        csurety_process_signal(descriptor, SIGKILL)
        return waits(descriptor, .seconds(10)) ? .done("ended by SIGKILL") : .failed("it does not end")
    }

    private static func waits(_ descriptor: Int32, _ limit: Duration) -> Bool {
        let ended = Waiting.forAny(
            of: [descriptor], milliseconds: ContinuousDeadline(after: limit).milliseconds)
        return ended[0]
    }
}

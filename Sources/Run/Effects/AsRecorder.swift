import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Acts with the rights of who recorded an obligation, and not with the superuser's: in a process of its own, since there
/// is no way back.
enum AsRecorder {
    static func discharge(
        _ recorder: Credentials, _ body: () -> DischargeOutcome
    ) -> DischargeOutcome {
        var ends: [Int32] = [-1, -1]
        guard csurety_pipe(&ends) == 0 else { return .failed("no pipe: \(LedgerFailure.reason(errno))") }
        let process = csurety_fork()
        if process == 0 {
            let outcome =
                become(recorder)
                ? body() : .failed("cannot become user \(recorder.user): \(LedgerFailure.reason(errno))")
            answer(outcome, ends[1])
        }
        close(ends[1])
        defer { close(ends[0]) }

        guard process > 0 else { return .failed("no process: \(LedgerFailure.reason(errno))") }
        let answer = readAll(ends[0])
        waitpid(process, nil, 0)
        guard let first = answer.first, let result = DischargeResult(rawValue: UInt64(first)) else {
            return .failed("the process that acted as user \(recorder.user) died")
        }
        return DischargeOutcome(result: result, detail: String(decoding: answer.dropFirst(), as: UTF8.self))
    }

    private static func become(_ recorder: Credentials) -> Bool {
        recorder.groups.withUnsafeBufferPointer {
            csurety_become(recorder.user, recorder.group, $0.baseAddress, Int32($0.count)) == 0
        }
    }

    private static func answer(_ outcome: DischargeOutcome, _ end: Int32) -> Never {
        let bytes =
            [UInt8(truncatingIfNeeded: outcome.result.rawValue)] + Array(outcome.detail.utf8.prefix(2048))
        _ = write(end, bytes, bytes.count)
        _exit(0)
    }

    private static func readAll(_ end: Int32) -> [UInt8] {
        var found: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(end, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN {
                _ = Waiting.forAny(of: [end], milliseconds: -1)
                continue
            }
            guard count > 0 else { return found }
            found += buffer[..<count]
        }
    }
}

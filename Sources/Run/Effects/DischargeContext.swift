import SuretyLedgerFiles

/// What a discharge came to.
struct DischargeOutcome {
    var result: DischargeResult
    var detail: String

    static func done(_ detail: String) -> DischargeOutcome { .init(result: .done, detail: detail) }
    static func gone(_ detail: String) -> DischargeOutcome { .init(result: .gone, detail: detail) }
    static func failed(_ detail: String) -> DischargeOutcome { .init(result: .failed, detail: detail) }
    static func refused(_ detail: String) -> DischargeOutcome { .init(result: .refused, detail: detail) }
    static func unknown(_ detail: String) -> DischargeOutcome { .init(result: .unknown, detail: detail) }
    static func kept(_ detail: String) -> DischargeOutcome { .init(result: .kept, detail: detail) }
    static func lost(_ detail: String) -> DischargeOutcome { .init(result: .lost, detail: detail) }
}

/// What an effect needs to know besides the obligation.
struct DischargeContext {
    /// The run.
    var run: RunFolder
    /// How the run ended, for commands to look at.
    var end: String
    /// How long a process has between the question and the end.
    var grace: Duration
    /// How long a command may take.
    var commandLimit = Duration.seconds(10)
    /// How deep runs within runs are being discharged.
    var depth = 0

    /// A name that a file is given while it is being removed. It is the same at the next attempt.
    func privateName(_ number: UInt64) -> RawPath {
        RawPath(".surety-\(String(run.key ?? 0, radix: 16))-\(number)")
    }
}

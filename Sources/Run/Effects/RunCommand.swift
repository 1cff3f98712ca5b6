import SuretyLedgerFiles

/// Runs a command that was deferred. Whoever calls has written down before that it begins.
enum RunCommand {
    static func discharge(
        _ arguments: [RawPath], in folder: RawPath, of tracked: RunState.Tracked, _ context: DischargeContext
    ) -> DischargeOutcome {
        var environment = ProgramStart.environment(without: [Recorder.variable, "SURETY_END"])
        environment.append(RawPath("SURETY_END=\(context.end)"))
        var start = ProgramStart(arguments: arguments, environment: environment, folder: folder)
        let recorder = tracked.obligation.recorder
        if recorder.user != Credentials.current.user { start.credentials = recorder }
        switch RunProgram(start: start, limit: context.commandLimit).run() {
        case .ended(.exited(0), _): return .done("ran")
        case .ended(let status, _): return trouble("it ended with \(status.text)", tracked)
        case .notStarted(let error): return trouble("it cannot be started: \(error.reason)", tracked)
        case .tookTooLong:
            return trouble("it took longer than \(context.commandLimit) and was ended", tracked)
        }
    }

    /// A command is not tried again unless it may be.
    private static func trouble(_ detail: String, _ tracked: RunState.Tracked) -> DischargeOutcome {
        tracked.obligation.isIdempotent ? .failed(detail) : .lost(detail)
    }
}

#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyLedgerFiles
    import SuretyRun

    /// `surety release`.
    struct ReleaseCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "release",
            abstract: "Take back an obligation that was discharged, or discharge it now.",
            discussion: """
                Examples:
                  id=$(surety defer --remove "$file"); …; rm "$file"; surety release "$id"
                  surety release --run "$id"
                """)

        @Flag(name: .customLong("run"), help: "Discharge it first.")
        var discharges = false

        @Argument(help: ArgumentHelp("The obligation's number.", valueName: "id"))
        var id: UInt64

        func run() throws {
            let recorder = try LiveRun.find()
            guard let tracked = try recorder.run.contents().state[id] else {
                throw Trouble("the run has no obligation \(id); see 'surety held'")
            }
            guard tracked.isHeld else { return }
            guard discharges else { return try recorder.release(id) }
            let outcome = try EarlyDischarge.discharge(tracked, in: recorder.run)
            guard outcome.result.isTrouble else { return }
            let what = tracked.obligation.title
            throw Trouble("'\(what)' was not discharged: \(outcome.result.word), \(outcome.detail)")
        }
    }
#endif

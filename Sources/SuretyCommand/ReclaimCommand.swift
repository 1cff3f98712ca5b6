#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyCheck
    import SuretyLedgerFiles
    import SuretyRun

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// `surety reclaim`.
    struct ReclaimCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reclaim",
            abstract: "Discharge what runs hold whose supervisors are dead.",
            discussion: """
                Every 'surety run' does the same first, in its own folder. Two that reclaim at the same time share the \
                work.

                Examples:
                  surety reclaim
                  surety reclaim /var/lib/myservice/surety

                Exit status: 0 where nothing is left, 1 where something could not be discharged or must be looked at, 2 \
                where the folder cannot be used.
                """)

        @Option(
            help: ArgumentHelp("How long processes have between SIGTERM and SIGKILL.", valueName: "duration"))
        var grace = DurationArgument(.seconds(5))

        @Argument(help: ArgumentHelp("The folder of the runs' ledgers.", valueName: "dir"))
        var folder: String?

        func run() throws {
            let path = LedgerArgument.path(folder)
            if folder == nil, access(path.text, F_OK) != 0 { return }
            let place = try LedgerPlace(existing: path)
            var isTrouble = false
            for outcome in Reclaim(grace: grace.duration).reclaim(below: place) {
                switch outcome {
                case .live: break
                case .reclaimed(let report):
                    try SuretyCommand.print(report.text)
                    if report.hasTrouble { isTrouble = true }
                case .refused(let name, let failure):
                    SuretyCommand.complain("the run '\(name)' was left alone: \(failure.message)")
                    isTrouble = true
                }
            }
            if isTrouble { throw Ended(status: .findings) }
        }
    }
#endif
